"""Assigning a scorecard to an interviewer, the only thing one adds in the admin."""

from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scorecards.models import Opening, Scorecard
from tests.makers import lock, make_application, make_opening, make_scorecard

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


def form_for(application):
    return f"{ADD}?application={application.pk}"


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def test_assigned_scorecard_has_the_openings_kit_and_blank_answers(as_coordinator, ida):
    application = make_application()
    response = as_coordinator.post(ADD, sent(application, ida, 2))
    scorecard = Scorecard.objects.get()
    assert response.url == reverse(
        "admin:scorecards_application_change", args=[application.pk]
    )
    assert (scorecard.interviewer, scorecard.round) == (ida, 2)
    assert (scorecard.status, scorecard.kit) == ("assigned", application.opening.kit)
    assert [answer.outcome for answer in scorecard.answers.all()] == ["", ""]


def test_message_names_both_and_links_to_nothing_hidden(as_coordinator, ida):
    response = as_coordinator.post(ADD, sent(make_application(), ida))
    (message,) = get_messages(response.wsgi_request)
    assert str(message) == (
        "Scorecard for Ada Park for CRA, Basel assigned to ida. You can read it "
        "once it is submitted."
    )


def test_several_are_assigned_in_a_row(as_coordinator, ida):
    more = {"_addanother": "Save and add another"}
    application = make_application()
    response = as_coordinator.post(ADD, sent(application, ida, **more))
    assert response.url == form_for(application)


def test_second_scorecard_of_a_round_is_refused_in_a_sentence(as_coordinator, ida):
    scorecard = make_scorecard(ida)
    response = as_coordinator.post(ADD, sent(scorecard.application, ida))
    assert response.context["form"].non_field_errors() == [
        "This interviewer already has a scorecard for that round."
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
    form = as_coordinator.get(form_for(make_application())).context["form"]
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
    reference = ada.candidate.reference
    field = "app_label=scorecards&model_name=scorecard&field_name=application"
    response = as_coordinator.get(f"{reverse('admin:autocomplete')}?{field}&term=ada")
    assert response.json()["results"] == [
        {"id": str(ada.pk), "text": f"Ada Park ({reference}) for CRA, Basel"}
    ]


def test_history_tells_who_assigned(as_coordinator, cora, ida):
    as_coordinator.post(ADD, sent(make_application(), ida))
    lock(Scorecard.objects.get())
    address = reverse(
        "admin:scorecards_scorecard_history", args=[Scorecard.objects.get().pk]
    )
    timeline = as_coordinator.get(address).context["timeline"]
    assert [line.words for line in timeline.lines] == [
        "cora assigned a scorecard to ida, round 1.",
        "Scorecard made.",
    ]


def test_closed_openings_take_no_more_scorecards(as_coordinator, ida):
    application = make_application()
    Opening.objects.update(closed_at="2026-03-01T12:00Z")
    response = as_coordinator.post(ADD, sent(application, ida))
    assert "is closed. No scorecard can be started" in response.text
    assert not Scorecard.objects.exists()


def test_the_application_is_chosen_first(as_coordinator):
    application = make_application()
    assert "Assigned questions" not in as_coordinator.get(ADD).text
    response = as_coordinator.post(ADD, {"application": application.pk})
    assert response.url == form_for(application)
    assert "Assigned questions" in as_coordinator.get(response.url).text


@pytest.mark.parametrize("key", ["", "0", "x", "9" * 40])
def test_without_an_application_nothing_is_assigned(as_coordinator, ida, key):
    response = as_coordinator.post(
        ADD, {"application": key, "interviewer": ida.pk, "round": 1}
    )
    assert "application" in response.context["adminform"].form.errors
    assert not Scorecard.objects.exists()


def test_applications_page_leads_to_assigning(as_coordinator):
    application = make_application()
    page = reverse("admin:scorecards_application_change", args=[application.pk])
    assert form_for(application) in as_coordinator.get(page).text


# Times


@pytest.fixture
def in_zurich():
    return make_application(opening=make_opening(time_zone="Europe/Zurich"))


def moments(scorecard):
    zone = ZoneInfo("Europe/Zurich")
    return [
        f"{moment.astimezone(zone):%d.%m. %H:%M}"
        for moment in (scorecard.interview_at, scorecard.due_at)
    ]


def test_times_are_those_of_the_opening_and_due_is_a_day_after(
    as_coordinator, in_zurich, ida
):
    assert (
        "In the time zone Europe/Zurich."
        in as_coordinator.get(form_for(in_zurich)).text
    )
    times = {"interview_at": "2099-07-06T14:00", "interview_minutes": "45"}
    as_coordinator.post(ADD, sent(in_zurich, ida, **times))
    scorecard = Scorecard.objects.get()
    assert moments(scorecard) == ["06.07. 14:00", "07.07. 14:45"]
    assert scorecard.interview_minutes == 45


def test_due_can_be_set(as_coordinator, in_zurich, ida):
    times = {"interview_at": "2099-07-06T14:00", "due_at": "2099-07-06T18:30"}
    as_coordinator.post(ADD, sent(in_zurich, ida, **times))
    assert moments(Scorecard.objects.get()) == ["06.07. 14:00", "06.07. 18:30"]


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (
            {"interview_at": "2099-07-06T14:00", "due_at": "2099-07-06T14:30"},
            "This is before the interview ends. Choose a later time.",
        ),
        ({"interview_at": "2026-03-29T02:30"}, "The clocks change at that time"),
        ({"interview_at": "2026-10-25T02:30"}, "The clocks change at that time"),
        ({"interview_at": "0001-01-01T00:00"}, "Choose a date from 2000 onwards."),
        ({"due_at": "9999-12-31T23:59"}, "Choose a date before 2100."),
        ({"due_at": "soon"}, "Enter date and time as 2026-11-24 15:00."),
        ({"interview_minutes": "4"}, "greater than or equal to 5"),
        ({"interview_minutes": "481"}, "less than or equal to 480"),
    ],
)
def test_impossible_times_are_refused_in_a_sentence(
    as_coordinator, in_zurich, ida, times, sentence
):
    response = as_coordinator.post(ADD, sent(in_zurich, ida, **times))
    assert response.status_code == 422
    assert sentence in response.text
    assert not Scorecard.objects.exists()


# Questions to cover


def questions_sent(application, *ticked):
    keys = [q.pk for q in application.opening.kit.questions.all()]
    return {"shown": ",".join(map(str, keys)), "focus": [keys[n] for n in ticked]}


def covered(scorecard):
    return list(scorecard.answers.values_list("is_focus", flat=True))


def test_interviewer_covers_what_is_ticked(as_coordinator, ida):
    application = make_application()
    page = as_coordinator.get(form_for(application))
    assert page.text.count(" checked") == 2
    as_coordinator.post(ADD, sent(application, ida, **questions_sent(application, 1)))
    assert covered(Scorecard.objects.get()) == [False, True]


def test_somebody_covers_something(as_coordinator, ida):
    application = make_application()
    response = as_coordinator.post(
        ADD, sent(application, ida, **questions_sent(application))
    )
    assert "Tick at least one question." in response.text
    assert not Scorecard.objects.exists()


def test_a_question_that_the_page_did_not_show_is_covered(as_coordinator, ida):
    application = make_application()
    first, _ = application.opening.kit.questions.all()
    data = {"shown": str(first.pk), "focus": [first.pk]}
    as_coordinator.post(ADD, sent(application, ida, **data))
    assert covered(Scorecard.objects.get()) == [True, True]


def test_a_question_that_is_not_asked_any_more_is_refused(as_coordinator, ida):
    application = make_application()
    response = as_coordinator.post(ADD, sent(application, ida, focus=[999]))
    assert "The questions of this opening have changed." in response.text
