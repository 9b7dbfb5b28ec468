"""The scorecard list in the admin: columns, order, search, dates, queries."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from scorecards.models import Scorecard
from scorecards.models.scales import Outcome, Recommendation
from tests.makers import make_application, make_opening, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_scorecard_changelist")
COLUMNS = [
    "candidate",
    "role",
    "interviewer_name",
    "score",
    "red_flags",
    "recommended",
    "status",
    "submitted",
]


def by_column(name, *, descending=False):
    place = COLUMNS.index(name) + 1  # the first is the check box
    return f"{LIST}?o={'-' if descending else ''}{place}"


def rows(client, url):
    """The words of each row, cell by cell."""
    page = client.get(url).content.decode()
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [strip_tags(cell).strip() for cell in re.findall(r"<t[dh].*?</t[dh]>", row)][1:]
        for row in table.split("<tr>")[1:]
    ]


def column(client, url, name):
    return [row[COLUMNS.index(name)] for row in rows(client, url)]


def on(day, hour=12):
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.fixture
def as_panel(client, petra):
    client.force_login(petra)
    return client


def test_row_says_who_what_and_how_good(as_panel, person):
    grace = person("grace", "Interviewers", first_name="Grace", last_name="Obi")
    make_submitted(grace, at=on(5), rating=4, flags=2)
    assert rows(as_panel, LIST) == [
        [
            "Ada Park",
            "Clinical Research Associate, Mid",
            "Grace Obi",
            "4.00 from 2 answers",
            "2",
            "Yes",
            "Submitted",
            "5 Mar 2026, 12:00",
        ]
    ]


def test_own_draft_shows_as_one(as_panel, petra):
    make_scorecard(petra)
    (row,) = rows(as_panel, LIST)
    assert row[2:] == ["petra", "not rated", "0", "-", "Draft", "-"]


def test_newest_submitted_comes_first_and_drafts_last(as_panel, ida, petra):
    make_scorecard(petra, application=make_application("Own Draft"))
    for day in (4, 6, 5):
        make_submitted(ida, application=make_application(f"Day {day}"), at=on(day))
    assert column(as_panel, LIST, "candidate") == [
        "Day 6",
        "Day 5",
        "Day 4",
        "Own Draft",
    ]


@pytest.mark.parametrize("descending", [False, True])
def test_score_orders_by_mean_with_not_rated_last(as_panel, ida, descending):
    for rating in (3, 5, 2):
        make_submitted(
            ida, application=make_application(f"Rated {rating}"), rating=rating
        )
    unrated = make_submitted(ida, application=make_application("Nothing"))
    unrated.answers.update(outcome=Outcome.NOT_ASKED, rating=None)
    # Fewer answers, higher mean: the order is not that of the sum.
    few = Scorecard.objects.get(application__candidate__name="Rated 5")
    few.answers.filter(question__position=2).update(
        outcome=Outcome.NOT_ASKED, rating=None
    )
    rated = ["Rated 2", "Rated 3", "Rated 5"]
    expected = [*(reversed(rated) if descending else rated), "Nothing"]
    url = by_column("score", descending=descending)
    assert column(as_panel, url, "candidate") == expected


@pytest.mark.parametrize("descending", [False, True])
def test_recommendation_orders_from_strong_no_to_strong_yes(
    as_panel, ida, petra, descending
):
    make_scorecard(petra, application=make_application("Own Draft"))
    for recommendation in Recommendation.values:
        make_submitted(
            ida,
            application=make_application(recommendation),
            recommendation=recommendation,
        )
    words = ["Strong no", "No", "Yes", "Strong yes"]
    expected = [*(reversed(words) if descending else words), "-"]
    url = by_column("recommended", descending=descending)
    assert column(as_panel, url, "recommended") == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("park", ["Ada Park"]),
        ("basel", ["Ada Park"]),
        ("ivan", ["Bo Lind"]),
        ("okafor", ["Ada Park"]),
        ("nobody", []),
    ],
)
def test_search_covers_candidate_opening_and_interviewer(
    as_panel, ida, ivan, words, found
):
    ida.last_name = "Okafor"
    ida.save()
    make_submitted(ida, application=make_application("Ada Park"))
    lagos = make_opening("CRA, Lagos")
    make_submitted(ivan, application=make_application("Bo Lind", opening=lagos))
    assert column(as_panel, f"{LIST}?q={words}", "candidate") == found


@pytest.mark.parametrize("room", ["scorecard", "application", "candidate"])
def test_every_list_of_people_knows_references(as_panel, ida, room):
    known = make_application("Ada Park")
    make_submitted(ida, application=known)
    make_submitted(ida, application=make_application("Bo Lind"))
    address = reverse(f"admin:scorecards_{room}_changelist")
    reference = known.candidate.reference.lower()
    found = as_panel.get(f"{address}?q={reference}")
    assert "Ada Park" in found.text
    assert "Bo Lind" not in found.text


@pytest.mark.parametrize("words", ["obrien", "O’Brien", "o'brien", "Jose", "josé"])
@pytest.mark.parametrize("room", ["scorecard", "application", "candidate"])
def test_search_forgives_accents_and_apostrophes(as_panel, ida, room, words):
    make_submitted(ida, application=make_application("José O'Brien"))
    address = reverse(f"admin:scorecards_{room}_changelist")
    found = as_panel.get(address, {"q": words})
    assert found.context["cl"].result_count == 1


def test_empty_list_says_what_to_do(as_panel):
    assert "once its interviewer has submitted it" in as_panel.get(LIST).text
    assert "clear search and filters" in as_panel.get(f"{LIST}?q=nobody").text


def test_everything_that_narrows_the_list_is_shown_and_can_be_taken_away(as_panel, ida):
    card = make_submitted(ida)
    given = {
        "kit__level__exact": "mid",
        "application": card.application_id,
        "version": "1",
        "submitted_at__year": card.submitted_at.year,
    }
    chips = as_panel.get(LIST, given).context["cl"].chips()
    shown = [(chip.name, chip.words) for chip in chips]
    assert shown == [
        ("Level", "Mid"),
        ("Candidate", str(card.application)),
        ("Submitted in", str(card.submitted_at.year)),
        ("Version", "1"),
    ]
    for chip in chips:
        left = as_panel.get(f"{LIST}{chip.without}").context["cl"].chips()
        assert [each.name for each in left] == [
            name for name, _ in shown if name != chip.name
        ]


def test_no_filter_offers_what_could_never_match(as_panel, ida, petra):
    make_submitted(ida)

    def offered():
        specs = as_panel.get(LIST).context["cl"].filter_specs
        return {
            spec.title: [label for _, label in spec.lookup_choices] for spec in specs
        }

    assert "status" not in offered()
    make_scorecard(petra, application=make_application("Mine"))
    assert offered()["status"] == ["Draft", "Submitted"]


def test_each_cell_names_its_column_for_a_phone(as_panel, ida):
    make_submitted(ida)
    page = as_panel.get(LIST).text
    assert 'data-label="Role, level">Clinical Research Associate, Mid</td>' in page
    assert "Times in UTC." in page


def test_notes_are_not_searched(as_panel, ida):
    make_submitted(ida, notes="xylophone")
    assert rows(as_panel, f"{LIST}?q=xylophone") == []


def test_date_hierarchy_narrows_to_month_and_day(as_panel, ida):
    for name, month, day in [("A", 2, 28), ("B", 3, 5), ("C", 3, 6)]:
        make_submitted(
            ida,
            application=make_application(name),
            at=datetime(2026, month, day, tzinfo=UTC),
        )
    page = as_panel.get(LIST).content.decode()
    assert "February 2026" in page
    assert "March 2026" in page
    march = f"{LIST}?submitted_at__year=2026&submitted_at__month=3"
    assert column(as_panel, march, "candidate") == ["C", "B"]
    assert column(as_panel, f"{march}&submitted_at__day=5", "candidate") == ["B"]


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("address", "queries"), [(LIST, 14), (f"{LIST}?q=a", 17)])
def test_list_takes_the_same_queries(
    as_panel, person, django_assert_num_queries, number, address, queries
):
    make_many(person, number)
    as_panel.get(LIST)  # content types are looked up once a process
    with django_assert_num_queries(queries):
        page = as_panel.get(address)
    assert page.context["cl"].result_count == number


def make_many(person, number):
    for n in range(number):
        interviewer = person(f"interviewer{n}", "Interviewers")
        application = make_application(f"Candidate {n}")
        make_submitted(interviewer, application=application, flags=n % 3)
