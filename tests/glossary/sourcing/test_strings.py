"""The search strings: understood everywhere, never too long, most valuable first."""

import re

import pytest
from hypothesis import example, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from glossary.models import Term
from glossary.sourcing.phrases import phrase, quoted
from glossary.sourcing.pieces import TITLES, WORDS, Kind, Piece, pieces_of_term, tidied
from glossary.sourcing.strings import contradictions, search_strings
from tests.glossary import shipped
from tests.glossary.search_string import read_boolean, read_x_ray

SEARCHED = {"name", "expansion", "aliases", "typical_job_title", "related_titles"}
CRO = [
    Piece(Kind.NAME, "CRO"),
    Piece(Kind.EXPANSION, "Contract Research Organization"),
    Piece(Kind.MAIN_TITLE, "Clinical Trial Manager"),
    Piece(Kind.RELATED_TITLE, "Monitor"),
    Piece(Kind.LOCATION, "Basel"),
    Piece(Kind.EXCLUSION, "recruiter"),
    Piece(Kind.EXCLUSION, "talent acquisition"),
]
AWKWARD = st.sampled_from(
    [
        *(
            "AND",
            "or",
            "Not",
            "near",
            "R&D",
            "C++",
            "C#",
            ".NET",
            "5 (five)",
            ")(",
            "|",
        ),
        *('"', "“smart”", "-", "--", "\\", "*", "x\\", "a\tb\nc", "\u200b", "ﬁ", "’s"),
        *("|", "site:x", "word " * 40, "x" * 1200, "", " ", "²", "Ärztin", "研究"),
    ]
)
PIECES = st.lists(
    st.builds(
        Piece, st.sampled_from(Kind), st.lists(AWKWARD | st.text()).map(" ".join)
    ),
    max_size=30,
)


def by_dialect(pieces):
    return {string.dialect.slug: string for string in search_strings(pieces)}


def texts(pieces):
    return {slug: str(string) for slug, string in by_dialect(pieces).items()}


def test_each_dialect_writes_the_search_in_its_own_way():
    assert texts(CRO) == {
        "linkedin": '(CRO OR "Contract Research Organization") AND '
        '("Clinical Trial Manager" OR Monitor) NOT (recruiter OR "talent acquisition")',
        "google": 'site:linkedin.com/in (CRO | "Contract Research Organization") '
        '("Clinical Trial Manager" | Monitor) Basel -recruiter -"talent acquisition"',
        "ats": '(CRO OR "Contract Research Organization") AND '
        '("Clinical Trial Manager" OR Monitor) AND Basel '
        'NOT (recruiter OR "talent acquisition")',
    }


def test_single_piece_stands_alone():
    assert texts([Piece(Kind.MAIN_TITLE, "Nurse")]) == {
        "linkedin": "Nurse",
        "google": "site:linkedin.com/in Nurse",
        "ats": "Nurse",
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CRO", "CRO"),
        ("Clinical Research", '"Clinical Research"'),
        ("R&D", '"R&D"'),
        ("C++", '"C++"'),
        ("C#", '"C#"'),
        (".NET", '".NET"'),
        ("Not", '"Not"'),
        ("OR", '"OR"'),
        ("Manager (QA)", '"Manager (QA)"'),
        ("“Smart” manager", '"Smart manager"'),
        ('5" pipes', '"5 pipes"'),
        ("Bachelor’s", '"Bachelor\'s"'),
        ("kub*", "kub"),
        ("folder\\", "folder"),
        (" two\n lines ", '"two lines"'),
    ],
)
def test_names_are_quoted_where_they_have_to_be(name, written):
    assert quoted(phrase(name)) == written


@pytest.mark.parametrize("name", ["", "  ", "++", "“”", "\u200b"])
def test_nothing_is_left_of_a_name_without_letters(name):
    assert phrase(name) == ""


@pytest.mark.parametrize(
    ("name", "words"), [("CRO", 2), ("third-party logistics", 4), ("R&D", 3)]
)
def test_google_counts_the_site_and_every_part_of_a_word(name, words):
    string = by_dialect([Piece(Kind.NAME, name)])["google"]

    assert string.length == f"{words} of 32 words"


def test_length_says_how_much_of_the_limit_is_used():
    string = by_dialect(CRO)["linkedin"]

    assert string.length == f"{len(str(string))} of 1,000 characters"
    assert string.operators == len(re.findall("AND|OR|NOT", str(string)))


def test_least_valuable_pieces_are_left_out_first():
    titles = [Piece(Kind.RELATED_TITLE, f"Clinical Officer {n}") for n in range(20)]

    string = by_dialect([*titles, *CRO])["google"]

    assert str(string).startswith('site:linkedin.com/in (CRO | "Contract Research')
    assert string.length == "31 of 32 words"
    assert [piece.text for piece in string.kept][:2] == [
        "CRO",
        "Clinical Trial Manager",
    ]
    assert [piece.text for piece in string.left_out[:2]] == [
        "Clinical Officer 6",
        "Clinical Officer 7",
    ]


def test_what_a_person_typed_comes_before_aliases():
    names = [Piece(Kind.ALIAS, f"Alias {n}") for n in range(15)]

    string = by_dialect([*names, *CRO])["google"]

    assert [piece.text for piece in string.kept[3:6]] == [
        "Basel",
        "recruiter",
        "talent acquisition",
    ]
    assert string.left_out[0] == names[10]


def test_exclusion_without_room_is_named():
    excluded = [Piece(Kind.EXCLUSION, f"word {n}") for n in range(20)]

    string = by_dialect([*excluded, CRO[0]])["google"]

    assert string.left_out == excluded[15:]


def test_too_long_a_name_makes_room_for_the_next():
    long = Piece(Kind.NAME, "word " * 40)

    string = by_dialect([long, Piece(Kind.MAIN_TITLE, "Nurse")])["google"]

    assert (str(string), string.left_out) == ("site:linkedin.com/in Nurse", [long])


def test_exclusions_alone_are_no_search():
    string = by_dialect([Piece(Kind.NAME, "word " * 40), *CRO[-2:]])["google"]

    assert (str(string), len(string.left_out)) == ("", 3)


def test_same_title_in_another_spelling_stands_once():
    pieces = tidied(Piece(Kind.RELATED_TITLE, text) for text in ("Nurse", " nurse", ""))

    assert [piece.text for piece in pieces] == ["Nurse"]


def test_links_hold_the_whole_string():
    pieces = [Piece(Kind.NAME, "R&D"), Piece(Kind.MAIN_TITLE, "C++ Entwicklerin (ä)")]

    assert {slug: string.link for slug, string in by_dialect(pieces).items()} == {
        "linkedin": "https://www.linkedin.com/search/results/people/"
        "?keywords=%22R%26D%22+AND+%22C%2B%2B+Entwicklerin+%28%C3%A4%29%22",
        "google": "https://www.google.com/search?q=site%3Alinkedin.com%2Fin"
        "+%22R%26D%22+%22C%2B%2B+Entwicklerin+%28%C3%A4%29%22",
        "ats": "",
    }


def test_exclusion_of_what_is_searched_for_is_found():
    title = Piece(Kind.MAIN_TITLE, "Technical Recruiter")
    excluded = Piece(Kind.EXCLUSION, "recruiter")

    assert contradictions([title, excluded, Piece(Kind.EXCLUSION, "recruit")]) == [
        (excluded, [title])
    ]


@trying(max_examples=60, deadline=None)
@given(PIECES)
@example([Piece(Kind.NAME, '"'), Piece(Kind.EXCLUSION, "jobs")])
@example([Piece(Kind.NAME, "OR"), Piece(Kind.MAIN_TITLE, ") AND (")])
def test_any_names_make_strings_that_are_understood(pieces):
    for string in search_strings(pieces):
        required, excluded = understood(string)

        assert string.dialect.length(str(string)) <= string.dialect.limit
        assert required == groups(string.kept)
        assert excluded == phrases(string.kept, {Kind.EXCLUSION})


@trying(max_examples=60, deadline=None)
@given(PIECES)
def test_whatever_is_wanted_is_kept_or_named(pieces):
    wanted = tidied(pieces)

    for string in search_strings(pieces):
        ignored = [] if string.dialect.takes_location else [Kind.LOCATION]
        assert sorted([*string.kept, *string.left_out], key=order) == sorted(
            (piece for piece in wanted if piece.kind not in ignored), key=order
        )
        assert not string.kept or {p.kind for p in string.kept} & (WORDS | TITLES)


@pytest.mark.parametrize("source", shipped.SOURCES)
def test_shipped_term_keeps_its_name_and_main_title_in_each_dialect(source):
    term = Term(**shipped.file_of(source).term.model_dump(include=SEARCHED))

    for string in search_strings(pieces_of_term(term)):
        required, _ = understood(string)
        words, titles = required
        assert words[0] == phrase(term.name)
        assert titles[0] == phrase(term.typical_job_title)


def understood(string):
    """What is asked for, and what is excluded."""
    read = read_x_ray if string.dialect.slug == "google" else read_boolean
    return read(str(string)) if string.kept else ([], [])


def order(piece):
    return piece.kind, piece.text


def phrases(pieces, kinds):
    return [piece.phrase for piece in pieces if piece.kind in kinds]


def groups(kept):
    """What a string of these pieces must ask for."""
    every = [phrases(kept, kinds) for kinds in (WORDS, TITLES, {Kind.LOCATION})]
    return [group for group in every if group]
