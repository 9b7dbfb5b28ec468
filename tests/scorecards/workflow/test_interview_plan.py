"""An interview plan: saved, assigned to candidates, taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scorecards.kits.planned_rounds import coverage, panel_of, questions_of, rounds_of
from scorecards.models import Application, AuditEntry, PlanRound, Scorecard
from scorecards.workflow.adding_candidates import add_candidates
from scorecards.workflow.assigning_plan import assign_round, take_back_round
from scorecards.workflow.closing_opening import close_opening
from scorecards.workflow.first_content import appear
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.planning_interviews import (
    InterviewPlanError,
    Round,
    Seat,
    plan_interviews,
)
from scorecards.workflow.recognizing import Applicant
from scorecards.workflow.starting import start_scorecard
from scorecards.workflow.upgrading_kit import move_to_newest_kit
from tests.makers import (
    broken_glass,
    make_application,
    make_candidate,
    make_listed_role,
    make_opening,
    make_round,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening(role=make_listed_role())


def handed_out(opening):
    """Candidate, interviewer and round of its scorecards."""
    cards = Scorecard.objects.filter(application__opening=opening).order_by("pk")
    return [
        (card.application.candidate.name, card.interviewer.username, card.round)
        for card in cards.select_related("application__candidate", "interviewer")
    ]


def start(interviewer, opening, candidate="Ada Park"):
    return start_scorecard(
        interviewer=interviewer,
        role=opening.role,
        level=opening.level,
        candidate=candidate,
        opening=opening,
    )


def apply(planned, by=None):
    keys = planned.opening.applications.values_list("pk", flat=True)
    return assign_round(planned, list(keys), by=by)


def test_rounds_are_kept_with_who_covers_what(opening, ida, ivan, cora):
    first = opening.kit.questions.first().source
    plan_interviews(
        opening,
        [
            Round("Craft", 45, [Seat(ida, frozenset({first})), Seat(ivan)]),
            Round("Working together", 30, [Seat(ivan)], asks_others=True),
        ],
        by=cora,
    )
    one, two = rounds_of(opening)
    assert [seat.covers for seat in one.seats.all()] == [[first], []]
    assert (one.asks, two.asks.round) == (opening.kit, 2)
    assert (one.minutes, two.minutes) == (45, 30)
    assert AuditEntry.objects.get().details == {"rounds": 2, "interviewers": 2}


def test_all_questions_are_kept_as_everything(opening, ida):
    sources = opening.kit.questions.values_list("source", flat=True)
    plan_interviews(opening, [Round("Craft", 45, [Seat(ida, frozenset(sources))])])
    assert opening.rounds.get().seats.get().covers == []


def test_a_round_keeps_its_own_kit_when_the_plan_is_saved_again(opening, ida):
    wanted = [Round("Craft", 45, [Seat(ida)], asks_others=True)]
    (before,) = plan_interviews(opening, wanted)
    (after,) = plan_interviews(opening, [Round("Skills", 30, [], asks_others=True)])
    assert (after.pk, after.kit_id) == (before.pk, before.kit_id)


def test_first_round_with_other_questions_gets_a_kit_of_its_own(opening, ida):
    rounds = [Round(name, 45, [Seat(ida)], asks_others=True) for name in "AB"]
    plan_interviews(opening, rounds)
    first, second = rounds_of(opening)
    assert len({opening.kit_id, first.kit_id, second.kit_id}) == 3
    assert (opening.kit.round, first.kit.round, second.kit.round) == (1, 3, 2)


def test_a_round_that_was_given_the_opening_s_kit_gets_another(opening, ida):
    planned = make_round(opening, ida, kit=opening.kit)
    plan_interviews(opening, [Round("Craft", 45, [Seat(ida)], asks_others=True)])
    planned.refresh_from_db()
    assert planned.kit.round == 2


def test_everybody_on_the_panel_gets_a_scorecard_of_each_candidate(opening, ida, ivan):
    for name in ("Ada Park", "Bo Lind"):
        make_application(name, opening=opening)
    planned = make_round(opening, ida, ivan, minutes=45)
    assert apply(planned) == 2
    assert sorted(handed_out(opening)) == [
        ("Ada Park", "ida", 1),
        ("Ada Park", "ivan", 1),
        ("Bo Lind", "ida", 1),
        ("Bo Lind", "ivan", 1),
    ]
    card = Scorecard.objects.first()
    assert (card.interview_minutes, card.planned_in) == (45, planned)
    assert card.answers.count() == opening.kit.questions.count()


def test_interviewers_get_the_questions_that_the_plan_gives_them(opening, ida):
    make_application(opening=opening)
    sources = set(opening.kit.questions.values_list("source", flat=True)[:2])
    apply(make_round(opening, ida, covers=sources))
    focus = Scorecard.objects.get().answers.filter(is_focus=True)
    assert set(focus.values_list("question__source", flat=True)) == sources


def test_a_second_round_asks_its_own_kit(opening, ida):
    make_application(opening=opening)
    plan_interviews(
        opening, [Round("One", 45), Round("Two", 30, [Seat(ida)], asks_others=True)]
    )
    second = opening.rounds.get(number=2)
    apply(second)
    card = Scorecard.objects.get()
    assert (card.kit, card.round) == (second.kit, 2)
    assert {each.question.kit_id for each in card.answers.all()} == {second.kit_id}


def test_who_has_a_scorecard_of_the_round_keeps_it(opening, ida, ivan):
    application = make_application(opening=opening)
    own = make_scorecard(ida, application=application)
    apply(make_round(opening, ida, ivan))
    assert Scorecard.objects.get(interviewer=ida) == own
    assert Scorecard.objects.filter(interviewer=ivan).count() == 1


def test_marks_say_what_the_interviewer_could_read_by_then(opening, ida, petra, cora):
    application = make_application(opening=opening)
    make_submitted(ida, application=application)
    make_scorecard(cora, application=application)
    broken_glass(application, cora)
    apply(make_round(opening, petra, cora, number=2))
    cards = Scorecard.objects.filter(round=2)
    assert cards.get(interviewer=petra).started_after_others
    assert cards.get(interviewer=cora).changed_after_reveal


def test_assigning_costs_as_many_queries_for_five_as_for_one(opening, ida, ivan):
    planned = make_round(opening, ida, ivan)
    numbers = []
    for name in ("First", "Second"):
        for n in range(1 if name == "First" else 5):
            make_application(f"{name} {n}", opening=opening)
        with CaptureQueriesContext(connection) as queries:
            apply(planned)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_candidates_who_come_later_are_assigned_the_first_round(opening, ida, cora):
    apply(make_round(opening, ida))
    rows = [Applicant(2, "Ada Park", emails=("ada@example.com",))]
    add_candidates(opening, rows, by=cora)
    assert handed_out(opening) == [("Ada Park", "ida", 1)]


def test_a_plan_that_is_only_saved_assigns_nobody_who_comes_later(opening, ida, cora):
    make_round(opening, ida)
    rows = [Applicant(2, "Ada Park", emails=("ada@example.com",))]
    add_candidates(opening, rows, by=cora)
    assert handed_out(opening) == []


def test_who_starts_for_somebody_new_does_the_round_of_the_plan(opening, ida, ivan):
    apply(make_round(opening, ivan))
    make_round(opening, ida, number=2)
    started = start(ida, opening)
    assert handed_out(opening) == [("Ada Park", "ida", 2)]  # only started
    appear(started, by=ida)
    assert handed_out(opening) == [("Ada Park", "ida", 2), ("Ada Park", "ivan", 1)]


def test_the_plan_takes_up_what_its_interviewer_only_started(opening, ida, ivan):
    application = make_application("Ada Park", opening=opening)
    first = opening.kit.questions.first()
    planned = make_round(opening, ida, ivan, covers={first.source})
    started = start(ida, opening, application.candidate)
    apply(planned)
    assert handed_out(opening) == [("Ada Park", "ida", 1), ("Ada Park", "ivan", 1)]
    taken_up = Scorecard.objects.get(pk=started.pk)
    assert (taken_up.status, taken_up.planned_in) == ("assigned", planned)
    assert taken_up.answers.get(is_focus=True).question == first
    assert AuditEntry.objects.filter(action="assigned").count() == 2


def test_the_plan_takes_up_what_waits_for_the_candidate_elsewhere(opening, ida, ivan):
    person = make_candidate("Ada Park")
    apply(make_round(opening, ida, ivan))
    first, second = start(ida, opening, person), start(ivan, opening, person)
    appear(first, by=ida)
    assert handed_out(opening) == [("Ada Park", "ida", 1), ("Ada Park", "ivan", 1)]
    second.refresh_from_db()
    assert (second.status, second.application) == ("assigned", first.application)
    assert Application.with_hidden.count() == 1


def test_taking_back_leaves_what_was_begun_or_assigned_by_hand(opening, ida, ivan):
    ada, bo = (make_application(name, opening=opening) for name in ("Ada", "Bo"))
    planned = make_round(opening, ida, ivan)
    assign_round(planned, [ada.pk, bo.pk])
    begun = Scorecard.objects.get(application=ada, interviewer=ida)
    Scorecard.objects.filter(pk=begun.pk).update(status=Scorecard.Status.DRAFT)
    by_hand = Scorecard.objects.get(application=bo, interviewer=ivan)
    Scorecard.objects.filter(pk=by_hand.pk).update(planned_in=None)
    assert take_back_round(planned) == 2
    assert set(Scorecard.objects.all()) == {begun, by_hand}
    assert PlanRound.objects.get().assigned_at is None


def test_what_is_assigned_is_taken_back_before_it_changes(opening, ida):
    make_application(opening=opening)
    apply(make_round(opening, ida))
    with pytest.raises(InterviewPlanError, match="Take the assignment back first"):
        plan_interviews(opening, [])
    with pytest.raises(InterviewPlanError, match="change its questions"):
        plan_interviews(opening, [Round("Craft", 45, [Seat(ida)], asks_others=True)])
    assert opening.rounds.count() == 1


def test_a_round_without_interviewers_is_not_assigned(opening):
    make_application(opening=opening)
    with pytest.raises(InterviewPlanError, match="has no interviewers yet"):
        apply(make_round(opening))


def test_nothing_is_planned_or_assigned_once_the_opening_is_closed(opening, ida):
    planned = make_round(opening, ida)
    close_opening(opening)
    with pytest.raises(InterviewPlanError, match="is closed"):
        plan_interviews(opening, [])
    with pytest.raises(OpeningClosedError):
        apply(planned)


def test_the_panel_is_known_from_the_plan_alone(opening, ida, ivan):
    make_submitted(ivan, application=make_application(opening=opening))
    sources = [opening.kit.questions.first().source]
    make_round(opening, ida, covers=sources)
    assert [(each.name, each.areas) for each in panel_of(opening, 1)] == [
        ("ida", ["GCP"])
    ]
    assert panel_of(opening, 2) == []


def test_coverage_says_what_nobody_and_what_everybody_asks(opening, ida, ivan):
    first, *_ = opening.kit.questions.all()
    planned = make_round(opening, ida, ivan, covers=[first.source])
    areas = coverage(planned, questions_of(planned))
    assert [(a.area, a.questions, a.uncovered, a.names) for a in areas[:2]] == [
        ("GCP", 2, 1, ["ida", "ivan"]),
        ("CRO", 2, 2, []),
    ]
    planned.seats.update(covers=[])
    areas = coverage(planned, questions_of(planned))
    assert all(each.is_asked_by_all for each in areas)


def test_moving_to_the_newest_kit_leaves_rounds_with_their_own(opening, ida):
    make_application(opening=opening)
    plan_interviews(
        opening, [Round("One", 45), Round("Two", 30, [Seat(ida)], asks_others=True)]
    )
    second = opening.rounds.get(number=2)
    apply(second)
    opening.role.terms.first().questions.update(text="Reworded?")
    move_to_newest_kit(opening)
    assert Scorecard.objects.get().kit == second.kit
