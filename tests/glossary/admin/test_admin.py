"""The glossary's lists in the admin; who may change, retire and delete what."""

import pytest
from django.urls import reverse

from glossary.models import Industry, Role, Term
from scorecards.kits.making import current_kit
from tests.glossary.pages import ROLES, TERMS, page_of, rows
from tests.makers import make_listed_role, make_role, make_term

pytestmark = pytest.mark.django_db


def test_list_of_terms(editor):
    make_term("CRO")
    make_term("GMP", industry="Manufacturing").retire()
    Term.objects.filter(name="CRO").update(expansion="Contract Research Organization")

    assert rows(editor, TERMS) == [
        ["CRO", "Contract Research Organization", "Pharmaceutical Services", "6"]
        + ["Active"],
        ["GMP", "-", "Manufacturing", "6", "Retired"],
    ]


def test_terms_stand_in_order_whatever_their_case(editor):
    for name in ("CRO", "Cell Culture", "CAPA"):
        make_term(name)

    assert [row[0] for row in rows(editor, TERMS)] == ["CAPA", "Cell Culture", "CRO"]


def test_lists_are_called_what_they_hold(editor):
    assert "<h1>Terms</h1>" in editor.get(TERMS).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=active", ["CRO"]),
        ("?status=retired", ["GMP"]),
        ("?status=odd", []),
        ("?q=cro", ["CRO"]),
        ("?q=good+manu", ["GMP"]),
        ("?q=CGmp", ["GMP"]),
        ("?q=nothing", []),
    ],
)
def test_terms_found_by_status_name_and_other_spellings(editor, query, found):
    make_term("CRO")
    make_term("GMP").retire()
    Term.objects.filter(name="GMP").update(
        expansion="Good Manufacturing Practice", aliases=["cGMP"]
    )

    assert [row[0] for row in rows(editor, TERMS + query)] == found


def test_terms_of_one_industry(editor):
    make_term("CRO")
    gmp = make_term("GMP", industry="Manufacturing")

    found = rows(editor, f"{TERMS}?industry__id__exact={gmp.industry_id}")

    assert [row[0] for row in found] == ["GMP"]


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    ("url", "queries"),
    [(TERMS, 7), (ROLES, 7), (reverse("admin:glossary_industry_changelist"), 6)],
)
def test_lists_take_the_same_queries_for_1_and_30_rows(
    editor, django_assert_num_queries, number, url, queries
):
    for n in range(number):
        make_role(f"Role {n}", make_term(f"T{n}", industry=f"I{n}", questions=1))

    with django_assert_num_queries(queries):
        editor.get(url)


def act(client, action, *terms):
    data = {"action": action, "_selected_action": [term.pk for term in terms]}
    return client.post(TERMS, data, follow=True).content.decode()


def test_role_that_asks_too_little_without_retired_terms_is_a_draft(editor):
    role = make_listed_role("Auditor")

    page = act(editor, "retire", *role.terms.all())

    assert "Retired 2 of the selected terms." in page
    assert "Drafts now: Auditor (Pharmaceutical Services)." in page
    assert not Term.objects.active().exists()
    assert not Role.objects.active().exists()


def test_restoring_terms_completes_their_roles(editor):
    role = make_listed_role("Auditor")
    act(editor, "retire", *role.terms.all())

    page = act(editor, "restore", *role.terms.all())

    assert "Complete again: Auditor (Pharmaceutical Services)." in page
    assert Term.objects.active().count() == 2
    assert Role.objects.active().exists()


def test_retired_terms_are_passed_over(editor):
    term = make_term()
    term.retire()
    before = Term.objects.get().retired_at

    assert "Retired 0 of the selected terms." in act(editor, "retire", term)
    assert Term.objects.get().retired_at == before


def test_retiring_is_in_the_history(editor):
    term = make_term()

    act(editor, "retire", term)

    assert "Retired." in editor.get(page_of(term, "history")).content.decode()


def test_panel_reads_terms_with_their_questions_and_changes_nothing(client, petra):
    client.force_login(petra)
    term = make_term()

    page = client.get(page_of(term)).content.decode()
    answer = client.post(page_of(term), {"name": "x"})

    assert "CRO junior question 1?" in page
    assert "CRO red flag 2" in page
    assert answer.status_code == 403
    act(client, "retire", term)
    assert Term.objects.active().exists()


@pytest.mark.parametrize("make", [make_role, lambda: make_role().terms.get()])
def test_what_is_referred_to_cannot_be_deleted(editor, make):
    thing = make()
    current_kit(Role.objects.get(), "mid")

    response = editor.post(page_of(thing, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_industry_with_terms_cannot_be_deleted(editor):
    industry = make_term().industry

    response = editor.post(page_of(industry, "delete"), {"post": "yes"})

    assert response.status_code == 403


@pytest.mark.parametrize(
    "make",
    [
        make_term,
        make_role,
        lambda: Industry.objects.create(name="Other", slug="other"),
    ],
)
def test_what_nothing_refers_to_can_be_deleted(editor, make):
    thing = make()

    editor.post(page_of(thing, "delete"), {"post": "yes"})

    assert not type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("url", [TERMS, ROLES])
def test_nothing_is_deleted_from_a_list(editor, url):
    make_role()

    assert "delete_selected" not in editor.get(url).content.decode()
