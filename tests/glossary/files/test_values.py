"""What a value of a file may be; one line of the table for every error."""

import pytest

from tests.glossary.term_files import CRO, problems, replaced, write_term

LONG = "x" * 301

FAULTS = {
    "unknown key": (
        ["expansion:", "expanson:"],
        "3: expanson: There is no key expanson. Did you mean expansion?",
    ),
    "unknown key, nothing near": (
        ["        minutes: 5", "        weight: 5"],
        "37: levels.junior.questions[1].weight: There is no key weight. The keys here "
        "are id, title, question, expected_answer, listen_for, hear, follow_ups, "
        "anchors, minutes, examples.",
    ),
    "unknown level": (
        ["  mid:\n", "  medium:\n"],
        "18: levels.mid: Add the level mid. A term needs junior, mid and senior.",
        "38: levels.medium: There is no key medium. The keys here are junior, mid, "
        "senior.",
    ),
    "missing key": (
        ["typical_job_title: Clinical Trial Manager\n", ""],
        "1: typical_job_title: Add the key typical_job_title.",
    ),
    "missing key of a question": (
        ["        expected_answer: Asks why first, then agrees a plan.\n", ""],
        "43: levels.mid.questions[1].expected_answer: Add the key expected_answer.",
    ),
    "list for a text": (
        ["name: CRO", "name: [CRO]"],
        "2: name: Write one text here, not a list or further keys.",
    ),
    "text for a list": (
        ["aliases:\n  - Clinical", "aliases: Clinical"],
        "4: aliases: Write a list here, one entry per line, each after “- ”.",
    ),
    "text for keys": (
        ["        anchors:\n          1: Names nothing.\n", "        anchors: none\n"]
        + ["          3: Names documents and a system.\n", ""]
        + ["          5: Also improved the system.\n", ""],
        "33: levels.junior.questions[1].anchors: Write keys and values here, one per "
        "line, indented under anchors.",
    ),
    "blank entry": (
        ["  - Study Coordinator", '  - "  "'],
        "13: related_titles[1]: The text is blank. Write something.",
    ),
    "entry left out": (
        ["  - Study Coordinator", "  -"],
        "13: related_titles[1]: Write something after the hyphen, or remove the entry.",
    ),
    "empty list": (
        ["related_titles:\n  - Study Coordinator", "related_titles: []"],
        "12: related_titles: related_titles is empty. Add an entry, or leave out an "
        "optional key.",
    ),
    "nothing after an optional key": (
        ["expansion: Contract Research Organization", "expansion:"],
        "3: expansion: Write something under expansion, or leave the key out.",
    ),
    "nothing after a key": (
        ["name: CRO", "name:"],
        "2: name: Write something under name.",
    ),
    "too few points": (
        ["          - Filed on the day\n", ""],
        "27: levels.junior.questions[1].listen_for: List 3 to 5 points to listen for; "
        "there are 2.",
    ),
    "too many points": (
        [
            "          - Filed on the day\n",
            "".join(f"          - {c}\n" for c in "ABCD"),
        ],
        "27: levels.junior.questions[1].listen_for: List 3 to 5 points to listen for; "
        "there are 6.",
    ),
    "no minutes": (
        ["minutes: 5", "minutes: 0"],
        "37: levels.junior.questions[1].minutes: Plan between 1 and 60 minutes.",
    ),
    "too many minutes": (
        ["minutes: 5", "minutes: 61"],
        "37: levels.junior.questions[1].minutes: Plan between 1 and 60 minutes.",
    ),
    "minutes as text": (
        ["minutes: 5", 'minutes: "5"'],
        "37: levels.junior.questions[1].minutes: Write a whole number from 1 to 60, "
        "without quotes.",
    ),
    "minutes as a clock": (
        ["minutes: 5", "minutes: 1:30"],
        "37: levels.junior.questions[1].minutes: Write a whole number from 1 to 60, "
        "without quotes.",
    ),
    "anchor for rating 6": (
        ["          5: Also", "          6: Also"],
        "36: levels.junior.questions[1].anchors.6: Anchor only the ratings 1 to 5, "
        "with one text each.",
    ),
    "text longer than its column": (
        ["name: CRO", f"name: {'C' * 81}"],
        "2: name: This has 81 characters. Shorten it to 80.",
    ),
    "entry longer than its column": (
        ["Cannot name a phase of a trial", LONG],
        "17: red_flags[1]: This has 301 characters. Shorten it to 300.",
    ),
    "control character by an escape": (
        ["name: CRO", r'name: "C\0RO"'],
        "2: name: Remove the control character U+0000.",
    ),
    "several lines where one belongs": (
        ["  - Study Coordinator", "  - |-\n    Study\n    Coordinator"],
        "13: related_titles[1]: Write this on one line. To fold a long line, begin it "
        "with >-.",
    ),
    "id of a question": (
        ["id: filing", "id: Filing it"],
        "24: levels.junior.questions[1].id: Write the id in lower-case letters, "
        "digits and hyphens: first-pipeline.",
    ),
    "years as one number": (
        ["years: 2-5", "years: 2"],
        "39: levels.mid.years: Write the years as 0-2 or 5+, without spaces.",
    ),
    "years in words": (
        ["years: 2-5", "years: two to five"],
        "39: levels.mid.years: Write the years as 0-2 or 5+, without spaces.",
    ),
    "years that descend": (
        ["years: 2-5", "years: 5-2"],
        "39: levels.mid.years: The years end before they begin. Write them like 2-5.",
    ),
    "no, taken for false": (
        ["name: CRO", "name: no"],
        '2: name: YAML reads no as true or false. Put it in quotes: "no".',
    ),
    "a number": (
        ["name: CRO", "name: 5"],
        '2: name: YAML reads 5 as a number. Put it in quotes: "5".',
    ),
    "a date": (
        ["name: CRO", "name: 2026-11-23"],
        '2: name: YAML reads 2026-11-23 as a date. Put it in quotes: "2026-11-23".',
    ),
    "a time": (
        ["name: CRO", "name: 1:30"],
        '2: name: YAML reads 1:30 as a time. Put it in quotes: "1:30".',
    ),
    "a word for nothing": (
        ["name: CRO", "name: null"],
        '2: name: YAML reads null as nothing. Put it in quotes: "null".',
    ),
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [(changes, expected) for changes, *expected in FAULTS.values()],
    ids=FAULTS,
)
def test_fault_named_with_line_field_and_remedy(tmp_path, changes, expected):
    write_term(tmp_path, replaced(CRO, *changes))

    assert problems(tmp_path) == [f"pharma/cro.yaml:{line}" for line in expected]


def test_small_file_has_no_fault(tmp_path):
    write_term(tmp_path)

    assert problems(tmp_path) == []


@pytest.mark.parametrize("key", ["follow_ups", "anchors", "minutes", "expansion"])
def test_optional_keys_may_be_left_out(tmp_path, key):
    lines = {
        "follow_ups": "        follow_ups:\n          - What was hardest?\n",
        "anchors": CRO[CRO.index("        anchors") : CRO.index("        minutes")],
        "minutes": "        minutes: 5\n",
        "expansion": "expansion: Contract Research Organization\n",
    }
    write_term(tmp_path, replaced(CRO, lines[key], ""))

    assert problems(tmp_path) == []


def test_all_faults_of_a_file_named_at_once_in_order(tmp_path):
    text = replaced(CRO, "name: CRO", "nam: CRO", "years: 2-5", "years: 1-5")
    write_term(tmp_path, text)

    assert [line.split(": ")[0] for line in problems(tmp_path)] == [
        "pharma/cro.yaml:1",
        "pharma/cro.yaml:2",
        "pharma/cro.yaml:39",
    ]


def test_faults_of_all_files_named_at_once(tmp_path):
    write_term(tmp_path, replaced(CRO, "name: CRO", "name: no"))
    write_term(tmp_path, "", to="pharma/gcp.yaml")

    assert [line.split(":")[0] for line in problems(tmp_path)] == [
        "pharma/cro.yaml",
        "pharma/gcp.yaml",
    ]


def test_list_of_faults_ends_somewhere(tmp_path):
    write_term(tmp_path, "".join(f"key-{n}: x\n" for n in range(5000)))

    found = problems(tmp_path)

    assert len(found) == 101
    assert found[-1] == (
        "pharma/cro.yaml: There is more to correct. Begin with the lines above."
    )


def test_odd_key_is_printed_harmlessly(tmp_path):
    write_term(tmp_path, CRO + '"\\e[31mred": x\n')

    assert problems(tmp_path)[0].startswith(
        "pharma/cro.yaml:62: �[31mred: There is no key �[31mred."
    )
