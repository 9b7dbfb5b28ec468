"""Files that are no plain YAML: each is refused in its own words."""

import os

import pytest

from tests.glossary.term_files import CRO, problems, replaced, write_term

FAULTS = {
    "tab": (
        ["    years: 0-2", "\tyears: 0-2"],
        "20: Replace the tab in column 1 by spaces.",
    ),
    "raw control character": (
        ["name: CRO", "name: C\x07RO"],
        "2: Remove the control character U+0007 in column 8.",
    ),
    "duplicate key": (
        ["name: CRO", "name: CRO\nname: GCP"],
        "3: name: This key is already on line 2. Keep one of them.",
    ),
    "anchor": (
        ["name: CRO", "name: &cro CRO"],
        "2: name: Write the text out, or quote it; & makes a YAML anchor, which is not "
        "allowed.",
    ),
    "alias": (
        ["name: CRO", "name: *cro"],
        "2: name: Write the text out, or quote it; * makes a YAML alias, which is not "
        "allowed.",
    ),
    "tag that builds an object": (
        ["name: CRO", "name: !!python/object/apply:os.system [echo]"],
        "2: name: Remove the YAML tag, the word that begins with !, or quote it.",
    ),
    "local tag": (
        ["name: CRO", "name: !important CRO"],
        "2: name: Remove the YAML tag, the word that begins with !, or quote it.",
    ),
    "key that is no word": (
        ["name: CRO", "[name]: CRO"],
        "2: Write a plain word as the key. Quote a text that begins with {, [, ? or *.",
    ),
    "colon in a text": (
        ["name: CRO", "name: CRO: a company"],
        "2: Quote a text that contains a colon and a space, and check the "
        "indentation. (column 10)",
    ),
    "text that begins with @": (
        ["name: CRO", "name: @CRO"],
        "2: Quote a text that begins with @, ` or %, and check the "
        "indentation. (column 7)",
    ),
    "open quote": (
        ["Gives the outcome", '"Gives the outcome'],
        "62: Close the quote or bracket that is still open. (column 1)",
    ),
    "misplaced key": (
        ["    years: 2-5", "     years: 2-5"],
        "40: Line this key up with the keys beside it, and close every quote. "
        "(column 5)",
    ),
    "misplaced entry": (
        ["          - Names a system", "         - Names a system"],
        "29: Line this key up with the keys beside it, and close every quote. "
        "(column 10)",
    ),
    "entry without its hyphen": (
        ["          - Names a system\n", "          Names: a system\n"],
        "29: Line this entry up with the entries beside it, and begin it with “- ”. "
        "(column 11)",
    ),
    "key without its colon": (
        ["expansion: Contract Research Organization", "expansion"],
        "4: Write a colon and a space after the key, and indent a text's further "
        "lines. (column 1)",
    ),
    "backslash": (
        ["name: CRO", r'name: "C:\CRO"'],
        "2: Write \\\\ for a backslash between double quotes, or use single quotes. "
        "(column 10)",
    ),
    "second document": (
        [
            "          - Gives the outcome\n",
            "          - Gives the outcome\n---\na: b\n",
        ],
        "62: A file has only one term. Remove --- and everything after it.",
    ),
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [(changes, expected) for changes, expected in FAULTS.values()],
    ids=FAULTS,
)
def test_fault_named_with_line_and_remedy(tmp_path, changes, expected):
    write_term(tmp_path, replaced(CRO, *changes))

    assert problems(tmp_path) == [f"pharma/cro.yaml:{expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "empty": ("", ": The file is empty. Write a term in it or delete it."),
        "comments": ("# x\n", ": The file is empty. Write a term in it or delete it."),
        "list": (
            "- a\n",
            ":1: Begin the file with keys such as industry: and name:.",
        ),
        "text": (
            "hello",
            ":1: Begin the file with keys such as industry: and name:.",
        ),
        "latin-1": (
            replaced(CRO, "Names", "résumé").encode("latin-1"),
            ":26: This file isn’t UTF-8. Save it as UTF-8.",
        ),
        "utf-16": (
            CRO.encode("utf-16"),
            ":1: This file isn’t UTF-8. Save it as UTF-8.",
        ),
    }.values(),
)
def test_file_that_is_no_term(tmp_path, text, expected):
    write_term(tmp_path, text)

    assert problems(tmp_path) == [f"pharma/cro.yaml{expected}"]


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbf" + CRO.encode(),
        CRO.replace("\n", "\r\n").encode(),
        CRO.replace("\n", "\r").encode(),
        b"---\n" + CRO.encode() + b"...\n",
    ],
    ids=["byte order mark", "CRLF", "CR", "document marks"],
)
def test_what_editors_add_is_fine(tmp_path, text):
    write_term(tmp_path, text)

    assert problems(tmp_path) == []


def test_huge_file_refused_by_its_size(tmp_path):
    path = write_term(tmp_path)
    os.truncate(path, 50_000_000)

    assert problems(tmp_path) == [
        "pharma/cro.yaml: The file has 50.0 MB; a file of the glossary has at most "
        "1 MB. Check that it is the right file."
    ]


def test_exploding_aliases_cost_nothing(tmp_path):
    levels = "".join(
        f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n"
        for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    write_term(tmp_path, f"a: &a [x, x, x]\n{levels}")

    assert any("makes a YAML alias" in line for line in problems(tmp_path))


@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_refused(tmp_path, bracket):
    write_term(tmp_path, f"name: {bracket * 100_000}")

    assert problems(tmp_path) == [
        "pharma/cro.yaml:1: This is nested too deeply. Check the indentation and "
        "brackets."
    ]


def test_faults_in_plain_data_do_not_hide_others(tmp_path):
    text = replaced(CRO, "name: CRO", "name: &cro CRO", "years: 2-5", "years: x")
    write_term(tmp_path, text)

    assert [line.split(": ")[1] for line in problems(tmp_path)] == [
        "name",
        "levels.mid.years",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file(tmp_path):
    write_term(tmp_path).chmod(0)

    assert problems(tmp_path) == [
        "pharma/cro.yaml: The file can’t be read: Permission denied."
    ]
