"""How well the search answers what people type, over the shipped terms."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from glossary.search import find
from tests.glossary.search.quality import (
    HELD_OUT,
    QUERIES,
    SEEN,
    as_typed,
    comes_first,
    measured,
    place,
    share_answered,
)

SEARCH = reverse("glossary:search")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


@pytest.fixture(scope="module")
def shipped(for_module):
    for_module(call_command, "seed_glossary", verbosity=0)


def test_the_expected_term_comes_first():
    first, among_three, missed = measured()

    assert len(QUERIES) >= 250
    assert first >= 0.98, missed
    assert among_three >= 0.98, missed


def test_what_recruiters_type_is_answered():
    seen, missed = share_answered(as_typed(SEEN))
    held_out, _ = share_answered(as_typed(HELD_OUT))  # what is missed stays unseen

    assert len(as_typed(SEEN)) + len(as_typed(HELD_OUT)) >= 120
    assert seen >= 0.95, missed
    assert held_out >= 0.87


def test_words_of_job_adverts_are_answered():
    seen, missed = share_answered(as_typed(SEEN, "advert_words"))
    held_out, _ = share_answered(as_typed(HELD_OUT, "advert_words"))

    assert seen >= 0.98, missed
    assert held_out >= 0.86


@pytest.mark.parametrize(
    ("name", "number", "of_its_kind", "on_the_page"),
    [
        # Of the first run 90 % came first of their kind, 30 % on the page.
        ("by_a_stranger", 120, 0.96, 0.96),
        # Descriptions: of the first run 87 %.
        ("by_a_second_stranger", 100, 0.95, 0.93),
    ],
)
def test_queries_that_strangers_wrote_are_answered(
    name, number, of_its_kind, on_the_page
):
    queries, share, missed, later = answered_of(name)

    assert len(queries) == number
    assert share >= of_its_kind, missed
    assert 1 - len(later) / number >= on_the_page, later


@pytest.mark.parametrize(
    ("name", "number", "of_its_kind", "on_the_page"),
    [
        ("unseen_by_a_stranger", 120, 0.95, 0.93),
        # Descriptions: of the first run 83 and 82 %.
        ("unseen_by_a_second_stranger", 100, 0.88, 0.87),
    ],
)
def test_queries_of_strangers_that_nobody_looked_at_are_answered(
    name, number, of_its_kind, on_the_page
):
    queries, share, _, later = answered_of(name)  # what is missed stays unseen

    assert len(queries) == number
    assert share >= of_its_kind
    assert 1 - len(later) / number >= on_the_page


def answered_of(name):
    """The queries, the share that is first of its kind, those that are not, and those
    that are not first on the page."""
    queries = as_typed(SEEN, name) | as_typed(HELD_OUT, name)
    share, missed = share_answered(queries)
    later = [query for query in queries if not comes_first(query, *queries[query])]
    return queries, share, missed, later


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ranking higher on Google", "marketing-and-sales/seo"),
        (
            "stopping germs spreading in a hospital",
            "nursing-and-allied-health/infection-control",
        ),
        ("I got my black belt at GE", "manufacturing-and-quality/six-sigma"),
        ("lab saftey rules", "research-and-laboratories/laboratory-safety"),
    ],
)
def test_a_description_finds_the_term_that_holds_most_of_it(query, expected):
    assert place(query, expected) == 0


def test_a_page_says_that_no_term_has_all_of_the_words(client, ida):
    client.force_login(ida)

    found = client.get(SEARCH, {"q": "stopping germs spreading in a hospital"}).text

    assert "No term has all of these words." in found
    assert "Infection Control" in found
    assert "Logistics Manager" not in found  # spreading, shipping


def test_words_that_little_is_told_by_find_nothing():
    assert find("zzz qqq of the").hits == []
    assert find("germs zzz qqq").hits == []
