"""An interviewer declines an interview, or proposes who could do it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from scorecards.models import Scorecard
from scorecards.workflow.declining import NoInterviewerError, decline
from scorecards.workflow.starting import assign as assign_verb
from tests.makers import assign, make_application, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def assigned(ida):
    return assign(application=make_application(), interviewer=ida)


def page(card):
    return reverse("decline_interview", args=[card.pk])


def test_coordinator_finds_it_in_the_to_do_list(client, assigned, ida, ivan, cora):
    client.force_login(ida)
    said = {"reason": "I know her.", "proposed": ivan.pk}
    assert client.post(page(assigned), said).status_code == 302
    client.force_login(cora)
    text = client.get(reverse("admin:scorecards_to_do")).text
    assert "ida declined the interview with" in text
    assert "I know her. They propose ivan." in text


def test_proposed_colleague_is_filled_in_for_the_coordinator(
    client, assigned, ida, ivan, cora
):
    decline(assigned, by=ida, reason="I know her.", proposed=ivan)
    client.force_login(cora)
    query = {"application": assigned.application_id, "instead_of": assigned.pk}
    text = client.get(reverse("admin:scorecards_scorecard_add", query=query)).text
    assert f'<option value="{ivan.pk}" selected>' in text


def test_assigning_somebody_settles_it(assigned, ida, ivan, cora):
    decline(assigned, by=ida, reason="I know her.")
    made = assign_verb(application=assigned.application, interviewer=ivan, by=cora)
    assert Scorecard.objects.get() == made


def test_it_can_be_assigned_to_the_same_person_again(assigned, ida, cora):
    decline(assigned, by=ida, reason="I know her.")
    made = assign_verb(application=assigned.application, interviewer=ida, by=cora)
    assert (made.pk, made.status) == (assigned.pk, "assigned")


def test_declined_interview_hides_nothing(assigned, ida, ivan, petra):
    card = assign(application=assigned.application, interviewer=petra)
    other = make_submitted(ivan, application=assigned.application)
    decline(card, by=petra, reason="Ill.")
    assert other in Scorecard.objects.visible_to(petra)


def test_address_of_a_declined_interview_is_gone(client, assigned, ida):
    decline(assigned, by=ida, reason="I know her.")
    client.force_login(ida)
    assert client.get(reverse("scorecard", args=[assigned.pk])).status_code == 404


@pytest.mark.parametrize("begun", [{"begun_at": timezone.now()}, {"status": "draft"}])
def test_once_it_has_begun_it_is_too_late(client, assigned, ida, begun):
    Scorecard.objects.update(**begun)
    client.force_login(ida)
    response = client.post(page(assigned), {"reason": "I know her."})
    assert response.status_code == 409
    assert not Scorecard.objects.declined().exists()


def test_whoever_may_not_interview_is_not_proposed(assigned, ida, otto):
    with pytest.raises(NoInterviewerError):
        decline(assigned, by=ida, reason="I know her.", proposed=otto)


def test_list_of_colleagues_does_not_tell_who_has_a_scorecard(
    client, assigned, ida, ivan
):
    client.force_login(ida)
    before = client.get(page(assigned)).context["form"].fields["proposed"].queryset
    assign(application=assigned.application, interviewer=ivan)
    after = client.get(page(assigned)).context["form"].fields["proposed"].queryset
    assert list(before) == list(after) == [ivan]
