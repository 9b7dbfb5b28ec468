"""Numbers and dates of a workbook as the cell shows them."""

from datetime import date, datetime, time

import pytest

from scorecards.uploads.cells import shown

MOMENT = datetime.fromisoformat("2026-11-03T09:05:07")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.125, "0.0%", "12.5%"),
        (0.5, "0%", "50%"),
        (1, "0%", "100%"),
        (0.125, "General", "0.125"),
        (3.0, "General", "3"),
        (MOMENT, "dd/mm/yyyy", "03/11/2026"),
        (MOMENT, "d\\.m\\.yy", "3.11.26"),
        (MOMENT, "[$-809]d mmmm yyyy;@", "3 November 2026"),
        (MOMENT, "ddd d mmm", "Tue 3 Nov"),
        (MOMENT, "yyyy-mm-dd hh:mm", "2026-11-03 09:05"),
        (MOMENT, "h:mm AM/PM", "9:05 AM"),
        (MOMENT, 'd "de" mmm', "3 de Nov"),
        (datetime.fromisoformat("2026-11-03"), "mm-dd-yy", "2026-11-03"),
        (date(2026, 11, 3), "General", "2026-11-03"),
        (time(14, 30), "h:mm", "14:30"),
        (time(14, 30), "dd/mm/yyyy", "14:30:00"),
    ],
)
def test_a_cell_arrives_as_it_is_shown(value, number_format, text):
    assert shown(value, number_format) == text
