"""Queries written once find what Django's own would."""

from datetime import UTC, datetime

import pytest

from scorecards.models import Scorecard
from scorecards.models.prepared import Prepared
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids_of():
    """Of the scorecards of somebody among these."""

    @Prepared
    def query(interviewer, keys):
        own = Scorecard.objects.filter(interviewer=interviewer, pk__in=keys)
        return own.order_by("pk").values_list("pk")

    return lambda person, keys: [key for (key,) in query.rows(person.pk, keys)]


@pytest.fixture
def of_ida(ida):
    names = ("Al", "Bo", "Cy")
    return [
        make_scorecard(ida, application=make_application(name)).pk for name in names
    ]


def test_it_asks_with_the_keys_it_is_given(ids_of, of_ida, ida, ivan):
    assert ids_of(ida, of_ida[:2]) == of_ida[:2]
    assert ids_of(ida, of_ida[1:]) == of_ida[1:]
    assert ids_of(ivan, of_ida[:2]) == []


def test_a_list_can_have_any_length(ids_of, of_ida, ida):
    for number in (3, 1, 2):
        assert ids_of(ida, of_ida[:number]) == of_ida[:number]


def test_one_query_however_often_and_none_for_no_keys(
    ids_of, of_ida, ida, django_assert_num_queries
):
    for _ in range(2):
        with django_assert_num_queries(1):
            ids_of(ida, of_ida)
    with django_assert_num_queries(0):
        assert ids_of(ida, []) == []


def test_values_are_those_of_the_fields(ida):
    @Prepared
    def query(key):
        found = Scorecard.objects.filter(pk=key)
        return found.values_list("submitted_at", "started_after_others")

    card = make_submitted(ida)
    moment = datetime(2026, 3, 5, 12, tzinfo=UTC)
    Scorecard.objects.filter(pk=card.pk).update(submitted_at=moment)
    assert query.rows(card.pk) == [(moment, False)]


def test_it_is_written_once_for_each_number_of_keys(ida, of_ida):
    written = []

    @Prepared
    def query(keys):
        written.append(len(keys))
        return Scorecard.objects.filter(pk__in=keys).values_list("pk")

    for number in (1, 2, 1, 2):
        query.rows(of_ida[:number])
    assert written == [1, 2]
