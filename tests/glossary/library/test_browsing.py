"""The shelves of the glossary: all industries, and one of them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from glossary.library import browsing
from glossary.models import Industry, Term
from tests.makers import make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BROWSE = reverse("glossary:browse")
PHARMA = reverse("glossary:industry", args=["pharmaceutical-services"])
TERM = reverse("glossary:term", args=["pharmaceutical-services", "cro"])


@pytest.fixture
def reader(client, otto):
    """A browser of somebody with no part in interviews."""
    client.force_login(otto)
    return client


def retire(term):
    term.retire()
    return term


def test_an_empty_glossary_says_where_terms_come_from(reader):
    assert "No terms yet" in reader.get(BROWSE).text


def test_every_industry_lists_its_terms_by_name(reader):
    for name in ("GCP", "cGMP", "CRO"):
        make_term(name)
    make_term("ETL", industry="Data and AI")
    shelves = reader.get(BROWSE).context["industries"]
    assert [
        (industry.name, [term.name for term in industry.first_terms])
        for industry in shelves
    ] == [
        ("Data and AI", ["ETL"]),
        ("Pharmaceutical Services", ["cGMP", "CRO", "GCP"]),
    ]


def test_terms_and_roles_are_counted_for_each_industry(reader):
    make_role("Nurse", make_term("Triage", industry="Health Care"))
    make_role("Auditor", make_term("CRO"), make_term("GCP"))
    make_role("Monitor", Term.objects.get(name="CRO"))
    text = reader.get(BROWSE).text
    assert "3 terms from 2 industries" in text
    assert "1 term · 1 role\n" in text
    assert "2 terms · 2 roles\n" in text


def test_industry_without_terms_takes_no_shelf(reader):
    make_term()
    Industry.objects.create(name="Rail", slug="rail")
    assert "Rail" not in reader.get(BROWSE).text


def test_a_long_shelf_shows_the_first_and_leads_to_all(reader, monkeypatch):
    monkeypatch.setattr(browsing, "TERMS_ON_A_SHELF", 2)
    for name in ("CRO", "GCP", "GMP"):
        make_term(name)
    text = reader.get(BROWSE).text
    assert "GMP" not in text
    assert f'<a href="{PHARMA}">All 3 terms of Pharmaceutical Services</a>' in text


def test_industry_tells_each_term_in_its_first_sentence(reader):
    make_term()
    Term.objects.update(explanation="Runs trials under U.S. law. Costs less.")
    text = reader.get(PHARMA).text
    assert "<p>Runs trials under U.S. law.</p>" in text
    assert "Costs less" not in text


def test_industry_lists_roles_with_the_terms_they_draw_on(reader):
    gcp = make_term("GCP")
    etl = make_term("ETL", industry="Data and AI")
    make_role("Auditor", gcp, etl)
    response = reader.get(PHARMA)
    roles = response.context["roles"]
    assert [(role.title, role.first_terms) for role in roles] == [
        ("Auditor", [etl, gcp])
    ]
    assert reverse("glossary:role_sourcing", args=[roles[0].pk]) in response.text


def test_industry_is_read_page_by_page(reader, monkeypatch):
    monkeypatch.setattr(browsing, "TERMS_ON_A_PAGE", 2)
    for name in ("CRO", "GCP", "GMP"):
        make_term(name)
    text = reader.get(PHARMA, {"page": 2}).text
    assert "GMP" in text
    assert "GCP" not in text
    assert "Page 2 of 2" in text


@pytest.mark.parametrize("page", ["0", "99", "\x00", "two"])
def test_a_page_that_is_none_is_no_error(reader, page):
    make_term()
    assert "CRO" in reader.get(PHARMA, {"page": page}).text


def test_roles_beyond_the_first_are_said_to_be_there(reader, monkeypatch):
    monkeypatch.setattr(browsing, "ROLES_ON_A_PAGE", 1)
    make_role("Monitor", make_role("Auditor").terms.get())
    text = reader.get(PHARMA).text
    assert "the first 1 of 2 roles" in text
    assert "Monitor" not in text


def test_unknown_industry_is_not_found(reader):
    assert reader.get(reverse("glossary:industry", args=["rail"])).status_code == 404


@pytest.mark.parametrize("page", [BROWSE, PHARMA])
def test_a_retired_term_is_on_no_shelf(reader, page):
    make_term("CRO")
    retire(make_term("GCP"))
    text = reader.get(page).text
    assert "GCP" not in text
    assert "1 term ·" in text


@pytest.mark.parametrize("page", [BROWSE, PHARMA])
def test_editors_see_retired_terms_marked(editor, page):
    retire(make_term("GCP"))
    text = editor.get(page).text
    assert "GCP" in text
    assert '<span class="retired">Retired</span>' in text


def test_the_header_says_that_one_is_in_the_glossary(reader):
    make_term()
    assert f'<a href="{BROWSE}" aria-current="page">Glossary' in (
        reader.get(BROWSE).text
    )
    assert f'<a href="{BROWSE}" aria-current="true">Glossary' in (
        reader.get(PHARMA).text
    )


@pytest.mark.parametrize("page", [BROWSE, PHARMA, TERM])
def test_every_reading_page_can_be_searched_from(reader, page):
    make_term()
    assert f'role="search" action="{reverse("glossary:search")}"' in (
        reader.get(page).text
    )


@pytest.mark.parametrize("page", ["glossary:search", "glossary:resume"])
def test_tools_lead_back_to_the_glossary(reader, page):
    breadcrumbs = f'<li><a href="{BROWSE}">Glossary</a></li>'
    assertContains(reader.get(reverse(page)), breadcrumbs, html=True)


def test_the_header_leads_editors_to_where_they_edit(client, gwen):
    client.force_login(gwen)
    text = client.get(BROWSE).text
    assert reverse("admin:glossary_term_changelist") in text


def test_the_header_leads_nobody_else_there(reader):
    text = reader.get(BROWSE).text
    assert reverse("admin:glossary_term_changelist") not in text


def test_browsing_leads_to_reading_a_resume(reader):
    make_term()
    assert f'<a href="{reverse("glossary:resume")}">' in reader.get(BROWSE).text


def make_rows(rows):
    for n in range(rows):
        make_role(f"Role {n}", make_term(f"Term {n}"))
        make_term(f"Term {n}", industry=f"Industry {n}")


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(("page", "queries"), [(BROWSE, 7), (PHARMA, 10)])
def test_queries_do_not_grow(reader, page, queries, rows, django_assert_num_queries):
    make_rows(rows)
    with django_assert_num_queries(queries):
        reader.get(page)
