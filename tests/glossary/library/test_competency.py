"""The page and the list of competencies."""

import pytest
from django.urls import reverse

from glossary.library.links import pages_of
from glossary.models import Level, RoleCompetency
from tests.makers import make_competency, make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LIST = reverse("glossary:competencies")


def address(competency):
    return reverse("glossary:competency", args=[competency.slug])


@pytest.fixture
def reader(client, otto):
    client.force_login(otto)
    return client


def test_page_has_everything_in_the_order_of_a_terms_page(reader):
    text = reader.get(address(make_competency("Teamwork"))).text

    parts = [
        "<h1",
        "Competency</span>",
        "What Teamwork is.",
        "What it is not",
        "What Teamwork is not.",
        "<summary>Teamwork junior question 1?</summary>",
        "Teamwork junior expected answer 1.",
        "<summary>Teamwork senior question 4?</summary>",
        "<li>Teamwork junior indicator 1</li>",
        "<li>Teamwork red flag 3</li>",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_page_says_what_else_people_call_it(reader):
    competency = make_competency("Initiative", aliases=["Ownership", "<i>Drive"])

    text = reader.get(address(competency)).text

    assert "Also called <span>Ownership</span>, <span>&lt;i&gt;Drive</span>" in text


def test_page_names_the_roles_that_ask_about_it_and_at_which_levels(reader):
    competency = make_competency()
    nurse = make_role("Nurse", make_term("Triage"))
    medic = make_role("Medic", make_term("Splints"))
    everywhere = [(nurse, level) for level in (Level.JUNIOR, Level.MID, Level.SENIOR)]
    for role, level in [*everywhere, (medic, Level.SENIOR)]:
        RoleCompetency.objects.create(role=role, competency=competency, level=level)
    make_role("Clerk", make_term("Filing"))

    text = reader.get(address(competency)).text

    assert "kits of 2 roles ask about it" in text
    assert "Medic</a>" in text
    assert text.count('<span class="soft">Senior</span>') == 1
    assert "Clerk" not in text


def test_answers_of_a_level_unfold_by_its_link(reader):
    text = reader.get(address(make_competency()), {"open": "mid"}).text

    assert text.count('<details class="asked"') == 12
    assert text.count(" open>") == 4


def test_list_leads_to_each_competency(reader):
    competency = make_competency("Teamwork")

    text = reader.get(LIST).text

    assert f'href="{address(competency)}">Teamwork</a>' in text
    assert "What Teamwork is." in text


def test_only_people_who_edit_competencies_read_retired_ones(client, otto, gwen):
    competency = make_competency("Typing")
    competency.retire()
    seen = {}
    for person in (otto, gwen):
        client.force_login(person)
        listed = "Typing" in client.get(LIST).text
        seen[person.username] = client.get(address(competency)).status_code, listed

    assert seen == {"otto": (404, False), "gwen": (200, True)}


def test_kits_link_to_areas_that_the_reader_can_open(otto, gwen):
    term, competency = make_term("CRO"), make_competency("Typing")
    competency.retire()
    sources = [term.source, competency.source, "openings/7", "gone/gone"]

    assert pages_of(sources, otto) == {
        term.source: reverse("glossary:term", args=[term.industry.slug, "cro"])
    }
    assert pages_of(sources, gwen)[competency.source] == address(competency)


def test_preview_of_a_kit_links_to_its_areas(reader):
    role = make_role("Nurse", make_term("Triage"))
    competency = make_competency()
    RoleCompetency.objects.create(role=role, competency=competency, level="mid")

    text = reader.get(reverse("preview_kit"), {"role": "Nurse", "level": "mid"}).text

    assert f'href="{address(competency)}">Teamwork</a>' in text
