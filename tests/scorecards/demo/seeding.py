"""Calls `manage.py seed_demo`, and knows what was written by hand."""

from io import StringIO

from django.core.management import call_command

from scorecards.demo import story
from scorecards.models import Scorecard
from scorecards.workflow.gaps import gaps
from tests.makers import make_role, make_term


def make_glossary():
    """The terms of the hand-written scorecards, with other questions than theirs."""
    trials = [make_term(name, questions=3) for name in ("CRO", "GCP")]
    make_role("Clinical Research Associate", *trials)
    software = [
        make_term(name, industry="Information Technology", questions=3)
        for name in ("CI/CD", "Kubernetes")
    ]
    make_role("DevOps Engineer", *software)
    quality = make_term("GMP", industry="Manufacturing and Quality", questions=3)
    make_role("Quality Assurance Specialist", quality)
    make_role("Quality Control Analyst", quality)
    for title, industry in (
        ("Backend Developer", "Software Engineering"),
        ("Customer Service Representative", "Customer Service"),
    ):
        make_role(title, make_term(title, industry=industry, questions=7))


def seed_demo(*arguments):
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


def submitted_with_gaps():
    return {
        str(scorecard): missing
        for scorecard in Scorecard.objects.submitted()
        if (missing := gaps(scorecard))
    }


def hand_written():
    return [
        (candidate.name, scorecard)
        for opening in story.read()
        for candidate in opening.candidates
        for scorecard in candidate.scorecards
    ]
