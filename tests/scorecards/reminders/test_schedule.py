"""When reminders are planned for."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.reminders.schedule import schedule

ZURICH = ZoneInfo("Europe/Zurich")
START = datetime(2020, 1, 1, tzinfo=UTC)
ZONES = st.sampled_from(["Europe/Zurich", "America/New_York", "Asia/Kolkata", "UTC"])


def in_zurich(*parts):
    return datetime(*parts, tzinfo=ZURICH)


def test_at_the_due_time_a_day_later_then_on_working_days():
    friday = in_zurich(2026, 11, 20, 15)

    assert [f"{moment:%a %d %H:%M}" for moment in schedule(friday, ZURICH)] == [
        "Fri 20 15:00",
        "Sat 21 15:00",
        "Mon 23 15:00",
        "Tue 24 15:00",
        "Wed 25 15:00",
        "Thu 26 15:00",
        "Fri 27 15:00",
        "Mon 30 15:00",
        "Tue 01 15:00",
        "Wed 02 15:00",
    ]


@pytest.mark.parametrize(
    "due",
    [in_zurich(2026, 3, 26, 9), in_zurich(2026, 10, 22, 9)],
    ids=["spring", "fall"],
)
def test_summer_time_does_not_move_the_time_of_day(due):
    assert {moment.time() for moment in schedule(due, ZURICH)} == {time(9)}


def test_working_days_are_those_of_the_openings_zone():
    monday_in_auckland = datetime(2026, 11, 22, 20, tzinfo=UTC)  # Sunday in London

    moments = schedule(monday_in_auckland, ZoneInfo("Pacific/Auckland"))

    assert f"{moments[0]:%A}" == "Monday"
    assert f"{moments[4]:%A}" == "Friday"


@given(
    st.integers(0, 15 * 366 * 24 * 60).map(lambda n: START + timedelta(minutes=n)),
    ZONES.map(ZoneInfo),
)
def test_ten_in_order_none_on_a_weekend_but_the_first_two(due, zone):
    moments = [moment.astimezone(zone) for moment in schedule(due, zone)]

    assert len(moments) == 10
    assert moments[0] == due
    assert moments == sorted(set(moments), key=lambda moment: moment.astimezone(UTC))
    assert all(moment.weekday() < 5 for moment in moments[2:])
    assert moments[-1].astimezone(UTC) - due < timedelta(days=15)
