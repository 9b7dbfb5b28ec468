"""Downloaded, filled in and imported: the draft holds exactly that."""

from datetime import date

import pytest
from openpyxl import load_workbook

from scorecards.excel_form.rows import SHEET
from scorecards.models import Scorecard
from tests.makers import fill, make_scorecard
from tests.scorecards.excel_form.workbooks import (
    downloaded,
    filled,
    imported,
    note_key,
    places,
    prefix,
    saved,
    upload,
)
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def answers(scorecard):
    return list(
        scorecard.answers.values_list("outcome", "rating", "points_heard", "notes")
    )


def flags(scorecard):
    return list(scorecard.red_flag_checks.values_list("ticked", "evidence"))


def everything(scorecard):
    scorecard = Scorecard.objects.get(pk=scorecard.pk)
    return {
        "answers": answers(scorecard),
        "flags": flags(scorecard),
        "indicators": list(scorecard.indicators.values_list("pk", flat=True)),
        "level": scorecard.demonstrated_level,
        "conclusion": (
            scorecard.recommendation,
            scorecard.reason,
            scorecard.summary,
        ),
    }


def test_other_notes_and_questions_and_follow_ups_come_with_the_form(client, draft):
    file = filled(
        downloaded(client, draft),
        {
            f"{prefix(draft, 1)}.follow_ups.0": "x",
            "other.general_note": "Came late.",
            "other.candidate_asked": "Pay?",
            "extra-1.text": "Why us?",
            "extra-1.notes": "The site.",
            "extra-1.result": "4 Above",
            "extra-2.text": "And when?",
        },
    )

    imported(client, draft, file)

    draft.refresh_from_db()
    assert draft.answers.get(question__position=1).follow_ups_used == [0]
    assert (draft.general_note, draft.candidate_asked) == ("Came late.", "Pay?")
    asked = draft.extra_questions.values_list("number", "text", "notes", "rating")
    assert list(asked) == [
        (1, "Why us?", "The site.", 4),
        (2, "And when?", "", None),
    ]


def test_a_form_of_before_changes_nothing_that_it_does_not_know(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "ICH"})
    draft.extra_questions.create(number=4, text="Asked since", revision=1)

    imported(client, draft, file)

    [asked] = draft.extra_questions.all()
    assert asked.text == "Asked since"


def test_a_form_filled_in_becomes_the_draft(client, draft):
    one, two = prefix(draft, 1), prefix(draft, 2)
    flag = draft.kit.red_flags.first()
    indicators = draft.kit.indicators.filter(level="senior")
    file = filled(
        downloaded(client, draft),
        {
            f"{one}.points.0": "Yes",
            f"{one}.points.2": "Yes",
            f"{one}.outcome": "Rated",
            f"{one}.rating": "4 Above",
            f"{one}.notes": "Named four phases.\n\nAnd why.",
            f"{two}.outcome": "Could not answer",
            f"flag-{flag.pk}.ticked": "Yes",
            f"flag-{flag.pk}.evidence": "Said so twice.",
            f"experience.indicators.{indicators[1].pk}": "Yes",
            "experience.demonstrated_level": "Senior",
            "conclusion.recommendation": "Strong yes",
            "conclusion.reason": "One bad day.",
            "conclusion.summary": "Knows the work.",
        },
    )
    imported(client, draft, file)
    assert everything(draft) == {
        "answers": [
            ("rated", 4, [0, 2], "Named four phases.\n\nAnd why."),
            ("could_not_answer", None, [], ""),
        ],
        "flags": [(True, "Said so twice.")],
        "indicators": [indicators[1].pk],
        "level": "senior",
        "conclusion": ("strong_yes", "One bad day.", "Knows the work."),
    }


def test_an_assigned_scorecard_becomes_a_draft(client, ida):
    client.force_login(ida)
    card = make_scorecard(ida, status="assigned")
    imported(client, card, filled(downloaded(client, card), {note_key(card): "ICH"}))
    card.refresh_from_db()
    assert (card.status, card.saved_at is not None) == ("draft", True)


def test_a_form_saved_without_a_change_changes_nothing(client, draft):
    fill(draft, flags=1)
    before = everything(draft)
    file = saved(load_workbook(downloaded(client, draft)))
    response = upload(client, draft, file)
    assert "There is nothing to import" in response.text
    assert everything(draft) == before


@pytest.mark.parametrize("label", [*CAME_AS_TYPED, *MADE_VISIBLE])
def test_any_text_goes_out_and_in_unchanged(client, draft, label):
    text = CAME_AS_TYPED.get(label) or MADE_VISIBLE[label][1]
    draft.answers.update(notes=text)
    file = filled(downloaded(client, draft), {f"{prefix(draft)}.rating": 5})
    imported(client, draft, file)
    assert answers(draft)[0] == ("rated", 5, [], text)


@pytest.mark.parametrize("label", ["vertical tab", "unit separator", "no character"])
def test_what_no_workbook_holds_stays_as_it_is(client, draft, label):
    text = MADE_VISIBLE[label][0]
    draft.answers.update(notes=text)
    file = filled(downloaded(client, draft), {f"{prefix(draft)}.rating": 5})
    imported(client, draft, file)
    assert answers(draft)[0] == ("rated", 5, [], text)


def test_a_text_as_long_as_can_be_goes_out_and_in_whole(client, draft):
    text = "".join(f"{n} 👩🏽‍🔬 wörds\n" for n in range(5_000))[:50_000]
    draft.answers.update(notes=text)
    file = filled(downloaded(client, draft), {f"{note_key(draft)}+1": "Other."})
    imported(client, draft, file)
    notes = answers(draft)[0][3]
    assert notes.startswith(text[:300])
    assert notes.endswith(text[-300:])
    assert "Other." in notes


def test_what_is_written_after_the_cells_of_a_long_text_is_kept(client, draft):
    draft.answers.update(notes="A line.\n" * 60)
    file = filled(downloaded(client, draft), {f"{note_key(draft)}+2": "The end."})
    imported(client, draft, file)
    assert answers(draft)[0][3] == "A line.\n" * 52 + "The end."


def test_importing_twice_changes_nothing_more(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "ICH"})
    imported(client, draft, file)
    assert "There is nothing to import" in upload(client, draft, file).text


def test_dates_and_percentages_arrive_as_they_were_shown(client, draft):
    file = downloaded(client, draft)
    where = places(file)
    book = load_workbook(file)
    for number, value, number_format in (
        (1, date(2026, 11, 3), "d mmmm yyyy"),
        (2, 0.125, "0.0%"),
    ):
        cell = book[SHEET][where[note_key(draft, number)]]
        cell.value, cell.number_format = value, number_format

    imported(client, draft, saved(book))

    notes = [answer.notes for answer in draft.answers.all()]
    assert notes == ["3 November 2026", "12.5%"]
