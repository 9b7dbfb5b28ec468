"""What a kit asks: so many questions of each term, then one of each competency."""

import pytest

from glossary.models import WRITTEN_LEVELS, Competency, CompetencyQuestion, Question
from scorecards.kits.making import content_for, current_kit
from tests.makers import make_competency, make_listed_role, make_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    """GCP and CRO, two questions each of three; teamwork and communication."""
    return make_listed_role()


def asked(role, level, round=1):
    return [
        question.source.partition("/")[2]
        for question in content_for(role, level, round=round).questions
    ]


def test_terms_come_in_the_order_of_the_role_then_its_competencies(role):
    assert asked(role, "mid") == [
        "gcp/mid-1",
        "gcp/mid-2",
        "cro/mid-1",
        "cro/mid-2",
        "teamwork/mid-1",
        "communication/mid-1",
    ]


def test_kinds_of_questions_are_frozen(role):
    questions = current_kit(role, "mid").questions.all()
    assert [(each.term, each.kind, each.source) for each in questions][3:5] == [
        ("CRO", "", "pharmaceutical-services/cro/mid-2"),
        ("Teamwork", "competency", "competencies/teamwork/mid-1"),
    ]


def test_entry_asks_what_junior_asks(role):
    assert asked(role, "entry") == asked(role, "junior")


def test_lead_asks_what_senior_asks_and_about_leading_people(role):
    make_competency("Leading people")
    assert asked(role, "lead") == [*asked(role, "senior"), "leading-people/senior-1"]


def test_lead_asks_once_about_leading_people():
    leading = make_competency("Leading people")
    role = make_listed_role(competencies=[leading, make_competency("Teamwork")])
    assert asked(role, "lead") == asked(role, "senior")


def test_roles_without_competencies_ask_lead_nothing_more(role):
    make_competency("Leading people")
    old = make_role("Auditor", make_term("QMS"))
    assert (
        asked(old, "lead") == asked(old, "senior") == ["qms/senior-1", "qms/senior-2"]
    )


def test_indicators_and_red_flags_of_competencies_are_frozen_too(role):
    kit = current_kit(role, "mid")
    mid = kit.indicators.filter(level="mid").values_list("term", "years", "text")
    assert list(mid)[3:5] == [
        ("CRO", "2-5", "CRO mid indicator 2"),
        ("Teamwork", "", "Teamwork mid indicator 1"),
    ]
    assert [flag.text for flag in kit.red_flags.all()] == [
        "GCP red flag 1",
        "GCP red flag 2",
        "CRO red flag 1",
        "CRO red flag 2",
        *(f"Teamwork red flag {n}" for n in (1, 2, 3)),
        *(f"Communication red flag {n}" for n in (1, 2, 3)),
    ]


def test_eight_questions_at_most():
    terms = {make_term(name, questions=3): 3 for name in ("ABC", "DEF", "GHI")}
    role = make_listed_role(terms=terms)
    assert len(asked(role, "mid")) == 8
    assert asked(role, "mid")[-3:] == [
        "def/mid-3",
        "teamwork/mid-1",
        "communication/mid-1",
    ]


def test_no_two_questions_alike(role):
    Question.objects.filter(key="mid-1", term__name="CRO").update(
        text="GCP  MID question 2?"
    )
    assert asked(role, "mid")[2:4] == ["cro/mid-2", "cro/mid-3"]


def test_drafts_and_retired_ones_are_left_out(role):
    Competency.objects.filter(slug="teamwork").update(draft="It has no questions.")
    Competency.objects.get(slug="communication").retire()
    assert {each.partition("/")[0] for each in asked(role, "mid")} == {"gcp", "cro"}


def test_second_round_asks_what_the_first_did_not():
    terms = {make_term(name, questions=3): 1 for name in ("ABC", "DEF", "GHI")}
    role = make_listed_role(terms=terms)
    first, second = asked(role, "mid"), asked(role, "mid", round=2)
    assert second == [
        "abc/mid-2",
        "def/mid-2",
        "ghi/mid-2",
        "teamwork/mid-2",
        "communication/mid-2",
    ]
    assert not {*first} & {*second}


def test_second_round_takes_more_competencies_where_terms_run_out(role):
    role.role_competencies.create(
        level="senior", position=9, competency=make_competency("Judgement")
    )
    role.minutes = 60
    role.save()
    Question.objects.filter(key__endswith="-3", term__name="GCP").delete()
    make = Question.objects.get(key="mid-3", term__name="CRO")
    for n in (4, 5):
        make.pk, make.key, make.position = None, f"mid-{n}", n
        make.text = f"Another {n}?"
        make.save()
    second = asked(role, "mid", round=2)
    # Three of a term that has three new ones would be one term alone.
    assert second == [
        "gcp/mid-1",
        "cro/mid-3",
        "cro/mid-4",
        "teamwork/mid-2",
        "communication/mid-2",
        "judgement/mid-1",
    ]


def test_second_round_is_a_kit_of_its_own(role):
    first, second = current_kit(role, "mid"), current_kit(role, "mid", round=2)
    assert (first.round, first.version, second.round, second.version) == (1, 1, 2, 1)
    assert str(second) == "Monitor, Mid, round 2, version 1"
    assert current_kit(role, "mid", round=2) == second


def test_second_round_keeps_to_the_time_of_the_interview():
    terms = {make_term(f"T{n}", questions=3): 1 for n in range(4)}
    competencies = [make_competency(name) for name in ("One", "Two", "Three", "Four")]
    role = make_listed_role(terms=terms, competencies=competencies, minutes=50)
    CompetencyQuestion.objects.filter(key="mid-2").update(minutes=6)
    first, second = (content_for(role, "mid", round=n).size for n in (1, 2))
    assert (first.questions, first.minutes) == (8, 40)
    assert (second.questions, second.minutes) == (7, 38)


def test_a_general_kit_asks_about_competencies_alone():
    names = ["One", "Two", "Three", "Four", "Five", "Six"]
    role = make_listed_role(competencies=[make_competency(name) for name in names])
    role.role_terms.all().delete()
    assert asked(role, "mid") == [f"{name.lower()}/mid-1" for name in names]
    assert asked(role, "mid", round=2) == [f"{name.lower()}/mid-2" for name in names]


@pytest.mark.parametrize("terms", [1, 8])
def test_queries_do_not_grow_with_what_a_role_draws_on(
    terms, django_assert_num_queries
):
    role = make_listed_role(
        terms={make_term(f"T{n}", questions=3): 1 for n in range(terms)},
        competencies=[make_competency(f"C{n}") for n in range(1, terms + 1)],
    )
    with django_assert_num_queries(10):
        content_for(role, "mid")


def test_every_written_level_has_its_questions(role):
    for level in WRITTEN_LEVELS:
        assert {each.rpartition("/")[2][:-2] for each in asked(role, level)} == {level}
