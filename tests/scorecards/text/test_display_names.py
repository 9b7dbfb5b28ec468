"""What people are called in sentences, however their names are written."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.template import Context, Template

from scorecards.text.display_names import bare_name, display_name, isolated

pytestmark = pytest.mark.once

TURNED = "\u202eIda\u202d Lund\u2067"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ida Lund", "Ida Lund"),
        ("Zoë Żółć", "Zoë Żółć"),
        (TURNED, "Ida Lund"),
        ("מרים כהן", "\u2068מרים כהן\u2069"),
        ("\u202eمحمد علي", "\u2068محمد علي\u2069"),
    ],
)
def test_name_turns_nothing_beside_it(name, shown):
    assert isolated(name) == shown
    assert display_name(User(username="ida", last_name=name)) == shown


def test_name_as_data_has_no_marks():
    assert bare_name(User(username="ida", last_name="\u202eמרים")) == "מרים"


def test_name_of_marks_alone_is_the_username():
    assert display_name(User(username="ida", first_name="\u202e")) == "ida"


def test_templates_show_names_without_loading_anything():
    told = Template("{{ who|display_name }}, {{ nobody|display_name }}.")
    ida = User(username="ida", first_name=TURNED)
    assert told.render(Context({"who": ida, "nobody": None})) == "Ida Lund, ."


def test_no_template_shows_a_name_as_it_was_entered():
    files = Path(settings.BASE_DIR, "templates").rglob("*.html")
    assert not [each for each in files if "get_full_name" in each.read_text()]
