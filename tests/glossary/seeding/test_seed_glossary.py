"""The command: what it prints, what it refuses, and when it touches the database."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from glossary.models import Industry, Term
from tests.glossary.term_files import (
    CRO,
    another,
    replaced,
    write_complete,
    write_term,
)

# Four for a batch of terms, the rest once a run; PostgreSQL takes two locks besides.
QUERIES = 24 if connection.vendor == "postgresql" else 22


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(*arguments, **options):
    """What the command prints to people."""
    out = io.StringIO()
    call_command("seed_glossary", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_first_run_names_what_was_added(tmp_path):
    write_term(tmp_path)
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")

    assert run(tmp_path) == "Added: 2 (pharma/cro, pharma/gcp)\n"


@pytest.mark.django_db
def test_second_run_says_that_nothing_changed(tmp_path):
    write_term(tmp_path)
    run(tmp_path)

    assert run(tmp_path) == "Nothing to change in 1 file.\n"


@pytest.mark.django_db
def test_second_run_writes_nothing(tmp_path):
    write_term(tmp_path)
    run(tmp_path)

    with CaptureQueriesContext(connection) as queries:
        run(tmp_path)

    written = [
        query["sql"]
        for query in queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert written == []


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_terms(tmp_path, django_assert_num_queries):
    write_term(tmp_path)
    run(tmp_path)
    with django_assert_num_queries(QUERIES):
        run(tmp_path)
    for number in range(29):
        write_term(tmp_path, another(f"T{number}"), to=f"pharma/t{number}.yaml")
    run(tmp_path)

    with django_assert_num_queries(QUERIES):
        run(tmp_path)


@pytest.mark.django_db
def test_every_kind_of_change_is_named(tmp_path):
    write_term(tmp_path)
    for name in ("gcp", "gmp", "irb"):
        write_term(tmp_path, another(name.upper()), to=f"pharma/{name}.yaml")
    run(tmp_path)
    Term.objects.filter(slug="gmp").update(explanation="Edited in the admin.")
    write_term(
        tmp_path, another("GMP", "Orderly files", "Neat files"), "pharma/gmp.yaml"
    )
    write_term(tmp_path, replaced(CRO, "Orderly files", "Neat files"))
    (tmp_path / "pharma/irb.yaml").unlink()

    assert run(tmp_path).splitlines() == [
        "Changed: 1 (pharma/cro)",
        "Retired (the file is gone): 1 (pharma/irb)",
        "Kept (edited or retired in the admin since seeding): 1 (pharma/gmp)",
        "To replace what was kept, run again with --overwrite.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["pharma", "pharma/cro.yaml"])
def test_only_a_whole_glossary_retires(tmp_path, part):
    write_term(tmp_path)
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")
    run(tmp_path)
    (tmp_path / "pharma/gcp.yaml").unlink()

    of_part = run(tmp_path / part)
    of_whole = run(tmp_path)

    assert of_part == "Nothing to change in 1 file.\n"
    assert of_whole == "Retired (the file is gone): 1 (pharma/gcp)\n"


@pytest.mark.django_db
def test_long_lists_are_cut_unless_asked_for(tmp_path):
    for number in range(25):
        write_term(tmp_path, another(f"T{number}"), to=f"pharma/t{number:02}.yaml")

    short = run(tmp_path)
    for path in tmp_path.glob("pharma/*"):
        path.write_text(path.read_text().replace("Orderly", "Neat"))
    long = run(tmp_path, verbosity=2)

    assert short.endswith("pharma/t19 and 5 more; -v 2 lists all)\n")
    assert long.endswith("pharma/t23, pharma/t24)\n")


@pytest.mark.django_db
def test_shipped_glossary_is_the_default():
    run()

    assert set(Term.objects.values_list("industry__slug", "slug")) >= {
        ("pharmaceutical-services", "cro"),
        ("information-technology", "kubernetes"),
        ("manufacturing-and-quality", "gmp"),
    }


@pytest.mark.django_db
def test_nothing_loaded_when_one_file_is_wrong(tmp_path):
    write_term(tmp_path)
    write_term(tmp_path, "name: [", to="pharma/gcp.yaml")

    with pytest.raises(CommandError):
        run(tmp_path)

    assert not Industry.objects.exists()


@pytest.mark.django_db
def test_refusal_has_one_line_per_problem(tmp_path):
    write_term(tmp_path, replaced(CRO, "name: CRO", "name: no", "0-2", "2"))

    with pytest.raises(CommandError) as refusal:
        run(tmp_path)

    assert str(refusal.value).splitlines() == [
        "Nothing was loaded. 2 problems to correct:",
        f"{tmp_path}/pharma/cro.yaml:2: name: YAML reads no as true or false. Put "
        'it in quotes: "no".',
        f"{tmp_path}/pharma/cro.yaml:20: levels.junior.years: Write the years as 0-2 "
        "or 5+, without spaces.",
    ]
    assert refusal.value.returncode == 1


@pytest.mark.django_db
def test_paths_are_shown_from_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(write_term(tmp_path, "- a").parent)

    with pytest.raises(CommandError, match="\ncro.yaml:1: Begin the file"):
        run("cro.yaml")


def test_check_touches_no_database(tmp_path):
    write_complete(tmp_path)

    # Without the django_db mark any query fails.
    assert run(tmp_path, check=True) == "1 file, no errors.\n"


def test_check_names_errors(tmp_path):
    write_term(tmp_path, "- a")

    with pytest.raises(CommandError, match="Begin the file with keys"):
        run(tmp_path, check=True)


def test_check_names_remarks_on_content(tmp_path):
    write_complete(tmp_path, "Few of them", "Few SEC firms")

    with pytest.raises(CommandError) as refusal:
        run(tmp_path, check=True)

    assert str(refusal.value).splitlines() == [
        "No errors, but 1 remark on content:",
        f"{tmp_path}/pharmaceutical-services/cro.yaml:24: explanation: Outsiders may "
        "not know SEC. Explain it or leave it out.",
    ]


@pytest.mark.django_db
def test_loading_counts_remarks_on_content_and_goes_on(tmp_path):
    write_term(tmp_path)
    errors = io.StringIO()

    printed = run(tmp_path, stderr=errors)

    assert printed == "Added: 1 (pharma/cro)\n"
    assert (
        errors.getvalue() == "23 remarks on content; run with --check to read them.\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            ["Tell me about files you kept.", "How old are you?"],
            "pharma/cro.yaml:25: levels.junior.questions[1].question: This asks about "
            "age, which must play no part in hiring.",
        ),
        (
            ["What was hardest?", "Are you married?"],
            "pharma/cro.yaml:32: levels.junior.questions[1].follow_ups[1]: "
            "This asks about "
            "marital status, which must play no part in hiring.",
        ),
        (
            ["Cannot name a phase of a trial", "Seems arrogant"],
            "pharma/cro.yaml:17: red_flags[1]: This is about a trait or an impression, "
            "not about the work.",
        ),
    ],
)
def test_unlawful_question_or_red_flag_is_refused(tmp_path, change, fault):
    write_term(tmp_path, replaced(CRO, *change))

    with pytest.raises(CommandError) as refusal:
        run(tmp_path)

    assert fault in str(refusal.value)
    assert not Term.objects.exists()


def test_no_such_path(tmp_path):
    with pytest.raises(
        CommandError, match="nowhere: This file or folder doesn’t exist."
    ):
        run(tmp_path / "nowhere", check=True)


def test_folder_without_a_file(tmp_path):
    write_term(tmp_path, "Not a term.", to="pharma/README.md")

    with pytest.raises(CommandError, match="This folder has no YAML files."):
        run(tmp_path, check=True)


def test_path_of_another_kind_of_file(tmp_path):
    path = write_term(tmp_path, to="pharma/cro.json")

    with pytest.raises(
        CommandError, match="cro.json: The file name doesn’t end in .yam"
    ):
        run(path, check=True)


def test_every_unusable_path_is_named(tmp_path):
    with pytest.raises(CommandError, match="2 problems"):
        run(tmp_path / "a", tmp_path / "b", check=True)


def test_file_given_twice_is_read_once(tmp_path):
    path = write_complete(tmp_path)

    again = path.parent / ".." / "pharmaceutical-services"
    assert run(path, tmp_path, again, check=True).startswith("1 ")


def test_hidden_and_other_files_are_passed_over(tmp_path):
    write_complete(tmp_path)
    write_term(tmp_path, "- a", to="pharma/.#gcp.yaml")
    write_term(tmp_path, "- a", to="pharma/gcp.yaml~")

    assert run(tmp_path, check=True) == "1 file, no errors.\n"


def test_progress_shown_on_a_terminal(tmp_path):
    write_complete(tmp_path)
    terminal = Terminal()

    run(tmp_path, check=True, stderr=terminal)

    assert terminal.getvalue() == "\r\x1b[KReading: 0 of 1\r\x1b[K"


def test_quiet_in_a_pipe(tmp_path):
    write_complete(tmp_path)
    pipe = io.StringIO()

    run(tmp_path, check=True, stderr=pipe)

    assert pipe.getvalue() == ""


@pytest.mark.django_db
def test_industry_name_in_use_under_another_slug(tmp_path):
    Industry.objects.create(name="Pharma", slug="pharmaceuticals")
    write_term(tmp_path)

    with pytest.raises(CommandError, match="an industry Pharma with the slug pharmac"):
        run(tmp_path)

    assert not Term.objects.exists()
