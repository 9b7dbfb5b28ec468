"""Who can read an opening: its team, or the whole panel."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from scorecards.models import Application, AuditEntry, Opening, Scorecard
from scorecards.models.team import candidates_readable_by
from scorecards.workflow.naming_team import name_team
from scorecards.workflow.starting import start_scorecard
from tests.makers import (
    assign,
    make_application,
    make_candidate,
    make_opening,
    make_role,
    make_round,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening("Team post", readers="team")


@pytest.fixture
def card(opening, ida):
    return make_submitted(ida, application=make_application(opening=opening))


def page(name, *keys):
    return reverse(f"admin:scorecards_{name}", args=keys)


def pages_of(card):
    opening, application = card.application.opening_id, card.application_id
    return [
        page("opening_place", opening),
        page("opening_plan", opening),
        page("opening_comparison", opening),
        page("opening_comparison_workbook", opening),
        page("opening_comparison_question", opening, 1),
        page("opening_comparison_anonymous", opening),
        page("opening_history", opening),
        page("application_change", application),
        page("application_history", application),
        page("application_debrief_workbook", application),
        page("candidate_change", card.application.candidate_id),
        page("candidate_history", card.application.candidate_id),
        page("scorecard_change", card.pk),
    ]


def statuses(client, card):
    answers = [client.get(each) for each in pages_of(card)]
    for each in answers:
        each.getvalue()  # which closes a file
    return {each.status_code for each in answers}


def test_the_team_reads_every_page(client, petra, card):
    card.application.opening.team.create(person=petra)
    client.force_login(petra)
    assert statuses(client, card) == {200}


@pytest.mark.parametrize("readers", ["team", "private"])
def test_outsiders_read_none_of_them(client, petra, card, readers):
    Opening.objects.update(readers=readers)
    client.force_login(petra)
    for each in pages_of(card):
        assert client.get(each).status_code in (302, 403, 404), each
        assert "Ada Park" not in client.get(each, follow=True).text


def test_the_list_leads_outsiders_to_what_they_can_read(client, petra, card):
    opening = card.application.opening
    client.force_login(petra)
    text = client.get(page("opening_changelist")).text
    assert f'href="{page("opening_change", opening.pk)}' in text
    assert page("opening_place", opening.pk) + '"' not in text
    assert page("opening_comparison", opening.pk) not in text
    assert client.get(page("opening_change", opening.pk)).status_code == 200


def test_coordinators_read_it_as_before(client, cora, sue, card):
    Opening.objects.update(readers="private")
    for person in (cora, sue):
        client.force_login(person)
        assert statuses(client, card) == {200}


def test_one_that_the_panel_reads_needs_no_team(client, petra, card):
    Opening.objects.update(readers="panel")
    client.force_login(petra)
    assert client.get(pages_of(card)[0]).status_code == 200


def test_querysets_leave_out_what_is_closed(petra, ivan, card):
    assert list(Scorecard.objects.visible_to(petra)) == []
    assert list(Application.objects.readable_by(petra)) == []
    assert list(candidates_readable_by(petra)) == []
    assert list(Opening.objects.visible_to(petra)) == [card.application.opening]
    Opening.objects.update(readers="private")
    assert list(Opening.objects.visible_to(petra)) == []


def test_a_candidate_of_another_opening_too_is_readable(petra, card):
    other = make_opening("Other post")
    Application.objects.create(candidate=card.application.candidate, opening=other)
    alone = make_candidate("Bo Lind")
    assert set(candidates_readable_by(petra)) == {card.application.candidate, alone}


def test_who_interviews_reads_others_once_their_own_is_in(petra, card):
    make_submitted(petra, application=card.application)
    assert card in Scorecard.objects.visible_to(petra)


def test_blindness_comes_before_the_team(petra, card):
    card.application.opening.team.create(person=petra)
    make_scorecard(petra, application=card.application)
    assert card not in Scorecard.objects.visible_to(petra)


def test_a_trail_without_coordinating_keeps_to_the_teams(petra, card):
    from django.contrib.auth.models import Permission, User

    right = Permission.objects.get(codename="view_auditentry")
    petra.user_permissions.add(right)
    name_team(card.application.opening, "private", [])
    reader = User.objects.get(pk=petra.pk)
    assert not AuditEntry.objects.visible_to(reader).filter(action="team").exists()
    card.application.opening.team.create(person=petra)
    assert AuditEntry.objects.visible_to(reader).filter(action="team").exists()


def test_new_openings_begin_with_their_team(client, cora):
    role = make_role()
    client.force_login(cora)
    sent = {"title": "CRA", "role": role.title, "level": "mid", "time_zone": "UTC"}
    response = client.post(page("opening_add"), sent, follow=True)
    assert Opening.objects.get().readers == "team"
    assert "Only coordinators can read this opening’s candidates so far." in (
        response.text
    )


def test_one_that_interviewers_start_stays_with_the_panel(ida):
    role = make_role()
    start_scorecard(interviewer=ida, role=role, level="mid", candidate="Ada Park")
    assert Opening.with_hidden.get().readers == "panel"


def test_the_team_is_named_by_name(client, cora, petra, opening):
    client.force_login(cora)
    sent = {"readers": "private", "member-1": "Petra", "member-2": "cora"}
    client.post(page("opening_team", opening.pk), sent)
    opening.refresh_from_db()
    assert opening.readers == "private"
    assert {each.person for each in opening.team.all()} == {petra, cora}
    client.post(page("opening_team", opening.pk), {"readers": "team", "member-1": ""})
    assert not opening.team.exists()
    entry = AuditEntry.objects.filter(action="team").latest("pk")
    assert entry.details == {"what": "team", "members": []}


def test_an_unknown_member_is_said_and_nothing_is_saved(client, cora, opening):
    client.force_login(cora)
    sent = {"readers": "private", "member-1": "Zoe"}
    response = client.post(page("opening_team", opening.pk), sent)
    assert response.status_code == 422
    assert "No reviewer is called “Zoe”." in response.text
    assert Opening.objects.get().readers == "team"


def test_a_private_opening_is_started_by_its_interviewers_alone(ida, ivan, opening):
    Opening.objects.update(readers="private")
    make_round(opening, ida)
    start = {"role": opening.role, "level": opening.level, "candidate": "Ada Park"}
    with pytest.raises(PermissionDenied):
        start_scorecard(interviewer=ivan, opening=opening, **start)
    assert start_scorecard(interviewer=ida, **start).application.opening == opening
    assert start_scorecard(interviewer=ivan, **start).application.opening != opening


def test_who_has_a_scorecard_in_a_private_opening_still_opens_it(client, ida, opening):
    Opening.objects.update(readers="private")
    card = assign(application=make_application(opening=opening), interviewer=ida)
    client.force_login(ida)
    assert client.get(reverse("scorecard", args=[card.pk])).status_code == 200
