"""Two candidates who are one person, and what both say of them."""

from itertools import permutations

import pytest

from scorecards.models import AuditEntry, Candidate, DebriefNote, Scorecard
from scorecards.panel.debrief.queries import visible_scorecards
from scorecards.workflow.deciding import current_decision, decide
from scorecards.workflow.identity import MergedMeanwhileError, StillToSubmitError
from scorecards.workflow.merging import NotMergedError, merge_candidates, undo_merge
from scorecards.workflow.noting import add_note
from tests.makers import (
    broken_glass,
    make_application,
    make_candidate,
    make_opening,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cora):
    """Applications of two candidates for one opening."""
    return make_application("Ana O'Brien"), make_application("Ana Obrian")


def merge(one, other, by):
    return merge_candidates(one.candidate, other.candidate, by=by, reason="Same CV.")


def links(*applications):
    """Whose each is by now, and what it is linked to."""
    for application in applications:
        application.refresh_from_db()
    return [(a.candidate.name, a.merged_into) for a in applications]


def test_second_application_for_the_opening_is_linked_to_the_first(two, cora):
    first, second = two
    merge(first, second, cora)
    assert links(first, second) == [("Ana O'Brien", None), ("Ana O'Brien", first)]


def test_application_for_another_opening_comes_along_by_itself(cora):
    first = make_application("Ana O'Brien", opening=make_opening("CRA, Basel"))
    second = make_application("Ana Obrian", opening=make_opening("CRA, Zug"))
    merge(first, second, cora)
    assert links(first, second) == [("Ana O'Brien", None), ("Ana O'Brien", None)]


def test_old_candidate_leads_to_the_new_one(two, cora):
    first, second = two
    merge(first, second, cora)
    assert Candidate.objects.get(name="Ana Obrian").person == first.candidate


def test_undoing_leaves_everything_as_it_was(two, cora):
    first, second = two
    merge(first, second, cora)
    undo_merge(second.candidate, by=cora, reason="Two people.")
    assert links(first, second) == [("Ana O'Brien", None), ("Ana Obrian", None)]
    assert second.came_from is None


def test_no_recorded_row_moves(two, cora, petra):
    first, second = two
    add_note(second, by=petra, text="She called.")
    merge(first, second, cora)
    assert DebriefNote.objects.get().application == second


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_merges_of_three_can_be_undone_in_any_order(cora, order):
    opening = make_opening()
    names = ["Ana", "Anna", "Anne"]
    applied = [make_application(name, opening=opening) for name in names]
    people = [each.candidate for each in applied]
    merge_candidates(people[1], people[2], by=cora, reason="Same.")
    merge_candidates(people[0], people[1], by=cora, reason="Same.")
    for each in order:
        if each:
            undo_merge(people[each], by=cora, reason="No.")
    assert links(*applied) == [(name, None) for name in names]


def test_three_merged_at_once_are_linked_to_one(cora):
    opening = make_opening()
    applied = [make_application(n, opening=opening) for n in ["Ana", "Anna", "Anne"]]
    people = [each.candidate for each in applied]
    merge_candidates(people[1], people[2], by=cora, reason="Same.")
    merge_candidates(people[0], people[1], by=cora, reason="Same.")
    assert [of for _, of in links(*applied)] == [None, applied[0], applied[0]]


def test_undoing_finds_another_head_where_the_first_leaves(cora):
    """Ana never applied; Anna's application stood for Anne's."""
    opening = make_opening()
    ana = make_candidate("Ana")
    anna, anne = (make_application(n, opening=opening) for n in ["Anna", "Anne"])
    merge_candidates(ana, anna.candidate, by=cora, reason="Same.")
    merge_candidates(ana, anne.candidate, by=cora, reason="Same.")
    undo_merge(anna.candidate, by=cora, reason="No.")
    assert links(anna, anne) == [("Anna", None), ("Ana", None)]


def test_same_interviewers_two_scorecards_of_a_round_stand_side_by_side(
    two, cora, ida, petra
):
    first, second = two
    cards = [make_submitted(ida, application=each) for each in two]
    merge(first, second, cora)
    assert visible_scorecards(first, petra) == cards


def test_nobody_merges_whom_they_still_have_to_submit_for(two, cora):
    first, second = two
    make_scorecard(cora, application=second)
    with pytest.raises(StillToSubmitError):
        merge(first, second, cora)
    assert not AuditEntry.objects.exists()


def test_broken_glass_does_not_let_them_merge(two, cora):
    first, second = two
    make_scorecard(cora, application=second)
    broken_glass(second, cora)
    with pytest.raises(StillToSubmitError):
        merge(first, second, cora)


def test_nobody_undoes_a_merge_they_still_have_to_submit_for(two, cora):
    first, second = two
    merge(first, second, cora)
    make_scorecard(cora, application=first)
    with pytest.raises(StillToSubmitError):
        undo_merge(second.candidate, by=cora, reason="No.")


def test_scorecard_to_do_hides_what_is_linked(two, cora, ida, petra):
    """Both are about one person: what others wrote there tells of her here."""
    first, second = two
    theirs = make_submitted(ida, application=first)
    own = make_scorecard(petra, application=second)
    assert theirs in Scorecard.objects.visible_to(petra)
    merge(first, second, cora)
    assert list(Scorecard.objects.visible_to(petra)) == [own]


def test_interviewer_reads_what_is_linked_once_they_submitted(two, cora, ida, ivan):
    first, second = two
    theirs = make_submitted(ida, application=first)
    make_submitted(ivan, application=second)
    assert theirs not in Scorecard.objects.visible_to(ivan)
    merge(first, second, cora)
    assert theirs in Scorecard.objects.visible_to(ivan)


def test_entry_about_a_linked_application_is_hidden_as_well(two, cora, ida, sue):
    first, second = two
    decide(application=first, by=sue, outcome="hire", rationale="Good.", based_on=None)
    merge(first, second, cora)
    make_scorecard(cora, application=second)
    seen = AuditEntry.objects.visible_to(cora).values_list("action", flat=True)
    assert "decided" not in seen


def test_newest_decision_of_both_counts(two, cora, petra):
    first, second = two
    for each, outcome in ((first, "hold"), (second, "reject")):
        decide(
            application=each, by=petra, outcome=outcome, rationale="So.", based_on=None
        )
    merge(first, second, cora)
    assert current_decision(first).outcome == "reject"


def test_decision_on_the_linked_one_is_recorded_for_both(two, cora, petra):
    first, second = two
    merge(first, second, cora)
    decision = decide(
        application=second, by=petra, outcome="hire", rationale="So.", based_on=None
    )
    assert decision.application == first


def test_nobody_is_merged_twice(two, cora):
    first, second = two
    merge(first, second, cora)
    with pytest.raises(MergedMeanwhileError):
        merge_candidates(
            make_candidate("Bo Lind"), second.candidate, by=cora, reason="Again."
        )


def test_there_must_be_a_merge_to_undo(two, cora):
    with pytest.raises(NotMergedError):
        undo_merge(two[0].candidate, by=cora, reason="No.")


def test_trail_names_both_by_reference(two, cora):
    first, second = two
    merge(first, second, cora)
    entry = AuditEntry.objects.get(
        subject_type="candidate", subject_key=second.candidate.pk
    )
    assert entry.words == {"reason": "Same CV."}
    assert entry.details == {
        "kept": first.candidate.reference,
        "merged": second.candidate.reference,
    }
