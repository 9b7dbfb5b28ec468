"""Marks of the chart: everybody's, none on top of another."""

import pytest

from scorecards.panel.debrief.chart import SIDE, SLOT, strips
from scorecards.panel.debrief.columns import letter
from scorecards.panel.debrief.matrix import Row
from tests.makers import make_application, make_submitted
from tests.scorecards.panel.debrief.test_matrix import debrief_for

pytestmark = pytest.mark.django_db


def chart(person, petra, ratings):
    application = make_application()
    for number, rating in enumerate(ratings):
        make_submitted(person(f"p{number}"), application=application, rating=rating)
    return strips(debrief_for(petra, application).matrix.rows)[0]


def test_each_scorecard_has_its_mark_in_the_slot_of_its_rating(person, petra):
    strip = chart(person, petra, [5, 2, 2])

    slots = {mark.letter: int(mark.x // SLOT) + 1 for mark in strip.marks}
    assert slots == {"A": 5, "B": 2, "C": 2}
    assert strip.words == "A 5, B 2, C 2"


def test_eight_alike_stand_beside_each_other_within_the_slot(person, petra):
    strip = chart(person, petra, [3] * 8)

    places = [(mark.x, mark.y) for mark in strip.marks]
    assert all(x - SIDE / 2 >= 2 * SLOT and x + SIDE / 2 <= 3 * SLOT for x, _ in places)
    assert all(y - SIDE / 2 >= 0 and y + SIDE / 2 <= strip.height for _, y in places)
    for place, (x, y) in enumerate(places):
        others = places[:place]
        assert all(abs(x - a) >= SIDE or abs(y - b) >= SIDE for a, b in others)


def test_a_line_reaches_from_the_lowest_to_the_highest(person, petra):
    low, high = chart(person, petra, [4, 2, 3]).reach
    assert (int(low // SLOT) + 1, int(high // SLOT) + 1) == (2, 4)


def test_one_rating_has_no_line(person, petra):
    assert chart(person, petra, [4]).reach is None


def test_what_nobody_rated_is_not_drawn():
    assert strips([Row(number=1, question=None, weight=1, cells=[])]) == []


def test_letters_never_repeat():
    assert [letter(place) for place in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
