"""An interviewer's pages and a list of the admin's, beside `base.html` alone.

Each is a request with a login.

One run after another asks each page once, so that whatever else the machine does meets
all of them alike. The kit is a real one.
"""

from io import StringIO
from statistics import median, quantiles

from django.core.management import call_command
from django.shortcuts import render
from django.test import override_settings
from django.urls import path, reverse

from glossary.models import Role
from scorecards import urls
from tests.bench import timing
from tests.bench.pages import (
    client_of,
    make_interviewer,
    make_list,
    make_panel_member,
)
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)

ROUNDS = 60
LIMITS = {"home": 4, "scorecard": 12, "review": 4, "admin list": 8}
urlpatterns = [
    path("bare/", lambda request: render(request, "base.html"), name="bare"),
    *urls.urlpatterns,
]


def run():
    call_command("seed_glossary", stdout=StringIO())
    with override_settings(ROOT_URLCONF=__name__):
        pages, kit = prepare()
        times = {name: [] for name in pages}
        for number in range(ROUNDS + 5):
            for name, ask in pages.items():
                took, response = timing.timed(ask)
                assert response.status_code == 200, name
                if number >= 5:  # warm by then
                    times[name].append(took.cpu * 1000)
    print_table(times, kit)


def prepare():
    """How to ask each page, and what the scorecard asks in words."""
    make_opening(
        "Bench: pages",
        role=make_role("Bencher", make_term("Bench", industry="Benchmarks")),
    )
    reader = client_of(make_list(make_interviewer("reader")))
    role = Role.objects.get(title="Clinical Research Associate")
    opening = make_opening("CRA, Basel", role=role)
    card = make_scorecard(
        make_interviewer("writer"), application=make_application(opening=opening)
    )
    fill(card, flags=1)
    writer, address = client_of(card.interviewer), f"/scorecards/{card.pk}/"
    panel = client_of(make_panel_member("panel"))
    changelist = reverse("admin:scorecards_scorecard_changelist")
    counted = {
        "questions": card.kit.questions.count(),
        "red flags": card.kit.red_flags.count(),
        "indicators": card.kit.indicators.count(),
    }
    kit = ", ".join(f"{number} {what}" for what, number in counted.items())
    pages = {
        "base.html": lambda: writer.get("/bare/"),
        "home": lambda: reader.get(reverse("my_scorecards")),
        "scorecard": lambda: writer.get(address),
        "all questions": lambda: writer.get(f"{address}?view=all"),
        "back to one": lambda: writer.get(f"{address}?view=one"),
        "review": lambda: writer.get(f"{address}review/"),
        "admin list": lambda: panel.get(changelist),
    }
    return pages, kit


def print_table(times, kit):
    """CPU beside that of the bare page: of the middle rounds, and of the quietest
    tenth, in which others on the machine took the least of its caches."""
    print(f"\nAn interviewer’s pages and a list, {ROUNDS} rounds, {kit}")
    print(
        f"{'page':<16}{'CPU ms':>9}{'times':>9}{'quiet':>9}{'times':>9}{'at most':>9}"
    )
    bare = times["base.html"]
    for name, values in times.items():
        figures = ""
        for of in (median, quiet):
            figures += f"{of(values):>9.1f}{of(values) / of(bare):>9.1f}"
        print(f"{name:<16}{figures}{LIMITS.get(name, ''):>9}")


def quiet(values):
    return quantiles(values, n=10)[0]
