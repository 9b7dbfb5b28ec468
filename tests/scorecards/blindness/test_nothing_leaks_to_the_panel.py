"""As `test_nothing_leaks`, for somebody of the panel, and who may do everything."""

import pytest

from tests.scorecards.blindness.two_worlds import seen, seen_of_what_was_written

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADMIN = ("admin:scorecards", "admin:auth", "admin:autocomplete", "admin:index")


@pytest.mark.parametrize("me", ["petra"], indirect=True)
def test_what_is_hidden_might_as_well_not_exist(visitor, some_calls, world):
    assert seen(visitor, some_calls, world) == ({}, {})


@pytest.mark.parametrize("me", ["sue"], indirect=True)
def test_it_does_not_matter_what_was_written(visitor, some_calls, world):
    calls = [call for call in some_calls if call.name.startswith(ADMIN)]
    assert seen_of_what_was_written(visitor, calls, world) == ({}, {})
