"""Titles that people asked for and the library lacks."""

import pytest
from django.urls import reverse

from glossary.models import AskedTitle
from glossary.roles import asked
from glossary.roles.asked import count_term, count_title

pytestmark = pytest.mark.django_db

LIST = reverse("admin:glossary_askedtitle_changelist")


def counts():
    return dict(AskedTitle.objects.values_list("title", "times"))


def test_the_same_title_is_counted_in_any_spelling():
    for title in ("Lion Tamer", " lion  TAMER ", "Lion\u200bTamer", "Ｌion Tamer"):
        count_title(title)
    assert counts() == {"lion tamer": 4}


@pytest.mark.parametrize("title", ["", "  ", "\0", "\u202e"])
def test_nothing_is_not_counted(title):
    count_title(title)
    assert counts() == {}


def test_long_titles_are_cut():
    count_title("a" * 10_000)
    assert [len(title) for title in counts()] == [asked.MAX_LENGTH]


def test_the_least_wanted_and_oldest_title_makes_room(monkeypatch):
    monkeypatch.setattr(asked, "MAX_TITLES", 2)
    for title in ("Often", "Often", "Old", "New"):
        count_title(title)
    assert counts() == {"often": 2, "new": 1}


def test_only_kind_title_number_and_time_are_kept():
    fields = {field.name for field in AskedTitle._meta.get_fields()}
    assert fields == {"id", "kind", "title", "times", "asked_at"}


def test_editors_see_the_most_wanted_first_and_can_add_the_role(client, gwen):
    for title in ("Astronaut", "Lion Tamer", "Lion Tamer"):
        count_title(title)
    client.force_login(gwen)

    text = client.get(LIST).text

    assert text.index("lion tamer") < text.index("astronaut")
    assert f'href="{reverse("admin:glossary_role_add")}?title=Lion+tamer"' in text


def test_a_term_and_a_title_of_one_name_are_counted_apart():
    count_title("CRA")
    count_term("CRA")
    count_term("cra")
    counted = AskedTitle.objects.values_list("kind", "title", "times").order_by("kind")
    assert [*counted] == [("term", "cra", 2), ("title", "cra", 1)]


def test_terms_never_push_titles_out(monkeypatch):
    monkeypatch.setattr(asked, "MAX_TITLES", 1)
    count_title("Astronaut")
    for term in ("TMF", "SAE"):
        count_term(term)
    assert counts() == {"astronaut": 1, "sae": 1}


def test_editors_can_add_the_term_that_was_asked_for(client, gwen):
    count_term("TMF")
    client.force_login(gwen)

    text = client.get(LIST).text

    assert f'href="{reverse("admin:glossary_term_add")}?name=TMF">Add term</a>' in text
    assert ">TMF<" in text


def test_editors_remove_what_is_done(client, gwen):
    count_title("Lion Tamer")
    count_title("Astronaut")
    done = AskedTitle.objects.get(title="astronaut")
    client.force_login(gwen)

    client.post(LIST, {"action": "remove", "_selected_action": [done.pk], "index": 0})

    assert counts() == {"lion tamer": 1}


def test_panel_does_not_see_them(client, petra):
    client.force_login(petra)
    assert client.get(LIST).status_code == 403
