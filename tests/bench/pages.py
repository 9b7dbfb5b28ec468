"""Every page that people wait for, through Django's test client."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from statistics import median

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scorecards.interview.page import ScorecardPage
from scorecards.kits.sizes import kept
from scorecards.models import Opening, Scorecard
from tests.bench import timing
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

REQUESTS = 50
QUESTIONS = 12
IN_ADMIN = 1_000
OPENING = "Bench: pages"


@dataclass
class Page:
    """``ask(number)`` makes one request; each number is asked once."""

    name: str
    ask: Callable
    status: int = 200


def run():
    pages = list(prepare())
    print(f"\nPages, {REQUESTS} requests each, {IN_ADMIN:,} scorecards to review")
    print_table(pages, REQUESTS, "the health check")


def print_table(pages, requests, first):
    """A line for each page; ``first`` says in words what the first of them is."""
    print(f"{'page':<32}{timing.HEAD}{'queries':>9}{'ratio':>8}")
    least = None
    for page in pages:
        queries = count_queries(page)
        times = [ask(page, number) for number in range(1, requests + 1)]
        middle = median(took.cpu for took in times)
        least = least or middle
        print(
            f"{page.name:<32}{timing.columns(times)}{queries:>9}{middle / least:>8.1f}"
        )
    print(f"The ratio is that of the CPU to that of {first}.")


def count_queries(page):
    """Of the first request, which also warms up."""
    with CaptureQueriesContext(connection) as queries:
        ask(page, 0)
    return len(queries)


def ask(page, number):
    took, response = timing.timed(page.ask, number)
    assert response.status_code == page.status, (page.name, response.status_code)
    return took


def prepare():
    """The pages, in the order in which they are measured."""
    call_command("seed_glossary", stdout=StringIO())
    call_command("seed_demo", scorecards=IN_ADMIN, stdout=StringIO())
    term = make_term("Bench", industry="Benchmarks", questions=QUESTIONS)
    make_opening(OPENING, role=make_role("Bencher", term))
    drafts = make_drafts(make_interviewer("writer"))
    probe, writer = client_of(None), client_of(drafts[0].interviewer)
    reader = client_of(make_list(make_interviewer("reader")))
    panel = client_of(User.objects.get(username="panel"))
    draft = reverse("scorecard", args=[drafts[0].pk])
    changelist = reverse("admin:scorecards_scorecard_changelist")
    newest = Scorecard.objects.submitted().first()
    report = reverse("admin:scorecards_scorecard_change", args=[newest.pk])

    yield Page("health check", lambda _: probe.get("/healthz"))
    yield Page("my scorecards", lambda _: reader.get("/"))
    yield Page("start, with preview", lambda _: reader.get("/scorecards/start/"))
    yield Page("start, role and level picked", lambda _: pick(reader))
    yield Page("the same, its kit counted again", lambda _: pick(reader, again=True))
    yield Page(f"scorecard, {QUESTIONS} questions", lambda _: writer.get(draft))
    yield Page("save one answer", lambda number: save(writer, drafts[0], number))
    yield Page("review", lambda _: writer.get(f"{draft}review/"))
    yield Page("submit", lambda number: submit(writer, drafts[number]), status=302)
    yield Page("admin list", lambda _: panel.get(changelist))
    yield Page("admin report", lambda _: panel.get(report))


def client_of(user):
    """Asks a server that has started, which looks through nothing it has loaded."""
    import_module("scorecards.wsgi")
    client = Client(SERVER_NAME="127.0.0.1")
    if user:
        client.force_login(user)
    return client


def make_interviewer(username):
    interviewer = User.objects.create_user(username)
    interviewer.groups.set(Group.objects.filter(name="Interviewers"))
    return interviewer


def make_panel_member(username):
    member = User.objects.create_user(username, is_staff=True)
    member.groups.set(Group.objects.filter(name="Hiring panel"))
    return member


def make_list(interviewer):
    """A page of submitted scorecards and three to do, and whose they are."""
    for number in range(33):
        application = application_of(f"Candidate {number}")
        if number < 3:
            make_scorecard(interviewer, application=application, status="assigned")
        else:
            make_submitted(interviewer, application=application)
    return interviewer


def make_drafts(interviewer):
    """Complete ones, as many as are submitted; the first is shown and saved too."""
    return [
        fill(make_scorecard(interviewer, application=application_of(name)), flags=1)
        for name in (f"Draft {number}" for number in range(REQUESTS + 1))
    ]


def application_of(candidate):
    return make_application(candidate, opening=Opening.objects.get(title=OPENING))


def pick(client, *, again=False):
    """A role without an opening, whose kit is not made yet."""
    if again:
        kept.get().clear()
    return client.get("/scorecards/start/?role=Registered+Nurse&level=senior")


def save(client, scorecard, number):
    """As the page's script does a second after typing stops."""
    answer = scorecard.answers.all()[0]
    part = f"answer-{answer.question_id}"
    content = {
        f"{part}-revision": answer.revision,
        f"{part}-notes": f"Heard {number} things.",
        f"{part}-result": "4",
    }
    address = reverse("scorecard", args=[scorecard.pk])
    return client.post(address, content, headers={"accept": "application/json"})


def submit(client, scorecard):
    address = reverse("review_scorecard", args=[scorecard.pk])
    return client.post(address, {"revision": ScorecardPage(scorecard).revision})
