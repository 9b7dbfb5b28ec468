"""The page that starts a scorecard."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from glossary.models import Role
from scorecards.models import Candidate, Opening, Scorecard
from scorecards.workflow.first_content import appear
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db

START = reverse("start_scorecard")
CHOICE = {
    "role": "Clinical Research Associate",
    "level": "mid",
    "candidate": "Ada Park",
    "asked_for": "Ada Park",
    "person": "new",
    "request_key": "5f3b6f0e-5a53-4f5e-9a59-2a2a7d0f9f10",
}


@pytest.fixture
def role(ida, client):
    client.force_login(ida)
    return make_role()


def test_starting_leads_to_the_first_question(client, ida, role):
    response = client.post(START, CHOICE, follow=True)
    scorecard = Scorecard.objects.get(interviewer=ida)
    assert response.redirect_chain == [(f"/scorecards/{scorecard.pk}/", 302)]
    assert "CRO mid question 1?" in response.text
    assert scorecard.application.candidate.name == "Ada Park"


def test_a_double_click_makes_one_scorecard(client, ida, role):
    first = client.post(START, CHOICE)
    second = client.post(START, CHOICE)
    assert first.url == second.url
    made = (Scorecard.objects.count(), Candidate.with_hidden.count())
    assert made == (1, 1)


def test_role_is_found_whatever_its_case_and_spaces(client, role):
    client.post(START, CHOICE | {"role": " clinical  research ASSOCIATE"})
    assert Scorecard.objects.get().kit.role == role


def test_unknown_role_names_those_that_are_near(client, role):
    response = client.post(START, CHOICE | {"role": "Research Asociates and More"})
    assert response.status_code == 422
    near = response.context["form"].near_roles
    assert [each.label for each in near] == ["Clinical Research Associate"]
    assert 'name="meant" value="Clinical Research Associate"' in response.text
    assert 'value="Ada Park"' in response.text  # what was typed is still there


def test_roles_of_one_title_are_told_apart_by_industry(client, role):
    other = make_role(
        "Clinical Research Associate", make_term(industry="Biotechnology")
    )
    response = client.post(
        START, CHOICE | {"role": "Clinical Research Associate (Biotechnology)"}
    )
    assert response.status_code == 302
    assert Scorecard.objects.get().kit.role == other


def offered(response):
    form = response.context["form"]
    return [met.candidate.name for met in form.of_own_openings]


def test_nothing_but_the_person_is_asked_at_first(client, role):
    text = client.get(START).text
    assert "Who are you interviewing?" in text
    assert 'name="candidate"' in text and "autofocus" in text
    assert "data-role" not in text


def test_own_scorecards_come_first_and_lead_to_themselves(client, ida, role):
    ada = make_scorecard(ida, application=make_application("Ada Park"))
    text = client.get(START).text
    assert f'<a href="/scorecards/{ada.pk}/" dir="auto">Ada Park</a>' in text


def test_candidates_of_own_openings_are_offered(client, ida, role):
    mine, other = make_opening(role=role), make_opening("CRA, Cork", role=role)
    make_application("Zoe Adler", opening=mine)
    make_application("Cy Tan", opening=other)
    make_scorecard(ida, application=make_application("Bo Lind", opening=mine))
    assert offered(client.get(START)) == ["Zoe Adler"]


def test_candidates_of_closed_openings_are_not_offered(client, ida, role):
    closed = make_opening(role=role, closed_at="2026-03-02T12:00Z")
    make_submitted(ida, application=make_application("Cy Tan", opening=closed))
    assert offered(client.get(START)) == []


def test_part_of_a_name_finds_own_candidates(client, ida, role):
    opening = make_opening(role=role)
    for name in ("Ada Park", "Zoe Adler"):
        make_application(name, opening=opening)
    make_scorecard(ida, application=make_application("Bo Lind", opening=opening))
    response = client.post(
        START, {"candidate": "zo", "who": "1"}, headers={"HX-Request": "true"}
    )
    assert offered(response) == ["Zoe Adler"]
    assert "Bo Lind" not in response.text


def test_picking_somebody_brings_the_role_they_applied_for(client, role):
    nurse = make_role("Nurse", make_term("ICU"))
    opening = make_opening("Nurse, Bern", role=nurse, level="senior")
    known = make_application("Ada Park", opening=opening).candidate
    response = client.post(
        START,
        CHOICE | {"person": known.pk, "picked": "1"},
        headers={"HX-Request": "true"},
    )
    assert 'name="role" value="Nurse"' in response.text
    assert 'id="id_level_senior" autocomplete="off" checked' in response.text


def test_known_candidate_starts_without_naming_the_role(client, role):
    application = make_application("Ada Park", opening=make_opening(role=role))
    choice = CHOICE | {"role": "", "level": "", "person": application.candidate_id}
    client.post(START, choice)
    assert Scorecard.objects.get().application == application


def test_visible_scorecards_of_others_are_spoken_of_before_starting(
    client, ivan, petra, role
):
    application = make_application("Ada Park", opening=make_opening(role=role))
    petra.user_permissions.add(Permission.objects.get(codename="add_scorecard"))
    client.force_login(petra)
    pick = CHOICE | {"person": application.candidate_id, "preview": ""}
    sentence = "You can read other scorecards for"
    assert sentence not in client.post(START, pick).text

    make_submitted(ivan, application=application)
    assert sentence in client.post(START, pick).text


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("role", "Pick a role."),
        ("level", "Pick a level."),
        ("candidate", "Pick a candidate, or type a name."),
    ],
)
def test_each_missing_field_is_named(client, role, field, sentence):
    response = client.post(START, CHOICE | {field: ""})
    assert sentence in response.text
    assert not Scorecard.objects.exists()


@pytest.mark.parametrize(
    ("field", "place"),
    [("candidate", "id_candidate"), ("role", "id_role"), ("level", "id_level_entry")],
)
def test_refused_form_begins_with_the_field_to_correct(client, role, field, place):
    response = client.post(START, CHOICE | {field: ""})

    assert re.findall(r"<input[^>]* autofocus[^>]*>", response.text) == [
        re.search(f'<input[^>]* id="{place}"[^>]*>', response.text)[0]
    ]


def test_no_questions_at_a_level_is_said(client, role):
    role.terms.get().questions.filter(level="mid").delete()
    response = client.post(START, CHOICE)
    assert "no mid questions for Clinical Research Associate" in response.text


def test_one_fitting_opening_is_taken_without_asking(client, role):
    opening = make_opening("CRA, Basel", role=role)
    client.post(START, CHOICE)
    assert Scorecard.objects.get().application.opening == opening


def test_several_openings_are_asked_about(client, role):
    make_opening("CRA, Basel", role=role)
    leeds = make_opening("CRA, Leeds", role=role)
    response = client.post(START, CHOICE)
    assert "Pick the opening this interview is for." in response.text

    client.post(START, CHOICE | {"opening": leeds.pk})
    assert Scorecard.objects.get().application.opening == leeds


def test_an_opening_for_another_role_is_refused(client, role):
    make_opening("CRA, Basel", role=role)
    other = make_opening("Nurse", role=make_role("Nurse", make_term("ICU")))
    response = client.post(START, CHOICE | {"opening": other.pk})
    assert response.status_code == 422
    assert not Scorecard.objects.exists()


def test_a_second_interview_has_to_be_meant(client, ida, role):
    opening = make_opening(role=role)
    first = make_submitted(ida, application=make_application(opening=opening))
    choice = CHOICE | {"person": first.application.candidate_id}
    response = client.post(START, choice)
    assert "You have already submitted a scorecard for Ada Park." in response.text

    client.post(START, choice | {"another_round": "on"})
    assert Scorecard.objects.exclude(pk=first.pk).get().round == 2


def test_preview_names_questions_and_minutes(client, role):
    response = client.get(
        START, {"role": role.title, "level": "mid"}, headers={"HX-Request": "true"}
    )
    assert "2 questions" in response.text
    assert "10 minutes planned" in response.text
    assert "<html" not in response.text


def test_preview_works_as_a_whole_page_and_keeps_what_was_typed(client, role):
    response = client.get(START, CHOICE)
    assert "2 questions" in response.text
    assert 'value="Ada Park"' in response.text


def test_a_link_may_always_name_the_industry(client, role):
    wanted = {"role": f"{role.title} (pharmaceutical services)", "level": "mid"}
    text = client.get(START, wanted).text
    assert 'value="Clinical Research Associate"' in text
    assert 'value="mid" id="id_level_mid" autocomplete="off" checked' in text


def test_a_link_tells_roles_of_one_title_apart(client, role):
    make_role(role.title, make_term("PCR", industry="Biotechnology", questions=3))
    wanted = {"role": f"{role.title} (Biotechnology)", "level": "mid"}
    text = client.get(START, wanted).text
    assert 'value="Clinical Research Associate (Biotechnology)"' in text
    assert "3 questions" in text


def test_preview_button_works_without_javascript_and_keeps_what_was_typed(client, role):
    response = client.post(START, CHOICE | {"preview": ""})
    assert "2 questions" in response.text
    assert 'value="Ada Park"' in response.text
    assert not Scorecard.objects.exists()


def test_preview_is_of_the_kit_that_is_pinned_to_the_opening(client, role):
    make_opening(role=role)
    role.terms.get().questions.filter(key="mid-2").delete()
    assert "2 questions" in client.get(START, CHOICE).text


def test_preview_says_when_there_is_nothing_to_ask(client, role):
    role.terms.get().questions.filter(level="mid").delete()
    assert "no mid questions for Clinical Res" in client.get(START, CHOICE).text


def test_an_open_opening_outlives_the_retirement_of_its_role(client, role):
    opening = make_opening(role=role)
    Role.objects.update(retired_at="2026-03-01T12:00Z")
    client.post(START, CHOICE)
    assert Scorecard.objects.get().kit == opening.kit


@pytest.mark.parametrize("level", ["\x00", "chief"])
def test_a_level_that_is_none_is_no_error(client, role, level):
    assert client.get(START, CHOICE | {"level": level}).status_code == 200


@pytest.mark.parametrize(
    "spelling", ["ada park", "Ada  Park", " Ada\u00a0Park ", "Park, Ada", "Ada Prak"]
)
def test_candidate_is_offered_in_any_spelling_and_can_be_picked(client, role, spelling):
    application = make_application("Ada Park", opening=make_opening(role=role))
    typed = CHOICE | {"candidate": spelling, "person": "", "asked_for": ""}
    asked = client.post(START, typed)
    assert asked.status_code == 422
    assert "Choose who this is" in asked.text
    assert f'name="person" value="{application.candidate_id}"' in asked.text

    answer = {"person": application.candidate_id, "asked_for": spelling}
    client.post(START, typed | answer)
    assert Scorecard.objects.get().application == application


def test_same_name_is_asked_about_too(client, role):
    make_application("Maria Garcia", opening=make_opening(role=role))
    name = {"candidate": "Maria Garcia", "person": "", "asked_for": ""}
    assert "Choose who this is" in client.post(START, CHOICE | name).text
    assert not Scorecard.objects.exists()


def test_somebody_new_is_a_choice_even_where_nobody_is_near(client, role):
    response = client.post(START, CHOICE | {"person": ""})
    assert response.status_code == 422
    assert "Choose Somebody new to add them." in response.text
    assert not Candidate.with_hidden.exists()


def test_somebody_new_may_have_a_known_name(client, role):
    make_application("Ada Park", opening=make_opening(role=role))
    client.post(START, CHOICE)
    assert Candidate.with_hidden.named("Ada Park").count() == 2


def test_choice_made_for_another_name_does_not_count(client, role):
    response = client.post(START, CHOICE | {"candidate": "Bo Lind"})
    assert response.status_code == 422
    assert not Candidate.with_hidden.exists()


def test_suggestion_with_its_reference_is_an_answer(client, role):
    application = make_application("Ada Park", opening=make_opening(role=role))
    make_application("Ada Park (other)", opening=application.opening)
    suggested = f"Ada Park ({application.candidate.reference})"
    client.post(START, CHOICE | {"candidate": suggested, "person": ""})
    assert Scorecard.objects.get().application == application


def test_people_out_of_sight_are_neither_offered_nor_picked(client, role):
    closed = make_opening(role=role, closed_at="2026-03-02T12:00Z")
    hidden = make_application("Ada Park", opening=closed).candidate
    asked = client.post(START, CHOICE | {"person": ""})
    assert str(hidden.reference) not in asked.text
    refused = client.post(START, CHOICE | {"person": hidden.pk})
    assert refused.status_code == 422
    assert not Scorecard.objects.exists()


def test_near_people_arrive_as_soon_as_a_name_is_typed(client, role):
    known = make_application("Ada Park", opening=make_opening(role=role)).candidate
    response = client.post(
        START, {"candidate": "Ada Parck", "who": "1"}, headers={"HX-Request": "true"}
    )
    assert f"{known.reference} · CRA, Basel" in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize("nothing", ["\u200b", "--", "\u202e"])
def test_a_name_needs_letters(client, role, nothing):
    response = client.post(START, CHOICE | {"candidate": nothing})
    assert "Write a name with letters." in response.text


def test_every_opening_that_is_offered_can_be_picked(client, ida, ivan, role):
    client.post(START, CHOICE)
    appear(Scorecard.objects.get())
    self_started = Opening.objects.get()
    ada = Candidate.objects.get()
    make_application(ada, opening=make_opening(role=role))
    client.force_login(ivan)
    choice = CHOICE | {"person": ada.pk}
    response = client.post(START, choice)
    assert "Pick the opening this interview is for." in response.text

    client.post(START, choice | {"opening": self_started.pk})
    assert Scorecard.objects.get(interviewer=ivan).application.opening == self_started


def test_a_closed_opening_is_refused(client, role):
    closed = make_opening(role=role, closed_at="2026-03-01T12:00Z")
    response = client.post(START, CHOICE | {"opening": closed.pk})
    assert response.status_code == 422
    assert 'name="opening"' in response.text


def test_looking_changes_nothing(client, role):
    client.get(START, CHOICE)
    assert not Opening.with_hidden.exists()
    assert not role.kits.exists()


def test_people_outside_the_interviewers_may_not_start(client, otto):
    client.force_login(otto)
    assert client.get(START).status_code == 403
    assert client.post(START, CHOICE).status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow_with_roles_and_people(
    client, ida, role, rows, django_assert_num_queries
):
    opening = make_opening(role=role)
    for n in range(rows):
        make_role(f"Role {n}", role.terms.get())
        make_application(f"Candidate {n}", opening=opening)
    make_scorecard(ida)
    client.get(START)  # reads the names of the roles
    with django_assert_num_queries(8):
        client.get(START)
