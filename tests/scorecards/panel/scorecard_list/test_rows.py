"""The list’s rows, as plain values."""

import pytest
from django.urls import reverse

from scorecards.panel.scorecard_list.rows import rows_of
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_scorecard_changelist")


def test_a_row_is_called_as_its_scorecard(ida, ivan):
    cards = [make_submitted(ida), make_scorecard(ivan)]
    rows = {row.pk: row for row in rows_of([card.pk for card in cards])}
    assert {key: str(row) for key, row in rows.items()} == {
        card.pk: str(card) for card in cards
    }


def test_an_interviewer_has_the_name_that_people_know(ida, ivan):
    ida.first_name, ida.last_name = "Ida", "Berg"
    ida.save()
    cards = [make_submitted(ida), make_submitted(ivan)]
    rows = rows_of([card.pk for card in cards])
    assert {row.interviewer for row in rows} == {"Ida Berg", "ivan"}


def test_one_query_however_many_rows(ida, django_assert_num_queries):
    cards = [
        make_submitted(ida, application=make_application(f"Candidate {number}"))
        for number in range(5)
    ]
    for number in (1, 5):
        with django_assert_num_queries(1):
            rows_of([card.pk for card in cards[:number]])


def test_a_popup_offers_the_rows(client, petra, ida):
    card = make_submitted(ida)
    client.force_login(petra)
    page = client.get(f"{LIST}?_popup=1&_to_field=id").text
    assert f'data-popup-opener="{card.pk}"' in page
