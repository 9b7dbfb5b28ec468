"""Whether a role or a term comes first on the page is what the query means."""

from glossary.search.finding import Found
from glossary.search.roles import RolesFound
from glossary.search.strength import Strength
from glossary.search.weighing import smallest_span

TERM, ROLE = object(), object()


def roles_come_first(roles, terms, *, is_title=False):
    found = Found([TERM], strength=terms)
    return RolesFound([ROLE], roles, is_title).come_before(found)


def test_a_title_comes_before_a_term_that_only_has_it_among_its_titles():
    assert roles_come_first(Strength.EXACT, Strength.TITLED)


def test_a_name_comes_before_roles_that_are_only_near():
    assert not roles_come_first(Strength.NEAR, Strength.NAMED)


def test_of_equals_the_role_is_first_where_the_query_ends_as_titles_do():
    assert roles_come_first(Strength.NAMED, Strength.NAMED, is_title=True)
    assert not roles_come_first(Strength.NAMED, Strength.NAMED)


def test_roles_are_first_where_no_term_is_found():
    assert RolesFound([ROLE], Strength.NEAR).come_before(Found())


def test_words_side_by_side_have_a_small_span():
    assert smallest_span("axxbxab", [{"a"}, {"b"}]) == 2
    assert smallest_span("axx", [{"a"}, {"b"}]) == 0
