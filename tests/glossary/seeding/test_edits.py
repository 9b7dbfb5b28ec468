"""What was changed in the admin meets a run of the seeding."""

import pytest

from glossary.models import Industry, Term
from glossary.seeding.content import content_of
from glossary.seeding.loading import seed
from tests.glossary.term_files import CRO, replaced, reseed, run, write_term
from tests.makers import make_term

pytestmark = pytest.mark.django_db


def edit_term(term):
    Term.objects.filter(pk=term.pk).update(explanation="Edited.")


def edit_question(term):
    term.questions.filter(key="filing").update(minutes=7)


def edit_anchors(term):
    term.questions.filter(key="filing").update(anchors={"1": "Nothing at all."})


def edit_indicators(term):
    term.levels.filter(level="mid").update(indicators=["Edited"])


def edit_years(term):
    term.levels.filter(level="senior").update(years_from=6)


def edit_red_flag(term):
    term.red_flags.update(text="Edited")


def edit_industry(term):
    Industry.objects.update(name="Edited")


@pytest.mark.parametrize(
    "edit",
    [
        edit_term,
        edit_question,
        edit_anchors,
        edit_indicators,
        edit_years,
        edit_red_flag,
        edit_industry,
    ],
)
def test_edited_term_is_kept_and_named_and_overwritten_on_demand(
    seeded, tmp_path, edit
):
    edit(seeded)
    edited = content_of(Term.objects.get())

    kept = run(tmp_path)
    after = content_of(Term.objects.get())
    overwritten = run(tmp_path, overwrite=True)

    assert (kept.kept, kept.changed, after) == (["pharma/cro"], [], edited)
    assert (overwritten.kept, overwritten.changed) == ([], ["pharma/cro"])
    assert not run(tmp_path).has_changes


def test_file_that_says_what_was_edited_is_taken_as_seeded(seeded, tmp_path):
    Term.objects.update(expansion="Clinical Research Organisation")
    change = "Contract Research Organization", "Clinical Research Organisation"

    adopted = reseed(tmp_path, *change)
    followed = reseed(tmp_path, *change, "name: CRO", "name: CROs")

    assert (adopted.kept, adopted.has_changes) == ([], False)
    assert followed.changed == ["pharma/cro"]


def test_line_ends_of_a_browser_are_no_edit(tmp_path):
    text = replaced(CRO, "explanation: >-", "explanation: |-")
    write_term(tmp_path, text)
    run(tmp_path)
    term = Term.objects.get()
    Term.objects.update(explanation=term.explanation.replace("\n", "\r\n"))

    assert run(tmp_path).kept == []


def test_term_made_by_hand_is_kept_from_its_file(tmp_path):
    make_term("CRO", industry="Pharma")
    write_term(tmp_path)

    assert run(tmp_path).kept == ["pharma/cro"]


def test_edited_term_without_its_file_retires_as_it_is(seeded):
    Term.objects.update(explanation="Edited.")

    report = seed([], whole=True)

    assert report.retired == ["pharma/cro"]
    assert Term.objects.get().explanation == "Edited."


def test_edited_and_retired_term_is_restored_with_its_edits(seeded, tmp_path):
    Term.objects.update(explanation="Edited.")
    seed([], whole=True)

    report = run(tmp_path)

    assert (report.restored, report.kept) == (["pharma/cro"], ["pharma/cro"])
    assert Term.objects.active().get().explanation == "Edited."


def test_term_retired_by_hand_stays_retired(seeded, tmp_path):
    seeded.retire()

    report = run(tmp_path)

    assert (report.kept, report.restored) == (["pharma/cro"], [])
    assert not Term.objects.active().exists()


def test_term_retired_by_hand_returns_on_demand(seeded, tmp_path):
    seeded.retire()

    report = run(tmp_path, overwrite=True)

    assert (report.kept, report.restored) == ([], ["pharma/cro"])
    assert Term.objects.active().exists()


def test_term_restored_by_hand_stays_without_its_file(seeded):
    seed([], whole=True)
    Term.objects.get().restore()

    report = seed([], whole=True)

    assert report.retired == []
    assert Term.objects.active().exists()
