"""Recording the decision in the debrief."""

import pytest
from django.urls import reverse

from scorecards.models import Decision
from scorecards.workflow.deciding import decide
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.panel.debrief.addresses import debrief, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(ida):
    return make_submitted(ida, application=make_application("Ada Park")).application


@pytest.fixture
def send(client, petra, application):
    """Petra records a decision."""
    client.force_login(petra)

    def send(**said):
        said = {"outcome": "advance", "rationale": "Knows the work.", **said}
        return client.post(debrief(application, "_decide"), said)

    return send


def decisions():
    return list(Decision.objects.values_list("outcome", "decided_by__username"))


def decided(application, by, outcome="reject", **said):
    said = {"rationale": "Too early.", "based_on": None, **said}
    return decide(application=application, by=by, outcome=outcome, **said)


def test_recorded_with_who_and_when(client, send, application):
    assert send().url == f"{debrief(application)}#confirmation"
    assert decisions() == [("advance", "petra")]
    text = words(client.get(debrief(application)))
    assert "Decision recorded: Advance, on one scorecard alone." in text
    assert "Advance petra, " in text


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"outcome": ""}, "Choose what the panel decided."),
        ({"rationale": " "}, "Explain why the panel decided this."),
        ({"outcome": "maybe"}, "Select a valid choice."),
        ({"based_on": "x"}, "The page was incomplete."),
    ],
)
def test_incomplete_is_refused_with_what_was_typed(send, missing, sentence):
    response = send(**{"rationale": "Typed at length.", **missing})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert missing.get("rationale") or "Typed at length." in response.content.decode()
    assert decisions() == []


def test_refused_while_scorecards_are_missing_naming_whose(send, application, ivan):
    make_scorecard(ivan, application=application, round=2)

    response = send(rationale="Typed at length.")

    assert response.status_code == 422
    assert "Scorecards are missing: ivan (round 2)." in words(response)
    assert "Typed at length." in response.content.decode()
    assert decisions() == []


def test_a_reason_decides_even_so_and_is_shown(client, send, application, ivan):
    make_scorecard(ivan, application=application)

    send(override_reason="Ivan left the company.")

    text = words(client.get(debrief(application)))
    assert decisions() == [("advance", "petra")]
    assert "Decided before every scorecard was in. Reason: Ivan left" in text


def test_the_reason_is_asked_for_only_while_scorecards_are_missing(
    client, petra, application, ivan
):
    client.force_login(petra)
    assert b"override_reason" not in client.get(debrief(application)).content
    make_scorecard(ivan, application=application)
    assert b"override_reason" in client.get(debrief(application)).content


def test_changed_with_history(client, send, application, cora):
    first = decided(application, cora)

    send(based_on=first.pk)

    assert decisions() == [("reject", "cora"), ("advance", "petra")]
    response = client.get(debrief(application))
    assert response.context["debrief"].decision.outcome == "advance"
    assert "Earlier decisions (1) Reject cora, " in words(response)


def test_decided_meanwhile_shows_both_and_keeps_the_text(send, application, cora):
    decided(application, cora)

    response = send(rationale="Typed at length.")

    assert response.status_code == 409
    text = words(response)
    assert "cora decided since you opened this page: Reject." in text
    assert "Too early." in text
    assert "Typed at length." in text
    assert decisions() == [("reject", "cora")]


def test_after_reading_the_other_the_same_form_replaces_it(send, application, cora):
    decided(application, cora)

    again = send().context["decision_form"]["based_on"].value()
    send(based_on=again)

    assert decisions() == [("reject", "cora"), ("advance", "petra")]


def test_a_double_click_decides_once(send):
    assert [send().status_code, send().status_code] == [302, 302]
    assert decisions() == [("advance", "petra")]


def test_reloading_the_address_of_the_form_leads_back(client, petra, application):
    client.force_login(petra)
    response = client.get(debrief(application, "_decide"))
    assert response.url == f"{debrief(application)}#decision"


def test_reading_alone_offers_no_form(client, person, application):
    reader = person("reader", "Hiring panel", is_staff=True)
    reader.groups.get().permissions.remove(
        *reader.groups.get().permissions.filter(codename="decide_application")
    )
    client.force_login(reader)
    assert b"rationale" not in client.get(debrief(application)).content
    assert client.post(debrief(application, "_decide")).status_code == 403
    assert client.post(debrief(application, "_note")).status_code == 403


LIST = reverse("admin:scorecards_application_changelist")


def listed(client, query=""):
    """Candidates in the list, each with the decision shown."""
    changelist = client.get(f"{LIST}?{query}").context["cl"]
    return {
        row.candidate.name: changelist.model_admin.decided(row)
        for row in changelist.result_list
    }


def test_the_list_shows_the_newest_decision(client, petra, application):
    make_application("Bo Lind")
    first = decided(application, petra)
    decided(application, petra, "hire", based_on=first.pk)
    client.force_login(petra)
    assert listed(client) == {"Ada Park": "Hire", "Bo Lind": "Undecided"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("decision=reject", {"Ada Park"}),
        ("decision=hire", set()),
        ("decision=undecided", {"Bo Lind"}),
    ],
)
def test_the_list_is_filtered_by_it(client, petra, application, query, found):
    make_application("Bo Lind")
    decided(application, petra)
    client.force_login(petra)
    assert set(listed(client, query)) == found


@pytest.mark.parametrize("reviewer", ["petra", "cora", "sue"])
@pytest.mark.parametrize("query", ["decision=reject", "decision=undecided"])
def test_who_has_one_to_submit_neither_reads_nor_finds_it(
    client, request, application, person, reviewer, query
):
    reviewer = request.getfixturevalue(reviewer)
    decided(application, person("paul", "Hiring panel", is_staff=True))
    make_scorecard(reviewer, application=application)
    client.force_login(reviewer)
    assert listed(client) == {"Ada Park": "Hidden until you submit"}
    assert listed(client, query) == {}


# On from there


def next_undecided(client, application):
    page = reverse("admin:scorecards_application_next_undecided")
    return client.get(page, {"after": application.pk}).url


def test_a_decision_on_one_scorecard_alone_says_so(client, ida, ivan, petra):
    application = make_submitted(ida).application
    client.force_login(petra)
    decided(application, petra)
    make_submitted(ivan, application=application)
    assert "Decided on one scorecard alone." in client.get(debrief(application)).text
    decided(application, petra, based_on=Decision.objects.get().pk)
    shown = client.get(debrief(application)).context["debrief"]
    assert shown.decision.pk not in shown.decided_alone


def test_the_confirmation_leads_to_the_next_undecided(client, ida, petra):
    here, there = make_application("Ada Park"), make_application("Bo Lind")
    for application in (here, there):
        make_submitted(ida, application=application)
    client.force_login(petra)
    sent = {"outcome": "hire", "rationale": "Strong."}
    page = client.post(debrief(here, "_decide"), sent, follow=True).text
    assert 'id="confirmation"' in page
    assert f'/next-undecided/?after={here.pk}"' in page
    assert next_undecided(client, here) == debrief(there)
    decided(there, petra)
    assert next_undecided(client, there) == reverse("admin:index")


def test_undecided_ones_stand_in_a_ring(client, ida, petra):
    names = ["Ada Park", "Bo Lind", "Cy Orth"]
    ring = [make_submitted(ida, application=make_application(n)) for n in names]
    ring = [scorecard.application for scorecard in ring]
    client.force_login(petra)
    found = [next_undecided(client, each) for each in ring]
    assert found == [debrief(ring[1]), debrief(ring[2]), debrief(ring[0])]


def test_what_is_hidden_is_not_next(client, ida, petra):
    here, hidden = make_application("Ada Park"), make_application("Bo Lind")
    for application in (here, hidden):
        make_submitted(ida, application=application)
    make_scorecard(petra, application=hidden)
    client.force_login(petra)
    assert next_undecided(client, here) == reverse("admin:index")


def test_the_old_address_leads_to_the_page(client, ida, petra):
    application = make_submitted(ida).application
    client.force_login(petra)
    old = reverse("admin:scorecards_application_debrief", args=[application.pk])
    assert client.get(f"{old}?open=all").url == f"{debrief(application)}?open=all"
