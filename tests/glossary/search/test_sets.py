"""Sets of terms as whole numbers, and the words that terms hold."""

from glossary.search.holding import Holding
from glossary.search.index import Index
from glossary.search.numbers import first_of, has, in_all, in_any, listed, set_of
from glossary.search.parts import Part, Place
from glossary.search.queries import SearchedTerm
from glossary.search.vocabulary import CROWDED, MIN_BEGINNING_LENGTH


def index_of(*names):
    return Index(SearchedTerm("it", name, {Part.NAME: [name]}) for name in names)


def test_a_set_lists_its_numbers_in_order():
    assert listed(set_of([7, 0, 3, 7])) == [0, 3, 7]
    assert listed(set_of([])) == []


def test_sets_are_united_and_intersected():
    some, others = set_of([1, 2, 900]), set_of([2, 5, 900])

    assert listed(in_any([some, others])) == [1, 2, 5, 900]
    assert listed(in_all([some, others])) == [2, 900]
    assert has(some, 900)
    assert not has(some, 5)


def test_the_first_of_a_set_are_those_with_the_smallest_numbers():
    assert listed(first_of(set_of([4, 9, 11]), 2)) == [4, 9]
    assert listed(first_of(set_of([4]), 2)) == [4]


def test_words_in_many_terms_and_in_few_are_held_alike():
    holding = Holding()
    for number in range(100):
        holding.add("often", number)
    holding.add("seldom", 99)
    holding.close()

    assert listed(holding.of_any({"often"})) == [*range(100)]
    assert listed(holding.of_any({"seldom", "never"})) == [99]


def test_a_beginning_of_many_words_reaches_every_term_that_has_one():
    names = [f"abc{number}x" for number in range(CROWDED)]
    index = index_of(*names, "abd")
    start = "abc"[:MIN_BEGINNING_LENGTH]

    assert listed(index.reach_begun(start)[Place.NAME]) == [*range(CROWDED)]
    assert listed(index.reach_begun("abd")[Place.NAME]) == [CROWDED]
    assert index.vocabulary.crowded_beginnings() == [start]
