"""An interviewer downloads the résumé of the candidate they are about to meet."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from scorecards.models import AuditEntry, Opening, Resume, Scorecard
from scorecards.privacy.erasing import erase_texts
from scorecards.workflow.first_content import appear
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_application
from scorecards.workflow.starting import assign, start_scorecard
from tests import makers

pytestmark = pytest.mark.django_db

CONTENT = b"<script>alert(1)</script> Audits in Basel."


@pytest.fixture
def card(ida):
    """Ida’s, assigned, of an opening that lets interviewers see résumés."""
    application = makers.with_resume(content=CONTENT)
    return makers.assign(application=application, interviewer=ida)


def file_of(card):
    return reverse("scorecard_resume", args=[card.pk])


def page_of(card):
    return reverse("scorecard", args=[card.pk])


@pytest.fixture
def as_ida(client, ida):
    client.force_login(ida)
    return client


def test_the_resume_is_a_file_to_save_and_nothing_to_run(as_ida, card):
    assert file_of(card) in as_ida.get(page_of(card)).text
    response = as_ida.get(file_of(card))
    reference = card.application.candidate.reference
    assert response.getvalue() == CONTENT
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="resume-{reference}.txt"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("sandbox;")
    assert "no-store" in response.headers["Cache-Control"]


def test_an_opening_keeps_resumes_from_interviewers_unless_it_says_so():
    assert not makers.make_opening().interviewers_read_resume


def test_switched_off_again_it_is_gone_at_once(as_ida, card):
    Opening.objects.update(interviewers_read_resume=False)
    assert "Résumé" not in as_ida.get(page_of(card)).text
    assert as_ida.get(file_of(card)).status_code == 404


def test_nobody_outside_the_panel_of_this_application_reads_it(client, card, ivan):
    client.force_login(ivan)
    assert client.get(file_of(card)).status_code == 404
    other = makers.make_application("Bo Lind", opening=card.application.opening)
    own = makers.assign(application=other, interviewer=ivan)
    assert client.get(file_of(card)).status_code == 404
    assert client.get(file_of(own)).status_code == 404


@pytest.mark.parametrize("status", ["started", "declined", "withdrawn"])
def test_whoever_is_not_on_the_panel_reads_none(as_ida, card, status):
    Scorecard.objects.update(status=status)
    assert as_ida.get(file_of(card)).status_code == 404


def started(interviewer, application):
    """Theirs for that candidate, with its first letter written."""
    opening = application.opening
    card = start_scorecard(
        interviewer=interviewer,
        role=opening.role,
        level=opening.level,
        candidate=application.candidate,
        opening=opening,
    )
    appear(card, by=interviewer)
    assert Scorecard.objects.get(pk=card.pk).status == "draft"
    return card


def test_who_started_for_themselves_is_not_of_the_panel(client, card, ivan):
    own = started(ivan, card.application)
    client.force_login(ivan)
    assert "Résumé" not in client.get(page_of(own)).text
    assert client.get(file_of(own)).status_code == 404


def test_who_is_planned_may_start_before_anybody_assigns_them(client, card, ivan):
    own = started(ivan, card.application)
    makers.make_round(card.application.opening, ivan)
    client.force_login(ivan)
    assert client.get(file_of(own)).getvalue() == CONTENT


def test_assigned_after_all_they_read_it(client, card, ivan, cora):
    application = card.application
    own = started(ivan, application)
    Scorecard.objects.update(status="started")
    assign(application=application, interviewer=ivan, by=cora)
    client.force_login(ivan)
    assert client.get(file_of(own)).getvalue() == CONTENT


def test_once_submitted_nobody_needs_it(as_ida, card):
    makers.lock(card)
    assert as_ida.get(file_of(card)).status_code == 404


def test_each_reading_is_noted_for_coordinators_alone(as_ida, card, petra, cora):
    as_ida.get(page_of(card))
    assert not AuditEntry.objects.filter(action="resume_read").exists()
    as_ida.get(file_of(card)).getvalue()
    entry = AuditEntry.objects.get(action="resume_read")
    assert (entry.actor_key, entry.subject_key) == (card.interviewer_id, str(card.pk))
    told = AuditEntry.objects.filter(action="resume_read").told_to
    assert (told(petra).count(), told(cora).count()) == (0, 1)


def test_erasing_the_candidate_deletes_the_file(
    as_ida, card, django_capture_on_commit_callbacks
):
    (name,) = Resume.objects.values_list("file", flat=True)
    with django_capture_on_commit_callbacks(execute=True):
        erase_texts(card.application.candidate)
    assert not storages["resumes"].exists(name)
    assert Resume.objects.get().file == ""
    assert as_ida.get(file_of(card)).status_code == 404
    assert "Download résumé" not in as_ida.get(page_of(card)).text


def test_erasing_somebody_else_leaves_it(
    as_ida, card, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erase_texts(makers.make_candidate("Bo Lind"))
    assert as_ida.get(file_of(card)).getvalue() == CONTENT


def test_it_moves_with_its_application(as_ida, card, cora):
    bo = makers.make_candidate("Bo Lind")
    move_application(card.application, candidate=bo, by=cora, reason="It was Bo.")
    response = as_ida.get(file_of(card))
    assert response.getvalue() == CONTENT
    assert bo.reference in response.headers["Content-Disposition"]


def test_merged_applications_share_the_newest_until_they_part(as_ida, card, cora):
    person = card.application.candidate
    other = makers.make_application("Ada Parc", opening=card.application.opening)
    makers.attach_resume(other, by=cora, content=b"Newer.", kind="txt")
    merge_candidates(person, other.candidate, by=cora, reason="One person.")
    assert as_ida.get(file_of(card)).getvalue() == b"Newer."
    undo_merge(other.candidate, by=cora, reason="Two people.")
    assert as_ida.get(file_of(card)).getvalue() == CONTENT


def test_a_file_that_is_gone_is_not_found(as_ida, card):
    storages["resumes"].delete(Resume.objects.get().file)
    assert as_ida.get(file_of(card)).status_code == 404
