"""One of everything that is recorded about Zuleika Quintero and her interviewer."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from scorecards.audit import trail
from scorecards.export.response import record as record_export
from scorecards.export.selection import Selection
from scorecards.models import AuditEntry, ExportJob, Scorecard
from scorecards.workflow.attaching_resume import attach_resume
from scorecards.workflow.breaking_glass import break_glass
from scorecards.workflow.deciding import decide
from scorecards.workflow.noting import add_note
from scorecards.workflow.passing_note import pass_note
from scorecards.workflow.re_rating import rate_again
from scorecards.workflow.reopening import reopen
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import withdraw
from tests.makers import fill, make_application, make_submitted

CANDIDATE = "Zuleika Quintero"
WRITTEN = "Unlike anybody"
"""What every text about the candidate begins with."""
OF_IDA = "Idalia Winterbourne"


def record_everything(ida, ivan, cora, petra):
    """Returns the application; nothing in it is typed twice."""
    ida.first_name, ida.last_name = OF_IDA.split()
    ida.username = "idalia.w"
    ida.email = "idalia@example.org"
    ida.save()
    application = make_application(CANDIDATE)
    candidate = application.candidate
    candidate.identifiers.create(kind="email", value="zuleika@example.org")
    make_submitted(ivan, application=application, summary=f"{WRITTEN}, says Ivan.")
    card = assign(application=application, interviewer=ida, by=cora)
    fill(card, notes=f"{WRITTEN} in notes.", summary=f"{WRITTEN} in sum.", flags=1)
    Scorecard.objects.filter(pk=card.pk).update(
        status="draft", reason=f"{WRITTEN} by reason."
    )
    card.red_flag_checks.update(evidence=f"{WRITTEN} in evidence.")
    card.refresh_from_db()
    submit(card)
    reopen(card, by=cora, reason=f"{WRITTEN}: {OF_IDA} mixed it up.")
    card.refresh_from_db()
    submit(card)
    rate_again(card.answers.first(), by=ida, rating=2, reason=f"{WRITTEN}, again.")
    pass_note(card, by=ida, text=f"{WRITTEN}: ask again.")
    attach_resume(application, by=cora, content=WRITTEN.encode(), kind="txt")
    add_note(application, by=petra, text=f"{WRITTEN} in debate.")
    spare = assign(application=application, interviewer=ida, round=2, by=cora)
    decide(
        application=application,
        by=petra,
        outcome="hire",
        rationale=f"{WRITTEN}, rationally.",
        override_reason=f"{WRITTEN}, early.",
        based_on=None,
    )
    withdraw(spare, by=cora, reason=f"{WRITTEN}: {OF_IDA} is away.")
    assign(application=application, interviewer=cora, by=cora)
    break_glass(application, by=cora, reason=f"{WRITTEN}, urgently.")
    record_export(petra, Selection(interviewer="idalia.w"))
    searched = Selection(ids=(card.pk,), list_filters=(("Search", CANDIDATE),))
    record_export(petra, searched)
    record_export(petra, Selection(list_filters=(("Search", "quintero"),)))
    for selection in (Selection(interviewer="idalia.w"), searched):
        ExportJob.objects.create(
            owner=petra,
            selection=selection.as_json(),
            state="failed",
            error=f"There is no interviewer {OF_IDA} for {CANDIDATE}.",
        )
    trail.record(AuditEntry.Action.EXPORTED, actor=petra, subject=application)
    log(cora, application, f"Withdrew the scorecard of {OF_IDA}: {WRITTEN}.")
    log(cora, card, '[{"changed": {"fields": ["Round"]}}]')
    log(cora, candidate, '[{"changed": {"fields": ["Name"], "object": "Zuleika"}}]')
    log(cora, ida, "")
    return application


def log(by, record, message):
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        object_repr=str(record),
        action_flag=CHANGE,
        change_message=message,
    )
