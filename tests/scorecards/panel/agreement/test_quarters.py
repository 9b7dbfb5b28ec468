"""Quarters of a year in the site's zone."""

from datetime import UTC, datetime

import pytest

from scorecards.panel.agreement.quarters import Period, Quarter


@pytest.mark.parametrize(
    ("month", "number"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (10, 4), (12, 4)]
)
def test_quarter_of_a_month(month, number):
    assert Quarter.of(datetime(2026, month, 15, tzinfo=UTC)) == Quarter(2026, number)


def test_quarter_turns_at_midnight_of_the_site(settings):
    settings.TIME_ZONE = "Europe/Zurich"
    before = datetime(2026, 3, 31, 21, 59, tzinfo=UTC)
    assert Quarter.of(before) == Quarter(2026, 1)
    assert Quarter.of(before.replace(hour=22, minute=0)) == Quarter(2026, 2)
    assert Quarter(2026, 2).begins == before.replace(hour=22, minute=0)


@pytest.mark.parametrize(
    ("before", "expected"),
    [(0, (2026, 1)), (1, (2025, 4)), (4, (2025, 1)), (5, (2024, 4))],
)
def test_earlier_quarters_cross_the_year(before, expected):
    assert Quarter(2026, 1) - before == Quarter(*expected)


def test_quarter_is_read_back_from_an_address():
    assert Quarter.parse(Quarter(2026, 3).value) == Quarter(2026, 3)


def test_period_holds_whole_quarters():
    period = Period.until(Quarter(2026, 2), quarters=3)
    assert list(map(str, period.quarters)) == ["2025 Q4", "2026 Q1", "2026 Q2"]
    assert period.begins == datetime(2025, 10, 1, tzinfo=UTC)
    assert period.ends == datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quarters", "words"), [(1, "2026 Q2"), (4, "2025 Q3 to 2026 Q2")]
)
def test_period_in_words(quarters, words):
    assert str(Period.until(Quarter(2026, 2), quarters=quarters)) == words
