"""How long a kit would be, without building it at each visit."""

import pytest

from glossary.models import Question, RedFlag, Term
from scorecards.kits.making import KitSize
from scorecards.kits.sizes import current_size
from tests.makers import make_role

pytestmark = pytest.mark.django_db


def test_size_is_counted_once_while_the_glossary_stays(django_assert_num_queries):
    role = make_role()
    first = current_size(role, "mid")
    with django_assert_num_queries(1):
        assert current_size(role, "mid") == first == KitSize(2, 10, 2)


def test_each_level_has_a_size_or_a_reason_of_its_own():
    role = make_role()
    Question.objects.filter(level="senior").delete()
    for _ in range(2):
        assert current_size(role, "mid") == KitSize(2, 10, 2)
        assert "no senior questions" in current_size(role, "senior")


@pytest.mark.parametrize(
    ("change", "size"),
    [
        (lambda term: term.questions.get(key="mid-1").delete(), KitSize(1, 5, 2)),
        (
            lambda term: save(term.questions.get(key="mid-1"), minutes=9),
            KitSize(2, 14, 2),
        ),
        (lambda term: RedFlag.objects.all().delete(), KitSize(2, 10, 0)),
    ],
)
def test_size_follows_every_change_of_the_glossary(change, size):
    role = make_role()
    current_size(role, "mid")
    change(Term.objects.get())
    assert current_size(role, "mid") == size


def test_retired_term_is_not_counted_any_more():
    role = make_role()
    current_size(role, "mid")
    Term.objects.get().retire()
    assert "no mid questions" in current_size(role, "mid")


def save(question, **values):
    for name, value in values.items():
        setattr(question, name, value)
    question.save()
