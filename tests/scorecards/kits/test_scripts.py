"""Opening script and closing reminder, frozen with the kit."""

import pytest

from scorecards.kits import scripts
from scorecards.kits.making import content_for, current_kit
from scorecards.kits.scripts import Block, blocks
from tests.makers import make_role

pytestmark = pytest.mark.django_db


def test_kit_keeps_the_texts_of_its_day(monkeypatch):
    role = make_role()
    first = current_kit(role, "mid")
    monkeypatch.setattr(scripts, "CLOSING_REMINDER", "Say goodbye.")

    second = current_kit(role, "mid")

    assert (first.version, second.version) == (1, 2)
    assert first.closing_reminder != second.closing_reminder == "Say goodbye."


def test_script_says_how_long_it_takes():
    content = content_for(make_role(), "mid")
    assert content.size.minutes == 10
    assert "about 20 minutes: 10 for your questions and the last 10" in (
        content.opening_script
    )


def test_blocks_are_a_sentence_and_its_list():
    assert blocks("Say:\n- Hello.\n- Goodbye.\n\n\nThat is all.\n") == [
        Block("Say:", ["Hello.", "Goodbye."]),
        Block("That is all.", []),
    ]
