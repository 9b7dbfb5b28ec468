"""Assigning a scorecard to an interviewer, the only thing one adds in the admin."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scorecards.models import Opening, Scorecard
from tests.makers import lock, make_application, make_scorecard

pytestmark = pytest.mark.django_db

ADD = reverse("admin:scorecards_scorecard_add")
LIST = reverse("admin:scorecards_scorecard_changelist")


def sent(application, interviewer, round=1, **more):
    return {
        "application": application.pk,
        "interviewer": interviewer.pk,
        "round": round,
        **more,
    }


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def test_assigned_scorecard_has_the_openings_kit_and_blank_answers(as_coordinator, ida):
    application = make_application()
    response = as_coordinator.post(ADD, sent(application, ida, 2))
    scorecard = Scorecard.objects.get()
    assert response.url == LIST
    assert (scorecard.interviewer, scorecard.round) == (ida, 2)
    assert (scorecard.status, scorecard.kit) == ("assigned", application.opening.kit)
    assert [answer.outcome for answer in scorecard.answers.all()] == ["", ""]


def test_message_names_both_and_links_to_nothing_hidden(as_coordinator, ida):
    response = as_coordinator.post(ADD, sent(make_application(), ida))
    (message,) = get_messages(response.wsgi_request)
    assert str(message) == (
        "Assigned: ida fills a scorecard for Ada Park for CRA, Basel. It shows here "
        "once it is submitted."
    )


def test_several_are_assigned_in_a_row(as_coordinator, ida):
    more = {"_addanother": "Save and add another"}
    response = as_coordinator.post(ADD, sent(make_application(), ida, **more))
    assert response.url == ADD


def test_second_scorecard_of_a_round_is_refused_in_a_sentence(as_coordinator, ida):
    scorecard = make_scorecard(ida)
    response = as_coordinator.post(ADD, sent(scorecard.application, ida))
    assert response.context["errors"] == [
        ["This interviewer has a scorecard for that round already."]
    ]
    assert Scorecard.objects.get() == scorecard


def test_rounds_start_at_one(as_coordinator, ida):
    response = as_coordinator.post(ADD, sent(make_application(), ida, 0))
    assert "greater than or equal to 1" in response.content.decode()
    assert not Scorecard.objects.exists()


def test_only_active_people_who_may_fill_scorecards_are_offered(
    as_coordinator, ida, petra, otto, sue, person
):
    person("gone", "Interviewers", is_active=False)
    person("grace", "Interviewers", first_name="Grace", last_name="Obi")
    form = as_coordinator.get(ADD).context["adminform"].form
    offered = [label for _, label in form.fields["interviewer"].choices]
    assert offered == ["---------", "ida (ida)", "Grace Obi (grace)"]


def test_somebody_who_may_not_interview_is_refused(as_coordinator, otto):
    response = as_coordinator.post(ADD, sent(make_application(), otto))
    assert "Select a valid choice." in response.content.decode()
    assert not Scorecard.objects.exists()


def test_answers_cannot_be_sent_along(client, sue, ida):
    client.force_login(sue)
    extra = {"status": "submitted", "summary": "Hired.", "recommendation": "yes"}
    client.post(ADD, sent(make_application(), ida, **extra))
    scorecard = Scorecard.objects.get()
    assert (scorecard.status, scorecard.summary) == ("assigned", "")


def test_panel_cannot_assign(client, petra, ida):
    client.force_login(petra)
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, sent(make_application(), ida)).status_code == 403
    assert ADD not in client.get(LIST).content.decode()
    assert not Scorecard.objects.exists()


def test_applications_are_suggested_by_candidate(as_coordinator):
    make_application("Bo Lind")
    ada = make_application("Ada Park")
    field = "app_label=scorecards&model_name=scorecard&field_name=application"
    response = as_coordinator.get(f"{reverse('admin:autocomplete')}?{field}&term=ada")
    assert response.json()["results"] == [
        {"id": str(ada.pk), "text": "Ada Park for CRA, Basel"}
    ]


def test_history_tells_who_assigned(as_coordinator, cora, ida):
    as_coordinator.post(ADD, sent(make_application(), ida))
    lock(Scorecard.objects.get())
    address = reverse(
        "admin:scorecards_scorecard_history", args=[Scorecard.objects.get().pk]
    )
    (entry,) = as_coordinator.get(address).context["action_list"]
    assert (entry.user, entry.is_addition()) == (cora, True)


def test_closed_openings_take_no_more_scorecards(as_coordinator, ida):
    application = make_application()
    Opening.objects.update(closed_at="2026-03-01T12:00Z")
    response = as_coordinator.post(ADD, sent(application, ida))
    assert "is closed; nothing starts there" in response.text
    assert not Scorecard.objects.exists()
