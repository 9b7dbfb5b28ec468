"""Every column that can hold text says whose it is."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models

from glossary.personal_text import Personal, nobody
from scorecards.management.commands.data_map import STALE
from scorecards.models import Candidate, Opening
from scorecards.privacy import data_map, erasing, page


def test_every_text_column_has_an_owner_or_a_reason():
    assert data_map.undeclared() == []


def test_a_new_text_column_is_named_in_a_sentence(monkeypatch):
    known = {**Opening.personal_text}
    del known["location"]
    monkeypatch.setattr(Opening, "personal_text", known)
    (sentence,) = data_map.undeclared()
    assert sentence.startswith("scorecards.Opening.location can hold text")
    assert "personal_text" in sentence


def test_what_is_said_of_no_column_is_named_too(monkeypatch):
    known = {**Opening.personal_text, **nobody("Gone.", "nickname")}
    monkeypatch.setattr(Opening, "personal_text", known)
    assert data_map.undeclared() == [
        "`personal_text` of scorecards.Opening names nickname, which is no text column."
    ]


def test_columns_of_libraries_are_in_it():
    columns = {str(column) for column in data_map.text_columns()}
    assert {"admin.LogEntry.object_repr", "auth.User.email"} <= columns


def test_a_choice_from_a_list_is_no_text():
    assert "scorecards.Scorecard.status" not in map(str, data_map.text_columns())


@pytest.mark.parametrize(
    "column", [str(column) for column, _ in data_map.personal_columns()]
)
def test_every_text_about_people_is_erasable(column):
    """It leads to its owner by a key, or is looked through for their name."""
    (found,) = [each for each in data_map.personal_columns() if str(each[0]) == column]
    of, personal = found
    ways = set(personal.about.values())
    assert personal.by_name or erasing.NO_KEY not in ways
    for way in filter(lambda way: isinstance(way, str), ways - {erasing.NO_KEY}):
        assert isinstance(of.model._base_manager.filter(**{way: 1}), models.QuerySet)


def test_page_is_up_to_date():
    file = settings.BASE_DIR / "docs" / "privacy.md"
    assert file.read_text(encoding="utf-8") == page.privacy_page(), STALE


def test_a_stale_page_is_named_with_the_command(monkeypatch):
    monkeypatch.setattr(page, "HEAD", "Another head.")
    with pytest.raises(CommandError, match="out of date. Run `manage.py data_map`"):
        call_command("data_map", check=True)


def test_page_is_written(settings, tmp_path, capsys):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    call_command("data_map")
    assert "`scorecards.Answer.notes`" in (tmp_path / "docs" / "privacy.md").read_text()
    assert "Wrote docs/privacy.md." in capsys.readouterr().out


def test_one_function_alone_passes_by_what_refuses_updates():
    found = [
        path.name
        for app in ("scorecards", "glossary")
        for path in Path(settings.BASE_DIR / app).rglob("*.py")
        if re.search(r"QuerySet\.update\(\w", path.read_text())
    ]
    assert found == ["erasing.py"]


def test_a_name_is_replaced_by_what_names_nobody():
    personal = Candidate.personal_text["name"]
    assert isinstance(personal, Personal) and personal.instead
    assert personal.instead(Candidate(pk=42)) == "C-00042"
