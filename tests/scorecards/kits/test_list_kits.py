"""`list_kits`: what a kit of each role and level would ask, counted."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from glossary.models import Role
from scorecards.models import Kit
from tests.makers import make_competency, make_listed_role

pytestmark = pytest.mark.django_db


def listed(**options):
    out = io.StringIO()
    call_command("list_kits", stdout=out, **options)
    return out.getvalue().splitlines()


def test_one_object_a_role_and_level():
    make_listed_role()
    make_competency("Leading people")
    lines = [json.loads(line) for line in listed(json=True)]
    assert [(line["level"], line["questions"]) for line in lines] == [
        ("entry", 6),
        ("junior", 6),
        ("mid", 6),
        ("senior", 6),
        ("lead", 7),
    ]
    lead = lines[-1]
    asked = lead.pop("asked")
    assert lead == {
        "role": "Monitor",
        "level": "lead",
        "questions": 7,
        "minutes": 35,
        "areas": 5,
        "competencies": 3,
        "terms": 2,
        "family": "Pharmaceutical Services",
    }
    assert asked[-1] == {
        "area": "Leading people",
        "kind": "competency",
        "source": "competencies/leading-people/senior-1",
        "title": "",
        "minutes": 5,
    }


def test_one_level_of_one_role_in_words():
    make_listed_role()
    assert listed(role="monitor", level="mid") == [
        "Monitor, mid: 6 questions in 30 minutes, 4 areas (2 terms, 2 competencies)"
    ]


def test_a_role_that_is_not_known():
    make_listed_role()
    with pytest.raises(CommandError, match="no role “Baker”. If no role fits"):
        listed(role="Baker")


def test_drafts_are_left_out_and_no_kit_is_made():
    make_listed_role()
    Role.objects.update(draft="It has no second term.")
    assert listed(json=True) == []
    assert not Kit.objects.exists()


@pytest.mark.parametrize("roles", [1, 5])
def test_queries_do_not_grow_with_roles(roles, django_assert_num_queries):
    first = make_listed_role()
    for n in range(1, roles):
        make_listed_role(
            f"Monitor {n}",
            terms={each.term: 2 for each in first.role_terms.all()},
            competencies=[
                each.competency for each in first.role_competencies.filter(level="mid")
            ],
        )
    with django_assert_num_queries(11):
        listed(json=True)
