"""The command: the database back to files that seeding takes for its own."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from glossary.files.content import checksum
from glossary.models import (
    Competency,
    Industry,
    LevelGuide,
    Question,
    RedFlag,
    Role,
    Term,
)
from glossary.seeding.content import content_of, with_content
from glossary.seeding.drafts import settle_content
from tests.glossary.awkward_texts import entries, entry
from tests.glossary.role_files import write_library
from tests.glossary.term_files import CRO, another, replaced, reseed, run, write_term
from tests.makers import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]

QUERIES = 7  # what there is of three kinds, and four for a batch of terms
SAME = "The files match the database.\n"
SCHEMA_LINE = "# yaml-language-server: $schema=../../../docs/glossary.schema.json\n"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def tmp_path(tmp_path):
    """Where the terms are, in a folder of its own."""
    folder = tmp_path / "glossary"
    folder.mkdir()
    return folder


def dump(folder, **options):
    """What the command prints to people about the folder with the terms."""
    out = io.StringIO()
    call_command("dump_glossary", output=Path(folder).parent, stdout=out, **options)
    return out.getvalue()


def cro():
    return with_content(Term.objects.filter(slug="cro")).get()


def files(folder):
    """Every file there, with what stands in it."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_nothing_to_write_after_seeding(seeded, tmp_path):
    before = files(tmp_path)

    assert dump(tmp_path) == SAME
    assert files(tmp_path) == before


def test_edit_in_the_admin_reaches_the_file(seeded, tmp_path):
    Question.objects.filter(key="filing").update(text="How do you file?")

    assert dump(tmp_path) == ("Changed (the file differed): 1 (pharma/cro)\n")
    assert "        question: How do you file?\n" in files(tmp_path)["pharma/cro.yaml"]


def test_only_the_edit_is_in_the_difference(seeded, tmp_path):
    dump(tmp_path, restyle=True)
    before = files(tmp_path)["pharma/cro.yaml"]
    LevelGuide.objects.filter(level="mid").update(indicators=["Runs two sites"])

    dump(tmp_path)

    assert files(tmp_path)["pharma/cro.yaml"] == replaced(
        before, "Runs a site alone", "Runs two sites"
    )


def test_seeding_takes_a_dumped_file_for_the_terms_own(seeded, tmp_path):
    Term.objects.update(explanation="Edited in the admin.")
    edited = run(tmp_path).kept

    dump(tmp_path)
    report = run(tmp_path)

    assert (edited, report.kept, report.has_changes) == (["pharma/cro"], [], False)
    assert cro().seed_checksum == checksum(content_of(cro()))


def test_later_change_of_a_dumped_file_is_seeded(seeded, tmp_path):
    Term.objects.update(expansion="Edited in the admin")
    dump(tmp_path)
    run(tmp_path)

    report = reseed(tmp_path, "Contract Research Organization", "From the file")

    assert report.changed == ["pharma/cro"]
    assert cro().expansion == "From the file"


def test_term_made_by_hand_gets_a_file_and_belongs_to_it(tmp_path):
    make_term("GCP", industry="Pharma")
    Question.objects.exclude(key="mid-1").delete()
    for level in ("junior", "senior"):
        Question.objects.get_or_create(
            term=Term.objects.get(),
            key=level,
            level=level,
            text=f"What is {level}?",
            expected_answer="This.",
            listen_for=["a", "b", "c"],
        )
    Term.objects.update(resume_examples=["GCP"], related_titles=["Monitor"])

    assert dump(tmp_path) == "Added (the file was missing): 1 (pharma/gcp)\n"
    assert run(tmp_path).has_changes is False
    assert Term.objects.get().seed_checksum != ""


EDITS = st.fixed_dictionaries(
    {
        "name": entry(),
        "expansion": entry() | st.just(""),
        "aliases": entries(least=0),
        "explanation": st.lists(entry() | st.just(""), min_size=1).map("\n".join),
        "resume_examples": entries(),
        "typical_job_title": entry(),
        "related_titles": entries(),
    }
)
PARTS = st.tuples(entries(), entries(least=3), entries(least=0), entry(), entry())


@trying(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(EDITS.filter(lambda edits: edits["explanation"].strip()), PARTS)
def test_seed_dump_seed_changes_nothing_whatever_was_typed(seeded, edits, parts):
    with TemporaryDirectory() as parent, transaction.atomic():
        folder = Path(parent) / "glossary"
        edit(edits, *parts)
        before = content_of(cro())

        dump(folder)
        report = run(folder)

        assert (report.has_changes, report.kept) == (False, [])
        assert content_of(cro()) == before
        assert cro().seed_checksum == checksum(before)
        assert dump(folder, restyle=True) == SAME
        transaction.set_rollback(True)


def edit(fields, titles, points, follow_ups, anchor, answer):
    """What an editor of the admin may change, all at once."""
    Term.objects.update(**fields)
    RedFlag.objects.update(text=answer)
    LevelGuide.objects.update(indicators=titles)
    Question.objects.update(
        expected_answer=f" {answer}\r\n\r\n{anchor} ",
        listen_for=points,
        follow_ups=follow_ups,
        anchors={"5": anchor, "1": answer},
        minutes=60,
    )


def test_shipped_glossary_comes_back_byte_for_byte(tmp_path):
    call_command("seed_glossary", stdout=io.StringIO())

    assert dump(settings.GLOSSARY_PATHS[0], check=True, restyle=True) == SAME


def test_comments_above_the_first_key_stay(tmp_path):
    above = f"{SCHEMA_LINE}\n# Checked in 2026.\n"
    write_term(tmp_path, above + CRO)
    run(tmp_path)
    Term.objects.update(name="CROs")

    dump(tmp_path)

    assert files(tmp_path)["pharma/cro.yaml"].startswith(f"{above}industry: Pharma\n")


@pytest.mark.parametrize("has_schema", [True, False])
def test_new_file_names_the_schema_where_there_is_one(seeded, tmp_path, has_schema):
    folder = tmp_path / "fixtures/glossary"
    if has_schema:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/glossary.schema.json").write_text("{}")

    dump(folder)

    text = files(folder)["pharma/cro.yaml"]
    assert text.startswith(SCHEMA_LINE) is has_schema


def test_file_keeps_its_name(tmp_path):
    write_term(tmp_path, to="pharma/CRO.yml")
    run(tmp_path)
    Term.objects.update(name="CROs")

    dump(tmp_path)

    assert list(files(tmp_path)) == ["pharma/CRO.yml"]


def test_broken_file_is_written_anew(seeded, tmp_path):
    write_term(tmp_path, "name: [")

    assert dump(tmp_path) == "Changed (the file differed): 1 (pharma/cro)\n"
    assert run(tmp_path).has_changes is False


@pytest.mark.parametrize("retired", [True, False])
def test_file_of_no_active_term_is_left_and_named(seeded, tmp_path, retired):
    if retired:
        seeded.retire()
    else:
        write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")
    before = files(tmp_path)
    source = "pharma/cro" if retired else "pharma/gcp"

    assert dump(tmp_path) == (
        f"Kept (--prune deletes them), files of nothing active: 1 ({source})\n"
    )
    assert files(tmp_path) == before


def test_prune_deletes_files_of_no_active_term(seeded, tmp_path):
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")
    write_term(tmp_path, "- people\n- places\n", to="pharma/notes.yaml")

    assert dump(tmp_path, prune=True) == (
        "Deleted, files of nothing active: 1 (pharma/gcp)\n"
    )
    assert sorted(files(tmp_path)) == ["pharma/cro.yaml", "pharma/notes.yaml"]


def test_only_the_terms_asked_for_are_written(seeded, tmp_path):
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")
    run(tmp_path)
    Term.objects.update(expansion="Edited")

    assert dump(tmp_path, terms=["pharma/gcp"]) == (
        "Changed (the file differed): 1 (pharma/gcp)\n"
    )
    assert files(tmp_path)["pharma/cro.yaml"] == CRO


def test_check_writes_nothing_and_fails(seeded, tmp_path, capsys):
    Term.objects.update(expansion="Edited")
    before = files(tmp_path)

    with pytest.raises(CommandError, match="Run manage.py dump_glossary") as refusal:
        call_command("dump_glossary", output=tmp_path.parent, check=True)

    assert refusal.value.returncode == 1
    assert capsys.readouterr().out.endswith("differed): 1 (pharma/cro)\n")
    assert files(tmp_path) == before


def test_check_passes_when_nothing_differs(seeded, tmp_path):
    assert dump(tmp_path, check=True) == SAME


def test_draft_is_named_and_stops_no_other_file(seeded, tmp_path):
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")
    run(tmp_path)
    Term.objects.update(expansion="Edited")
    seeded.questions.filter(key="filing").update(listen_for=["One"])
    settle_content(seeded)

    said = dump(tmp_path)

    assert said.splitlines() == [
        "Changed (the file differed): 1 (pharma/gcp)",
        "Drafts, not written: 1",
        "  pharma/cro: Junior, question 1, listen for: List 3 to 5 points to listen "
        "for; there is 1.",
    ]
    assert files(tmp_path)["pharma/cro.yaml"] == CRO


def test_term_that_no_file_could_hold_is_named_and_not_written(seeded, tmp_path):
    Industry.objects.update(name="Life Sciences")

    assert "  pharma/cro: industry: The file is in the folder pharma." in dump(tmp_path)
    assert files(tmp_path)["pharma/cro.yaml"] == CRO


def test_competency_and_role_come_back_from_the_admin(tmp_path):
    write_library(tmp_path)
    run(tmp_path)
    role, teamwork = Role.objects.get(), Competency.objects.get(slug="teamwork")
    new = {"definition": "New.", "aliases": ["Team spirit"]}
    Competency.objects.filter(pk=teamwork.pk).update(**new)
    Role.objects.update(minutes=60)
    root = tmp_path / "new"

    dump(root / "glossary", competencies=["teamwork"], roles=["pharma/study-auditor"])

    assert sorted(files(root)) == [f"{teamwork.source}.yaml", f"{role.source}.yaml"]
    written = files(root)[f"{teamwork.source}.yaml"]
    assert "aliases:\n  - Team spirit\ndefinition: New.\n" in written
    assert "minutes: 60\n" in files(root)[f"{role.source}.yaml"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"terms": ["pharma/gcp"]}, "There is no active term pharma/gcp. Write a"),
        ({"terms": ["pharma/cro"], "prune": True}, "--prune can’t be combined"),
        ({"check": True, "prune": True}, "--prune can’t be combined"),
    ],
)
def test_options_that_do_not_fit_are_refused(seeded, tmp_path, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        dump(tmp_path, **options)


def test_file_in_the_place_of_the_folder_is_refused(seeded, tmp_path):
    with pytest.raises(CommandError, match="cro.yaml: This is a file. Give the folder"):
        dump(tmp_path / "pharma/cro.yaml/glossary")


def test_folder_that_cannot_be_made_is_said_in_a_line(seeded, tmp_path):
    (tmp_path / "new/glossary").mkdir(parents=True)
    (tmp_path / "new/glossary/pharma").write_text("In the way.")

    with pytest.raises(CommandError, match="pharma can’t be written or deleted: "):
        dump(tmp_path / "new/glossary")


def test_failure_leaves_the_file_as_it_was(seeded, tmp_path, monkeypatch):
    Term.objects.update(expansion="Edited")
    monkeypatch.setattr("os.replace", lambda *paths: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        dump(tmp_path)

    assert files(tmp_path) == {"pharma/cro.yaml": CRO}


def test_progress_shown_on_a_terminal_alone(seeded, tmp_path):
    Term.objects.update(expansion="Edited")
    terminal, pipe = Terminal(), io.StringIO()

    dump(tmp_path, stderr=terminal)
    dump(tmp_path, stderr=pipe)

    assert "Comparing batches: 0 of 1" in terminal.getvalue()
    assert "Writing: 0 of 1" in terminal.getvalue()
    assert pipe.getvalue() == ""


def test_queries_do_not_grow_with_the_terms(
    seeded, tmp_path, django_assert_num_queries
):
    with django_assert_num_queries(QUERIES):
        dump(tmp_path)
    for number in range(29):
        write_term(tmp_path, another(f"T{number}"), to=f"pharma/t{number}.yaml")
    run(tmp_path)

    with django_assert_num_queries(QUERIES):
        dump(tmp_path)
