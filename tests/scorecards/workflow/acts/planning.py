"""What is done to an opening's interview plan and its team."""

from django.urls import reverse

from glossary.models import Question
from scorecards.models import AuditEntry, Opening, Scorecard
from scorecards.workflow.assigning_plan import assign_round
from scorecards.workflow.starting import start_scorecard
from tests import makers
from tests.scorecards.workflow.acts.openings import rebuilt
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import filled
from tests.scorecards.workflow.world import by

Action = AuditEntry.Action


def planned(world):
    """Round 1 to be assigned to Rita; 2, with questions of its own, is Wim's."""

    def make():
        opening = world.one(Opening, "opening")
        makers.make_round(opening, by("rita"))
        second = makers.make_round_with_kit(opening, by("wim"))
        assign_round(second, [world.application])

    world.once("plan", make)
    return page("scorecards_opening_plan", world.opening)


@act("plan", Action.PLANNED, verb="planning_interviews")
def plan(world, text):
    typed = {"r1-name": text, "do": "save"}
    return filled("cora", planned(world), typed, "r1-name")


ASSIGNS = Action.PLANNED, Action.PLAN_APPLIED, Action.ASSIGNED


@act("assign a round", *ASSIGNS, verb="assigning_plan", types=False)
def assign_planned(world, text):
    return filled("cora", planned(world), {"do": "assign:1"}, "r1-name")


TAKES_BACK = Action.PLAN_UNDONE, Action.WITHDRAWN


@act("take a round back", *TAKES_BACK, verb="assigning_plan, undone", types=False)
def take_back(world, text):
    return filled("cora", planned(world), {"do": "take-back:2"}, "r1-name")


@act("build a round’s kit", Action.KIT_BUILT, verb="building_kit", types=False)
def build_round(world, text):
    planned(world)
    opening = world.one(Opening, "opening")
    address = page("scorecards_opening_build_round", opening.pk, 2)
    return rebuilt(address, opening.rounds.get(number=2).kit, text)


@act("move a round’s kit", Action.KIT_MOVED, verb="upgrading_kit", types=False)
def move_round(world, text):
    def reword():
        asked = Question.objects.filter(term=world.term, level="mid")
        asked.exclude(key="mid-1").update(text="Asked in other words?")

    planned(world)
    world.once("reworded", reword)
    address = page("scorecards_opening_move_round", world.opening, 2)
    return filled("cora", address, {}, "checksum")


@act("name a team", Action.TEAM, verb="naming_team", types=False)
def name_team(world, text):
    who = "petra" if "one" in text else "cora"
    typed = {"readers": "team", "member-1": who}
    address = page("scorecards_opening_team", world.opening)
    return filled("cora", address, typed, "readers")


@act("write in a new one", Action.ASSIGNED, verb="first_content")
def write_in_started(world, text):
    """With it the candidate appears, who is assigned what is planned for everybody."""

    def make():
        opening = world.one(Opening, "opening")
        return start_scorecard(
            interviewer=by("otto"),
            role=opening.role,
            level=opening.level,
            candidate=f"Jo {world.number}",
            opening=opening,
        ).pk

    card = Scorecard.objects.get(pk=world.once("started", make))
    address = reverse("scorecard", args=[card.pk])
    return filled("otto", address, {"conclusion-summary": text}, "conclusion-summary")
