"""Starting with a title as people write it, known or not."""

import pytest
from django.urls import reverse

from glossary.models import AskedTitle, Role
from scorecards.models import Opening, Scorecard
from scorecards.workflow.starting import start_scorecard
from tests.makers import make_opening, make_role, make_term

pytestmark = pytest.mark.django_db

START = reverse("start_scorecard")
WHILE_TYPING = {"HX-Request": "true"}


@pytest.fixture
def role(ida, client):
    client.force_login(ida)
    return make_role()


@pytest.fixture
def general():
    role = make_role("General Interview", make_term("Any job", industry="General"))
    Role.objects.filter(pk=role.pk).update(is_general=True)
    return role


def choice(role, level="mid", **more):
    return {
        "role": role,
        "level": level,
        "candidate": "Ada Park",
        "asked_for": "Ada Park",
        "person": "new",
        "request_key": "5f3b6f0e-5a53-4f5e-9a59-2a2a7d0f9f10",
        **more,
    }


def options(response):
    """The values of the level, of which one is picked."""
    return [value for value, _, picked in response.context["form"].levels if picked]


def test_initials_start_the_role_s_kit(client, role):
    client.post(START, choice("CRA"))
    assert Scorecard.objects.get().kit.role == role


def test_level_in_the_title_is_taken_where_none_is_picked(client, role):
    client.post(START, choice("Sr. CRA", level=""))
    assert Scorecard.objects.get().kit.level == "senior"


def test_level_that_is_picked_wins_over_the_title(client, role):
    client.post(START, choice("Sr. CRA", level="mid"))
    assert Scorecard.objects.get().kit.level == "mid"


def test_typing_a_title_picks_its_level(client, role):
    typed = {"role": "Sr. CRA", "level": "mid"}
    response = client.get(START, typed, headers=WHILE_TYPING)
    assert (
        'value="senior" id="id_level_senior" autocomplete="off" checked'
        in response.text
    )
    assert "The kit for <strong>Clinical Research Associate</strong>" in response.text


def test_level_picked_after_the_title_stays(client, role):
    typed = {"role": "Sr. CRA", "level": "mid", "level_of": "Sr. CRA"}
    response = client.get(START, typed, headers=WHILE_TYPING)
    assert options(response) == ["mid"]


def test_link_with_a_level_in_its_title_fills_both_fields(client, role):
    text = client.get(START, {"role": "Senior CRA"}).text
    assert 'value="Clinical Research Associate"' in text
    assert 'value="senior" id="id_level_senior" autocomplete="off" checked' in text


def test_near_role_is_taken_with_its_button(client, role):
    sent = choice("Research Asociates and More", meant="Clinical Research Associate")
    response = client.post(START, sent)
    assert response.status_code == 200
    assert 'value="Clinical Research Associate"' in response.text
    assert 'value="Ada Park"' in response.text
    assert not Scorecard.objects.exists()


def test_title_of_two_families_is_asked_about(client, role):
    make_role(role.title, make_term("PCR", industry="Biotechnology"))
    response = client.post(START, choice("clinical research associates"))
    assert response.status_code == 422
    labels = [each.label for each in response.context["form"].near_roles]
    assert sorted(labels) == [
        "Clinical Research Associate (Biotechnology)",
        "Clinical Research Associate (Pharmaceutical Services)",
    ]


def test_unknown_title_previews_the_general_interview(client, role, general):
    typed = {"role": "Lion Tamer", "level": "mid"}
    response = client.get(START, typed, headers=WHILE_TYPING)
    assert "There is no role “Lion Tamer” yet." in response.text
    assert "2 questions" in response.text


def test_unknown_title_that_was_previewed_starts_the_general_kit(client, role, general):
    client.post(START, choice("Lion Tamer", general_for="Lion Tamer"))
    assert Scorecard.objects.get().kit.role == general


def test_unknown_title_is_offered_the_general_kit_first(client, role, general):
    response = client.post(START, choice("Lion Tamer"))
    assert response.status_code == 422
    assert "press Start scorecard again for the general interview" in response.text
    assert 'name="general_for" value="Lion Tamer"' in response.text
    assert not Opening.objects.exists()


def start_general(client, title, candidate="Ada Park", key=1):
    more = {"general_for": title, "candidate": candidate, "asked_for": candidate}
    key = f"5f3b6f0e-5a53-4f5e-9a59-2a2a7d0f9f1{key}"
    client.post(START, choice(title, **more, request_key=key))
    return Scorecard.objects.latest("pk").application.opening


def test_each_unknown_title_has_an_opening_of_its_own(client, role, general):
    tamer = start_general(client, "Lion Tamer")
    astronaut = start_general(client, "Astronaut", "Bo Lind", key=2)
    again = start_general(client, "lion-tamer", "Cy Oda", key=3)
    assert (tamer.title, astronaut.title) == ("Lion Tamer, Mid", "Astronaut, Mid")
    assert again == tamer
    assert tamer.kit == astronaut.kit


def test_openings_for_other_unknown_titles_are_not_taken(client, role, general):
    zoo = make_opening("Lion Tamer, Basel Zoo", role=general)
    make_opening("Opera Singer", role=general)
    assert start_general(client, "Astronaut").title == "Astronaut, Mid"
    assert start_general(client, "Lion Tamer", "Bo Lind", key=2) == zoo


def test_one_candidate_for_two_unknown_titles_has_two_applications(
    client, ida, role, general
):
    start_general(client, "Lion Tamer")
    candidate = Scorecard.objects.get().application.candidate
    second = start_scorecard(
        interviewer=ida,
        role=general,
        level="mid",
        candidate=candidate,
        title="Astronaut",
    )
    assert second.application.opening.title == "Astronaut, Mid"


def test_title_changed_after_the_preview_is_offered_again(client, role, general):
    response = client.post(START, choice("Astronaut", general_for="Lion Tamer"))
    assert response.status_code == 422


def test_unknown_title_is_counted_once_it_is_started(client, ida, role, general):
    client.post(START, choice("Lion  TAMER"))
    assert not AskedTitle.objects.exists()

    client.post(START, choice("Lion  TAMER", general_for="Lion  TAMER"))

    asked = AskedTitle.objects.get()
    assert (asked.title, asked.times) == ("lion tamer", 1)


def test_known_titles_are_not_counted(client, role, general):
    client.post(START, choice("CRA"))
    client.post(START, choice("General Interview"))
    assert Scorecard.objects.count() == 2
    assert not AskedTitle.objects.exists()


def test_draft_is_not_found_but_its_opening_goes_on(client, role):
    opening = make_opening(role=role)
    Role.objects.update(draft="It has one term.")
    client.post(START, choice(f"{role.title} ({role.industry})"))
    assert Scorecard.objects.get().kit == opening.kit
