"""A kit to read without a candidate, for everybody."""

import pytest
from django.urls import reverse

from glossary.models import Role
from scorecards.models import Kit, Opening
from tests.makers import make_listed_role, make_opening, make_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def preview(client, otto):
    """As shown to somebody who has no part in interviews."""
    client.force_login(otto)

    def get(**asked):
        return client.get(reverse("preview_kit"), asked)

    return get


def test_everybody_reads_what_would_be_asked(preview):
    make_listed_role()
    response = preview(role="monitor", level="mid")
    assert response.status_code == 200
    assert [str(each.question) for each in response.context["questions"]] == [
        "GCP mid question 1?",
        "GCP mid question 2?",
        "CRO mid question 1?",
        "CRO mid question 2?",
        "Teamwork mid question 1?",
        "Communication mid question 1?",
    ]
    assert "6 questions, 30 minutes." in response.text
    assert "<li>Teamwork mid indicator 1</li>" in response.text
    assert "Communication red flag 1" in response.text


def test_nothing_is_stored_by_looking(preview):
    make_listed_role()
    preview(role="Monitor", level="mid")
    assert not Kit.objects.exists()
    assert not Opening.objects.exists()


def test_what_is_enough_at_entry_is_said(preview):
    make_listed_role()
    assert "At Entry, a 2 is enough." in preview(role="Monitor", level="entry").text
    assert "a 2 is enough" not in preview(role="Monitor", level="junior").text


def test_nothing_is_refused_before_something_is_asked(preview):
    response = preview()
    assert response.status_code == 200
    assert response.context["content"] is None


@pytest.mark.parametrize(
    ("role", "level", "sentence"),
    [
        ("Baker", "mid", "There is no role “Baker”."),
        ("Monitor", "chief", "Pick a level from the list."),
        ("Monitor", "", "Pick a level."),
        ("", "mid", "Pick a role."),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(preview, role, level, sentence):
    make_listed_role()
    response = preview(role=role, level=level)
    assert response.status_code == 422
    assert sentence in response.text
    assert f'value="{role}"' in response.text or not role


def test_drafts_are_not_shown_unless_an_opening_uses_them(preview):
    role = make_listed_role()
    Role.objects.update(draft="It has no second term.")
    assert preview(role="Monitor", level="mid").status_code == 422

    make_opening(role=role)
    label = "Monitor (Pharmaceutical Services)"
    assert preview(role=label, level="mid").status_code == 200


def test_the_start_page_leads_to_the_kit(client, ida):
    client.force_login(ida)
    make_listed_role()
    text = client.get(reverse("start_scorecard"), {"role": "Monitor", "level": "entry"})
    assert f'href="{reverse("preview_kit")}?role=Monitor&amp;level=entry"' in text.text
    assert "At Entry, a 2 is enough." in text.text


def test_unknown_title_previews_the_general_interview_beside_near_roles(client, ida):
    make_role()
    general = make_role("General Interview", make_term("Any job", industry="General"))
    Role.objects.filter(pk=general.pk).update(is_general=True)
    client.force_login(ida)

    wanted = {"role": "Sr. Research Associates and More"}
    text = client.get(reverse("preview_kit"), wanted).text

    assert "General Interview, Senior" in text
    assert "Did you mean" in text
    assert ">Clinical Research Associate</a>" in text
