"""All remarks on a glossary's files together."""

from glossary.content_check import ContentCheck
from glossary.content_check.naming import related_aliases
from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from tests.glossary.content_check.terms import term
from tests.glossary.role_files import competency
from tests.glossary.term_files import COMPLETE, replaced, write_complete, write_term


def remarks(root):
    check = ContentCheck()
    read_glossary(find_files([root]), check=check)
    return [str(remark).replace(f"{root}/", "") for remark in check.remarks()]


def test_no_remark_on_a_complete_term(tmp_path):
    write_complete(tmp_path)

    assert remarks(tmp_path) == []


def test_text_of_another_term_is_named_with_its_place(tmp_path):
    write_complete(tmp_path)
    text = replaced(COMPLETE, "industry: Pharmaceutical Services", "industry: Devices")
    write_term(tmp_path, text, to="devices/cro.yaml")

    found = remarks(tmp_path)

    assert found[0] == (
        "pharmaceutical-services/cro.yaml:24: explanation: Say something of this term; "
        "line 24 of devices/cro.yaml says nearly the same."
    )
    assert {line.partition(":")[0] for line in found} == {
        "pharmaceutical-services/cro.yaml"
    }


def test_word_explained_by_a_later_file_is_no_jargon(tmp_path):
    write_complete(tmp_path, "Few of them", "Few CTMS firms")
    before = remarks(tmp_path)
    write_term(tmp_path, "", to="zoo/ctms.yaml").write_text(
        replaced(COMPLETE, "name: CRO", "name: CTMS").replace(
            "industry: Pharmaceutical Services", "industry: Zoo"
        )
    )

    assert [line for line in before if "CTMS" in line]
    assert not [line for line in remarks(tmp_path) if "Explain CTMS" in line]


def test_remarks_come_by_file_and_line(tmp_path):
    write_complete(
        tmp_path,
        *("Few of them", "Few CTMS firms"),
        *("  - Clinical Research Manager\n", "  - A\n  - B\n  - C\n"),
    )

    assert [line.split(": ")[1] for line in remarks(tmp_path)] == [
        "explanation",
        "related_titles",
    ]


def test_alias_that_is_another_term_is_found_in_either_order(tmp_path):
    write_complete(tmp_path, "aliases:\n", "aliases:\n  - CTMS\n")
    write_term(tmp_path, "", to="zoo/ctms.yaml").write_text(
        replaced(COMPLETE, "name: CRO", "name: CTMS").replace(
            "industry: Pharmaceutical Services", "industry: Zoo"
        )
    )

    found = [line for line in remarks(tmp_path) if "CTMS is another thing" in line]

    assert [line.split(":")[:2] for line in found] == [
        ["pharmaceutical-services/cro.yaml", "7"]
    ]


def test_alias_that_the_term_calls_related_is_found():
    said = term(aliases=["C.R.O.", "CRO certification", "CRO software"])

    assert list(related_aliases(said)) == [(1, "CRO certification")]


def test_other_name_of_a_competency_belongs_to_one_thing_alone(tmp_path):
    write_complete(tmp_path)
    for name, aliases in (
        ("Initiative", "[Drive, CRO]"),
        ("Learning", "[drive, Curiosity]"),
    ):
        text = competency(name).replace(
            "definition:", f"aliases: {aliases}\ndefinition:"
        )
        write_term(tmp_path, text, to=f"competencies/{name.lower()}.yaml")

    found = [line for line in remarks(tmp_path) if ": aliases: " in line]

    assert found == [
        "competencies/initiative.yaml:2: aliases: CRO is already the name of another "
        "part of the library. Remove it here.",
        "competencies/learning.yaml:2: aliases: drive is already the name of another "
        "part of the library. Remove it here.",
    ]
