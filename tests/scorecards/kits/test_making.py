"""Kits: frozen copies of the glossary, a new version only when it changed."""

import pytest

from glossary.models import Question, Role, Term
from scorecards.kits.choosing import MAX_WITHOUT_COMPETENCIES
from scorecards.kits.making import (
    NoQuestionsError,
    content_for,
    current_kit,
)
from scorecards.models import Kit
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return make_role()


def texts(kit):
    return [question.text for question in kit.questions.all()]


def change_glossary(**fields):
    Question.objects.filter(key="mid-1").update(**fields)


def test_kit_copies_questions_of_its_level_alone(role):
    kit = current_kit(role, "mid")
    assert texts(kit) == ["CRO mid question 1?", "CRO mid question 2?"]
    first = kit.questions.first()
    assert (
        first.expected_answer,
        first.listen_for,
        first.follow_ups,
        first.minutes,
    ) == (
        "CRO mid expected answer 1.",
        ["Point A of 1", "Point B of 1", "Point C of 1"],
        ["Probe 1?"],
        5,
    )
    assert first.anchors == {"1": "Nothing.", "3": "Enough.", "5": "Plenty."}
    assert first.source == "pharmaceutical-services/cro/mid-1"


def test_kit_has_indicators_of_all_levels_with_their_years(role):
    indicators = current_kit(role, "mid").indicators.values_list("years", "text")
    assert sorted(indicators) == [
        ("0-2", "CRO junior indicator 1"),
        ("0-2", "CRO junior indicator 2"),
        ("2-5", "CRO mid indicator 1"),
        ("2-5", "CRO mid indicator 2"),
        ("5+", "CRO senior indicator 1"),
        ("5+", "CRO senior indicator 2"),
    ]


def test_kit_has_the_red_flags_of_every_term():
    role = make_role("CRA", make_term("GCP"), make_term("CRO"))
    red_flags = current_kit(role, "mid").red_flags.all()
    assert [flag.text for flag in red_flags] == [
        "CRO red flag 1",
        "CRO red flag 2",
        "GCP red flag 1",
        "GCP red flag 2",
    ]


def test_unchanged_glossary_gives_the_same_kit(role):
    assert current_kit(role, "mid") == current_kit(role, "mid")
    assert Kit.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Reworded?"},
        {"expected_answer": "More."},
        {"listen_for": ["Another point"]},
        {"follow_ups": []},
        {"anchors": {}},
        {"minutes": 6},
        {"position": 9},
    ],
)
def test_changed_glossary_gives_the_next_version(role, change):
    first = current_kit(role, "mid")
    change_glossary(**change)
    second = current_kit(role, "mid")
    assert (first.version, second.version) == (1, 2)


def test_change_at_one_level_leaves_the_other_levels_alone(role):
    senior = current_kit(role, "senior")
    change_glossary(text="Reworded?")
    assert current_kit(role, "senior") == senior


def test_glossary_that_changed_back_finds_the_old_version(role):
    first = current_kit(role, "mid")
    change_glossary(minutes=6)
    current_kit(role, "mid")
    change_glossary(minutes=5)
    assert current_kit(role, "mid") == first
    assert Kit.objects.count() == 2


def test_kit_keeps_its_words_when_the_glossary_changes(role):
    kit = current_kit(role, "mid")
    before = texts(kit)
    change_glossary(text="Reworded?", listen_for=["Something else"])
    Question.objects.filter(key="mid-2").delete()
    kit = Kit.objects.get(pk=kit.pk)
    assert texts(kit) == before
    assert kit.questions.first().listen_for[0] == "Point A of 1"


def test_kit_keeps_its_role_title_and_industry(role):
    kit = current_kit(role, "mid")
    role.title = "Monitor"
    role.save()
    role.industry.name = "Life Sciences"
    role.industry.save()
    kit.refresh_from_db()
    assert (kit.role_title, kit.industry_name) == (
        "Clinical Research Associate",
        "Pharmaceutical Services",
    )


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [((5, 5), [5, 5]), ((9, 9), [6, 6]), ((20, 3), [9, 3]), ((7, 7, 7), [4, 4, 4])],
)
def test_twelve_questions_at_most_drawn_evenly_from_the_terms(asked, drawn):
    names = ["ABC", "DEF", "GHI"][: len(asked)]
    terms = [
        make_term(name, questions=number)
        for name, number in zip(names, asked, strict=True)
    ]
    kit = current_kit(make_role("CRA", *terms), "mid")
    of_term = [question.term for question in kit.questions.all()]
    assert [of_term.count(name) for name in names] == drawn
    assert len(of_term) <= MAX_WITHOUT_COMPETENCIES == 12


def test_questions_are_asked_term_by_term_in_their_order():
    role = make_role("CRA", make_term("GCP"), make_term("CRO"))
    assert texts(current_kit(role, "mid")) == [
        "CRO mid question 1?",
        "CRO mid question 2?",
        "GCP mid question 1?",
        "GCP mid question 2?",
    ]


def test_retired_terms_are_left_out():
    role = make_role("CRA", make_term("CRO"), make_term("GCP"))
    Term.objects.get(name="CRO").retire()
    kit = current_kit(role, "mid")
    assert {question.term for question in kit.questions.all()} == {"GCP"}
    assert {flag.term for flag in kit.red_flags.all()} == {"GCP"}
    assert {indicator.term for indicator in kit.indicators.all()} == {"GCP"}


def test_restored_term_gives_the_old_version_again():
    role = make_role("CRA", make_term("CRO"), make_term("GCP"))
    both = current_kit(role, "mid")
    term = Term.objects.get(name="CRO")
    term.retire()
    current_kit(role, "mid")
    term.restore()
    assert current_kit(role, "mid") == both


def test_nothing_to_ask_is_said_in_words(role):
    Question.objects.filter(level="senior").delete()
    with pytest.raises(
        NoQuestionsError,
        match="no senior questions for Clinical Research Associate. Pick another level",
    ):
        current_kit(role, "senior")
    assert not Kit.objects.exists()


def test_planned_minutes_are_those_of_the_questions(role):
    change_glossary(minutes=8)
    assert content_for(role, "mid").size.minutes == 13


def test_looking_at_a_kit_stores_nothing(role):
    content_for(role, "mid")
    assert not Kit.objects.exists()


@pytest.mark.parametrize("terms", [1, 8])
def test_content_costs_seven_queries_for_any_number_of_terms(
    terms, django_assert_num_queries
):
    made = make_role("CRA", *(make_term(f"Term {n}") for n in range(terms)))
    role = Role.objects.get(pk=made.pk)
    with django_assert_num_queries(7):
        assert content_for(role, "mid").checksum


def test_roles_of_one_title_in_two_industries_have_kits_of_their_own():
    here = make_role("Analyst", make_term("CRO"))
    there = make_role("Analyst", make_term("CRO", industry="Banking"))
    assert current_kit(here, "mid") != current_kit(there, "mid")


@pytest.mark.parametrize(
    ("level", "checksum"),
    [
        ("junior", "fbe5ff72f3f1355b577fe1808982f668645cc52175fa6fa4699fbaa865af2066"),
        ("mid", "3c9da5cbcf21a02e921037d54a6cb6a258132132ecb101c24d405636f5d678c4"),
        ("senior", "fae39548d08fbe272c5a7d5ac80fa81270a1addf6866bd028d9d68ac38ecc41d"),
    ],
)
def test_kits_of_before_roles_had_files_keep_their_checksums(level, checksum):
    """As computed before: else every opening would be told of a newer kit."""
    role = make_role("CRA", make_term("GCP"), make_term("CRO", questions=3))
    assert content_for(role, level).checksum == checksum
