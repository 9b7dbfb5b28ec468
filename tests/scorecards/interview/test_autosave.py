"""The page's script saves parts as JSON: what is answered, stored and refused."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scorecards.models import RedFlagCheck, Scorecard
from tests.makers import lock, make_opening, make_role, make_scorecard, make_term

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def save(client, scorecard, **fields):
    """POST fields as the script does, their names with ``__`` for the dashes."""
    data = {name.replace("__", "-"): value for name, value in fields.items()}
    return client.post(reverse("scorecard", args=[scorecard.pk]), data, headers=JSON)


def named(answer):
    return f"answer__{answer.question_id}"


def note(answer, text, revision=0):
    """The fields of an answer with nothing but notes."""
    part = named(answer)
    return {f"{part}__revision": revision, f"{part}__notes": text}


def first(scorecard):
    return scorecard.answers.get(question__position=1)


def notes(scorecard):
    return [answer.notes for answer in scorecard.answers.all()]


def test_a_part_is_saved_alone(client, draft):
    answer = first(draft)
    draft.answers.update(rating=3, outcome="rated")

    response = save(client, draft, **note(answer, "ICH E6"))

    part = f"answer-{answer.question_id}"
    assert response.status_code == 200
    assert response.json()["parts"] == {part: {"state": "saved", "revision": 1}}
    assert notes(draft) == ["ICH E6", ""]
    assert draft.answers.get(question__position=2).rating == 3


def test_the_answer_says_when(client, draft, time_machine):
    time_machine.move_to("2026-03-01T14:03:20Z", tick=False)
    answer = first(draft)
    client.force_login(draft.interviewer)  # before that time the session had not begun
    assert save(client, draft, **note(answer, "x")).json()["savedAt"] == "14:03"


def test_several_parts_are_saved_at_once(client, draft):
    flag = draft.kit.red_flags.first()
    indicator = draft.kit.indicators.first()
    response = save(
        client,
        draft,
        **note(first(draft), "Phases"),
        **{f"flag__{flag.pk}__revision": 0, f"flag__{flag.pk}__ticked": "on"},
        experience__revision=0,
        experience__indicators=[indicator.pk],
        experience__demonstrated_level="mid",
        conclusion__revision=0,
        conclusion__recommendation="yes",
        conclusion__summary="Solid.",
    )
    states = [part["state"] for part in response.json()["parts"].values()]
    assert states == ["saved"] * 4
    draft.refresh_from_db()
    assert notes(draft) == ["Phases", ""]
    assert draft.red_flag_checks.get().ticked
    assert list(draft.indicators.all()) == [indicator]
    assert (draft.demonstrated_level, draft.recommendation) == ("mid", "yes")
    assert draft.summary == "Solid."


def test_every_save_of_a_part_is_a_revision_of_it_alone(client, draft):
    one, two = draft.answers.all()
    save(client, draft, **note(one, "a"))
    save(client, draft, **note(one, "ab", 1))
    save(client, draft, **note(two, "b"))
    assert [each.revision for each in draft.answers.all()] == [2, 1]


def test_the_same_request_twice_does_one_thing(client, draft):
    flag = draft.kit.red_flags.first()
    request = note(first(draft), "Once") | {
        f"flag__{flag.pk}__revision": 0,
        f"flag__{flag.pk}__ticked": "on",
    }
    once, twice = save(client, draft, **request), save(client, draft, **request)
    assert once.json()["parts"] == twice.json()["parts"]
    assert first(draft).revision == 1
    assert RedFlagCheck.objects.get().revision == 1


def test_indicators_are_ticked_and_unticked(client, draft):
    one, two, three = draft.kit.indicators.all()[:3]
    draft.indicators.set([one, two])
    save(
        client, draft, experience__revision=0, experience__indicators=[two.pk, three.pk]
    )
    assert set(draft.indicators.all()) == {two, three}


def test_a_conflict_overwrites_nothing_and_shows_what_is_stored(client, draft):
    answer = first(draft)
    save(client, draft, **note(answer, "From the <other> tab"))

    response = save(client, draft, **note(answer, "From this tab"))

    assert response.status_code == 409
    [part] = response.json()["parts"].values()
    assert (part["state"], part["revision"]) == ("conflict", 1)
    assert part["stored"]["notes"] == "From the <other> tab"
    assert "From the &lt;other&gt; tab" in part["panel"]
    assert notes(draft) == ["From the <other> tab", ""]


def test_what_is_beside_a_conflict_is_saved(client, draft):
    one, two = draft.answers.all()
    save(client, draft, **note(one, "Theirs"))
    response = save(client, draft, **note(one, "Mine"), **note(two, "Beside"))
    states = [part["state"] for part in response.json()["parts"].values()]
    assert (response.status_code, states) == (409, ["conflict", "saved"])
    assert notes(draft) == ["Theirs", "Beside"]


def test_after_a_conflict_ones_own_is_kept_by_naming_the_new_revision(client, draft):
    answer = first(draft)
    save(client, draft, **note(answer, "Theirs"))
    save(client, draft, **note(answer, "Mine"))
    assert save(client, draft, **note(answer, "Mine", 1)).status_code == 200
    assert notes(draft) == ["Mine", ""]


def test_a_conflict_alone_does_not_count_as_saved(client, draft):
    answer = first(draft)
    save(client, draft, **note(answer, "Theirs"))
    Scorecard.objects.update(saved_at=None)
    save(client, draft, **note(answer, "Mine"))
    assert Scorecard.objects.get().saved_at is None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("result", "9", "9 is not one of the available choices"),
        ("points", "7", "7 is not one of the available choices"),
        ("notes", "x" * 2_000_000, "This text has 2000000 characters"),
        ("notes", "a\x00b", "Null characters are not allowed"),
        ("revision", "x", "Enter a whole number"),
        ("revision", "-1", "greater than or equal to 0"),
    ],
)
def test_bad_input_is_refused_and_the_rest_saved(client, draft, field, value, sentence):
    one, two = draft.answers.all()
    bad = note(one, "Typed") | {f"{named(one)}__{field}": value}
    response = save(client, draft, **bad, **note(two, "Kept"))

    refused, saved = response.json()["parts"].values()
    assert response.status_code == 422
    assert (refused["state"], refused["revision"]) == ("invalid", 0)
    assert sentence in refused["errors"][0]
    assert saved["state"] == "saved"
    assert notes(draft) == ["", "Kept"]
    assert first(draft).rating is None


def test_a_body_without_end_is_refused(client, draft):
    assert save(client, draft, **note(first(draft), "x" * 6_000_000)).status_code == 400
    assert notes(draft) == ["", ""]


def test_questions_and_red_flags_of_another_kit_are_ignored(client, draft):
    kit = make_opening("Nurse", role=make_role("Nurse", make_term("ICU"))).kit
    question, flag = kit.questions.first(), kit.red_flags.first()
    response = save(
        client,
        draft,
        **{f"answer__{question.pk}__revision": 0, f"answer__{question.pk}__result": 5},
        **{f"flag__{flag.pk}__revision": 0, f"flag__{flag.pk}__ticked": "on"},
    )
    assert response.json()["parts"] == {}
    assert not draft.answers.exclude(outcome="").exists()
    assert not RedFlagCheck.objects.exists()


@pytest.mark.parametrize("other", ["ivan", "petra", "cora", "sue", "otto"])
def test_anothers_scorecard_is_not_found(client, draft, request, other):
    client.force_login(request.getfixturevalue(other))
    assert save(client, draft, **note(first(draft), "Not mine")).status_code == 404
    assert notes(draft) == ["", ""]


def test_a_submitted_scorecard_is_locked(client, draft):
    lock(draft)
    response = save(client, draft, **note(first(draft), "Late"))
    assert (response.status_code, response.json()) == (423, {"locked": True})
    assert notes(draft) == ["", ""]


def test_a_repetition_of_what_is_stored_is_no_late_save(client, draft):
    request = note(first(draft), "In time")
    save(client, draft, **request)
    lock(draft)
    assert save(client, draft, **request).status_code == 200


def test_without_a_login_the_script_is_told_so(draft):
    response = save(Client(), draft, **note(first(draft), "Nobody's"))
    assert (response.status_code, response.json()) == (401, {"login": True})
    assert notes(draft) == ["", ""]


def test_htmx_is_sent_to_the_login_page():
    response = Client().get(reverse("start_scorecard"), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == reverse("login")
    assert response.content == b""


def test_a_save_without_the_token_is_refused(draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(draft.interviewer)
    assert save(client, draft, **note(first(draft), "Forged")).status_code == 403
    assert notes(draft) == ["", ""]


def test_a_save_with_the_token_is_taken(draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(draft.interviewer)
    client.get(reverse("scorecard", args=[draft.pk]))
    token = client.cookies["csrftoken"].value
    response = client.post(
        reverse("scorecard", args=[draft.pk]),
        {f"answer-{first(draft).question_id}-revision": 0, "csrfmiddlewaretoken": ""},
        headers={**JSON, "X-CSRFToken": token},
    )
    assert response.status_code == 200


def test_an_assigned_scorecard_becomes_a_draft_with_the_first_save(client, ida):
    assigned = make_scorecard(ida, status="assigned")
    client.force_login(ida)
    save(client, assigned, **note(first(assigned), "\x00"))
    assert Scorecard.objects.get().status == "assigned"  # nothing could be stored
    save(client, assigned, **note(first(assigned), "Begun"))
    assert Scorecard.objects.get().status == "draft"


def answer_part(card):
    return {**note(first(card), "x"), f"{named(first(card))}__result": "4"}


def red_flag_part(card):
    part = f"flag__{card.kit.red_flags.first().pk}"
    return {f"{part}__revision": 0, f"{part}__ticked": "on", f"{part}__evidence": "x"}


def experience_part(card):
    indicators = list(card.kit.indicators.values_list("pk", flat=True))
    return {"experience__revision": 0, "experience__indicators": indicators}


def conclusion_part(card):
    return {"conclusion__revision": 0, "conclusion__summary": "x"}


@pytest.mark.parametrize(
    "part", [answer_part, red_flag_part, experience_part, conclusion_part]
)
def test_a_save_takes_at_most_six_queries(client, draft, part):
    fields = part(draft)
    with CaptureQueriesContext(connection) as queries:
        response = save(client, draft, **fields)
    assert response.status_code == 200
    # The test's own transaction turns that of the view into a savepoint.
    asked = [each["sql"] for each in queries if "SAVEPOINT" not in each["sql"]]
    assert len(asked) <= 6, "\n".join(asked)
