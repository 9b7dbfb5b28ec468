"""What must hold in the files of roles and competencies, and between files."""

import pytest

from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from glossary.models import Role
from glossary.roles.bar import MAX_QUESTIONS_OF_TERM
from tests.glossary.role_files import ROLE, competency, write_library
from tests.glossary.term_files import CRO, problems, replaced, write_term

TEAMWORK = "competencies/teamwork.yaml"
PLACE = "roles/pharma/study-auditor.yaml"


def test_terms_come_before_competencies_and_roles(tmp_path):
    write_library(tmp_path)

    assert [file.source for file in read_glossary(find_files([tmp_path]))] == [
        "pharma/cro",
        "pharma/gcp",
        "competencies/learning",
        "competencies/teamwork",
        "roles/pharma/study-auditor",
    ]


def test_kind_is_told_by_the_keys_wherever_a_file_is(tmp_path):
    write_library(tmp_path, to="pharma/study-auditor.yaml")

    files = read_glossary(find_files([tmp_path]))

    assert files[-1].source == "roles/pharma/study-auditor"


def test_roles_in_a_terms_file_are_refused_with_where_they_are_now(tmp_path):
    write_term(tmp_path, replaced(CRO, "red_flags:", "roles:\n  - Auditor\nred_flags:"))

    assert problems(tmp_path) == [
        "pharma/cro.yaml:16: roles: Terms no longer list roles. Remove the key, and "
        "name this term in the file of each role: fixtures/roles/<family>/<role>.yaml."
    ]


ROLE_FAULTS = {
    "unknown key": (
        ["minutes: 45", "minutes: 45\nlenght: 45"],
        ["16: lenght: There is no key lenght. The keys here are family, title, "],
    ),
    "other folder": (
        ["family: Pharma", "family: Medical Devices"],
        ["1: family: The file is in the folder pharma. Move it to medical-devices"],
    ),
    "other spelling": (
        ["family: Pharma", "family: PHARMA"],
        ["1: family: Spell the family as in "],
    ),
    "file name": (
        ["title: Study Auditor", "title: Study Lead & Auditor"],
        ["2: title: Name the file study-lead-and-auditor.yaml, or correct the title."],
    ),
    "title twice": (
        ["- Trial Auditor", "- STUDY auditor"],
        ["4: other_titles[1]: Line 2 has this title. Keep one of them."],
    ),
    "one other title": (
        ["  - Quality Auditor\n", ""],
        ["3: other_titles: List 2 to 20 other titles; there is 1."],
    ),
    "term": (
        ["pharma/gcp", "pharma/gmp"],
        ["9: terms[2].term: There is no term pharma/gmp."],
    ),
    "term without its industry": (
        ["pharma/gcp", "gcp"],
        ["9: terms[2].term: Write the term’s industry and file, such as "],
    ),
    "term twice": (
        ["pharma/gcp", "pharma/cro"],
        ["9: terms[2].term: Entry 1 is this term, too. Keep one."],
    ),
    "four questions": (
        ["questions: 2", "questions: 4"],
        ["8: terms[1].questions: Ask 1 to 3 questions of a term."],
    ),
    "more questions than there are": (
        ["questions: 2", "questions: 3"],
        ["8: terms[1].questions: CRO has 2 questions at junior; 3 can’t be asked."],
    ),
    "competency": (
        ["[teamwork, learning]", "[teamwork, thinking]"],
        ["12: competencies.junior[2]: There is no competency thinking."],
    ),
    "competency twice": (
        ["[teamwork, learning]", "[teamwork, teamwork]"],
        ["12: competencies.junior[2]: Line 12 says the same. Keep one of them."],
    ),
    "one competency": (
        ["[teamwork, learning]", "[teamwork]"],
        [
            "12: competencies.junior: Name 2 competencies or more at junior; there",
            "12: competencies.junior: At junior, 5 questions would be asked. Ask",
        ],
    ),
    "a level missing": (
        ["  mid: [teamwork, learning]\n", ""],
        ["11: competencies.mid: Add the level mid. A role needs junior, mid and "],
    ),
    "length": (
        ["minutes: 45", "minutes: 50"],
        ["15: minutes: Plan an interview of 30, 45, 60, 75 or 90 minutes."],
    ),
    "too short an interview": (
        ["minutes: 45", "minutes: 30"],
        [
            "15: minutes: The questions take 30 minutes, and the candidate’s own 10. "
            "Plan a longer interview or ask less."
        ],
    ),
}


@pytest.mark.parametrize(("changes", "faults"), ROLE_FAULTS.values(), ids=ROLE_FAULTS)
def test_fault_of_a_role_named_with_line_field_and_remedy(tmp_path, changes, faults):
    write_library(tmp_path, replaced(ROLE, *changes))

    found = [each.removeprefix(f"{PLACE}:") for each in problems(tmp_path)]

    assert len(found) == len(faults)
    for line, fault in zip(found, faults, strict=True):
        assert line.startswith(fault)


def test_lead_asks_one_question_more_than_senior(tmp_path):
    names = [f"Trait {n}" for n in range(1, 5)]
    for name in names:
        slug = name.lower().replace(" ", "-")
        write_term(tmp_path, competency(name), to=f"competencies/{slug}.yaml")
    four = "[trait-1, trait-2, trait-3, trait-4]"
    change = ["senior: [teamwork, learning]", f"senior: {four}"]
    role = replaced(ROLE, *change, "minutes: 45", "minutes: 60")
    write_library(tmp_path, role)

    assert problems(tmp_path) == [
        f"{PLACE}:14: competencies.senior: At senior, 8 questions would be asked. "
        "Ask 6 to 7, because Lead asks one more.",
    ]


def test_half_of_the_questions_are_from_terms(tmp_path):
    for name in ("Drive", "Calm"):
        write_term(tmp_path, competency(name), to=f"competencies/{name.lower()}.yaml")
    few = replaced(ROLE, "questions: 2", "questions: 1", "questions: 2", "questions: 1")
    four = "[teamwork, learning, drive, calm]"
    role = few.replace("[teamwork, learning]", four)
    write_library(tmp_path, role)

    assert problems(tmp_path)[0] == (
        f"{PLACE}:12: competencies.junior: At junior, 2 of 6 questions are from terms. "
        "Ask half of them or more."
    )


def test_title_of_another_role(tmp_path):
    write_library(tmp_path)
    other = replaced(
        ROLE, "Study Auditor", "Inspector", "Quality Auditor", "Field Inspector"
    )
    write_term(tmp_path, other, to="roles/pharma/inspector.yaml")

    assert (
        f"{PLACE}:4: other_titles[1]: Line 4 of {tmp_path}/roles/pharma/inspector.yaml "
        "has this title. Keep one of them."
    ) in problems(tmp_path)


def test_two_roles_of_a_family_never_give_the_same_kit(tmp_path):
    write_library(tmp_path)
    titles = ["Study Auditor", "Inspector", "Trial Auditor", "One", "Quality Auditor"]
    write_term(tmp_path, replaced(ROLE, *titles, "Two"), "roles/pharma/inspector.yaml")

    assert problems(tmp_path) == [
        f"{PLACE}:6: terms: {tmp_path}/roles/pharma/inspector.yaml asks the same at "
        "junior. Ask something that tells the jobs apart."
    ]


def test_faults_of_a_term_are_not_counted_against_its_roles(tmp_path):
    write_library(tmp_path)
    write_term(tmp_path, replaced(CRO, "industry: Pharma\n", ""))

    assert problems(tmp_path) == ["pharma/cro.yaml:1: industry: Add the key industry."]


COMPETENCY_FAULTS = {
    "three questions": (
        competency(questions=3),
        "levels.junior.questions: Ask 4 questions or more at each level; there are 3.",
    ),
    "two indicators": (
        replaced(competency(), "      - Teamwork at junior, sign 3\n", ""),
        "levels.junior.indicators: List 3 to 5 indicators; there are 2.",
    ),
    "two red flags": (
        replaced(competency(), "  - Says nothing of Teamwork 3\n", ""),
        "red_flags: List 3 or 4 red flags; there are 2.",
    ),
    "unlawful": (
        competency().replace(
            "Tell me about a junior case of Teamwork, number 1.", "How old are you?"
        ),
        "levels.junior.questions[1].question: This asks about age",
    ),
}


@pytest.mark.parametrize(
    ("text", "fault"), COMPETENCY_FAULTS.values(), ids=COMPETENCY_FAULTS
)
def test_fault_of_a_competency_named_with_field_and_remedy(tmp_path, text, fault):
    write_term(tmp_path, text, to=TEAMWORK)

    assert any(f": {fault}" in problem for problem in problems(tmp_path))


def test_name_of_another_competency(tmp_path):
    write_term(tmp_path, competency(), to=TEAMWORK)
    text = competency("Work").replace("name: Work", "name: teamwork")
    write_term(tmp_path, text, to="competencies/work.yaml")

    assert problems(tmp_path) == [
        f"competencies/work.yaml:1: name: {tmp_path}/{TEAMWORK} has this name. Choose "
        "another one."
    ]


def test_lengths_and_numbers_are_those_of_the_columns():
    minutes = [value for value, _ in Role._meta.get_field("minutes").choices]

    assert minutes == [30, 45, 60, 75, 90]
    assert MAX_QUESTIONS_OF_TERM == 3
