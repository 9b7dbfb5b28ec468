"""One comparison of letters: names that are one, near, or two."""

import pytest

from glossary.letters import search_text
from scorecards.text.names import (
    NEAR,
    likeness,
    name_key,
    name_words,
    near_keys,
    tidy_name,
)

SAME = [
    ("Ana O'Brien", "Ana O’Brien"),
    ("Ana O'Brien", "Ana OʼBrien"),
    ("Ana O'Brien", "ana o`brien"),
    ("Jean-Luc Roy", "Jean‑Luc Roy"),
    ("Jean-Luc Roy", "Jean–Luc Roy"),
    ("Jane Doe", "Jane Doe\u200b"),
    ("Jane Doe", "\ufeffJane Doe"),
    ("Jane Doe", "Jane\u00a0\u2003Doe"),
    ("Jane Doe", "Ja\u00adne Doe"),
    ("Jane Doe", "\u2067Jane Doe\u2069"),
    ("evil", "\u202eevil"),
    ("Zoë", "Zoe\u0308"),
    ("ANA", "ａｎａ"),
    ("李小龙", "李 小龙"),
]
NEAR_ONES = [
    ("John Smith", "Smith, John"),
    ("Max Weiß", "Max Weiss"),
    ("Maria Garcia", "Maria Garcia"),
    ("Nguyễn Văn A", "Nguyen Van A"),
    ("Dr. Ada Park", "Ada Park"),
    ("Prof. Dr. Ada Park", "Park, Ada, PhD"),
    ("Maria Garcia", "Maria Garcai"),
    ("Maria Garcia", "Naria Garcia"),
    ("Maria Garcia", "Maria Garcia López"),
    ("M. Garcia", "Maria Garcia"),
    ("Jean-Luc Roy", "Jean Luc Roy"),
    ("Müller, Jörg", "Joerg Mueller"),
    ("Łukasz Wójcik", "Lukasz Wojcik"),
    ("李小龙", "李 小龙"),
]
FAR = [
    ("Ada Park", "Bo Lind"),
    ("Maria Garcia", "Maria Lopez"),
    ("John Smith", "Jane Smithers"),
    ("李小龙", "王小明"),
]


def near(one, other):
    return likeness(name_words(one), name_words(other)) >= NEAR


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Weiß", "Weiss"), ("Nguyễn", "Nguyen")])
def test_other_letters_are_another_name(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(("one", "other"), SAME + NEAR_ONES)
def test_near_names_are_asked_about(one, other):
    assert near(one, other)


@pytest.mark.parametrize(("one", "other"), SAME + NEAR_ONES)
def test_near_names_are_found_by_a_key(one, other):
    """Both ends of a name, or its beginning, lead to the other one."""
    ends = [
        {key.rpartition(" ")[0] for key in near_keys(name)} for name in (one, other)
    ]
    assert ends[0] & ends[1]


@pytest.mark.parametrize(("one", "other"), FAR)
def test_other_people_are_not_asked_about(one, other):
    assert not near(one, other)


def test_name_is_kept_without_what_nobody_sees():
    assert tidy_name("\u202eevil\u202c \u200bname\ufeff") == "evil name"


def test_joiners_stay_where_letters_need_them():
    assert tidy_name("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("words", ["lodz", "łód", "ŁÓDŹ", "Lódz"])
def test_search_finds_a_word_without_its_accents(words):
    assert search_text(words) in search_text("Łódź")
