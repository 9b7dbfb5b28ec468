"""What `manage.py seed_demo` makes of the glossary that is shipped."""

import pytest
from django.core.management import call_command

from scorecards.kits.planned_questions import asked_questions
from scorecards.models import Answer, Opening, RedFlagCheck, Scorecard
from tests.scorecards.demo.seeding import hand_written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.fixture(scope="module")
def seeded(for_module, seed_for_module):
    for_module(call_command, "seed_glossary", verbosity=0)
    seed_for_module()


def test_everything_written_by_hand_finds_its_place_in_the_shipped_glossary():
    parts = [part for _, part in hand_written()]
    answers = [answer for part in parts for answer in part.answers.values()]
    heard = [len(answer.heard) for answer in answers]
    stored = Answer.objects.exclude(outcome="")
    assert stored.count() == len(answers)
    notes = sorted(answer.notes for answer in answers)
    assert sorted(stored.values_list("notes", flat=True)) == notes
    assert sorted(len(answer.points_heard) for answer in stored) == sorted(heard)
    flags = [flag.evidence for part in parts for flag in part.red_flags]
    assert sorted(RedFlagCheck.objects.values_list("evidence", flat=True)) == (
        sorted(flags)
    )


def test_one_opening_asks_and_weighs_less_than_its_kit():
    opening = Opening.objects.get(title__contains="Geneva")
    assert [weight for _, weight in asked_questions(opening)] == [3, 1, 2, 1]
    shared = Answer.objects.filter(
        scorecard__application__candidate__name="Katarzyna Delacroix", is_focus=True
    )
    assert shared.count() == 4


def test_one_opening_is_for_a_lead_and_one_for_entry():
    scorecards = Scorecard.objects.submitted()
    levels = scorecards.values_list("kit__level", flat=True)
    assert {"entry", "junior", "mid", "senior", "lead"} == {*levels}
    lead = scorecards.filter(kit__level="lead").first()
    assert lead.kit.questions.last().term == "Leading People"


def test_an_interviewer_is_told_of_a_topic_and_a_resume_beforehand(client):
    card = Scorecard.objects.get(round=2)
    client.force_login(card.interviewer)
    text = client.get(f"/scorecards/{card.pk}/").text
    assert "Ask who spoke to the sponsor" in text
    assert "Download résumé" in text
