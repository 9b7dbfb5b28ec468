"""Openings, candidates, applications and kits in the admin."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from glossary.models import Level, Question
from scorecards.models import Application, AuditEntry, Candidate, Kit, Opening
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


def page(model, name, *args):
    return reverse(f"admin:scorecards_{model}_{name}", args=args)


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def opening_of(role, **fields):
    return {
        "title": "CRA, Basel",
        "role": role.pk,
        "level": "mid",
        "time_zone": "Europe/Zurich",
        **fields,
    }


def act(client, name, *openings):
    sent = {"action": name, "_selected_action": [opening.pk for opening in openings]}
    response = client.post(page("opening", "changelist"), {**sent, "index": 0})
    (message,) = get_messages(response.wsgi_request)
    return str(message)


def test_new_opening_takes_the_kit_of_the_glossary_now(as_coordinator):
    role = make_role()
    as_coordinator.post(page("opening", "add"), opening_of(role, location="Basel"))
    opening = Opening.objects.get()
    assert (opening.title, opening.location) == ("CRA, Basel", "Basel")
    assert (opening.kit.role, opening.kit.level) == (role, "mid")
    assert opening.kit.questions.count() == 2
    assert opening.self_started is False


def test_another_location_is_in_the_history_once(as_coordinator):
    opening = make_opening(location="Basel")
    sent = opening_of(opening.role, title="CRA", location="Lyon")
    as_coordinator.post(page("opening", "change", opening.pk), sent)
    entries = AuditEntry.objects.filter(subject_type="opening").order_by("pk")
    assert [entry.action for entry in entries] == ["relocated", "changed"]
    assert "Location" not in entries[1].details["fields"]
    assert Opening.objects.get().location == "Lyon"


def test_opening_leads_to_a_candidate_of_its_own(as_coordinator):
    opening = make_opening()
    address = f"{page('application', 'add')}?opening={opening.pk}"
    assert address in as_coordinator.get(page("opening", "change", opening.pk)).text
    form = as_coordinator.get(address).context["adminform"].form
    assert form["opening"].value() == str(opening.pk)


def test_role_without_questions_is_refused_in_a_sentence(as_coordinator):
    role = make_role()
    Question.objects.filter(level=Level.MID).delete()
    response = as_coordinator.post(page("opening", "add"), opening_of(role))
    assert response.context["adminform"].form.errors == {
        "level": [
            "The glossary has no mid questions for Clinical Research Associate. Pick "
            "another level, or ask a glossary editor to add some."
        ]
    }
    assert not Opening.objects.exists()


def test_retired_roles_are_not_offered_and_industries_tell_roles_apart(as_coordinator):
    make_role("Auditor", make_term("GMP", industry="Manufacturing"))
    make_role("Auditor", make_term("GCP", industry="Pharmaceutical Services"))
    retired = make_role("Typesetter", make_term("Lead", industry="Printing"))
    type(retired).objects.filter(pk=retired.pk).update(retired_at=timezone.now())
    text = as_coordinator.get(page("opening", "add")).text
    assert re.findall(r'<option value="(Aud.*?|Type.*?)">', text) == [
        "Auditor (Manufacturing)",
        "Auditor (Pharmaceutical Services)",
    ]


def test_role_level_and_kit_of_an_opening_stay(as_coordinator):
    opening = make_opening()
    other = make_role("Monitor", make_term("GCP"))
    sent = opening_of(other, title="CRA, Bern", level="senior", kit=99)
    as_coordinator.post(page("opening", "change", opening.pk), sent)
    changed = Opening.objects.get()
    assert changed.title == "CRA, Bern"
    assert (changed.role, changed.level) == (opening.role, opening.level)
    assert changed.kit == opening.kit


def test_closing_keeps_when_it_was_closed_first(as_coordinator):
    earlier = timezone.now() - timezone.timedelta(days=3)
    closed = make_opening("Closed", closed_at=earlier)
    openings = [closed, make_opening("Open")]
    assert act(as_coordinator, "close", *openings) == "Openings closed: 1."
    assert Opening.objects.filter(closed_at=None).count() == 0
    assert Opening.objects.get(title="Closed").closed_at == earlier


def test_reopening_leaves_self_started_ones_closed(as_coordinator):
    now = timezone.now()
    started = make_opening("Self-started", closed_at=now, self_started=True)
    make_opening("Again", role=started.role, self_started=True)
    closed = make_opening("Closed", closed_at=now)
    assert act(as_coordinator, "reopen", started, closed) == "Openings reopened: 1."
    assert Opening.objects.exclude(closed_at=None).get() == started


@pytest.mark.parametrize("action", ["close", "reopen"])
def test_panel_does_not_close_openings(client, petra, action):
    make_opening()
    client.force_login(petra)
    words = client.get(page("opening", "changelist")).content.decode()
    assert f'value="{action}"' not in words


@pytest.mark.parametrize(
    ("state", "titles"),
    [("open", ["Open"]), ("closed", ["Closed"]), ("other", [])],
)
def test_openings_filter_by_state(as_coordinator, state, titles):
    make_opening("Open")
    make_opening("Closed", closed_at=timezone.now())
    response = as_coordinator.get(f"{page('opening', 'changelist')}?state={state}")
    assert [row.title for row in response.context["cl"].result_list] == titles


def test_candidate_page_links_to_the_applications(as_coordinator):
    application = make_application("Ada Park", opening=make_opening("<i>CRA</i>"))
    address = page("candidate", "change", application.candidate_id)
    words = as_coordinator.get(address).content.decode()
    link = page("application", "change", application.pk)
    assert f'<a href="{link}">&lt;i&gt;CRA&lt;/i&gt;</a>' in words


@pytest.mark.parametrize(("words", "names"), [("ada", ["Ada"]), ("@b", ["Bo"])])
def test_candidates_are_searched_by_name_and_address(as_coordinator, words, names):
    make_candidate("Ada", email="ada@example.com")
    make_candidate("Bo", email="bo@b.example")
    response = as_coordinator.get(f"{page('candidate', 'changelist')}?q={words}")
    assert [row.name for row in response.context["cl"].result_list] == names


def test_candidate_without_application_can_be_deleted(client, sue):
    candidate = Candidate.objects.create(name="Typed twice")
    client.force_login(sue)
    client.post(page("candidate", "delete", candidate.pk), {"post": "yes"})
    assert not Candidate.objects.exists()


def test_candidate_with_an_application_cannot(client, sue):
    candidate = make_application().candidate
    client.force_login(sue)
    address = page("candidate", "delete", candidate.pk)
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert Candidate.objects.exists()


def test_application_is_added_once(as_coordinator):
    candidate = Candidate.objects.create(name="Ada Park")
    sent = {"candidate": candidate.pk, "opening": make_opening().pk}
    for _ in range(2):
        response = as_coordinator.post(page("application", "add"), sent)
    assert response.context["errors"] == [
        ["This candidate is already in this opening."]
    ]
    assert Application.objects.count() == 1


def test_application_stays_and_links_to_what_it_joins(as_coordinator, ida):
    application = make_submitted(ida).application
    address = page("application", "change", application.pk)
    words = as_coordinator.get(address).content.decode()
    scorecards = page("scorecard", "changelist")
    for link in (
        page("candidate", "change", application.candidate_id),
        page("opening", "place", application.opening_id),
        f"{scorecards}?application={application.pk}",
    ):
        assert f'<a href="{link}">' in words
    assert as_coordinator.post(address, {}).status_code == 403


def test_kit_page_shows_all_that_is_frozen(client, petra):
    kit = make_opening().kit
    client.force_login(petra)
    words = client.get(page("kit", "change", kit.pk)).content.decode()
    for part in (
        "Clinical Research Associate, Mid, version 1",
        "CRO mid question 1?",
        "CRO mid expected answer 2.",
        "Point C of 1",
        "Probe 1?",
        "Plenty.",
        "CRO senior indicator 2",
        "CRO red flag 2",
        "2 questions, 10 minutes",
        escape(kit.opening_script),
        escape(kit.closing_reminder),
    ):
        assert part in words


@pytest.mark.parametrize("model", ["kit", "opening", "application", "scorecard"])
def test_nobody_deletes_what_others_refer_to(client, sue, ida, model):
    scorecard = make_scorecard(ida)
    application = scorecard.application
    pk = {
        "kit": scorecard.kit_id,
        "opening": application.opening_id,
        "application": application.pk,
        "scorecard": scorecard.pk,
    }[model]
    client.force_login(sue)
    address = page(model, "delete", pk)
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert (
        "delete_selected" not in client.get(page(model, "changelist")).content.decode()
    )


def test_kits_are_neither_added_nor_changed(client, sue):
    kit = make_opening().kit
    client.force_login(sue)
    assert client.get(page("kit", "add")).status_code == 403
    assert client.post(page("kit", "change", kit.pk), {"version": 9}).status_code == 403
    assert Kit.objects.get().version == 1


@pytest.mark.parametrize("model", ["opening", "application"])
def test_panel_reads_but_does_not_add(client, petra, model):
    application = make_application()
    pk = {"opening": application.opening_id, "application": application.pk}[model]
    client.force_login(petra)
    assert client.get(page(model, "change", pk)).status_code == 200
    assert client.get(page(model, "add")).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    ("model", "queries"),
    [("opening", 9), ("candidate", 8), ("application", 10), ("kit", 8)],
)
def test_lists_take_the_same_queries_however_long(
    as_coordinator, django_assert_num_queries, model, queries, number
):
    for n in range(number):
        role = make_role(f"Role {n}", make_term(f"Term {n}", questions=1))
        make_application(f"Candidate {n}", opening=make_opening(f"{n}", role=role))
    address = page(model, "changelist")
    as_coordinator.get(address)
    with django_assert_num_queries(queries):
        response = as_coordinator.get(address)
    assert response.context["cl"].result_count == number


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("model", "queries"), [("scorecard", 7), ("application", 8)])
def test_suggestions_take_as_many_queries_for_any_number(
    as_coordinator, django_assert_num_queries, model, queries, number
):
    opening = make_opening()
    for n in range(number):
        make_application(f"Candidate {n}", opening=opening)
    field = {"scorecard": "application", "application": "candidate"}[model]
    query = f"app_label=scorecards&model_name={model}&field_name={field}"
    with django_assert_num_queries(queries):
        as_coordinator.get(f"{reverse('admin:autocomplete')}?{query}")


def suggested(client, model, field):
    query = f"app_label=scorecards&model_name={model}&field_name={field}"
    answer = client.get(f"{reverse('admin:autocomplete')}?{query}&term=Ada")
    return [each["text"] for each in answer.json()["results"]]


def test_suggested_namesakes_are_told_apart(as_coordinator):
    first = make_candidate("Ada Park", email="ada@example.com")
    other = make_candidate("Ada Park")
    make_application(first)
    make_application(other)
    one, two = f"Ada Park ({first.reference})", f"Ada Park ({other.reference})"
    assert suggested(as_coordinator, "application", "candidate") == [
        f"{one} · ada@example.com · CRA, Basel",
        f"{two} · CRA, Basel",
    ]
    assert suggested(as_coordinator, "scorecard", "application") == [
        f"{one} for CRA, Basel · ada@example.com",
        f"{two} for CRA, Basel",
    ]


def test_who_reads_no_candidates_is_suggested_no_address(client, person):
    make_application(make_candidate("Ada Park", email="ada@example.com"))
    reader = person("rae", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_application"))
    client.force_login(reader)
    (text,) = suggested(client, "scorecard", "application")
    assert text.endswith("for CRA, Basel")
