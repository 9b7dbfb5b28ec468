"""An opening whose candidates are compared, and its comparison in Excel."""

import io

import pytest

from tests.scorecards.panel.comparison.people import compared, read


@pytest.fixture
def opening(ida, ivan):
    return compared(ida, ivan)


@pytest.fixture
def workbook(client, petra, opening):
    """The file that petra gets."""

    def get(page="_workbook", **query):
        return io.BytesIO(read(client, petra, opening, page, **query).getvalue())

    return get
