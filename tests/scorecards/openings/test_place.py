"""An opening's first page: candidates by round, adding one, the next steps."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from scorecards.models import Application, Candidate, Decision, Opening
from scorecards.workflow.assigning_plan import assign_round
from tests.makers import (
    make_application,
    make_candidate,
    make_listed_role,
    make_opening,
    make_role,
    make_round,
    make_round_with_kit,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def opening():
    return make_opening()


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


def page(opening):
    return reverse("admin:scorecards_opening_place", args=[opening.pk])


def text_of(response):
    return re.sub(r"(<[^>]+>|\s)+", " ", response.text)


def rows(response):
    """The words of each candidate's row, without the head."""
    found = re.findall(r"<tr>(.*?)</tr>", response.text, re.DOTALL)[1:]
    return [re.sub(r"(<[^>]+>|\s)+", " ", each).strip() for each in found]


def test_what_the_plan_covers_is_below_the_candidates(as_cora, ida, ivan):
    opening = make_opening(role=make_listed_role())
    first, *_ = opening.kit.questions.all()
    make_round(opening, ida, covers=[first.source])
    make_round(opening, ivan, number=2, name="Again", covers=[first.source])
    words = text_of(as_cora.get(page(opening)))
    assert "What the plan covers" in words
    assert "GCP 2 questions, 1 asked by nobody ida, ivan" in words
    assert "CRO 2 questions Nobody yet" in words


def test_rounds_with_other_questions_are_covered_by_themselves(as_cora, ida):
    opening = make_opening(role=make_listed_role())
    make_round(opening, ida)
    make_round_with_kit(opening, ida)
    words = text_of(as_cora.get(page(opening)))
    assert "What round 1 covers" in words
    assert "What round 2 covers" in words


def test_an_opening_without_a_plan_shows_no_coverage(as_cora, opening):
    assert "covers" not in text_of(as_cora.get(page(opening)))


def test_a_new_opening_leads_to_its_steps(as_cora):
    role = make_role()
    sent = {"title": "CRA", "role": str(role.title), "level": "mid"}
    response = as_cora.post(
        reverse("admin:scorecards_opening_add"),
        sent | {"time_zone": "Dublin"},
        follow=True,
    )
    opening = Opening.objects.get()
    assert response.redirect_chain[-1][0] == page(opening)
    assert opening.time_zone == "Europe/Dublin"
    for step in (
        "1. Check the questions",
        "2. Plan the interviews",
        "3. Add candidates",
    ):
        assert step in response.text


def test_the_list_of_openings_leads_there(as_cora, opening):
    response = as_cora.get(reverse("admin:scorecards_opening_changelist"))
    assert f'<a href="{page(opening)}">CRA, Basel</a>' in response.text


def test_candidates_are_shown_by_round(as_cora, opening, ida, ivan, petra):
    ada, bo = (make_application(name, opening=opening) for name in ("Ada", "Bo"))
    make_round(opening, ida, ivan, name="Craft", minutes=45)
    make_round(opening, ivan, number=2, name="Team")
    make_submitted(ida, application=ada, rating=4)
    make_submitted(ivan, application=ada, rating=3)
    make_scorecard(ivan, application=ada, round=2)
    Decision.objects.create(
        application=ada, outcome="advance", rationale="Good.", decided_by=petra
    )
    response = as_cora.get(page(opening))
    assert "Round 1 · Craft, 45 min" in response.text
    first, second = rows(response)
    assert "✓ ida submitted" in first and "○ ivan to do" in first
    assert "3.50 4 answers Advance" in first
    assert "The plan assigns ida and ivan." in second
    assert "After round 1 – Undecided" in second


def test_what_is_hidden_is_not_on_the_page(as_cora, opening, ida, cora):
    application = make_application(opening=opening)
    make_scorecard(cora, application=application)
    before = rows(as_cora.get(page(opening)))
    make_submitted(ida, application=application)
    after = rows(as_cora.get(page(opening)))
    assert after == before
    assert "Hidden until you submit Hidden until you submit" in after[0]


def test_the_panel_sees_no_time_of_an_interview(client, opening, ida, petra, cora):
    make_scorecard(
        ida, application=make_application(opening=opening), interview_at=timezone.now()
    )
    client.force_login(petra)
    assert ":" not in rows(client.get(page(opening)))[0]
    client.force_login(cora)
    assert ":" in rows(client.get(page(opening)))[0]


def test_a_candidate_is_added_by_name_and_address(as_cora, opening):
    response = as_cora.post(
        page(opening), {"who": "Ada Park <ada@example.com>"}, follow=True
    )
    assert "Added Ada Park." in response.text
    candidate = Candidate.objects.get()
    assert (candidate.name, candidate.email) == ("Ada Park", "ada@example.com")


def test_a_name_without_an_address_is_kept_as_typed(as_cora, opening):
    as_cora.post(page(opening), {"who": "Ana (Annie) Lopez"})
    assert opening.applications.get().candidate.name == "Ana (Annie) Lopez"


def test_an_address_alone_finds_who_is_known(as_cora, opening):
    known = make_candidate("Ada Park", email="ada@example.com")
    as_cora.post(page(opening), {"who": "ADA@example.com"})
    assert Application.objects.get().candidate == known
    response = as_cora.post(page(opening), {"who": "bo@example.com"})
    assert "Nobody has this address yet." in response.text


def test_a_reference_finds_who_is_known(as_cora, opening):
    known = make_candidate("Ada Park")
    as_cora.post(page(opening), {"who": known.reference})
    assert Application.objects.get().candidate == known


def test_of_a_namesake_it_is_asked_who_is_meant(as_cora, opening):
    make_candidate("Ada Park", email="ada@example.com")
    response = as_cora.post(page(opening), {"who": "Ada Park"})
    assert response.status_code == 422
    assert "Is it the same person?" in response.text
    answer = {"who": "Ada Park", "asked_for": "Ada Park", "answer": "new"}
    as_cora.post(page(opening), answer)
    assert Candidate.objects.filter(name="Ada Park").count() == 2


def test_an_answer_for_another_name_is_asked_again(as_cora, opening):
    known = make_candidate("Ada Park", email="ada@example.com")
    make_candidate("Bo Lind", email="bo@example.com")
    answer = {"who": "Bo Lind", "asked_for": "Ada Park", "answer": f"c{known.pk}"}
    assert as_cora.post(page(opening), answer).status_code == 422
    assert not Application.objects.exists()


def test_whoever_is_added_gets_the_panel_of_the_plan(as_cora, opening, ida):
    assign_round(make_round(opening, ida, name="Craft"), [])
    as_cora.post(page(opening), {"who": "Ada Park"})
    assert "○ ida to do" in rows(as_cora.get(page(opening)))[0]


def test_the_plan_is_given_to_one_candidate_and_times_are_set_next(
    as_cora, opening, ida, ivan
):
    make_round(opening, ida, ivan, name="Craft")
    ada, ben = (make_application(name, opening=opening) for name in ("Ada", "Ben"))
    first, second = rows(as_cora.get(page(opening)))
    assert "The plan assigns ida and ivan. Set times of Ada" in first
    assert "The plan assigns ida and ivan. Set times of Ben" in second
    response = as_cora.post(page(opening), {"assign": ada.pk}, follow=True)
    times = reverse("admin:scorecards_application_times", args=[ada.pk])
    assert response.redirect_chain == [(times, 302)]
    assert "Assigned Round 1: Craft to 1 candidate." in text_of(response)
    assert (ada.scorecards.count(), ben.scorecards.count()) == (2, 0)


def test_the_plan_is_given_to_nobody_twice_or_once_decided(as_cora, opening, ida, cora):
    assign_round(make_round(opening, ida), [make_application(opening=opening).pk])
    out = make_application("Out", opening=opening)
    Decision.objects.create(
        application=out, outcome="reject", rationale="No.", decided_by=cora
    )
    assert "Set times" not in as_cora.get(page(opening)).text
    for each in opening.applications.all():
        response = as_cora.post(page(opening), {"assign": each.pk}, follow=True)
        assert "The plan assigns nobody to this candidate any more." in response.text
    assert out.scorecards.count() == 0


@pytest.mark.parametrize("sent", ["", "x", "²", "9" * 30, "-1"])
def test_the_plan_is_given_to_no_other_record(as_cora, opening, ida, sent):
    make_round(opening, ida)
    response = as_cora.post(page(opening), {"assign": sent}, follow=True)
    assert "The plan assigns nobody to this candidate any more." in response.text


def test_the_panel_reads_who_the_plan_assigns_and_assigns_nobody(
    client, opening, ida, petra
):
    make_round(opening, ida)
    ada = make_application(opening=opening)
    client.force_login(petra)
    words = rows(client.get(page(opening)))[0]
    assert "The plan assigns ida." in words
    assert "Set times" not in words
    assert client.post(page(opening), {"assign": ada.pk}).status_code == 403
    assert ada.scorecards.count() == 0


def test_tabs_lead_to_what_the_reader_may_open(client, opening, petra, gwen):
    client.force_login(petra)
    text = client.get(page(opening)).text
    tabs = re.search(r'class="place-tabs".*?</nav>', text, re.DOTALL)[0]
    assert re.findall(r">([A-Z]\w+)</a>", tabs) == [
        "Candidates",
        "Plan",
        "Comparison",
        "Export",
        "History",
    ]
    client.force_login(gwen)
    assert client.get(page(opening)).status_code == 403


@pytest.fixture
def overdue(opening, ida):
    ida.email = "ida@example.org"
    ida.save()
    application = make_application(opening=opening)
    return make_scorecard(ida, application=application, due_at=timezone.now() - DAY)


def test_an_interviewer_is_reminded_from_there(as_cora, opening, overdue):
    address = reverse("admin:scorecards_scorecard_remind", args=[overdue.pk])
    shown = as_cora.get(page(opening))
    assert f'action="{address}"' in shown.text
    assert "ida overdue , 1 day late" in rows(shown)[0]
    assert ">Remind now<" in shown.text
    response = as_cora.post(address, {"from": "opening"}, follow=True)
    assert response.redirect_chain == [(page(opening), 302)]
    assert "Reminder sent to ida." in response.text
    assert [message.to for message in mail.outbox] == [["ida@example.org"]]


def test_who_gets_no_reminder_has_no_button(as_cora, opening, overdue):
    opening.send_reminders = False
    opening.save()
    assert "Remind" not in as_cora.get(page(opening)).text
