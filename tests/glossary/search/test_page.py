"""The search page: what is said, what is marked, what it costs."""

import pytest
from django.urls import reverse

from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db

SEARCH = reverse("glossary:search")


@pytest.fixture
def reader(client, otto):
    """A browser of somebody who may read, and no more."""
    client.force_login(otto)
    return client


def test_an_empty_search_offers_examples_that_lead_to_hits(reader):
    make_term("CRO")

    response = reader.get(SEARCH)

    assert "one typing error" in response.text
    assert f'href="{SEARCH}?q=CRO%20Professional"' in response.text
    assert "1 term" in reader.get(SEARCH, {"q": "CRO Professional"}).text


def test_an_empty_glossary_says_how_terms_come_in(reader):
    assert "The glossary has no terms yet" in reader.get(SEARCH).text


def test_a_hit_leads_to_its_term(reader):
    term = make_term("CRO")

    response = reader.get(SEARCH, {"q": "cro"})

    address = reverse("glossary:term", args=[term.industry.slug, term.slug])
    link = f'<a class="row-title" href="{address}"><mark>CRO</mark></a>'
    assert link in response.text


def test_what_was_typed_stays_in_the_field(reader):
    assert 'value="&lt;b&gt; cro"' in reader.get(SEARCH, {"q": "<b> cro"}).text


def test_text_of_the_glossary_is_escaped_beside_the_mark(reader):
    term = make_term("CRO")
    term.aliases = ["<i>Trial</i> & error"]
    term.save()

    response = reader.get(SEARCH, {"q": "error"})

    assert "&lt;i&gt;Trial&lt;/i&gt; &amp; <mark>error</mark>" in response.text


def test_nothing_found_offers_what_comes_near(reader):
    make_term("GMP")

    response = reader.get(SEARCH, {"q": "gmb"})

    assert "No terms match “gmb”" in response.text
    assert ">GMP</a>" in response.text


def test_nothing_found_and_nothing_near_says_what_to_try(reader):
    make_term("GMP")
    assert "try fewer or different words" in reader.get(SEARCH, {"q": "zzzz"}).text


def test_a_hit_that_rests_on_a_typing_error_is_called_so(reader):
    make_term("Terraform")

    response = reader.get(SEARCH, {"q": "terrafrom"})

    assert "No term has that spelling. 1 term is similar." in response.text


def test_too_long_a_search_is_refused_and_kept(reader):
    response = reader.get(SEARCH, {"q": "a" * 101})

    assert "The search has 101 characters. Shorten it to 100;" in response.text
    assert "a" * 101 in response.text


def test_more_hits_than_are_shown_are_counted(reader):
    for number in range(21):
        make_term(f"Term {number}", questions=0)

    response = reader.get(SEARCH, {"q": "term"})

    assert "The first 20 of 21 terms." in response.text
    assert response.text.count('<li class="hit">') == 20


def test_htmx_gets_the_results_alone(reader):
    make_term("CRO")

    part = reader.get(SEARCH, {"q": "cro"}, headers={"HX-Request": "true"})

    assert "<mark>CRO</mark>" in part.text
    assert "<form" not in part.text
    assert "HX-Request" in part["Vary"]


def test_a_page_restored_by_htmx_is_whole(reader):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<form" in reader.get(SEARCH, {"q": "cro"}, headers=headers).text


@pytest.mark.parametrize("terms", [1, 30])
def test_queries_do_not_grow_with_hits(reader, terms, django_assert_num_queries):
    for number in range(terms):
        make_term(f"Term {number}", questions=0)
    reader.get(SEARCH, {"q": "term"})  # builds the index, and reads the titles

    with django_assert_num_queries(4):  # session, user, two for rights, two revisions
        reader.get(SEARCH, {"q": "term"})
    with django_assert_num_queries(4):
        reader.get(SEARCH, {"q": "term"}, headers={"HX-Request": "true"})


@pytest.mark.parametrize("terms", [1, 30])
def test_building_the_index_takes_as_many_queries(
    reader, terms, django_assert_num_queries
):
    for number in range(terms):
        make_term(f"Term {number}", questions=0)

    with django_assert_num_queries(18):
        reader.get(SEARCH, {"q": "term"})


def test_role_is_a_result_and_starts_a_scorecard_with_its_level(client, ida):
    make_role()
    client.force_login(ida)

    text = client.get(SEARCH, {"q": "Sr. CRA"}).text

    start = f"{reverse('start_scorecard')}?role=Clinical%20Research%20Associate"
    link = f'<a href="{start}&amp;level=senior">Clinical Research Associate</a>'
    assert " ".join(text.split()).count(link) == 1


def test_role_leads_readers_to_its_search_strings(reader):
    role = make_role()

    text = reader.get(SEARCH, {"q": "CRA"}).text

    assert f'href="{reverse("glossary:role_sourcing", args=[role.pk])}"' in text
    assert reverse("start_scorecard") not in text


def test_abbreviation_finds_no_role_within_a_word(reader):
    make_role("Craft Brewer", make_term("Hops", industry="Food"))

    assert "Craft Brewer" not in reader.get(SEARCH, {"q": "CRA"}).text
