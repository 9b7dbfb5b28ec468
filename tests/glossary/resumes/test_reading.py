"""What a résumé says of industries and roles."""

import pytest

from glossary.resumes import finding
from glossary.resumes.findings import read
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db


def reading(text, role=None):
    return read(text, finding.build(), role=role and role.pk)


def names(terms):
    return [term.name for term in terms]


@pytest.fixture
def terms():
    """Two industries; every name is telling."""
    names = {"Pharma": ["Monitoring", "Auditing"], "Cloud": ["Kubernetes", "Terraform"]}
    return {
        name: make_term(name, industry=industry, questions=0)
        for industry, each in names.items()
        for name in each
    }


def test_segments_put_together_are_the_text(terms):
    text = "Auditing, then\n  monitoring of <b>Kubernetes</b>"

    segments = reading(text).segments

    assert "".join(segment.text for segment in segments) == text
    assert [each.text for each in segments if each.verdict] == [
        *("Auditing", "monitoring", "Kubernetes")
    ]


def test_industry_with_the_most_terms_comes_first(terms):
    found = reading("Kubernetes, Terraform, auditing and Terraform").industries

    assert [each.industry.name for each in found] == ["Cloud", "Pharma"]
    assert [(each.term.name, each.sure) for each in found[0].sure] == [
        ("Terraform", 2),
        ("Kubernetes", 1),
    ]


def test_role_with_the_largest_share_of_its_terms_comes_first(terms):
    make_role("Half", terms["Monitoring"], terms["Auditing"])
    make_role("Whole", terms["Auditing"])
    make_role("None", terms["Kubernetes"])

    roles = reading("Auditing").roles

    assert [(fit.role.title, len(fit.found), fit.total) for fit in roles] == [
        ("Whole", 1, 1),
        ("Half", 1, 2),
    ]


def test_at_most_five_roles_are_named(terms):
    for number in range(7):
        make_role(f"Role {number}", terms["Auditing"])

    assert [fit.role.title for fit in reading("Auditing").roles] == [
        f"Role {number}" for number in range(5)
    ]


def test_chosen_role_says_what_is_missing(terms):
    role = make_role("Auditor", terms["Monitoring"], terms["Auditing"])

    chosen = reading("Auditing and Kubernetes", role).chosen

    assert names(chosen.found) == ["Auditing"]
    assert names(chosen.missing) == ["Monitoring"]


def test_chosen_role_may_have_none_of_its_terms_in_the_text(terms):
    role = make_role("Auditor", terms["Auditing"])

    assert names(reading("Kubernetes", role).chosen.missing) == ["Auditing"]


def test_unsure_term_does_not_point_to_a_role(terms):
    cro = make_term("CRO", industry="Pharma", questions=0)
    role = make_role("Auditor", cro)

    result = reading("The CRO called.", role)

    assert (result.sure, result.unsure, result.roles) == (0, 1, [])
    assert names(result.chosen.unsure) == ["CRO"]


def test_retired_terms_and_roles_are_left_out(terms):
    make_role("Auditor", terms["Auditing"])
    make_role("Ghost", terms["Kubernetes"]).terms.get().retire()
    terms["Auditing"].roles.update(retired_at="2026-01-01T00:00Z")

    result = reading("Auditing of Kubernetes")

    assert names(found.term for found in result.industries[0].terms) == ["Auditing"]
    assert result.roles == []
