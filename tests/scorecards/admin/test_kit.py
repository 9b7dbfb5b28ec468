"""Kits in the admin, and how two versions differ."""

import pytest
from django.urls import reverse

from glossary.models import Question, RedFlag
from scorecards.kits.making import current_kit
from scorecards.models import Kit
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_editor(client, gwen):
    client.force_login(gwen)
    return client


def make_versions(number=2, *, questions=2):
    """Versions 1 to ``number`` of a kit; each has another first question."""
    role = make_role("Auditor", make_term("GCP", questions=questions))
    for version in range(1, number + 1):
        Question.objects.filter(key="mid-1").update(text=f"Wording {version}?")
        current_kit(role, "mid")
    return list(Kit.objects.order_by("version"))


def compare(kit, version):
    return reverse("admin:scorecards_kit_compare", args=[kit.pk, version])


def test_kit_offers_to_be_compared_with_every_other_version(as_editor):
    first, second, third = make_versions(3)
    page = reverse("admin:scorecards_kit_change", args=[second.pk])
    words = as_editor.get(page).content.decode()
    assert compare(second, first.version) in words
    assert compare(second, third.version) in words
    assert compare(second, second.version) not in words


@pytest.mark.parametrize("opened", [0, 1])
def test_comparison_goes_from_the_older_to_the_newer(as_editor, opened):
    kits = make_versions()
    words = as_editor.get(
        compare(kits[opened], kits[1 - opened].version)
    ).content.decode()
    assert "<h1>From version 1 to version 2</h1>" in words
    assert "Question 1 was reworded." in words
    assert "Wording <del>1</del><ins>2</ins>?" in words


def test_words_from_the_glossary_are_text_and_no_markup(as_editor):
    first, _ = make_versions()
    RedFlag.objects.filter(position=1).update(text="<b>Says</b> & leaves")
    current_kit(first.role, "mid")
    words = as_editor.get(compare(first, 3)).content.decode()
    assert "&lt;b&gt;Says&lt;/b&gt; &amp; leaves" in words
    assert "<b>Says" not in words


@pytest.mark.parametrize("version", [0, 1, 9, 10**30])
def test_a_kit_is_compared_with_another_version_of_itself(as_editor, version):
    kit, _ = make_versions()
    assert as_editor.get(compare(kit, version)).status_code == 404


def test_comparison_is_for_those_who_read_kits(client, person):
    kit, _ = make_versions()
    client.force_login(person("stan", is_staff=True))
    assert client.get(compare(kit, 2)).status_code == 403


@pytest.mark.parametrize("questions", [1, 12])
def test_comparison_takes_the_same_queries_for_any_kit(
    as_editor, django_assert_num_queries, questions
):
    kit, _ = make_versions(questions=questions)
    with django_assert_num_queries(12):
        as_editor.get(compare(kit, 2))
