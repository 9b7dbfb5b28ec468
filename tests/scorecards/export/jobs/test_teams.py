"""An export is not handed to somebody who has left the team since."""

import pytest

from scorecards.export.jobs.visibility import hidden_all_along, sees_less, visibility_of
from tests.makers import make_opening

pytestmark = pytest.mark.django_db


def test_leaving_the_team_takes_the_export_away(petra):
    opening = make_opening(readers="team")
    member = opening.team.create(person=petra)
    then = hidden_all_along(visibility_of(petra), visibility_of(petra))
    assert not sees_less(then, visibility_of(petra))
    member.delete()
    assert sees_less(then, visibility_of(petra))


def test_an_opening_that_was_closed_all_along_changes_nothing(petra):
    make_opening(readers="team")
    then = visibility_of(petra)
    assert not sees_less(then, visibility_of(petra))
