"""What fits no question of the kit: notes, other questions, follow-ups asked."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from scorecards.models import ExtraQuestion, Scorecard
from scorecards.panel.report.contents import build_report
from scorecards.panel.report.versions import history_of
from scorecards.workflow.discarding import is_blank
from scorecards.workflow.reopening import reopen
from tests.makers import lock, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}
ASKED = {"extra-1-text": "Why us?", "extra-1-notes": "The site.", "extra-1-result": 4}


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def save(client, scorecard, data, **headers):
    return client.post(reverse("scorecard", args=[scorecard.pk]), data, **headers)


def by_script(client, scorecard, data):
    return save(client, scorecard, data, headers=JSON)


def asked(scorecard):
    rows = scorecard.extra_questions.values_list("number", "text", "notes", "rating")
    return list(rows)


def test_the_general_note_and_what_was_asked_are_saved_as_one_part(client, draft):
    notes = {"other-general_note": "Came late.", "other-candidate_asked": "Pay?"}

    answer = by_script(client, draft, {"other-revision": 0, **notes})

    assert answer.json()["parts"] == {"other": {"state": "saved", "revision": 1}}
    draft = Scorecard.objects.get(pk=draft.pk)
    assert (draft.general_note, draft.candidate_asked) == ("Came late.", "Pay?")


def test_another_question_is_saved_with_its_note_and_rating(client, draft):
    by_script(client, draft, {"extra-1-revision": 0, **ASKED})
    assert asked(draft) == [(1, "Why us?", "The site.", 4)]


def test_several_other_questions_are_kept(client, draft):
    by_script(client, draft, {"extra-1-revision": 0, **ASKED})
    by_script(client, draft, {"extra-3-revision": 0, "extra-3-text": "And when?"})
    assert asked(draft) == [(1, "Why us?", "The site.", 4), (3, "And when?", "", None)]


def test_a_blank_one_follows_those_that_are_filled(client, draft):
    by_script(client, draft, {"extra-1-revision": 0, **ASKED})
    page = client.get(reverse("scorecard", args=[draft.pk])).text
    assert 'data-part="extra-2"' in page
    assert 'data-part="extra-3"' not in page


def test_no_more_than_twenty_other_questions(client, draft):
    answer = by_script(client, draft, {"extra-21-revision": 0, "extra-21-text": "x"})
    assert answer.json()["parts"] == {}
    with pytest.raises(IntegrityError), transaction.atomic():
        ExtraQuestion.objects.create(scorecard=draft, number=21)


def test_the_rating_of_another_question_is_not_in_the_score(client, draft):
    by_script(client, draft, {"extra-1-revision": 0, **ASKED})
    assert Scorecard.objects.get(pk=draft.pk).score.count == 0


def test_another_question_can_be_taken_away_without_a_script(client, draft):
    by_script(client, draft, {"extra-1-revision": 0, **ASKED})

    save(client, draft, {"extra-1-revision": 1, **ASKED, "extra-1-remove": "on"})

    assert asked(draft) == [(1, "", "", None)]
    assert not ExtraQuestion.objects.filled().exists()


def test_another_question_changed_elsewhere_is_not_overwritten(client, draft):
    by_script(client, draft, {"extra-1-revision": 0, **ASKED})

    answer = by_script(client, draft, {"extra-1-revision": 0, "extra-1-text": "Mine?"})

    assert answer.status_code == 409
    assert answer.json()["parts"]["extra-1"]["stored"]["text"] == "Why us?"
    assert asked(draft) == [(1, "Why us?", "The site.", 4)]


def test_what_came_too_late_is_shown_to_copy(client, draft):
    lock(draft)
    late = save(
        client, draft, {"extra-1-revision": 0, "extra-1-text": "Late?"}, follow=True
    )
    assert late.status_code == 409
    assert "Late?" in late.text


@pytest.mark.parametrize(
    "sent",
    [
        {"other-revision": 0, "other-general_note": "x"},
        {"extra-1-revision": 0, "extra-1-text": "x"},
    ],
)
def test_a_scorecard_with_such_a_note_is_not_blank(client, draft, sent):
    by_script(client, draft, sent)
    assert not is_blank(Scorecard.objects.get(pk=draft.pk))


def test_the_follow_up_that_was_asked_is_kept(client, draft):
    answer = draft.answers.get(question__position=1)
    part = f"answer-{answer.question_id}"

    by_script(client, draft, {f"{part}-revision": 0, f"{part}-follow_ups": ["0"]})

    answer.refresh_from_db()
    assert answer.asked_follow_ups == ["Probe 1?"]


def test_the_report_has_all_of_it(ida):
    submitted = make_submitted(ida)
    submitted.answers.update(follow_ups_used=[0])
    ExtraQuestion.objects.create(
        scorecard=submitted, number=1, text="Why us?", notes="The site.", rating=4
    )
    ExtraQuestion.objects.create(scorecard=submitted, number=2)
    submitted.general_note = "Came late."

    report = build_report(submitted)

    assert report.questions[0].follow_ups == ["Probe 1?"]
    [extra] = report.extra_questions
    assert (extra.text, extra.result, extra.notes) == (
        "Why us?",
        "4 Above",
        "The site.",
    )
    assert report.other_notes == [("General note", "Came late.")]


def test_a_reopened_scorecard_keeps_the_version_with_all_of_it(ida, cora):
    submitted = make_submitted(ida)
    submitted.answers.update(follow_ups_used=[0])
    asked = ExtraQuestion.objects.create(
        scorecard=submitted, number=1, text="Why us?", notes="The site.", rating=4
    )
    Scorecard.objects.filter(pk=submitted.pk).update(general_note="Came late.")

    version = reopen(submitted, by=cora, reason="Typing error.")
    submitted.answers.update(follow_ups_used=[])
    ExtraQuestion.objects.filter(pk=asked.pk).update(text="", notes="", rating=None)
    Scorecard.objects.filter(pk=submitted.pk).update(general_note="")

    assert "Why us?" not in str(version.content)
    assert version.whole["extra_questions"] == [
        {"number": 1, "text": "Why us?", "notes": "The site.", "rating": 4}
    ]
    now, _ = history_of(Scorecard.objects.get(pk=submitted.pk))
    sentences = {each.part: each.sentences for each in now.changes}
    assert sentences == {
        "Question 1": ["Follow-up no longer ticked: Probe 1?"],
        "Question 2": ["Follow-up no longer ticked: Probe 2?"],
        "Another question, 1": ["Taken away", "Rating: 4 Above → Not rated"],
        "Other notes": [],
    }


def test_a_version_of_before_is_read_without_what_it_could_not_have(ida, cora):
    version = reopen(make_submitted(ida), by=cora, reason="Typing error.")
    del version.content["extra_questions"]
    for answer in version.content["answers"]:
        del answer["follow_ups_used"]
    version.texts = {key: version.texts[key] for key in ("summary", "notes")}
    assert version.whole["extra_questions"] == []
    assert version.whole["general_note"] == ""


@pytest.mark.parametrize(
    "data",
    [
        {"extra-1-revision": 0, **ASKED},
        {"other-revision": 0, "other-general_note": "Came late."},
    ],
)
def test_what_fits_no_question_is_first_content_too(client, ida, data):
    started = make_scorecard(ida, status="started")
    client.force_login(ida)
    by_script(client, started, data)
    started.refresh_from_db()
    assert (started.status, is_blank(started)) == ("draft", False)
