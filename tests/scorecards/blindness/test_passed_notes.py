"""A note for later rounds is told on purpose; nothing else comes along with it."""

import pytest

from scorecards.workflow.beginning import begin
from scorecards.workflow.passing_note import pass_note
from tests.makers import assign, make_round
from tests.scorecards.blindness.hidden import FIRST, SECOND, write_everything
from tests.scorecards.blindness.visiting import differing, telling
from tests.scorecards.blindness.world import another_world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.parametrize("me", ["ida"], indirect=True),
]

TOPIC = "Ask about budgets."
PAGES = ("my_scorecards", "scorecard", "review_scorecard", "pass_on_note", "print_kit")


@pytest.fixture
def own_calls(calls, world):
    """The reader’s pages about the application that they have a second round for."""
    mine = world.second_round.scorecards.filter(interviewer=world.me)
    keys = [f"/scorecards/{key}/" for key in mine.values_list("pk", flat=True)]
    return [
        call
        for call in calls
        if call.name in PAGES
        and (call.address == "/" or any(key in call.address for key in keys))
    ]


def passed_on(world, written):
    """By Ivan, who has submitted round 1, whatever he wrote."""
    write_everything(world, written, by_carl=written)
    pass_note(world.of("ivan", world.second_round), by=None, text=TOPIC)


def test_a_note_tells_nothing_of_its_author_s_scorecard(visitor, own_calls, world):
    with another_world():
        passed_on(world, FIRST)
        answers = visitor.explore(own_calls)
    with another_world():
        passed_on(world, SECOND)
        others = visitor.visit_again(answers)
    assert telling([FIRST.mark], answers) == {}
    assert telling(["ivan", "Ivan"], answers) == {}
    assert {call.name for call in telling([TOPIC], answers)} == {"scorecard"}
    assert differing(answers, others) == {}


def test_a_named_author_is_one_whom_the_plan_names(visitor, own_calls, world):
    """Not by what became of the scorecard: a draft’s author is named the same."""
    opening, ivan = world.second_round.opening, world.people["ivan"]
    seen = []
    for written in (FIRST, SECOND):
        with another_world():
            make_round(opening, ivan)
            make_round(opening, world.me, number=2)
            passed_on(world, written)
            seen.append(visitor.explore(own_calls))
    assert {call.name for call in telling(["ivan"], seen[0])} == {"scorecard"}
    assert differing(*seen) == {}


def begun_by_dora(world):
    """A later interview, in which the note is read."""
    card = assign(application=world.draft, interviewer=world.people["dora"], round=2)
    begin(card, by=card.interviewer)


def test_an_author_never_learns_whether_the_next_interview_has_begun(
    visitor, calls, world
):
    own = world.draft.scorecards.get(interviewer=world.me)
    about = [call for call in calls if f"/scorecards/{own.pk}/" in call.address]
    seen = []
    for later in (begun_by_dora, lambda world: None):
        with another_world():
            pass_note(own, by=world.me, text=TOPIC)
            later(world)
            seen.append(visitor.explore(about))
    assert {"pass_on_note", "scorecard"} <= {call.name for call in about}
    assert telling([TOPIC], seen[0])
    assert differing(*seen) == {}
