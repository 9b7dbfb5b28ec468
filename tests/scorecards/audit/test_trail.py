"""The audit trail: what is in it, in words, for whom."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse

from scorecards.audit import trail as audit
from scorecards.audit.sentences import in_words
from scorecards.models import AuditEntry, Candidate, Opening, Scorecard
from scorecards.workflow.breaking_glass import break_glass
from scorecards.workflow.reopening import reopen
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from tests.makers import fill, make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_auditentry_changelist")


def trail():
    """Who did what to what; oldest first."""
    return [
        (entry.actor_name, entry.action, entry.subject_name)
        for entry in AuditEntry.objects.order_by("pk")
    ]


def listed(client, **query):
    return [entry.pk for entry in client.get(LIST, query).context["cl"].result_list]


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


# What is recorded


def test_submitting(ida):
    submit(fill(make_scorecard(ida)))
    assert trail() == [("ida", "submitted", "Ada Park, by ida")]


def test_assigning_says_who_did(ida, cora):
    assign(application=make_application(), interviewer=ida, by=cora)
    assert trail() == [("cora", "assigned", "Ada Park, by ida")]


def test_withdrawing_survives_what_it_speaks_of(as_coordinator, ida):
    card = make_scorecard(ida, status="assigned")
    keys = [card.application_id, card.pk]
    address = reverse("admin:scorecards_application_withdraw", args=keys)
    as_coordinator.post(address, {"reason": "Wrong person."})
    assert not Scorecard.objects.exists()
    assert trail() == [("cora", "withdrawn", "Ada Park, by ida")]
    assert AuditEntry.objects.get().subject_key == str(keys[1])


def test_exporting_in_the_admin(as_coordinator, ida):
    card = make_submitted(ida)
    chosen = {"action": "export_selected", "_selected_action": [card.pk]}
    address = reverse("admin:scorecards_scorecard_changelist")
    file = as_coordinator.post(f"{address}?kit__level__exact=mid", chosen)
    assert b"".join(file.streaming_content)
    assert trail() == [("cora", "exported", "scorecards")]
    assert list(AuditEntry.objects.get().words) == ["filters"]


def test_exporting_by_the_command(ida, tmp_path):
    make_submitted(ida)
    output = tmp_path / "all.xlsx"
    call_command("export_scorecards", output=output, level="mid", verbosity=0)
    assert trail() == [("A command on the server", "exported", "scorecards")]
    assert AuditEntry.objects.get().words["filters"] == {"Level": "Mid"}


# In words


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ({"reason": "A slip.", "version": 1}, ["Reason: A slip.", "Version: 1"]),
        (
            {"outcome": "hire", "overridden": True},
            ["Decision: Hire", "Decided while scorecards were missing"],
        ),
        ({"filters": {"Level": "Mid"}}, ["Filters: Level: Mid"]),
        ({"filters": {}}, []),
        (
            {"change": "gained", "rights": ["Can view kit"]},
            ["Gained rights: Can view kit"],
        ),
        (
            {"change": "changed", "off": ["is_active"], "password": True},
            ["Turned off: active", "Password changed"],
        ),
        (
            {"change": "deleted", "members": ["a"]},
            ["Deleted", "Members at the time: a"],
        ),
        ({"something_new": [1, 2]}, ["Something new: 1, 2"]),
    ],
)
def test_details_in_words(details, expected):
    assert in_words(AuditEntry(details=details)) == expected


def test_list_says_who_did_what_to_what(as_coordinator, ida, sue):
    reopen(make_submitted(ida), by=sue, reason="A <b>slip</b>.")
    words = as_coordinator.get(LIST).text
    for word in ("sue", "Reopened", "Ada Park, by ida", "Reason: A &lt;b&gt;slip"):
        assert word in words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("park", ["submitted", "assigned"]),
        ("ada ida", ["submitted", "assigned"]),
        ("basel", ["closed", "submitted", "assigned"]),
        ("IDA", ["submitted", "assigned"]),
        ("cora", ["closed", "assigned"]),
        ("command", ["exported"]),
        ("somebody", []),
        ('"ada park"', ["submitted", "assigned"]),
        ("nowhere", []),
    ],
)
def test_search_finds_names_by_their_keys(as_coordinator, ida, cora, words, found):
    card = assign(application=make_application(), interviewer=ida, by=cora)
    submit(fill(card))
    audit.record(AuditEntry.Action.EXPORTED, actor=None, subject=Scorecard)
    audit.record(AuditEntry.Action.CLOSED, actor=cora, subject=card.application.opening)
    results = as_coordinator.get(LIST, {"q": words}).context["cl"].result_list
    assert [entry.action for entry in results] == found


def test_new_names_show_at_once(as_coordinator, ida, cora):
    card = assign(application=make_application(), interviewer=ida, by=cora)
    Candidate.objects.filter(pk=card.application.candidate_id).update(name="Ada Quill")
    User.objects.filter(pk=ida.pk).update(username="ida.berg")
    words = as_coordinator.get(LIST).text
    assert "Ada Quill, by ida.berg" in words
    assert "Park" not in words


def test_names_of_an_opening_and_a_group_are_those_of_that_day(cora):
    opening = make_application().opening
    audit.record(AuditEntry.Action.CLOSED, actor=cora, subject=opening)
    Opening.objects.filter(pk=opening.pk).update(title="CRA, Bern")
    assert AuditEntry.objects.get().subject_name == "CRA, Basel"


def test_an_account_that_is_gone_is_called_as_it_was(person):
    gone = person("gone")
    audit.record(AuditEntry.Action.EXPORTED, actor=gone, subject=Scorecard)
    gone.delete()
    assert [entry.actor_name for entry in AuditEntry.objects.order_by("pk")] == [
        "gone",
        "A command on the server",
    ]


def test_what_is_typed_is_kept_apart_from_facts(cora):
    entry = audit.record(
        AuditEntry.Action.CLOSED,
        actor=cora,
        subject=Scorecard,
        round=2,
        outcome="hire",
        weights=[1, 2],
        reason="Ada moved.",
        remarks=["Ada", 1],
        filters={"Search": "Ada"},
    )
    assert entry.details == {"round": 2, "outcome": "hire", "weights": [1, 2]}
    assert entry.words == {
        "reason": "Ada moved.",
        "remarks": ["Ada", 1],
        "filters": {"Search": "Ada"},
    }


# For whom


def test_an_entry_opens_to_read_and_cannot_be_changed(as_coordinator, ida, sue):
    reopen(make_submitted(ida), by=sue, reason="A slip.")
    address = reverse(
        "admin:scorecards_auditentry_change", args=[AuditEntry.objects.get().pk]
    )
    assert "Reason: A slip." in as_coordinator.get(address).text
    assert as_coordinator.post(address, {"actor_name": "x"}).status_code == 403


@pytest.fixture
def hidden(ivan, cora):
    """An entry that tells cora that another has submitted where she has not."""
    card = fill(make_scorecard(ivan))
    submit(card)
    make_scorecard(cora, application=card.application)
    return AuditEntry.objects.get()


def test_entries_of_what_one_has_to_submit_are_hidden(as_coordinator, hidden):
    page = as_coordinator.get(LIST)
    assert page.context["cl"].result_count == 0
    assert "ivan" not in page.text
    address = reverse("admin:scorecards_auditentry_change", args=[hidden.pk])
    assert as_coordinator.get(address).url == reverse("admin:index")


@pytest.mark.parametrize(
    "query",
    [
        {"q": "ivan"},
        {"action__exact": "submitted"},
        {"kind": "scorecard"},
        {"actor": "command"},
    ],
)
def test_no_search_or_filter_finds_them(as_coordinator, hidden, query):
    page = as_coordinator.get(LIST, query, follow=True)
    assert page.context["cl"].result_count == 0
    assert "by ivan" not in page.text


def test_they_show_with_the_glass_broken_and_after_submission(
    as_coordinator, hidden, cora
):
    own = cora.scorecards.get()
    break_glass(own.application, by=cora, reason="It is urgent.")
    assert hidden.pk in listed(as_coordinator)


def test_exports_of_others_are_hidden_while_one_has_one_to_submit(
    as_coordinator, ida, cora, sue
):
    own, others = (
        audit.record(AuditEntry.Action.EXPORTED, actor=person, subject=Scorecard)
        for person in (cora, sue)
    )
    assert listed(as_coordinator) == [others.pk, own.pk]
    make_scorecard(cora)
    assert listed(as_coordinator) == [own.pk]


def test_entries_of_other_applications_stay(as_coordinator, hidden, ida, sue):
    elsewhere = make_submitted(ida, application=make_application("Bo Lind"))
    reopen(elsewhere, by=sue, reason="A slip.")
    assert listed(as_coordinator) == [AuditEntry.objects.first().pk]


@pytest.mark.parametrize("name", ["sue", "cora"])
def test_filter_by_actor(as_coordinator, cora, sue, name):
    for person in (cora, sue, None):
        audit.record(AuditEntry.Action.EXPORTED, actor=person, subject=Scorecard)
    person = {"sue": sue, "cora": cora}[name]
    found = listed(as_coordinator, actor=person.pk)
    assert found == [AuditEntry.objects.get(actor_key=person.pk).pk]


def test_filter_by_command(as_coordinator, cora):
    for person in (cora, None):
        audit.record(AuditEntry.Action.EXPORTED, actor=person, subject=Scorecard)
    found = listed(as_coordinator, actor="command")
    assert found == [AuditEntry.objects.get(actor_key=None).pk]


@pytest.mark.parametrize("number", [1, 30])
def test_list_takes_the_same_queries(
    as_coordinator, sue, number, django_assert_num_queries
):
    for _ in range(number):
        audit.record(AuditEntry.Action.EXPORTED, actor=sue, subject=make_application())
    as_coordinator.get(LIST)
    with django_assert_num_queries(11):
        page = as_coordinator.get(LIST)
    assert page.context["cl"].result_count == number
