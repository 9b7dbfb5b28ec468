"""How well the search answers what people type, over the shipped terms."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.glossary.search.quality import QUERIES, measured

pytestmark = pytest.mark.django_db


def test_the_expected_term_comes_first():
    call_command("seed_glossary", stdout=StringIO())

    first, among_three, missed = measured()

    assert len(QUERIES) >= 250
    assert first >= 0.98, missed
    assert among_three >= 0.98, missed
