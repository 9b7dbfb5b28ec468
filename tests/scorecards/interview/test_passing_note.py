"""An interviewer passes a topic on to the interviewers of later rounds."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from glossary.admin_base.revisions import FIELD
from scorecards.interview.passed_notes import notes_for
from scorecards.models import Application, PassedNote, Scorecard
from scorecards.privacy.erasing import erase_texts
from scorecards.workflow.beginning import begin
from scorecards.workflow.discarding import is_blank
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.passing_note import pass_note, take_back_note
from scorecards.workflow.withdrawing import withdraw
from tests import makers
from tests.scorecards.workflow.sent_forms import Forms

pytestmark = pytest.mark.django_db

TOPIC = "Ask who decided at the audit in Basel."


@pytest.fixture
def earlier(ida):
    """Ida’s, submitted in round 1."""
    return makers.make_submitted(ida)


@pytest.fixture
def later(ivan, earlier):
    """Ivan’s, assigned in round 2."""
    return assigned(ivan, earlier)


def assigned(who, beside, round=2):
    return makers.assign(application=beside.application, interviewer=who, round=round)


def page_of(scorecard):
    return reverse("pass_on_note", args=[scorecard.pk])


def read_by(client, scorecard):
    """What its interviewer reads under *Who you are meeting*."""
    client.force_login(scorecard.interviewer)
    return client.get(reverse("scorecard", args=[scorecard.pk])).text


def send(client, scorecard, text):
    """Open the page as its interviewer, type, and send."""
    client.force_login(scorecard.interviewer)
    forms = Forms(client.get(page_of(scorecard)).text).forms
    fields = next(fields for _, fields in forms if "text" in fields)
    return client.post(page_of(scorecard), {**fields, "text": text}, follow=True)


def test_the_next_interviewer_reads_what_was_passed_on(client, earlier, later):
    response = send(client, earlier, TOPIC)
    assert "passed on to the interviewers of later rounds" in response.text
    assert TOPIC in read_by(client, later)


def test_a_note_can_be_passed_on_before_submitting(client, ida, ivan):
    draft = makers.make_scorecard(ida)
    send(client, draft, TOPIC)
    assert TOPIC in read_by(client, assigned(ivan, draft))


def test_nobody_of_the_same_round_reads_it(client, ivan, earlier):
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    assert TOPIC not in read_by(client, assigned(ivan, earlier, round=1))


def test_nobody_reads_it_who_still_has_that_round_to_submit(
    client, ivan, earlier, later
):
    mine = assigned(ivan, earlier, round=1)
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    assert TOPIC not in read_by(client, later)
    makers.lock(mine)
    assert TOPIC in read_by(client, later)


def test_its_author_is_named_only_where_the_plan_has_both(client, earlier, later):
    opening = earlier.application.opening
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    craft = makers.make_round(opening, earlier.interviewer)
    assert "Note from an earlier interview" in read_by(client, later)
    makers.make_round(opening, later.interviewer, number=2)
    assert 'Note from <span dir="auto">ida</span>' in read_by(client, later)
    craft.seats.all().delete()
    assert "Note from an earlier interview" in read_by(client, later)


def test_the_note_can_be_changed_and_taken_back(client, earlier, later):
    send(client, earlier, TOPIC)
    send(client, earlier, "Ask about budgets.")
    text = read_by(client, later)
    assert "Ask about budgets." in text
    assert TOPIC not in text
    client.force_login(earlier.interviewer)
    client.post(page_of(earlier), {"take_back": 1})
    assert "Note from" not in read_by(client, later)


def test_whoever_has_begun_keeps_the_note_as_it_was(
    client, earlier, later, time_machine
):
    author = earlier.interviewer
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    pass_note(earlier, by=author, text=TOPIC)
    time_machine.move_to(start + timedelta(minutes=1), tick=False)
    begin(later, by=later.interviewer)
    time_machine.move_to(start + timedelta(minutes=2), tick=False)
    pass_note(earlier, by=author, text="Ask about budgets.")
    assert TOPIC in read_by(client, later)
    take_back_note(earlier, by=author)
    assert TOPIC in read_by(client, later)
    assert "budgets" not in read_by(client, later)


def test_nothing_new_appears_once_the_interview_has_begun(client, earlier, later):
    begin(later, by=later.interviewer)
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    assert TOPIC not in read_by(client, later)


@pytest.mark.parametrize(
    "text", ["I gave 4/5.", "A 2 out of 5 on audits.", "Strong yes from me."]
)
def test_ratings_and_recommendations_are_refused(client, earlier, text):
    response = send(client, earlier, text)
    assert response.status_code == 422
    assert "This note has a rating or recommendation." in response.text
    assert not PassedNote.objects.exists()


def test_it_asks_for_a_topic_without_a_judgement(client, earlier):
    client.force_login(earlier.interviewer)
    assert "A topic, not a judgement" in client.get(page_of(earlier)).text


def test_nothing_is_taken_from_the_scorecard(client, earlier):
    client.force_login(earlier.interviewer)
    assert earlier.answers.first().notes not in client.get(page_of(earlier)).text


def test_a_note_changed_in_another_tab_is_not_replaced_unseen(client, earlier):
    client.force_login(earlier.interviewer)
    forms = Forms(client.get(page_of(earlier)).text).forms
    revision = next(fields[FIELD] for _, fields in forms if FIELD in fields)
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    response = client.post(page_of(earlier), {FIELD: revision, "text": "Budgets."})
    assert response.status_code == 409
    assert TOPIC in response.text
    assert PassedNote.objects.get().text == TOPIC


def test_a_withdrawn_scorecard_takes_its_note_along(client, ida, ivan, cora):
    draft = makers.make_scorecard(ida)
    later = assigned(ivan, draft)
    pass_note(draft, by=ida, text=TOPIC)
    withdraw(draft, by=cora, reason="Wrong person.")
    assert TOPIC not in read_by(client, later)


def test_a_draft_with_a_note_is_not_blank(ida):
    draft = makers.make_scorecard(ida)
    pass_note(draft, by=ida, text=TOPIC)
    assert not is_blank(draft)
    take_back_note(draft, by=ida)
    assert is_blank(draft)


def test_merged_applications_share_notes(client, ida, ivan, cora):
    kept = makers.make_application("Ada Park")
    other = makers.make_application("Ada Parc", opening=kept.opening)
    earlier = makers.make_submitted(ida, application=other)
    later = makers.assign(application=kept, interviewer=ivan, round=2)
    pass_note(earlier, by=ida, text=TOPIC)
    assert TOPIC not in read_by(client, later)
    merge_candidates(kept.candidate, other.candidate, by=cora, reason="One person.")
    assert TOPIC in read_by(client, later)


def test_an_erased_note_is_shown_to_nobody(client, earlier, later, petra):
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    erase_texts(Application.objects.get().candidate)
    assert "Note from" not in read_by(client, later)
    assert not PassedNote.objects.filter(text=TOPIC).exists()


def test_whoever_reads_the_scorecard_reads_what_was_passed_on(client, earlier, petra):
    pass_note(earlier, by=earlier.interviewer, text=TOPIC)
    client.force_login(petra)
    address = reverse("admin:scorecards_scorecard_change", args=[earlier.pk])
    assert TOPIC in client.get(address).text


def test_it_is_offered_where_a_later_round_may_follow(client, earlier):
    client.force_login(earlier.interviewer)
    scorecard = reverse("scorecard", args=[earlier.pk])
    assert page_of(earlier) in client.get(scorecard).text
    makers.make_round(earlier.application.opening, earlier.interviewer)
    assert page_of(earlier) not in client.get(scorecard).text
    assert client.get(page_of(earlier)).status_code == 404


def test_nobody_passes_on_before_anything_was_said(client, ida):
    card = makers.assign(application=makers.make_application(), interviewer=ida)
    client.force_login(ida)
    assert client.get(page_of(card)).status_code == 404
    Scorecard.objects.update(status="draft", ended_at=timezone.now())
    assert client.get(page_of(card)).status_code == 404


@pytest.mark.parametrize("number", [1, 5])
def test_notes_take_two_queries_however_many(
    ida, ivan, person, number, django_assert_num_queries
):
    later = makers.assign(
        application=makers.make_application(), interviewer=ivan, round=2
    )
    for place in range(number):
        card = makers.make_submitted(
            person(f"p{place}", "Interviewers"), application=later.application
        )
        pass_note(card, by=card.interviewer, text=TOPIC)
    later = Scorecard.objects.select_related("application", "interviewer").get(
        pk=later.pk
    )
    with django_assert_num_queries(2):
        assert len(notes_for(later)) == number
