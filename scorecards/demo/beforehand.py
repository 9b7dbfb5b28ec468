"""What the demo's interviewers are told beforehand: a résumé, a note."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from scorecards.demo.writing import Sheet
from scorecards.models import Application
from scorecards.workflow.attaching_resume import attach_resume
from scorecards.workflow.passing_note import pass_note


def attach(application: Application, resume: str) -> None:
    by = User.objects.get(username="coordinator")
    attach_resume(application, by=by, content=resume.encode(), kind="txt")


def pass_on(sheets: Iterable[Sheet]) -> None:
    for sheet in sheets:
        if sheet.passed_on:
            card = sheet.scorecard
            pass_note(card, by=card.interviewer, text=sheet.passed_on)
