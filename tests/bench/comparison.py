"""The comparison of 30 candidates whom five interviewers met, beside an empty list."""

from django.contrib.auth.models import Group, User
from django.urls import reverse

from scorecards.models import Answer, Application, Scorecard
from tests.bench.pages import (
    REQUESTS,
    Page,
    client_of,
    make_interviewer,
    print_table,
)
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_submitted,
    make_term,
)

CANDIDATES, INTERVIEWERS, QUESTIONS = 30, 5, 12
NOTES = "She named the four phases and said who may stop a trial, and why. " * 5


def run():
    opening = make_opening(role=make_role("Bencher", make_term(questions=QUESTIONS)))
    fill(opening)
    client = client_of(make_panelist())
    print(f"\nComparison, {REQUESTS} requests each: {CANDIDATES} candidates, ", end="")
    print(f"{INTERVIEWERS} interviewers, {QUESTIONS} questions")
    print_table(pages(client, opening), REQUESTS, "the empty list")


def make_panelist():
    panelist = User.objects.create_user("panelist", is_staff=True)
    panelist.groups.set(Group.objects.filter(name="Hiring panel"))
    return panelist


def fill(opening):
    people = [make_interviewer(f"interviewer{n}") for n in range(INTERVIEWERS)]
    for number in range(CANDIDATES):
        application = make_application(f"Candida Tester{number:02}", opening=opening)
        for place, interviewer in enumerate(people):
            make_submitted(
                interviewer,
                application=application,
                rating=1 + (number + place) % 5,
                notes=NOTES,
                flags=place % 2,
            )
    assert Application.objects.count() == CANDIDATES
    assert Scorecard.objects.submitted().count() == CANDIDATES * INTERVIEWERS
    assert Answer.objects.count() == CANDIDATES * INTERVIEWERS * QUESTIONS


def pages(client, opening):
    empty = make_opening("Nobody applied")
    client.post(address(opening, "_anonymous"))
    client.get(address(opening, "_anonymous"))  # draws the order
    applications = reverse("admin:scorecards_application_changelist")

    yield Page("empty admin list", lambda _: client.get(applications, {"q": "nobody"}))
    yield Page("comparison of nobody", lambda _: client.get(address(empty)))
    for name, ending, arguments, query in (
        ("comparison", "", [], {"names": "shown"}),
        ("sorted by score", "", [], {"sort": "-score", "names": "shown"}),
        ("one question", "_question", [1], {"names": "shown"}),
        ("without names", "_anonymous", [], {}),
        ("one question, without names", "_anonymous_question", [1], {}),
        ("candidate without a name", "_anonymous_candidate", [1], {}),
    ):
        at = address(opening, ending, *arguments)
        yield Page(name, lambda _, at=at, query=query: client.get(at, query))


def address(opening, ending="", *arguments):
    name = f"admin:scorecards_opening_comparison{ending}"
    return reverse(name, args=[opening.pk, *arguments])
