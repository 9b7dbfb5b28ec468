"""Sample data, made once for what only looks at it."""

import pytest
from django.test import override_settings

from tests.scorecards.demo.seeding import make_glossary, seed_demo


@pytest.fixture
def glossary(db):
    make_glossary()


@pytest.fixture(scope="module")
def seed_for_module(for_module, tmp_path_factory):
    """Says what the command says."""
    with (
        override_settings(DATA_DIR=tmp_path_factory.mktemp("data")),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.delenv("DEMO_PASSWORD", raising=False)
        yield lambda: for_module(seed_demo)
