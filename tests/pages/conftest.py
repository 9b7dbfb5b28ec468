"""People and one object of each kind, made once for modules that only look."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from scorecards.models import Resume
from tests.makers import make_person
from tests.pages.one_of_each import World


@pytest.fixture(scope="module")
def lookers(for_module):
    """Those of the cast who open pages, by name."""
    made = {
        "ida": for_module(make_person, "ida", "Interviewers"),
        "ivan": for_module(make_person, "ivan", "Interviewers"),
        "petra": for_module(make_person, "petra", "Hiring panel", is_staff=True),
        "cora": for_module(make_person, "cora", "Coordinators", is_staff=True),
    }
    sue = for_module(make_person, "sue", is_staff=True, is_superuser=True)
    return {**made, "sue": sue}


@pytest.fixture(scope="module")
def one_of_each(for_module, lookers):
    ida, *others = lookers.values()
    return for_module(World, ida, others)


@pytest.fixture
def files(one_of_each, db):
    """Those of résumés: a test has a storage of its own."""
    for name in Resume.objects.values_list("file", flat=True):
        storages["resumes"].save(name, ContentFile(b"Audits in Basel."))
