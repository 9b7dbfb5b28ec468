"""The log as it is written, and a site on which everything fails."""

import io
import logging

import pytest

from tests.scorecards.operations import broken


@pytest.fixture
def handler():
    """The one that writes to stderr."""
    root = logging.getLogger()
    (found,) = [each for each in root.handlers if each.get_name() == "stderr"]
    return found


@pytest.fixture
def log(handler):
    """Call it for everything written since the test began."""
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield stream.getvalue
    handler.setStream(before)


@pytest.fixture
def fragile(settings, client, ida):
    """Asked by ida."""
    settings.ROOT_URLCONF = broken.__name__
    client.force_login(ida)
    client.raise_request_exception = False
    return client
