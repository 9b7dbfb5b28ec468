"""When the glossary has a new revision, and what is kept until then."""

import pytest

from glossary import revision
from glossary.models import Term
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return make_term()


def test_saving_a_part_of_a_term_makes_a_new_revision(term):
    before = revision.current()

    term.questions.first().save()

    assert revision.current() != before


def test_deleting_a_part_of_a_term_makes_a_new_revision(term):
    before = revision.current()

    term.red_flags.first().delete()

    assert revision.current() != before


def test_another_term_for_a_role_makes_a_new_revision(term):
    role = make_role("Auditor", term)
    before = revision.current()

    role.terms.remove(term)

    assert revision.current() != before


def test_kept_until_there_is_a_new_revision(term, django_assert_num_queries):
    built = []
    kept = revision.KeptForRevision(lambda: built.append(Term.objects.count()) or built)
    kept.get()

    with django_assert_num_queries(1):
        kept.get()
    term.save()
    kept.get()

    assert built == [1, 1]
