"""What pages ask the database for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.makers import make_scorecard, make_submitted


@pytest.fixture
def statements(client, cora, ida):
    """What a page reads, for a coordinator who has a scorecard to submit."""
    make_scorecard(cora, application=make_submitted(ida).application)
    client.force_login(cora)

    def read(page):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        return [each["sql"] for each in asked if each["sql"].startswith("SELECT")]

    return read
