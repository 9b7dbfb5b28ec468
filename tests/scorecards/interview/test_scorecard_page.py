"""Filling a scorecard: what is shown, what is stored, what is refused."""

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from scorecards.models.limits import NOTE_LENGTH
from tests.makers import (
    lock,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def url(scorecard):
    return reverse("scorecard", args=[scorecard.pk])


def as_shown(client, scorecard):
    """The fields of the page as a browser would send them back untouched."""
    page = client.get(url(scorecard)).context["page"]
    data = {}
    for part in page.parts:
        data[f"{part.prefix}-revision"] = part.stored_revision
        data[f"{part.prefix}-was"] = part.fingerprint
        data |= {f"{part.prefix}-{name}": value for name, value in part.stored.items()}
        if data.get(f"{part.prefix}-ticked") is False:
            del data[f"{part.prefix}-ticked"]
    return data


def first(scorecard):
    return scorecard.answers.get(question__position=1)


def test_page_shows_question_and_all_of_its_rubric(client, draft):
    text = client.get(url(draft)).text
    for words in (
        "CRO mid question 1?",
        "CRO mid expected answer 1.",
        "Point A of 1",
        "Probe 1?",
        "No evidence",
        "Below",
        "Meets",
        "Above",
        "Exceeds",
        "Not rated yet",
        "Plenty.",
        "Not asked",
        "Could not answer",
        "CRO red flag 2",
        "CRO senior indicator 1",
        "CRO, 5+ years",
        "Demonstrated level",
        "Strong no",
        "Strong yes",
        "Summary",
        ">Review</button>",
    ):
        assert words in text, words


def test_everything_typed_is_stored(client, draft):
    answer, flag = first(draft), draft.kit.red_flags.first()
    indicator = draft.kit.indicators.first()
    data = as_shown(client, draft) | {
        f"answer-{answer.question_id}-result": "4",
        f"answer-{answer.question_id}-notes": "Line one\r\n  Line two ",
        f"answer-{answer.question_id}-points": ["2", "0"],
        f"flag-{flag.pk}-ticked": "on",
        f"flag-{flag.pk}-evidence": "Said so.",
        "experience-indicators": [indicator.pk],
        "experience-demonstrated_level": "senior",
        "conclusion-recommendation": "strong_yes",
        "conclusion-summary": "Hire.",
    }
    assert client.post(url(draft), data).status_code == 302

    draft.refresh_from_db()
    answer.refresh_from_db()
    assert (answer.outcome, answer.rating) == ("rated", 4)
    assert answer.notes == "Line one\n  Line two "
    assert answer.points_heard == [0, 2]
    check = draft.red_flag_checks.get()
    assert (check.red_flag, check.ticked, check.evidence) == (flag, True, "Said so.")
    assert list(draft.indicators.all()) == [indicator]
    assert draft.demonstrated_level == "senior"
    assert (draft.recommendation, draft.summary) == ("strong_yes", "Hire.")


@pytest.mark.parametrize("outcome", ["not_asked", "could_not_answer"])
def test_other_outcomes_have_no_rating(client, draft, outcome):
    answer = first(draft)
    data = as_shown(client, draft) | {f"answer-{answer.question_id}-result": outcome}
    client.post(url(draft), data)
    answer.refresh_from_db()
    assert (answer.outcome, answer.rating) == (outcome, None)


def test_an_untouched_page_stores_nothing(client, draft):
    client.post(url(draft), as_shown(client, draft))
    assert first(draft).revision == 0
    assert not draft.red_flag_checks.exists()


def test_first_save_makes_an_assigned_scorecard_a_draft(client, ida):
    assigned = make_scorecard(ida, status="assigned")
    client.force_login(ida)
    data = as_shown(client, assigned)
    assert Scorecard.objects.get().status == "assigned"  # looking changes nothing

    client.post(url(assigned), data | {"conclusion-summary": "Begun."})
    assert Scorecard.objects.get().status == "draft"


def test_an_old_page_does_not_overwrite_a_newer_text(client, draft):
    answer = first(draft)
    notes = f"answer-{answer.question_id}-notes"
    old_page = as_shown(client, draft)
    client.post(url(draft), old_page | {notes: "From the other tab"})

    response = client.post(url(draft), old_page | {notes: "From the old tab"})
    assert response.status_code == 409
    answer.refresh_from_db()
    assert answer.notes == "From the other tab"
    assert "From the other tab" in response.text
    assert "From the old tab" in response.text


def test_saving_again_after_a_conflict_keeps_ones_own(client, draft):
    answer = first(draft)
    prefix = f"answer-{answer.question_id}"
    old_page = as_shown(client, draft)
    client.post(url(draft), old_page | {f"{prefix}-notes": "Theirs"})
    client.post(url(draft), old_page | {f"{prefix}-notes": "Mine"})

    fresh = as_shown(client, draft)
    client.post(url(draft), fresh | {f"{prefix}-notes": "Mine"})
    answer.refresh_from_db()
    assert answer.notes == "Mine"


def test_different_answers_never_conflict(client, draft):
    one, two = draft.answers.all()
    old_page = as_shown(client, draft)
    client.post(url(draft), old_page | {f"answer-{one.question_id}-notes": "One"})
    response = client.post(
        url(draft), old_page | {f"answer-{two.question_id}-notes": "Two"}
    )
    assert response.status_code == 302
    assert [answer.notes for answer in draft.answers.all()] == ["One", "Two"]


def test_the_same_request_twice_does_one_thing(client, draft):
    answer = first(draft)
    data = as_shown(client, draft) | {f"answer-{answer.question_id}-notes": "Once"}
    assert client.post(url(draft), data).status_code == 302
    assert client.post(url(draft), data).status_code == 302
    assert first(draft).revision == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("result", "9"),
        ("result", "0"),
        ("points", ["7"]),
        ("notes", "x" * (NOTE_LENGTH + 1)),
        ("notes", "a\x00b"),
    ],
)
def test_bad_input_is_refused_and_the_rest_is_kept(client, draft, field, value):
    one, two = draft.answers.all()
    data = as_shown(client, draft) | {
        f"answer-{one.question_id}-{field}": value,
        f"answer-{two.question_id}-notes": "Kept",
    }
    response = client.post(url(draft), data)
    assert response.status_code == 422
    assert "Not everything was saved" in response.text
    stored = [(answer.notes, answer.rating) for answer in draft.answers.all()]
    assert stored == [("", None), ("Kept", None)]


def test_a_text_that_is_too_long_is_still_on_the_page(client, draft):
    long = "y" * (NOTE_LENGTH + 1)
    data = as_shown(client, draft) | {"conclusion-summary": long}
    response = client.post(url(draft), data)
    assert long in response.text
    assert "This text has 50001 characters; the limit is 50000" in response.text


def test_questions_of_another_kit_are_ignored(client, draft, ida):
    role = make_role("Nurse", make_term("ICU"))
    other = make_opening("Nurse", role=role).kit.questions.first()
    data = as_shown(client, draft)
    data |= {f"answer-{other.pk}-revision": 0, f"answer-{other.pk}-result": "5"}
    client.post(url(draft), data)
    assert not draft.answers.exclude(outcome="").exists()


def test_a_submitted_scorecard_refuses_and_shows_what_came_too_late(client, ida):
    draft = make_scorecard(ida)
    client.force_login(ida)
    data = as_shown(client, draft) | {"conclusion-summary": "My last words"}
    lock(draft)

    response = client.post(url(draft), data)
    assert response.status_code == 409
    assert "My last words" in response.text
    assert Scorecard.objects.get().summary == "Locked."


def test_typed_text_is_escaped(client, draft):
    data = as_shown(client, draft) | {
        "conclusion-summary": "</textarea><script>alert(1)</script>"
    }
    client.post(url(draft), data)
    assert "<script>alert(1)" not in client.get(url(draft)).text


def test_reason_is_asked_for_when_recommendation_and_score_disagree(client, draft):
    draft.answers.update(outcome="rated", rating=1)
    assert "no-reason" in client.get(url(draft)).text
    Scorecard.objects.update(recommendation="yes")
    assert "no-reason" not in client.get(url(draft)).text


@pytest.mark.parametrize("other", ["ivan", "petra", "cora", "sue"])
@pytest.mark.parametrize("page", ["scorecard", "review_scorecard"])
def test_nobody_opens_or_writes_anothers(client, draft, request, other, page):
    data = as_shown(client, draft) | {"conclusion-summary": "Not mine"}
    client.force_login(request.getfixturevalue(other))
    address = reverse(page, args=[draft.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, data).status_code == 404
    assert Scorecard.objects.get().summary == ""


def test_submitted_scorecards_of_others_are_not_on_these_pages(client, ida, ivan):
    theirs = make_submitted(ivan)
    make_submitted(ida)
    client.force_login(ida)
    assert client.get(url(theirs)).status_code == 404


@pytest.mark.parametrize("questions", [1, 12])
def test_queries_do_not_grow_with_questions(
    client, ida, questions, django_assert_num_queries
):
    role = make_role("Nurse", make_term("ICU", questions=questions))
    opening = make_opening("Nurse", role=role)
    scorecard = make_scorecard(ida, application=make_application(opening=opening))
    client.force_login(ida)
    with django_assert_num_queries(8):
        response = client.get(url(scorecard))
    assert len(response.context["page"].answers) == questions


@pytest.mark.parametrize(
    ("saved", "words"),
    [("2026-03-02T14:03Z", "Saved 14:03"), ("2026-03-01T14:03Z", "Saved 1 Mar, 14:03")],
)
def test_page_says_when_it_was_saved(client, draft, time_machine, saved, words):
    time_machine.move_to("2026-03-02T15:00Z", tick=False)
    client.force_login(draft.interviewer)
    Scorecard.objects.update(saved_at=saved)
    assert words in client.get(url(draft)).text


def test_opening_script_is_folded_once_the_interview_has_begun(client, draft):
    all_questions = f"{url(draft)}?view=all"
    folded = '<details class="box script stop" id="opening" data-remember="opening'
    assert folded not in client.get(all_questions).text
    draft.answers.filter(question__position=1).update(outcome="not_asked")
    assert folded in client.get(all_questions).text
