"""What a run makes of competencies and roles."""

import io

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from glossary.files.content import checksum_with_roles
from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from glossary.models import Competency, Role, RoleTerm, Term
from glossary.seeding.content import content_of, with_content
from tests.glossary.role_files import ROLE, ROLE_PATH, competency, write_library
from tests.glossary.term_files import replaced, run, write_term
from tests.makers import make_competency, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(tmp_path):
    write_library(tmp_path)
    run(tmp_path)
    return tmp_path


def rewrite(folder, *changes, **options):
    write_term(folder, replaced(ROLE, *changes), to=ROLE_PATH)
    return run(folder, **options)


def test_role_draws_on_terms_and_competencies_in_order(library):
    role = Role.objects.get()

    assert (role.title, role.industry.name, role.slug, role.minutes, role.draft) == (
        "Study Auditor",
        "Pharma",
        "study-auditor",
        45,
        "",
    )
    assert list(role.role_terms.values_list("term__slug", "questions")) == [
        ("cro", 2),
        ("gcp", 2),
    ]
    asked = role.role_competencies.filter(level="mid")
    assert list(asked.values_list("competency__slug", flat=True)) == [
        "teamwork",
        "learning",
    ]


def test_competency_has_levels_questions_and_red_flags(library):
    teamwork = Competency.objects.get(slug="teamwork")

    assert teamwork.levels.count() == 3
    assert teamwork.questions.filter(level="senior").count() == 4
    assert teamwork.questions.first().source == "competencies/teamwork/junior-1"
    assert teamwork.red_flags.count() == 3


def test_competency_seeded_before_it_had_other_names_is_not_taken_as_edited(library):
    before = Competency.objects.get(slug="teamwork").seed_checksum
    path = library / "competencies/teamwork.yaml"
    text = replaced(
        path.read_text(), "definition:", "aliases: [Team spirit]\ndefinition:"
    )
    path.write_text(text)

    report = run(library)

    assert (report.changed, report.kept) == (["competencies/teamwork"], [])
    teamwork = Competency.objects.get(slug="teamwork")
    assert (teamwork.aliases, teamwork.seed_checksum != before) == (
        ["Team spirit"],
        True,
    )


@pytest.mark.parametrize("model", [Competency, Role])
def test_record_says_what_its_file_says(library, model):
    said = {file.source: file.content for file in read_glossary(find_files([library]))}

    records = with_content(model.objects.all())

    assert records
    assert all(said[record.source] == content_of(record) for record in records)


def test_second_run_writes_nothing(library):
    with CaptureQueriesContext(connection) as queries:
        report = run(library)

    verbs = ("INSERT", "UPDATE", "DELETE")
    assert not report.has_changes
    assert [q["sql"] for q in queries if q["sql"].startswith(verbs)] == []


def test_queries_do_not_grow_with_the_roles(library):
    def queries():
        with CaptureQueriesContext(connection) as made:
            run(library)
        return len(made)

    before = queries()
    for n in range(1, 9):
        name = f"Trait {n}"
        write_term(library, competency(name), to=f"competencies/trait-{n}.yaml")
        other = ["Study Auditor", f"Buyer {n}", "Trial Auditor", f"A{n}"]
        other += ["Quality Auditor", f"B{n}"]
        text = replaced(ROLE, *other).replace("learning", f"trait-{n}")
        write_term(library, text, to=f"roles/pharma/buyer-{n}.yaml")
    run(library)

    assert Role.objects.active().count() == 9
    assert queries() == before


def test_changed_role_keeps_its_row(library):
    before = Role.objects.get()

    report = rewrite(library, "- Trial Auditor", "- Trials Auditor", "45", "60")

    after = Role.objects.get()
    assert report.changed == ["roles/pharma/study-auditor"]
    assert (after.pk, after.minutes) == (before.pk, 60)
    assert after.other_titles == ["Trials Auditor", "Quality Auditor"]


def test_role_whose_file_is_gone_retires_and_returns(library):
    (library / ROLE_PATH).unlink()
    gone = run(library, whole=True)
    retired = not Role.objects.active().exists()
    back = rewrite(library)

    assert gone.retired == ["roles/pharma/study-auditor"]
    assert retired
    assert back.restored == ["roles/pharma/study-auditor"]
    assert Role.objects.active().exists()


def test_edited_role_is_kept_and_replaced_on_demand(library):
    RoleTerm.objects.filter(term__slug="gcp").update(questions=1)

    kept = rewrite(library, "minutes: 45", "minutes: 60")
    replaced_too = run(library, overwrite=True)

    assert kept.kept == ["roles/pharma/study-auditor"]
    assert replaced_too.changed == ["roles/pharma/study-auditor"]
    assert Role.objects.get().minutes == 60


def test_role_made_by_hand_stays_without_a_file(library):
    Role.objects.update(seed_checksum="")
    (library / ROLE_PATH).unlink()

    assert run(library).retired == []


def test_role_that_terms_listed_once_follows_its_file(library):
    Role.objects.update(seed_checksum=Role.FROM_TERMS, minutes=30, other_titles=[])

    report = run(library)

    assert (report.kept, report.changed) == ([], ["roles/pharma/study-auditor"])
    assert Role.objects.get().minutes == 45


def test_role_of_a_retired_term_is_a_draft_that_says_so(library):
    (library / "pharma/gcp.yaml").unlink()
    Role.objects.update(seed_checksum="")
    (library / ROLE_PATH).unlink()

    report = run(library)

    assert report.drafts == ["Study Auditor (Pharma)"]
    assert Role.objects.get().draft.startswith("Name 2 terms or more; there is 1.")
    assert Role.objects.get().draft.endswith("GCP is retired or a draft.")


def test_role_may_name_terms_that_only_the_database_has(tmp_path):
    for name in ("CRO", "GCP"):
        make_term(name, industry="Pharma")
    for name in ("Teamwork", "Learning"):
        make_competency(name)
    write_term(tmp_path, ROLE, to=ROLE_PATH)
    out = io.StringIO()

    call_command("seed_glossary", str(tmp_path / "roles"), stdout=out)

    assert out.getvalue() == "Added: 1 (roles/pharma/study-auditor)\n"
    assert Term.objects.active().count() == 2
    assert Role.objects.active().exists()


def test_role_names_a_term_that_nobody_has(tmp_path):
    write_term(tmp_path, ROLE, to=ROLE_PATH)

    with pytest.raises(
        CommandError, match=r"terms\[1\].term: There is no term pharma/"
    ):
        call_command("seed_glossary", str(tmp_path), check=True)


@pytest.mark.parametrize(
    ("part", "retired"),
    [
        ("roles", ["roles/pharma/study-auditor"]),
        ("roles/pharma", []),
        ("competencies", []),
    ],
)
def test_only_all_roles_together_retire_one(library, part, retired):
    (library / ROLE_PATH).unlink()
    text = replaced(
        ROLE, "Study Auditor", "Buyer", "Trial Auditor", "X", "Quality Auditor", "Y"
    )
    write_term(library, text, to="roles/pharma/buyer.yaml")

    call_command("seed_glossary", str(library / part), stdout=io.StringIO())

    gone = Role.objects.exclude(retired_at=None).select_related("industry")
    assert [role.source for role in gone] == retired


def test_title_in_use_under_another_slug(library):
    Role.objects.update(slug="auditor", seed_checksum="")

    with pytest.raises(Exception, match="a role Study Auditor with the slug auditor"):
        run(library)


def test_term_seeded_when_its_file_listed_roles_counts_as_unedited(library):
    term = with_content(Term.objects.filter(slug="cro")).get()
    before = checksum_with_roles(content_of(term), ["Study Auditor"])
    Term.objects.filter(pk=term.pk).update(seed_checksum=before)
    path = library / "pharma/cro.yaml"
    path.write_text(path.read_text().replace("Orderly files", "Neat files"))

    report = run(library)

    assert (report.kept, report.changed) == ([], ["pharma/cro"])


@pytest.mark.once
def test_no_shipped_role_is_a_draft():
    call_command("seed_glossary", stdout=io.StringIO())

    assert Role.objects.active().count() >= 300
    assert Competency.objects.active().count() == 12
    assert list(Role.objects.exclude(draft="").values_list("title", "draft")) == []
    assert all(path.exists() for path in settings.GLOSSARY_PATHS)
