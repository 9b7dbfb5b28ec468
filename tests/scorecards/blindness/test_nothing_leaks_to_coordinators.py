"""As `test_nothing_leaks`, for somebody who coordinates and interviews."""

import pytest

from tests.scorecards.blindness.two_worlds import seen
from tests.scorecards.blindness.visiting import names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Assigning somebody who has that scorecard already is refused, whatever its status.
ASSIGNING = "admin:scorecards_scorecard_add"


@pytest.mark.parametrize("me", ["cora"], indirect=True)
def test_only_assigning_tells_that_a_scorecard_exists(visitor, some_calls, world):
    told, different = seen(visitor, some_calls, world)
    assert told == {}
    assert names(different) == {ASSIGNING} & names(some_calls), different
