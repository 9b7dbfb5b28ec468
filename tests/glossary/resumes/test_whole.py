"""Whole résumés over the shipped library: the role that comes first."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from glossary.resumes import finding
from glossary.resumes.findings import read
from tests.makers import make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # found in memory

WHOLE = yaml.load(
    Path(__file__).with_name("whole.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


def test_the_role_that_the_resume_names_comes_first():
    call_command("seed_glossary", stdout=StringIO())
    finder = finding.build()

    first = [
        (each["role"], [str(fit.role) for fit in read(each["text"], finder).roles][:3])
        for each in WHOLE
    ]

    assert len(first) == 20
    wrong = [(role, roles) for role, roles in first if roles[:1] != [role]]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    "line",
    [
        "Coordinated plans with Registered Nurses",
        "Discharge planning, the registered nurse, families",
    ],
)
def test_people_of_other_jobs_are_no_title(line):
    make_role("Registered Nurse")

    assert read(line, finding.build()).roles == []


def test_the_title_at_the_top_comes_before_an_older_job_with_a_term():
    make_role("Customs Officer", make_term("Seizures"))
    make_role("Shipping Clerk", make_term("Incoterms"))

    fits = read("Customs Officer\nShipping Clerk\nIncoterms", finding.build()).roles

    assert [fit.role.title for fit in fits] == ["Customs Officer", "Shipping Clerk"]


def test_two_terms_make_nobody_complete_for_a_job_the_text_does_not_name():
    make_role("Police Officer", make_term("Safeguarding"), make_term("Patrols"))

    (fit,) = read("Safeguarding and Patrols", finding.build()).roles

    assert (len(fit.found), fit.missing, fit.is_complete) == (2, [], False)
