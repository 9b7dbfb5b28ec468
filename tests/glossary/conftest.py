import pytest

from glossary.models import Term
from tests.glossary.term_files import run, write_term


@pytest.fixture
def editor(client, sue):
    """A browser with a superuser logged in."""
    client.force_login(sue)
    return client


@pytest.fixture
def seeded(db, tmp_path):
    """The CRO term, seeded from ``tmp_path``."""
    write_term(tmp_path)
    run(tmp_path)
    return Term.objects.get(slug="cro")
