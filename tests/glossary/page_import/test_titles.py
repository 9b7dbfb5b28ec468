"""Job titles in one line with nothing between them."""

from pathlib import Path

import pytest

from glossary.page_import.titles import split_titles
from tests.glossary import shipped

LABELLED = [
    [title.strip() for title in line.split("|")]
    for line in Path(__file__).with_name("title_lines.txt").read_text().splitlines()
    if line and not line.startswith("#")
]


def wrong(lines):
    return [line for line in lines if split_titles(" ".join(line)).titles != line]


def test_at_least_98_of_100_labelled_lines_are_divided_as_a_person_would():
    assert len(LABELLED) >= 80
    assert len(wrong(LABELLED)) <= 0.02 * len(LABELLED)


def test_titles_of_the_shipped_terms_are_found_again():
    lines = [list(file.term.related_titles) for file in shipped.files()]

    assert len(wrong(lines)) <= 0.05 * len(lines)


def test_titles_used_elsewhere_settle_what_the_words_leave_open():
    line = ["Sales Analyst", "Marketing Wizard", "Data Wizard"]

    assert split_titles(" ".join(line)).titles != line
    known = {"marketing wizard", "data wizard"}
    assert split_titles(" ".join(line), known).titles == line


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", []),
        ("Nurse", ["Nurse"]),
        ("Data Engineer, Data Scientist", ["Data Engineer", "Data Scientist"]),
        ("Data Engineer; Data Scientist.", ["Data Engineer", "Data Scientist"]),
        ("Data Engineer | Data Scientist", ["Data Engineer", "Data Scientist"]),
        ("Data Engineer / Data Scientist", ["Data Engineer", "Data Scientist"]),
        ("Data Engineer and Data Scientist", ["Data Engineer", "Data Scientist"]),
        ("Nurse, Buyer, and Chef", ["Nurse", "Buyer", "Chef"]),
        ("Health and Safety Manager", ["Health and Safety Manager"]),
        ("R & D Manager Lab Manager", ["R & D Manager", "Lab Manager"]),
        (
            "Director, Clinical Operations, Nurse",
            ["Director, Clinical Operations", "Nurse"],
        ),
        ("QA / QC Engineer", ["QA/QC Engineer"]),
        ("QA/QC Engineer ETL/BI Developer", ["QA/QC Engineer", "ETL/BI Developer"]),
        ("Engineer II Engineer III", ["Engineer II", "Engineer III"]),
        (
            "Qualified Person (QP) Nurse Practitioner",
            ["Qualified Person (QP)", "Nurse Practitioner"],
        ),
        ("DATA ENGINEER DATA SCIENTIST", ["DATA ENGINEER", "DATA SCIENTIST"]),
        ("CEO CFO CTO", ["CEO", "CFO", "CTO"]),
    ],
)
def test_signs_between_titles(text, titles):
    assert split_titles(text).titles == titles


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Data Engineer Data Scientist", []),
        ("Software Engineer II", []),
        ("Data Engineer Sparkling Teapot", ["Sparkling Teapot"]),
        ("Manager", ["Manager"]),
        ("Teapot Kettle Cup Saucer Engineer", ["Teapot Kettle Cup Saucer Engineer"]),
    ],
)
def test_what_may_be_no_whole_title_is_said(text, doubtful):
    assert split_titles(text).doubtful == doubtful


def test_every_word_stays_in_its_place():
    for line in LABELLED:
        text = " ".join(line)
        assert " ".join(split_titles(text).titles) == text
