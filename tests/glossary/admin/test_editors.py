"""Glossary editors: a term on one page, retired and restored after reading about it."""

import pytest
from django.contrib.admin.models import LogEntry

from glossary.models import Role, Term
from tests.glossary.pages import TERMS, page_of, posted
from tests.makers import make_listed_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_editor(client, gwen):
    client.force_login(gwen)
    return client


def read(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_editor_changes_a_term_and_stays_on_its_page(as_editor):
    term = make_term()
    data = {**posted(as_editor, term), "explanation": "New.", "_continue": "Save"}

    response = as_editor.post(page_of(term), data)

    assert response.url == page_of(term)
    assert Term.objects.get().explanation == "New."


def test_editor_saves_and_closes(as_editor):
    term = make_term()
    data = {**posted(as_editor, term), "_save": "Save and close"}
    assert as_editor.post(page_of(term), data).url == TERMS


def test_questions_are_folded_under_their_level(as_editor):
    words = read(as_editor, page_of(make_term(questions=1)))
    places = [
        words.index(each)
        for each in (
            '<h3 class="question-level">Junior</h3>',
            "CRO junior question 1?</span></summary>",
            '<h3 class="question-level">Mid</h3>',
            "CRO mid question 1?</span></summary>",
            '<h3 class="question-level">Senior</h3>',
        )
    ]
    assert places == sorted(places)
    assert words.count("<details open>") == 1  # the form of a new question


def test_refused_question_is_unfolded(as_editor):
    term = make_term(questions=1)
    data = {**posted(as_editor, term), "questions-1-listen_for": "One"}
    page = as_editor.post(page_of(term), data).content.decode()
    assert page.count("<details open>") == 2


def test_page_links_to_the_term_in_the_library(as_editor):
    words = read(as_editor, page_of(make_term()))
    assert 'href="/glossary/terms/pharmaceutical-services/cro/"' in words


def test_consequences_are_read_before_retiring(as_editor):
    cro, gcp, gmp = (make_term(name, questions=3) for name in ("CRO", "GCP", "GMP"))
    make_listed_role("Auditor", terms=[cro, gcp])
    make_listed_role("Monitor", terms=[cro, gcp, gmp])

    words = read(as_editor, page_of(gmp, "retire"))
    worse = read(as_editor, page_of(cro, "retire"))

    assert "The role Monitor (Pharmaceutical Services) becomes" not in words
    assert (
        "The role Auditor (Pharmaceutical Services) asks too little without it and "
        "becomes a draft." in worse
    )
    assert Term.objects.active().count() == 3


def test_retired_from_its_page(as_editor):
    term = make_term()
    make_listed_role("Auditor", terms=[term, make_term("GCP")])

    page = as_editor.post(page_of(term, "retire"), follow=True).content.decode()

    assert "CRO is retired." in page
    assert "Drafts now: Auditor (Pharmaceutical Services)." in page
    assert not Term.objects.active().filter(name="CRO").exists()
    assert LogEntry.objects.get().get_change_message() == "Retired."
    assert page_of(term, "restore") in page


def test_restored_from_its_page_with_the_roles_that_were_named(as_editor):
    term = make_term()
    make_listed_role("Auditor", terms=[term, make_term("GCP")])
    as_editor.post(page_of(term, "retire"))

    words = read(as_editor, page_of(term, "restore"))
    as_editor.post(page_of(term, "restore"))

    assert "The role Auditor (Pharmaceutical Services) can be picked again." in words
    assert Term.objects.active().filter(name="CRO").exists()
    assert Role.objects.active().exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_second_click_changes_nothing(as_editor, method):
    term = make_term()
    as_editor.post(page_of(term, "retire"))
    before = Term.objects.get().retired_at

    response = getattr(as_editor, method)(page_of(term, "retire"), follow=True)

    assert "CRO is already retired." in response.content.decode()
    assert Term.objects.get().retired_at == before


def test_restoring_an_active_term_changes_nothing(as_editor):
    term = make_term()
    response = as_editor.post(page_of(term, "restore"), follow=True)
    assert "CRO is not retired." in response.content.decode()
    assert Term.objects.active().exists()


def test_those_who_only_read_retire_nothing(client, petra):
    client.force_login(petra)
    term = make_term()
    assert client.post(page_of(term, "retire")).status_code == 403
    assert page_of(term, "retire") not in read(client, page_of(term))
    assert Term.objects.active().exists()
