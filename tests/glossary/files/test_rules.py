"""What must hold between the values of a file, and between files."""

import pytest

from tests.glossary.term_files import CRO, another, problems, replaced, write_term

LEVELS = {
    "overlap": (
        ["years: 2-5", "years: 1-5"],
        ["39: levels.mid", "mid", "junior"],
    ),
    "out of order": (
        ["years: 0-2", "years: 6-9", "years: 5+", "years: 9+"],
        ["39: levels.mid", "mid", "junior"],
    ),
    "an open end in the middle": (
        ["years: 2-5", "years: 2+"],
        ["51: levels.senior", "senior", "mid"],
    ),
}


@pytest.mark.parametrize(("changes", "where"), LEVELS.values(), ids=LEVELS)
def test_years_of_levels_follow_one_another(tmp_path, changes, where):
    write_term(tmp_path, replaced(CRO, *changes))
    place, level, below = where

    assert problems(tmp_path) == [
        f"pharma/cro.yaml:{place}.years: The years of {level} and {below} overlap or "
        f"are out of order. Start {level} where {below} ends."
    ]


def test_years_may_leave_a_gap(tmp_path):
    write_term(tmp_path, replaced(CRO, "years: 5+", "years: 8+"))

    assert problems(tmp_path) == []


@pytest.mark.parametrize("level", ["junior", "mid", "senior"])
def test_level_missing(tmp_path, level):
    start = CRO.index(f"  {level}:\n")
    ends = {"junior": CRO.index("  mid:\n"), "mid": CRO.index("  senior:\n")}
    write_term(tmp_path, CRO[:start] + CRO[ends.get(level, len(CRO)) :])

    assert problems(tmp_path) == [
        f"pharma/cro.yaml:18: levels.{level}: Add the level {level}. A term needs "
        "junior, mid and senior."
    ]


def test_question_id_twice(tmp_path):
    write_term(tmp_path, replaced(CRO, "id: budget", "id: filing"))

    assert problems(tmp_path) == [
        "pharma/cro.yaml:55: levels.senior.questions[1].id: Line 24 already uses the "
        "id filing. Give every question its own."
    ]


def test_questions_alike_within_a_file(tmp_path):
    alike = "TELL me, about files: you kept!"
    write_term(
        tmp_path, replaced(CRO, "Tell me about a budget you defended.", f'"{alike}"')
    )

    assert problems(tmp_path) == [
        "pharma/cro.yaml:56: levels.senior.questions[1].question: The question on "
        "line 25 is the same. Ask something else."
    ]


def test_questions_alike_between_files_of_an_industry(tmp_path):
    write_term(tmp_path)
    write_term(tmp_path, another("GCP", "kept for GCP", "kept"), to="pharma/gcp.yaml")

    assert problems(tmp_path) == [
        "pharma/gcp.yaml:25: levels.junior.questions[1].question: The question on "
        f"line 25 of {tmp_path}/pharma/cro.yaml is the same. Ask something else."
    ]


def test_questions_alike_in_different_industries_are_fine(tmp_path):
    write_term(tmp_path)
    text = replaced(CRO, "industry: Pharma", "industry: Devices")
    write_term(tmp_path, text, to="devices/cro.yaml")

    assert problems(tmp_path) == []


@pytest.mark.parametrize(("one", "other"), [("C++", "C#"), ("C", "C++"), ("A1", "A2")])
def test_questions_that_differ_by_more_than_punctuation_are_fine(tmp_path, one, other):
    text = replaced(CRO, "about files you kept", f'about "{one}"')
    write_term(
        tmp_path, replaced(text, "about a budget you defended", f"about {other}")
    )

    assert problems(tmp_path) == []


@pytest.mark.parametrize("entry", ["Cannot name a phase of a trial", "Orderly files"])
def test_entry_listed_twice(tmp_path, entry):
    line = next(line for line in CRO.splitlines() if line.endswith(f"- {entry}"))
    write_term(tmp_path, replaced(CRO, line, f"{line}\n{line}"))

    (found,) = problems(tmp_path)

    assert found.endswith("says the same. Keep one of them.")


def test_aliases_may_differ_by_case(tmp_path):
    alias = "  - Clinical research organisation\n"
    write_term(tmp_path, replaced(CRO, alias, "  - CROs\n  - cros\n"))

    assert problems(tmp_path) == []


def test_industry_does_not_match_its_folder(tmp_path):
    write_term(tmp_path, replaced(CRO, "industry: Pharma", "industry: Medical Devices"))

    assert problems(tmp_path) == [
        "pharma/cro.yaml:1: industry: The file is in the folder pharma. Move it to "
        "medical-devices or correct the industry."
    ]


def test_industry_without_a_latin_letter(tmp_path):
    write_term(tmp_path, replaced(CRO, "industry: Pharma", "industry: 制药"))

    assert problems(tmp_path) == [
        "pharma/cro.yaml:1: industry: Give the industry a name with letters from a to "
        "z."
    ]


def test_industry_spelled_differently_in_another_file(tmp_path):
    write_term(tmp_path)
    text = another("GCP", "industry: Pharma", "industry: PHARMA")
    write_term(tmp_path, text, to="pharma/gcp.yaml")

    assert problems(tmp_path) == [
        f"pharma/gcp.yaml:1: industry: Spell the industry as in {tmp_path}/pharma/"
        "cro.yaml: Pharma."
    ]


@pytest.mark.parametrize("other", ["CRO.yml", "cro.yml", "Cro.YAML"])
def test_term_with_two_files(tmp_path, other):
    first, second = sorted(["cro.yaml", other])
    write_term(tmp_path, CRO, to=f"pharma/{first}")
    write_term(tmp_path, another("GCP"), to=f"pharma/{second}")

    assert problems(tmp_path) == [
        f"pharma/{second}: {tmp_path}/pharma/{first} is a file of this term, too. "
        f"Keep one of them."
    ]


@pytest.mark.parametrize("name", ["c_r_o", "c r o", "cro-", "x" * 81, "cro.draft"])
def test_file_name_that_is_no_slug(tmp_path, name):
    write_term(tmp_path, to=f"pharma/{name}.yaml")

    assert problems(tmp_path) == [
        f"pharma/{name}.yaml: Name the file in lower-case letters, digits and hyphens: "
        "cro.yaml."
    ]


def test_rules_are_searched_in_a_file_with_other_faults(tmp_path):
    text = replaced(CRO, "id: budget", "id: filing", "name: CRO", "name:")
    write_term(tmp_path, text)

    assert [line.split(": ")[1] for line in problems(tmp_path)] == [
        "name",
        "levels.senior.questions[1].id",
    ]


@pytest.mark.parametrize(
    "text",
    ["levels: x", "levels:\n  junior: [1]", "roles: 3\nlevels:\n  mid: {years: 1}"],
)
def test_rules_bear_any_shape(tmp_path, text):
    write_term(tmp_path, text)

    assert problems(tmp_path)
