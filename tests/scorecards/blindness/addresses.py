"""How each URL is asked: for every object, in every way that might tell something.

A URL without a line here fails `test_every_url_is_visited`. A line says for which
objects it is asked; beside it stand queries, and what is sent, where the bare address
and an empty form do not try all that the page can do.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.http import urlencode

from glossary.models import Industry, Role, Term
from scorecards.models import (
    Application,
    AuditEntry,
    Candidate,
    Decision,
    Kit,
    Opening,
    ReRating,
    Scorecard,
)
from tests.scorecards.blindness.lists import IN_SHORT, queries_of, suggestions
from tests.scorecards.blindness.visiting import Call

HTML, JSON = "text/html", "application/json"
REASON = {"reason": "A mistake."}


@dataclass(frozen=True)
class Ways:
    """For each of the arguments: GET with each query, POST each of ``sent``.

    An empty form is sent for the first of the arguments anyway.
    """

    arguments: list = field(default_factory=lambda: [[]])
    queries: list = field(default_factory=lambda: [""])
    sent: list = field(default_factory=list)
    by_script: bool = False

    def calls(self, name):
        addresses = [reverse(name, args=arguments) for arguments in self.arguments]
        for address in addresses:
            for query in self.queries:
                yield Call(name, f"{address}?{query}" if query else address)
            for sent in self.sent:
                body = urlencode(sent, doseq=True)
                yield Call(name, address, body, JSON if self.by_script else HTML)
        yield Call(name, addresses[0], "")


def calls(world):
    return [call for name, ways in table(world).items() for call in ways.calls(name)]


def table(world):
    return {
        **pages_of_the_site(world),
        **pages_of_the_admin(world),
        **pages_of_an_application(world),
        **pages_of_openings_and_kits(world),
        **pages_of_the_glossary(world),
    }


def pages_of_the_site(world):
    role = world.free.opening.role
    keys = [[card.pk] for card in world.scorecards]
    cards = Ways(keys)
    start = {"role": str(role), "level": "mid", "start": "Start"}
    applied = [a.candidate.name for a in [*world.owing, world.free]]
    return {
        "my_scorecards": Ways(queries=["", "page=2"]),
        "start_scorecard": Ways(
            queries=["", urlencode({"role": role.title, "level": "mid"})],
            sent=[{**start, "candidate": name} for name in applied],
        ),
        "scorecard": Ways(keys, sent=[{"conclusion-summary": "New."}], by_script=True),
        "review_scorecard": Ways(keys, sent=[{"revision": 0}]),
        "reminders": cards,
        "print_kit": cards,
        "rate_again": cards,
        "scorecard_form": cards,
        "import_form": Ways(keys, sent=[{"form": "x"}]),
        "invitation": cards,
        "scorecard_history": cards,
        **dict.fromkeys(
            [
                "login",
                "logout",
                "log_in_again",
                "resume",
                "extend_session",
                "password_change",
                "password_change_done",
                "password_reset_done",
                "password_reset_complete",
                "admin_password_reset",
                "admin_password_change",
                "health",
            ],
            Ways(),
        ),
        "password_reset": Ways(sent=[{"email": each} for each in emails(world)]),
        "password_reset_confirm": Ways([["MQ", "abc-def"]]),
    }


def emails(world):
    return [world.people["ivan"].email, "nobody@example.com"]


def pages_of_the_admin(world):
    cards = [[card.pk] for card in world.others_and_one_of_mine]
    ivan = world.people["ivan"]
    return {
        **of_model(Scorecard, world, cards, lists=exports(world)),
        "admin:scorecards_scorecard_add": Ways(sent=assignments(world)),
        "admin:scorecards_scorecard_arrange": Ways(cards, sent=[{"due_at_0": ""}]),
        "admin:scorecards_scorecard_invitation": Ways(cards),
        "admin:scorecards_scorecard_form": Ways(cards),
        "admin:scorecards_scorecard_reopen": Ways(cards, sent=[REASON]),
        "admin:scorecards_owed": Ways(queries=["", "overdue=", "page=2"]),
        "admin:scorecards_calibration": Ways(queries=["", *calibrations(world)]),
        "admin:scorecards_scorecard_export": Ways(queries=["", *narrowings(world)]),
        "admin:scorecards_scorecard_export_job": Ways([[world.export.pk]]),
        "admin:scorecards_scorecard_export_download": Ways([[world.export.pk]]),
        **of_model(User, world, [[ivan.pk]]),
        "admin:auth_user_password_change": Ways([[ivan.pk]]),
        **of_model(Group, world, [[Group.objects.first().pk]], queries=IN_SHORT),
        **of_model(AuditEntry, world, [[world.last_entry + n] for n in range(3)]),
        "admin:autocomplete": Ways(queries=list(suggestions())),
        "admin:view_on_site": Ways(on_site(world)),
        "admin:app_list": Ways([["scorecards"], ["glossary"], ["auth"]]),
        **dict.fromkeys(
            [
                "admin:index",
                "admin:login",
                "admin:logout",
                "admin:password_change",
                "admin:password_change_done",
                "admin:jsi18n",
            ],
            Ways(),
        ),
    }


def pages_of_an_application(world):
    applications = [*world.owing, world.free]
    keys = [[each.pk] for each in applications]
    others = world.others_and_one_of_mine.exclude(interviewer=world.me)
    decision = {"outcome": "hire", "rationale": "Enough was heard."}
    pages = {
        **of_model(Application, world, keys),
        **of_model(Candidate, world, [[world.draft.candidate_id]]),
    }
    more = {
        # Who withdraws their own owes none, and reads on: the trail says so.
        "withdraw": Ways(pairs(others), sent=[REASON]),
        "break_glass": Ways(keys),
        "debrief": Ways(keys, queries=["", "order=kit&open=1"]),
        "debrief_workbook": Ways(keys),
        "debrief_note": Ways(keys, sent=[{"text": "A note."}]),
        "debrief_decide": Ways(
            keys, sent=[decision, {**decision, "override_reason": "It is urgent."}]
        ),
    }
    return pages | prefixed("application", more)


def pages_of_openings_and_kits(world):
    openings = [world.draft.opening, world.reopened.opening]
    keys = [[each.pk] for each in openings]
    kit = openings[0].kit
    action = {"_selected_action": [each.pk for each in openings], "index": 0}
    closings = [{**action, "action": name} for name in ("close", "reopen")]
    orders = ["", "names=1", "names=1&sort=-score", "names=1&hide=score", "kit=2"]
    numbered = [[key, number] for [key] in keys for number in (1, 2)]
    pages = {
        **of_model(Opening, world, keys, lists=closings),
        **of_model(Kit, world, [[kit.pk]]),
        "admin:scorecards_kit_compare": Ways([[kit.pk, kit.version + 1]]),
    }
    more = {
        "move": Ways(keys, sent=[{"checksum": kit.checksum}]),
        "questions": Ways(keys, sent=[plan(kit)]),
        "upload": Ways(keys),
        "comparison": Ways(keys, queries=orders),
        "comparison_workbook": Ways(keys, queries=orders),
        "comparison_anonymous_workbook": Ways(keys, queries=["", "sort=-score"]),
        "comparison_question": Ways(numbered, queries=["", "names=1"]),
        "comparison_anonymous": Ways(keys, queries=["", "sort=-score"]),
        "comparison_anonymous_question": Ways(numbered),
        "comparison_anonymous_candidate": Ways(numbered),
    }
    return pages | prefixed("opening", more)


def pairs(scorecards):
    return [[each.application_id, each.pk] for each in scorecards]


def plan(kit):
    """To ask all questions, the first of them weighing more."""
    keys = kit.questions.values_list("pk", flat=True)
    asked = {f"asked-{key}": "on" for key in keys}
    return {**asked, f"weight-{keys[0]}": 3}


def prefixed(model, pages):
    return {f"admin:scorecards_{model}_{name}": ways for name, ways in pages.items()}


def pages_of_the_glossary(world):
    role = world.free.opening.role
    term = role.terms.get()
    address = [[term.industry.slug, term.slug]]
    return {
        **of_model(Industry, world, [[term.industry_id]], queries=IN_SHORT),
        **of_model(Role, world, [[role.pk]], queries=IN_SHORT),
        **of_model(Term, world, [[term.pk]], queries=IN_SHORT),
        "admin:glossary_term_kits": Ways([[term.pk]]),
        "admin:glossary_term_retire": Ways([[term.pk]]),
        "admin:glossary_term_restore": Ways([[term.pk]]),
        "admin:glossary_term_import": Ways(),
        "glossary:browse": Ways(),
        "glossary:search": Ways(queries=["", "q=ivan", "q=CRO"]),
        "glossary:resume": Ways(),
        "glossary:industry": Ways([[term.industry.slug]]),
        "glossary:term": Ways(address),
        "glossary:term_sourcing": Ways(address),
        "glossary:role_sourcing": Ways([[role.pk]]),
    }


def of_model(model, world, keys, *, queries=None, lists=()):
    """Django’s own pages of a model; ``lists`` is what its list is sent."""
    page = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    queries = queries or queries_of(model, world.me)
    return {
        f"{page}_changelist": Ways(queries=queries, sent=list(lists)),
        f"{page}_add": Ways(),
        f"{page}_change": Ways(keys),
        f"{page}_history": Ways(keys),
        f"{page}_delete": Ways(keys[-1:]),
    }


def exports(world):
    """Of everything that is ticked, of all there is, and of nothing that is allowed."""
    action = {"action": "export_selected", "index": 0}
    ivan = world.of("ivan", world.draft).pk
    keys = [card.pk for card in world.scorecards]
    return [
        {**action, "_selected_action": keys},
        {**action, "_selected_action": keys[0], "select_across": 1},
        {**action, "_selected_action": ivan},
    ]


def narrowings(world):
    """By what only those would ask who know, or guess, the hidden values."""
    names = ["ivan", "carl", "dora", "nobody"]
    return [
        *(urlencode({"interviewer": name}) for name in names),
        *(f"recommendation={each}" for each in ("strong_no", "strong_yes")),
        *(f"decision={each}" for each in ("undecided", "reject", "hire")),
        *(f"red_flags={each}" for each in ("yes", "no")),
        urlencode({"opening": world.draft.opening.title, "first": "2026-03-01"}),
        "first=2020-01-01&last=2026-02-28&file=csv&without_names=on",
    ]


def assignments(world):
    """To somebody who has the scorecard already, hidden or not, and to a newcomer."""
    return [
        {"application": application.pk, "interviewer": person.pk, "round": 1}
        for application in (world.draft, world.free)
        for person in (world.people["ivan"], world.people["dora"], world.me)
    ]


def calibrations(world):
    opening, role = world.draft.opening, world.draft.opening.role
    return [
        urlencode({"opening": opening.pk}),
        urlencode({"role": role.pk, "level": "mid", "period": "8"}),
        urlencode({"opening": "0"}),
    ]


def on_site(world):
    """Keys of which some are taken, if others have written."""
    return [
        [ContentType.objects.get_for_model(model).pk, key]
        for model, key in [
            (Scorecard, world.of("ivan", world.draft).pk),
            *((model, key) for model in (Decision, ReRating) for key in (1, 2)),
        ]
    ]
