"""Which roles are drafts, and what they say is missing."""

import pytest

from glossary.models import Competency, Role, Term
from glossary.roles.settling import outlook, settle_roles
from tests.makers import make_competency, make_listed_role, make_role, make_term

pytestmark = pytest.mark.django_db


def draft_of(role):
    settle_roles()
    role.refresh_from_db()
    return role.draft


def test_role_that_lacks_nothing_is_offered():
    role = make_listed_role("Auditor")

    assert draft_of(role) == ""
    assert role.is_active


def test_role_with_one_term_says_all_that_is_missing():
    role = make_role("Auditor", make_term())

    draft = draft_of(role)

    assert draft.startswith(
        "List 2 to 20 other titles; there are none. Name 2 terms or more; there is 1. "
        "CRO has 2 questions at junior; 3 can’t be asked. Name 2 competencies or more "
        "at junior; there are none."
    )
    assert not Role.objects.active().exists()


def test_questions_that_a_term_lost_are_missed():
    role = make_listed_role("Auditor")
    role.terms.first().questions.filter(level="mid", position__lt=3).delete()

    assert draft_of(role) == "CRO has 1 question at mid; 2 can’t be asked."


def test_longer_questions_are_measured_against_the_interview():
    role = make_listed_role("Auditor")
    role.terms.first().questions.filter(level="senior").update(minutes=10)

    assert draft_of(role) == (
        "The questions take 40 minutes, and the candidate’s own 10. Plan a longer "
        "interview or ask less."
    )


def test_retired_competency_is_named():
    role = make_listed_role("Auditor")
    Competency.objects.get(name="Communication").retire()

    assert draft_of(role).endswith("Communication is retired or a draft.")


def test_draft_term_is_not_counted():
    role = make_listed_role("Auditor")
    Term.objects.filter(name="GCP").update(draft="Something.")

    assert draft_of(role).endswith("GCP is retired or a draft.")


def test_second_role_of_a_title_is_the_draft():
    first = make_listed_role("Auditor")
    others = [make_term(name) for name in ("GMP", "GDP")]
    second = make_listed_role("Monitor", terms=others)
    Role.objects.filter(pk=second.pk).update(other_titles=["Checker", "AUDITOR"])

    assert draft_of(first) == ""
    assert draft_of(second) == (
        "Auditor (Pharmaceutical Services) has the title AUDITOR, too. Choose another "
        "one."
    )


def test_second_role_of_a_kit_is_the_draft():
    terms = [make_term(name) for name in ("CRO", "GCP")]
    first = make_listed_role("Auditor", terms=terms)
    second = make_listed_role("Monitor", terms=terms)

    assert draft_of(first) == ""
    assert draft_of(second) == (
        "Auditor asks the same at junior. Ask something that tells the jobs apart."
    )


def test_two_roles_that_differ_at_senior_ask_the_same_at_lead():
    terms = [make_term(name) for name in ("CRO", "GCP")]
    both = [make_competency(name) for name in ("Teamwork", "Learning")]
    leading, other = make_competency("Leading people"), make_competency("Initiative")
    first = make_listed_role("Auditor", terms=terms, competencies=both)
    second = make_listed_role("Monitor", terms=terms, competencies=both)
    first.role_competencies.create(level="senior", competency=leading, position=3)
    for level in ("junior", "mid"):
        second.role_competencies.create(level=level, competency=other, position=3)

    assert draft_of(second) == (
        "Auditor asks the same at lead. Ask something that tells the jobs apart."
    )


def test_general_interview_has_competencies_only():
    six = [make_competency(f"Trait {n}") for n in range(6)]
    role = make_listed_role("General", terms=[make_term()], competencies=six)
    role.role_terms.all().delete()
    Role.objects.update(is_general=True, other_titles=[])

    assert draft_of(role) == ""


def test_outlook_says_what_settling_would_do_and_changes_nothing():
    role = make_listed_role("Auditor")
    term = role.terms.first()

    before = outlook(term)
    term.retire()
    settled = settle_roles()
    after = outlook(term)

    assert before.drafts == settled.drafts == ["Auditor (Pharmaceutical Services)"]
    assert after.complete == ["Auditor (Pharmaceutical Services)"]


@pytest.mark.parametrize("number", [1, 10])
def test_queries_do_not_grow_with_the_roles(django_assert_num_queries, number):
    for n in range(number):
        terms = [make_term(f"Term {n}{letter}") for letter in "AB"]
        make_listed_role(f"Role {n}", terms=terms)
    settle_roles()

    with django_assert_num_queries(7):
        settle_roles()
