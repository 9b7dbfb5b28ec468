"""What was arranged for an interview can be changed until it is submitted."""

import pytest
from django.urls import reverse

from scorecards.models import AuditEntry, Scorecard
from tests.makers import assign, lock, make_application, make_opening, make_scorecard

pytestmark = pytest.mark.django_db

AT = {"interview_at": "2099-07-06T14:00", "interview_minutes": "60"}


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


@pytest.fixture
def assigned(ida):
    application = make_application(opening=make_opening(time_zone="Europe/Zurich"))
    return assign(application=application, interviewer=ida)


def page(scorecard):
    return reverse("admin:scorecards_scorecard_arrange", args=[scorecard.pk])


def application_page(scorecard):
    return reverse(
        "admin:scorecards_application_change", args=[scorecard.application_id]
    )


def covering(scorecard, *ticked):
    keys = [answer.question_id for answer in scorecard.answers.all()]
    return {"shown": ",".join(map(str, keys)), "focus": [keys[n] for n in ticked]}


def test_times_change_and_the_application_tells_them(as_coordinator, assigned):
    response = as_coordinator.post(page(assigned), AT, follow=True)
    assert response.redirect_chain == [(application_page(assigned), 302)]
    words = " ".join(response.text.split())
    assert "6 Jul 2099, 14:00, 60 min" in words
    assert "7 Jul 2099, 15:00" in words
    assert "Times are in Europe/Zurich." in words


def test_form_shows_what_holds_now(as_coordinator, assigned):
    as_coordinator.post(page(assigned), AT | covering(assigned, 1))
    form = as_coordinator.get(page(assigned)).context["form"]
    assert form["interview_at"].value().isoformat() == "2099-07-06T14:00:00"
    assert form["due_at"].value().isoformat() == "2099-07-07T15:00:00"
    assert form["focus"].value() == [str(assigned.answers.last().question_id)]


def test_who_covers_what_changes_while_nothing_is_written(as_coordinator, assigned):
    as_coordinator.post(page(assigned), covering(assigned, 1))
    assert [a.is_focus for a in assigned.answers.all()] == [False, True]


def test_once_begun_times_change_and_what_is_covered_stays(as_coordinator, assigned):
    Scorecard.objects.update(status="draft")
    assert "Assigned questions" not in as_coordinator.get(page(assigned)).text
    data = AT | covering(assigned, 1)
    response = as_coordinator.post(page(assigned), data, follow=True)
    assert "so the assigned questions" in response.text
    assert [a.is_focus for a in assigned.answers.all()] == [True, True]
    assert Scorecard.objects.get().interview_at is not None


def test_nothing_changes_once_it_is_submitted(as_coordinator, assigned):
    lock(assigned)
    response = as_coordinator.post(page(assigned), AT, follow=True)
    assert response.redirect_chain == [(application_page(assigned), 302)]
    assert "The scorecard has been submitted" in response.text
    assert Scorecard.objects.get().interview_at is None


def test_one_that_is_hidden_from_a_coordinator_is_not_there(
    as_coordinator, cora, assigned
):
    make_scorecard(cora, application=assigned.application)
    lock(assigned)
    assert as_coordinator.get(page(assigned)).status_code == 404
    assert as_coordinator.post(page(assigned), AT).status_code == 404


def test_a_refused_time_is_given_back(as_coordinator, assigned):
    times = {**AT, "due_at": "2099-07-01T08:00"}
    response = as_coordinator.post(page(assigned), times)
    assert response.status_code == 422
    assert 'value="2099-07-01T08:00"' in response.text
    assert Scorecard.objects.get().due_at is None


def test_change_is_in_the_trail_once(as_coordinator, cora, assigned):
    data = AT | {"due_at": "2099-07-08T15:00"} | covering(assigned, 0, 1)
    for _ in range(2):
        as_coordinator.post(page(assigned), data)
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.action) == ("cora", "assigned")
    assert entry.details["due_at"] == "2099-07-08T15:00:00+02:00"


@pytest.mark.parametrize("number", [1, 30])
def test_applications_page_asks_the_database_the_same_for_any_number(
    as_coordinator, assigned, person, django_assert_num_queries, number
):
    for n in range(1, number):
        assign(application=assigned.application, interviewer=person(f"i{n}"))
    with django_assert_num_queries(11):
        as_coordinator.get(application_page(assigned))
