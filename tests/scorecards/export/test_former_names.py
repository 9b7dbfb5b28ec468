"""Without candidates' names, an export has none that they were ever called by."""

import re

import pytest

from scorecards.models import Decision, ExtraQuestion
from scorecards.models.scorecard import OTHER_NOTES
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.renaming import correct_name
from scorecards.workflow.splitting import split_candidate
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_submitted,
)
from tests.scorecards.export.reading_back import cells, exported, opened

pytestmark = pytest.mark.django_db

WHY = {"by": None, "reason": "As the CV says."}
SAID = "Adele Quillon, formerly Brita Stenmark, answered."


@pytest.fixture
def application(ida, petra):
    """Of Adele Quillon, with `SAID` in every text that an export has."""
    application = make_application("Adele Quillon")
    texts = dict.fromkeys(("summary", "reason", *OTHER_NOTES), SAID)
    scorecard = make_submitted(ida, application=application, notes=SAID, flags=1)
    type(scorecard).objects.filter(pk=scorecard.pk).update(**texts)
    scorecard.red_flag_checks.update(evidence=SAID)
    ExtraQuestion.objects.filter(scorecard=scorecard).delete()
    ExtraQuestion.objects.create(scorecard=scorecard, number=1, text=SAID, notes=SAID)
    Decision.objects.create(
        application=application,
        outcome=Decision.Outcome.HOLD,
        rationale=SAID,
        override_reason=SAID,
        decided_early=True,
        decided_by=petra,
    )
    return application


def words_of_export():
    """Of every cell of every sheet."""
    file = exported(candidate_names=False)
    every = " ".join(str(cells(file, sheet)) for sheet in opened(file).sheetnames)
    assert every.count("answered.") >= 9
    return set(re.findall(r"\w+", every))


def hidden(*names):
    return not words_of_export() & set(names)


def test_without_a_change_only_the_names_of_today_go(application):
    assert hidden("Adele", "Quillon")
    assert "Stenmark" in words_of_export()


def test_corrected_names_go_too(application):
    candidate = application.candidate
    correct_name(candidate, name="Brita Stenmark", **WHY)
    correct_name(candidate, name="Carola Vik", **WHY)
    assert hidden("Adele", "Quillon", "Brita", "Stenmark", "Carola", "Vik")


def test_names_of_whoever_was_merged_go_too(application):
    other = make_candidate("Carola Vik")
    correct_name(other, name="Brita Stenmark", **WHY)
    merge_candidates(make_candidate("Dag Moe"), other, **WHY)
    person = make_candidate("Elin Foss")
    merge_candidates(person, other.__class__.objects.get(name="Dag Moe"), **WHY)
    merge_candidates(person, application.candidate, **WHY)
    assert hidden("Adele", "Quillon", "Brita", "Stenmark")


def test_names_go_from_what_was_written_before_a_merge_was_undone(application):
    person = make_candidate("Brita Stenmark")
    merge_candidates(person, application.candidate, **WHY)
    undo_merge(application.candidate, **WHY)
    assert hidden("Adele", "Quillon", "Brita", "Stenmark")


def test_names_go_from_what_was_written_before_a_split(application):
    correct_name(application.candidate, name="Brita Stenmark", **WHY)
    split_candidate(
        application.candidate, name="Carola Vik", applications=[application], **WHY
    )
    assert hidden("Adele", "Quillon", "Brita", "Stenmark", "Carola", "Vik")


def test_names_go_from_what_was_written_before_an_application_moved(application):
    correct_name(application.candidate, name="Brita Stenmark", **WHY)
    move_application(application, candidate=make_candidate("Carola Vik"), **WHY)
    assert hidden("Adele", "Quillon", "Brita", "Stenmark", "Carola", "Vik")


def test_names_go_from_what_was_written_before_a_scorecard_moved(application):
    correct_name(application.candidate, name="Brita Stenmark", **WHY)
    opening = application.opening
    elsewhere = make_opening("CRA, Oslo", role=opening.role)
    other = make_application("Carola Vik", opening=elsewhere)
    move_scorecard(application.scorecards.get(), application=other, **WHY)
    assert hidden("Adele", "Quillon", "Brita", "Stenmark", "Carola", "Vik")
