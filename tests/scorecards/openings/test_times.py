"""Interview times of a candidate, and what is said before they are saved."""

from datetime import datetime

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from tests.makers import assign, make_application, make_opening

pytestmark = pytest.mark.django_db

NINE = datetime.fromisoformat("2099-07-06T09:00+02:00")


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


@pytest.fixture
def application():
    return make_application(opening=make_opening(time_zone="Europe/Zurich"))


def page(application):
    return reverse("admin:scorecards_application_times", args=[application.pk])


def sent(*times, **others):
    data = {**others}
    for card, begins in zip(Scorecard.objects.order_by("pk"), times, strict=False):
        data |= {f"begins-{card.pk}": begins, f"minutes-{card.pk}": 60}
    return data


def test_all_times_of_a_candidate_are_set_at_once(as_cora, application, ida, ivan):
    for person in (ida, ivan):
        assign(application=application, interviewer=person)
    as_cora.post(page(application), sent("2099-07-06T09:00", "2099-07-06T10:00"))
    first, second = Scorecard.objects.order_by("pk")
    assert first.interview_at == NINE
    assert (second.interview_at - first.interview_at).total_seconds() == 3600
    assert (first.due_at - first.interview_at).total_seconds() == 25 * 3600


def test_a_time_in_the_past_is_said_and_saved_once_confirmed(as_cora, application, ida):
    assign(application=application, interviewer=ida)
    past = sent("2020-07-06T09:00")
    response = as_cora.post(page(application), past)
    assert "6 Jul 2020, 09:00 is in the past (ida)." in response.text
    assert Scorecard.objects.get().interview_at is None
    as_cora.post(page(application), past | {"confirm_times": "on"})
    assert Scorecard.objects.get().interview_at is not None


def test_an_interviewer_who_is_taken_is_said(as_cora, application, ida):
    other = make_application("Bo Lind", opening=make_opening("CRA, Bern"))
    assign(application=application, interviewer=ida)
    assign(application=other, interviewer=ida, interview_at=NINE, interview_minutes=45)
    response = as_cora.post(page(application), sent("2099-07-06T09:30"))
    assert (
        "ida already interviews Bo Lind on 6 Jul 2099, 09:00, for CRA, Bern."
        in response.text
    )
    assert as_cora.post(page(application), sent("2099-07-06T09:45")).status_code == 302


def test_a_candidate_with_two_interviews_at_once_is_said(
    as_cora, application, ida, ivan
):
    for person in (ida, ivan):
        assign(application=application, interviewer=person)
    both = sent("2099-07-06T09:00", "2099-07-06T09:30")
    response = as_cora.post(page(application), both)
    assert "Ada Park already has an interview with ida on 6 Jul 2099" in response.text
    assert not Scorecard.objects.exclude(interview_at=None).exists()


def test_times_that_stay_are_not_asked_about(as_cora, application, ida, ivan):
    for person in (ida, ivan):
        assign(application=application, interviewer=person, interview_at=NINE)
    unchanged = sent("2099-07-06T09:00", "2099-07-06T09:00")
    assert as_cora.post(page(application), unchanged).status_code == 302


def test_times_of_an_older_page_are_refused(as_cora, application, ida):
    assign(application=application, interviewer=ida)
    older = sent("2099-07-06T09:00") | {"_revision": "of an older page"}
    response = as_cora.post(page(application), older)
    assert (response.status_code, Scorecard.objects.get().interview_at) == (409, None)
    assert "Somebody else saved this page" in response.text


@pytest.mark.parametrize("name", ["arrange", "assign"])
def test_the_other_forms_with_a_time_ask_too(as_cora, application, ida, ivan, name):
    card = assign(application=application, interviewer=ida, interview_at=NINE)
    data = {"interview_at": "2099-07-06T09:30", "focus": _all(card)}
    if name == "assign":
        address = reverse("admin:scorecards_scorecard_add")
        data |= {"application": application.pk, "interviewer": ivan.pk, "round": 1}
    else:
        other = assign(application=application, interviewer=ivan)
        address = reverse("admin:scorecards_scorecard_arrange", args=[other.pk])
    response = as_cora.post(address, data)
    assert response.status_code == 422
    assert "Ada Park already has an interview with ida" in response.text
    confirmed = as_cora.post(address, data | {"confirm_times": "on"})
    assert confirmed.status_code == 302


def _all(card):
    return list(card.answers.values_list("question", flat=True))


@pytest.mark.parametrize("status", ["started", "declined", "withdrawn"])
def test_a_time_that_nobody_keeps_is_no_doubt(as_cora, application, ida, ivan, status):
    other = make_application("Bo Lind", opening=make_opening("CRA, Bern"))
    assign(application=application, interviewer=ida)
    assign(application=other, interviewer=ida, interview_at=NINE)
    Scorecard.objects.filter(application=other).update(status=status)
    as_cora.post(page(application), sent("2099-07-06T09:00"))
    assert Scorecard.objects.get(application=application).interview_at == NINE
