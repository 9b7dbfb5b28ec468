"""The history of an opening, an application, a candidate and a scorecard."""

import pytest
from django.urls import reverse

from scorecards.audit import trail
from scorecards.models import AuditEntry, Opening
from scorecards.timeline.queries import ON_PAGE
from scorecards.workflow.asking_to_reopen import ask_to_reopen, decline_request
from scorecards.workflow.breaking_glass import break_glass
from scorecards.workflow.deciding import decide
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.noting import add_note
from scorecards.workflow.reopening import reopen
from scorecards.workflow.splitting import split_candidate
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


def history(kind, key):
    return reverse(f"admin:scorecards_{kind}_history", args=[key])


def lines(client, kind, key, **query):
    timeline = client.get(history(kind, key), query).context["timeline"]
    return [line.words for line in timeline.lines]


@pytest.fixture
def as_petra(client, petra):
    client.force_login(petra)
    return client


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


@pytest.fixture
def decided(ida, petra):
    """An application with a scorecard and a decision on it."""
    application = make_submitted(ida).application
    decide(
        application=application,
        by=petra,
        outcome="hire",
        rationale="Strong.",
        based_on=None,
    )
    return application


def test_a_split_is_told_once_with_its_reason(as_cora, cora):
    candidate = make_candidate("Bo Lind")
    moving = [
        make_application(candidate=candidate, opening=make_opening(t)) for t in "AB"
    ]

    other = split_candidate(
        candidate, name="Bo Lund", applications=moving, by=cora, reason="Two people."
    )

    said = f"cora split candidate {other.reference} from {candidate.reference}."
    for kind, key in (("candidate", other.pk), ("candidate", candidate.pk)):
        timeline = as_cora.get(history(kind, key)).context["timeline"]
        told = [(line.words, line.remarks) for line in timeline.lines]
        assert told == [(said, ["Two people."]), ("Candidate added.", [])]


def test_two_merges_and_what_undid_the_first_are_all_told(as_cora, cora):
    kept, absorbed = make_candidate("Bo Lind"), make_candidate("Bo Lund")
    make_application(candidate=absorbed)

    pair = f"candidate {absorbed.reference} into {kept.reference}."

    merge_candidates(kept, absorbed, by=cora, reason="One person.")
    undo_merge(absorbed, by=cora, reason="Two people.")
    merge_candidates(kept, absorbed, by=cora, reason="One after all.")

    assert lines(as_cora, "candidate", kept.pk) == [
        f"cora merged {pair}",
        f"cora undid the merge of {pair}",
        f"cora merged {pair}",
        "Candidate added.",
    ]


def test_the_panel_reads_who_decided(as_petra, decided):
    assert lines(as_petra, "application", decided.pk) == [
        "petra decided: Hire.",
        "Application added.",
    ]


def test_an_opening_tells_of_its_candidates(as_petra, decided):
    assert lines(as_petra, "opening", decided.opening_id) == [
        "petra decided for Ada Park: Hire.",
        "Opening made.",
    ]


def test_a_candidate_has_that_of_every_opening(as_petra, decided):
    assert lines(as_petra, "candidate", decided.candidate_id) == [
        "petra decided for CRA, Basel: Hire.",
        "Candidate added.",
    ]


def test_a_scorecard_has_its_own_and_its_versions(as_cora, ida, cora):
    card = make_submitted(ida)
    reopen(card, by=cora, reason="Wrong candidate.")
    card.submitted_at = card.created_at
    card.status = card.Status.SUBMITTED
    card.save()
    page = as_cora.get(history("scorecard", card.pk))
    assert "cora reopened ida’s scorecard." in page.text
    assert "Wrong candidate." in page.text
    assert "What changed between versions" in page.text


def test_who_reads_is_told_to_coordinators_alone(client, ida, cora, petra):
    application = make_scorecard(cora).application
    break_glass(application, by=cora, reason="It can’t wait.")
    subject = {"subject": application, "application": application}
    trail.record(AuditEntry.Action.EXPORTED, actor=petra, what="debrief", **subject)
    client.force_login(petra)
    assert lines(client, "application", application.pk) == ["Application added."]
    client.force_login(cora)
    assert lines(client, "application", application.pk)[:2] == [
        "petra exported the debrief.",
        "cora broke the glass.",
    ]


def test_nothing_is_told_to_whoever_still_has_a_scorecard(client, decided, cora):
    make_scorecard(cora, application=decided)
    client.force_login(cora)
    for kind, key in (
        ("application", decided.pk),
        ("opening", decided.opening_id),
        ("candidate", decided.candidate_id),
    ):
        page = client.get(history(kind, key)).text
        assert "decided" not in page
        assert "You still have a scorecard to submit here." in page


def test_what_forms_add_and_change_is_told(as_cora, cora):
    opening = make_opening()
    page = reverse("admin:scorecards_opening_change", args=[opening.pk])
    form = as_cora.get(page).context["adminform"].form
    sent = {name: value for name, value in form.initial.items() if value is not None}
    revision = as_cora.get(page).context["revision"]
    as_cora.post(page, {**sent, "location": "Chur", "_revision": revision})
    assert Opening.objects.get().location == "Chur"
    assert lines(as_cora, "opening", opening.pk)[0] == (
        "cora changed where interviews take place."
    )


def test_a_long_one_has_pages(as_petra, decided, petra, django_assert_num_queries):
    with django_assert_num_queries(9):
        as_petra.get(history("application", decided.pk))
    for number in range(ON_PAGE):
        add_note(decided, by=petra, text=f"Note {number}.")
    with django_assert_num_queries(9):
        page = as_petra.get(history("application", decided.pk))
    older = page.context["timeline"].older
    assert len(page.context["timeline"].lines) == ON_PAGE
    assert lines(as_petra, "application", decided.pk, before=older) == [
        "petra decided: Hire.",
        "Application added.",
    ]


def test_django_s_own_history_is_gone(as_cora, decided, ida):
    page = as_cora.get(history("application", decided.pk)).text
    assert "change history" not in page
    trail_of_ida = as_cora.get(reverse("admin:auth_user_history", args=[ida.pk]))
    assert trail_of_ida.url.endswith(f"?subject_type=user&subject_key={ida.pk}")
    assert as_cora.get(trail_of_ida.url).status_code == 200
    kit = decided.opening.kit
    page = reverse("admin:scorecards_kit_history", args=[kit.pk])
    assert as_cora.get(page).url == reverse(
        "admin:scorecards_kit_change", args=[kit.pk]
    )


def test_outsiders_read_nothing_of_a_team(as_petra, decided):
    Opening.objects.update(readers="team")
    assert as_petra.get(history("opening", decided.opening_id)).status_code == 403
    for kind, key in (
        ("application", decided.pk),
        ("candidate", decided.candidate_id),
    ):
        page = as_petra.get(history(kind, key), follow=True).text
        assert "decided" not in page


def test_a_page_that_cannot_be_is_the_newest(as_petra, decided):
    newest = lines(as_petra, "application", decided.pk)
    assert lines(as_petra, "application", decided.pk, before="x") == newest


def moved_scorecard(ida, cora):
    """From Bo Lind's application to Ada Park's."""
    other = make_application("Bo Lind")
    card = make_submitted(ida, application=other)
    target = make_application(opening=other.opening)
    move_scorecard(card, application=target, by=cora, reason="Ada came.")
    return card, other


def test_a_moved_scorecard_says_where_it_came_from(as_petra, ida, cora):
    card, other = moved_scorecard(ida, cora)
    words = f"cora moved ida’s scorecard here from Bo Lind for {other.opening}."
    assert words in lines(as_petra, "scorecard", card.pk)


def test_not_to_whoever_has_one_to_submit_there(as_petra, petra, ida, cora):
    card, other = moved_scorecard(ida, cora)
    make_scorecard(petra, application=other)
    words = "cora moved ida’s scorecard here from another application."
    assert words in lines(as_petra, "scorecard", card.pk)


def test_not_to_whoever_does_not_know_the_opening(as_petra, ida, cora):
    card, other = moved_scorecard(ida, cora)
    target = make_opening(role=other.opening.role, title="Another")
    card.refresh_from_db()
    type(other).objects.filter(pk=card.application_id).update(opening=target)
    Opening.objects.filter(pk=other.opening_id).update(readers="private")
    words = "cora moved ida’s scorecard here from another application."
    assert words in lines(as_petra, "scorecard", card.pk)


def test_a_moved_application_says_whose_it_was(as_petra, ida, cora):
    application = make_submitted(ida).application
    move_application(
        application, candidate=make_candidate("Bo Lind"), by=cora, reason="It was Bo."
    )
    found = lines(as_petra, "application", application.pk)
    assert "cora moved the application here from Ada Park." in found


@pytest.fixture
def declined(ida, cora):
    """ida's scorecard, which cora leaves locked."""
    card = make_submitted(ida)
    ask_to_reopen(card, by=ida, reason="A note is misplaced.")
    decline_request(card, by=cora, answer="It reads well.")
    return card


@pytest.mark.parametrize("who", ["ida", "cora"])
def test_a_closed_request_stays_in_the_history(client, request, declined, who):
    client.force_login(request.getfixturevalue(who))
    own = reverse("scorecard_history", args=[declined.pk])
    page = client.get(own if who == "ida" else history("scorecard", declined.pk))
    assert "A note is misplaced." in page.content.decode()
    assert "It reads well." in page.content.decode()


def test_its_words_are_for_those_who_could_answer(as_petra, declined):
    page = as_petra.get(history("scorecard", declined.pk)).content.decode()
    assert "History of the scorecard" in page
    assert "A note is misplaced." not in page
    assert "It reads well." not in page
