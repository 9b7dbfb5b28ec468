"""A scorecard as a report, and the part of a page that shows it."""

import pytest
from django.template.loader import render_to_string

from glossary.models import Level
from scorecards.models import Kit, Scorecard
from scorecards.models.scales import Outcome, Recommendation
from scorecards.panel.report.contents import RedFlagReport, build_report
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def shown(scorecard):
    report = build_report(scorecard)
    return render_to_string("scorecards/panel/report/_report.html", {"report": report})


def answer(scorecard, number, **values):
    scorecard.answers.filter(question__position=number).update(**values)


def test_report_takes_the_same_queries_however_long_the_kit(
    ida, django_assert_num_queries
):
    short = make_submitted(ida)
    long_role = make_role("Monitor", make_term("GCP", questions=12))
    long = make_submitted(
        ida,
        application=make_application("Bo Lind", opening=make_opening(role=long_role)),
        flags=2,
    )
    for scorecard in (short, long):
        scorecard = Scorecard.objects.select_related("kit").get(pk=scorecard.pk)
        with django_assert_num_queries(5):
            shown(scorecard)


def test_conclusion_is_in_words(ida):
    report = build_report(make_submitted(ida, rating=4, summary="Knows the work."))
    assert str(report.score) == "4.00 from 2 answers"
    assert report.recommendation == "Yes"
    assert report.demonstrated_level == "Mid"
    assert report.summary == "Knows the work."


@pytest.mark.parametrize("begun_after", [True, False])
def test_says_so_when_begun_after_others_were_open(ida, begun_after):
    scorecard = make_submitted(ida)
    scorecard.started_after_others = begun_after
    sentence = "Started after other scorecards were visible"
    assert (sentence in shown(scorecard)) == begun_after


def test_question_stands_beside_what_was_heard(ida):
    first = build_report(make_submitted(ida, rating=3)).questions[0]
    assert (first.number, first.text) == (1, "CRO mid question 1?")
    assert first.term == "CRO"
    assert first.expected_answer == "CRO mid expected answer 1."
    assert first.result == "3 Meets"
    assert first.notes == "She named the four phases."


def test_points_say_which_were_heard(ida):
    first = build_report(make_submitted(ida)).questions[0]
    assert first.points == [
        ("Point A of 1", True),
        ("Point B of 1", False),
        ("Point C of 1", True),
    ]
    assert first.points_heard == 2


def test_anchor_of_the_rating_given_is_marked(ida):
    first = build_report(make_submitted(ida, rating=3)).questions[0]
    assert first.anchors == {
        "1 No evidence": "Nothing.",
        "3 Meets": "Enough.",
        "5 Exceeds": "Plenty.",
    }
    assert first.result == "3 Meets"


def test_answers_without_a_rating_have_their_word(ida):
    scorecard = make_scorecard(ida)
    answer(scorecard, 1, outcome=Outcome.COULD_NOT_ANSWER)
    results = [question.result for question in build_report(scorecard).questions]
    assert results == ["Could not answer", "Not rated"]

    answer(scorecard, 2, outcome=Outcome.NOT_ASKED)
    assert build_report(scorecard).questions[1].result == "Not asked"


def test_only_ticked_red_flags_are_listed_and_the_kits_are_counted(ida):
    scorecard = make_submitted(ida, flags=1)
    scorecard.red_flag_checks.create(
        red_flag=scorecard.kit.red_flags.last(), evidence="Looked into, untrue."
    )
    report = build_report(scorecard)
    assert report.red_flags == [
        RedFlagReport("CRO red flag 1", "CRO", "Said so twice.")
    ]
    assert report.red_flags_in_kit == 2


def test_red_flags_of_a_colleague_are_not_mixed_in(ida, ivan):
    mine = make_submitted(ida)
    make_submitted(ivan, flags=2)
    assert build_report(mine).red_flags == []


def test_indicators_stand_by_level_with_years_and_ticks(ida, ivan):
    make_submitted(ivan)
    mine = make_scorecard(ida)
    mine.indicators.set(mine.kit.indicators.filter(level=Level.SENIOR, position=2))
    levels = [
        (level.level, level.years, level.ticked) for level in build_report(mine).levels
    ]
    assert levels == [("Junior", "0-2", 0), ("Mid", "2-5", 0), ("Senior", "5+", 1)]
    assert build_report(mine).levels[2].indicators == [
        ("CRO senior indicator 1", False),
        ("CRO senior indicator 2", True),
    ]


def test_contradiction_is_marked_with_its_reason(ida):
    scorecard = fill(
        make_scorecard(ida), rating=2, recommendation=Recommendation.STRONG_YES
    )
    Scorecard.objects.filter(pk=scorecard.pk).update(reason="Asked too narrowly.")
    page = shown(Scorecard.objects.get(pk=scorecard.pk))
    assert "The recommendation differs from the score." in page
    assert "Asked too narrowly." in page


def test_agreement_is_not_marked(ida):
    assert "differs from the score" not in shown(make_submitted(ida, rating=4))


def test_blank_draft_says_what_is_blank(ida):
    page = shown(make_scorecard(ida))
    for words in ("Not rated", "Not given", "Not chosen", "None written"):
        assert words in page


def test_time_spent_stands_beside_the_plan_where_it_was_counted(ida):
    scorecard = make_submitted(ida)
    assert "planned" not in shown(scorecard)
    answer(scorecard, 1, seconds_spent=5 * 60 + 30)
    assert shown(scorecard).count("6 min of 5 planned") == 1


def test_report_reads_the_frozen_kit(ida):
    scorecard = make_submitted(ida)
    term = scorecard.kit.role.terms.get()
    term.questions.update(text="Reworded?")
    texts = [question.text for question in build_report(scorecard).questions]
    assert texts == ["CRO mid question 1?", "CRO mid question 2?"]
    assert Kit.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("O'Brien", "O&#x27;Brien"),
    ],
)
def test_what_people_typed_is_escaped_everywhere(ida, typed, escaped):
    scorecard = fill(make_scorecard(ida), notes=typed, summary=typed, flags=1)
    Scorecard.objects.filter(pk=scorecard.pk).update(reason=typed)
    scorecard.red_flag_checks.update(evidence=typed)
    page = shown(Scorecard.objects.get(pk=scorecard.pk))
    assert typed not in page
    assert page.count(escaped) == 5  # two notes, summary, reason, evidence


def test_line_breaks_of_notes_are_kept(ida):
    page = shown(fill(make_scorecard(ida), notes="First.\n\nSecond."))
    assert '<dd class="report-typed" dir="auto">First.\n\nSecond.</dd>' in page
