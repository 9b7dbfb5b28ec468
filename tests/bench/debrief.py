"""The debrief of 8 interviewers and 12 questions, beside an empty page of the admin."""

from django.contrib.auth.models import Group, User
from django.urls import reverse

from scorecards.models import RedFlagCheck
from scorecards.models.scales import Outcome
from scorecards.workflow.noting import add_note
from tests.bench.pages import Page, client_of, make_interviewer, print_table
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_submitted,
    make_term,
)

REQUESTS = 100
INTERVIEWERS = 8
QUESTIONS = 12


def run():
    pages = list(prepare())
    print(f"\nDebrief, {INTERVIEWERS} interviewers × {QUESTIONS} questions, ", end="")
    print(f"{REQUESTS} requests each")
    print_table(pages, REQUESTS, "the empty page")


def prepare():
    application = make_panel()
    panel = client_of(make_panelist(application))
    debrief = reverse("admin:scorecards_application_change", args=[application.pk])
    name = "admin:scorecards_application_debrief_workbook"
    workbook = reverse(name, args=[application.pk])
    applications = reverse("admin:scorecards_application_changelist")

    yield Page("empty admin list", lambda _: panel.get(applications, {"q": "nobody"}))
    yield Page("debrief", lambda _: panel.get(debrief))
    yield Page("debrief, all open", lambda _: panel.get(debrief, {"open": "all"}))
    yield Page(
        "debrief workbook",
        lambda _: consumed(panel.get(workbook)),
    )


def make_panel():
    """Ratings of every kind and some that differ, long notes, flags and ticks."""
    term = make_term("Bench", industry="Benchmarks", questions=QUESTIONS)
    opening = make_opening("Bench: debrief", role=make_role("Bencher", term))
    application = make_application("Ada Park", opening=opening)
    for number in range(INTERVIEWERS):
        scorecard = make_submitted(
            make_interviewer(f"interviewer{number}"),
            application=application,
            notes="She named the four phases and what each is for. " * 12,
            flags=number % 3,
        )
        for place, answer in enumerate(scorecard.answers.all()):
            answer.rating = 1 + (number * place) % 5
            if (number + place) % 9 == 0:
                answer.outcome, answer.rating = Outcome.NOT_ASKED, None
            answer.save()
    assert RedFlagCheck.objects.exists()
    return application


def make_panelist(application):
    panelist = User.objects.create_user("bench-panel", is_staff=True)
    panelist.groups.set(Group.objects.filter(name="Hiring panel"))
    for number in range(5):
        add_note(application, by=panelist, text=f"Note {number} of the debrief.")
    return panelist


def consumed(response):
    """Read to the end, as a browser does."""
    response.getvalue()
    return response
