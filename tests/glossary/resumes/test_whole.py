"""Whole résumés over the shipped library: the role that comes first."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from glossary.resumes import finding
from glossary.resumes.findings import read

pytestmark = pytest.mark.django_db

WHOLE = yaml.load(
    Path(__file__).with_name("whole.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


def test_the_role_that_the_resume_names_comes_first():
    call_command("seed_glossary", stdout=StringIO())
    finder = finding.build()

    first = {
        each["role"]: [str(fit.role) for fit in read(each["text"], finder).roles][:3]
        for each in WHOLE
    }

    assert len(first) == 12
    wrong = {role: roles for role, roles in first.items() if roles[:1] != [role]}
    assert len(wrong) <= 1, wrong
