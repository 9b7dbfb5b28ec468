"""German, French and Spanish titles lead to the roles of the library."""

from pathlib import Path

import pytest

from glossary.roles import titles_abroad
from glossary.roles.title_words import raw_words
from glossary.roles.titles_abroad import role_abroad
from tests.glossary.roles.libraries import finder_of, shipped

NURSE, TEACHER = "Registered Nurse", "Teacher"


def titles_of_roles():
    text = Path(titles_abroad.__file__).with_suffix(".txt").read_text("utf-8")
    rows = [line.partition(":") for line in text.splitlines() if line[:1] != "#"]
    return [
        (role, title.strip()) for role, _, titles in rows for title in titles.split(",")
    ]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Krankenschwester", "Registered Nurse"),
        ("Enfermera", "Registered Nurse"),
        ("infirmière H/F", "Registered Nurse"),
        ("Lehrer/in", "Teacher"),
        ("Senior Softwareentwicklerin (m/w/d)", "Software Engineer"),
        ("Bürokauffrau", "Administrative Assistant"),
        ("Buerokauffrau", "Administrative Assistant"),
        ("vendeuse", "Sales Associate"),
        ("Diseñadora gráfica", "Graphic Designer"),
        ("Koch in München", "Line Cook"),
    ],
)
def test_whatever_the_gender(title, role):
    assert shipped().find(title).title == role


def test_one_error_in_a_long_title():
    assert shipped().find("Krankenschwster").title == "Registered Nurse"
    assert shipped().find("Kelner").title != "Server"


def test_an_english_word_that_only_an_ending_is_missing_from_is_none():
    assert role_abroad(["portero"]) == "Security Guard"
    assert role_abroad(["porter"]) == ""


def test_a_role_that_the_library_lacks_is_not_found():
    assert finder_of(TEACHER).find("Lehrerin").title == TEACHER
    assert finder_of(TEACHER).find("Krankenschwester").is_general


def test_titles_abroad_are_those_of_roles_that_there_are():
    known = {role.title for role in shipped()._index.roles}
    assert {role for role, _ in titles_of_roles()} <= known


def test_one_title_abroad_leads_to_one_role():
    other = [
        (title, role, role_abroad(raw_words(title)))
        for role, title in titles_of_roles()
        if role_abroad(raw_words(title)) != role
    ]
    assert other == []
