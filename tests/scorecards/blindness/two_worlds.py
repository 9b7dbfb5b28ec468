"""Asks the same in two worlds that differ only in what is hidden."""

from tests.scorecards.blindness.hidden import (
    FIRST,
    SECOND,
    write_everything,
    write_less,
)
from tests.scorecards.blindness.visiting import differing, telling
from tests.scorecards.blindness.world import another_world


def seen(visitor, calls, world):
    """What tells of others' scorecards, and what differs where there are fewer."""
    with another_world():
        write_everything(world, FIRST, by_carl=SECOND)
        answers = visitor.explore(calls)
    with another_world():
        write_less(world, SECOND)
        others = visitor.visit_again(answers)
    return telling([FIRST.mark, SECOND.mark], answers), differing(answers, others)


def seen_of_what_was_written(visitor, calls, world):
    """What tells of them, and what differs where something else was written."""
    with another_world():
        write_everything(world, FIRST, by_carl=FIRST)
        answers = visitor.explore(calls)
    with another_world():
        write_everything(world, SECOND, by_carl=SECOND)
        others = visitor.visit_again(answers)
    return telling([FIRST.mark], answers), differing(answers, others)
