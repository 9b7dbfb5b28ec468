"""A coordinator moves an opening in the moment in which an interview begins."""

from functools import partial

import pytest
from django.urls import reverse

from glossary.models import Question
from scorecards.models import Answer, Opening, Scorecard
from scorecards.workflow.starting import start_scorecard
from scorecards.workflow.upgrading_kit import NotMovedError, move_to_newest_kit
from tests.makers import assign, make_application, make_opening
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def moved(opening):
    try:
        move_to_newest_kit(opening)
    except NotMovedError:
        return False
    return True


def assert_all_ask_from_one_kit(version):
    opening = Opening.objects.select_related("kit").get()
    assert opening.kit.version == version
    assert Scorecard.objects.get().kit == opening.kit
    assert set(Answer.objects.values_list("question__kit", flat=True)) == {
        opening.kit_id
    }


@pytest.mark.parametrize("attempt", range(2))
def test_scorecard_starts_with_the_kit_that_the_opening_keeps(ida, attempt):
    opening = make_opening()
    Question.objects.filter(key="mid-1").update(text="Reworded?")
    start = partial(
        start_scorecard,
        interviewer=ida,
        role=opening.role,
        level="mid",
        candidate="Ada Park",
        opening=opening,
    )
    newest, _ = at_once(partial(moved, opening), start)
    assert_all_ask_from_one_kit(2 if newest else 1)


@pytest.mark.parametrize("attempt", range(2))
def test_what_was_saved_first_keeps_the_kit(client, ida, attempt):
    card = assign(application=make_application(), interviewer=ida)
    Question.objects.filter(key="mid-1").update(text="Reworded?")
    client.force_login(ida)
    sent = {
        "conclusion-revision": "0",
        "conclusion-was": "",
        "conclusion-summary": "Knows the work.",
    }
    save = partial(client.post, reverse("scorecard", args=[card.pk]), sent)
    newest, _ = at_once(partial(moved, card.application.opening), save)
    assert_all_ask_from_one_kit(2 if newest else 1)
    assert Scorecard.objects.get().summary == "Knows the work."
