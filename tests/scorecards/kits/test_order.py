"""The order of a kit's terms is the same on every database, and so is its checksum."""

import pytest

from glossary.models import Level
from scorecards.kits.making import content_for, contents_for
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db
BY_CODE_POINT = ["CRO", "Zeta", "apple pie", "apple-tart", "Äther", "Łódź"]


@pytest.fixture
def role():
    names = ["Łódź", "apple-tart", "Zeta", "Äther", "CRO", "apple pie"]
    return make_role("Chemist", *(make_term(name, questions=1) for name in names))


def test_terms_are_ordered_by_code_point(role):
    content = content_for(role, Level.MID)
    assert [question.term for question in content.questions] == BY_CODE_POINT
    assert [flag.term for flag in content.red_flags[::2]] == BY_CODE_POINT


def test_many_roles_at_once_give_the_same_kits(role):
    content = contents_for([role])[role, Level.MID]
    assert content.checksum == content_for(role, Level.MID).checksum
