"""What is declared once of a red flag is compared, shown and copied.

Of the frozen ones the area is a column too: here it plays a part that was added.
"""

import pytest

from glossary import parts
from glossary.files.content import red_flag_parts
from glossary.files.lawfulness import lawful
from glossary.models import RedFlag
from scorecards.kits import differences
from scorecards.kits.making import red_flags_of
from scorecards.models import KitRedFlag
from tests.makers import make_term

ADDED = parts._part("term", "Area", parts.Kind.LINE, "has another area")


@pytest.fixture
def added(monkeypatch):
    both = (*parts.RED_FLAG_PARTS, ADDED)
    for module in (parts, differences):
        monkeypatch.setattr(module, "RED_FLAG_PARTS", both)


def test_pages_show_every_part(added):
    assert KitRedFlag(text="Blames others", term="CRO").label == "Blames others · CRO"
    assert KitRedFlag(text="Blames others").label == "Blames others"


def test_a_part_that_changed_is_a_difference(added):
    old, new = (KitRedFlag(text="Blames others", term=term) for term in ("CRO", "GCP"))
    (change,) = differences._flag_changes(old, new)
    assert change.sentence == "The red flag “Blames others” has another area."
    assert [edit.what for edit in change.edits] == ["Area"]


def test_nothing_else_is_said_of_a_flag_yet():
    old, new = (KitRedFlag(text="Blames others", term=term) for term in ("CRO", "GCP"))
    assert [*differences._flag_changes(old, new)] == []


def test_an_entry_of_a_file_is_a_text_or_says_more():
    assert red_flag_parts("Blames others") == {"text": "Blames others"}
    assert red_flag_parts({"text": "Blames others"}) == {"text": "Blames others"}


def test_an_entry_that_says_more_is_held_to_the_law_too():
    unlawful = "Too old for the team"
    for entry in (unlawful, {"text": unlawful}):
        assert [place for place, _ in lawful({"red_flags": [entry]})] == [
            ("red_flags", 0)
        ]


@pytest.mark.django_db
def test_a_kit_copies_every_part():
    term = make_term()
    copied = [flag.parts for flag in red_flags_of([term])]
    assert copied == [flag.parts for flag in RedFlag.objects.filter(term=term)]
    assert {*copied[0]} == {*parts.RED_FLAG_NAMES}
