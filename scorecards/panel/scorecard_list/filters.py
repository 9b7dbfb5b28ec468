"""Filters of the scorecard list. None offers what only hidden scorecards have.

Each looks at a bounded number of rows, however many scorecards there are.
"""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from glossary.admin_base.checked_input import as_key
from glossary.admin_base.filters import ChosenFilter, chips_of
from glossary.models import Level
from scorecards.models import Application, Kit, Opening, RedFlagCheck, Scorecard
from scorecards.models.asked_in_turn import has_one
from scorecards.models.own_to_do import own_to_do
from scorecards.models.scorecard_queries import ScorecardQuerySet

OPENINGS_READ = 200
OPENINGS_OFFERED = 20
OTHER_OPENINGS = "The newest openings. Search by title to find others."


class KitFilter(ChosenFilter):
    """Offers what the kits of those scorecards have that this person may see.

    A value that is not offered finds nothing, whether it exists or not.
    """

    kit_field: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        # Several filters, one look at the scorecards.
        kits = vars(request).setdefault("kits_of_filters", [])
        if not kits:
            kits += kits_of(visible_to_reader(request))
        names = {kit[self.kit_field] for kit in kits}
        return self.offered(names)

    def offered(self, names: set[str]) -> list[tuple[str, str]]:
        return [(name, name) for name in sorted(names, key=str.casefold)]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        return queryset.filter(**{f"kit__{self.kit_field}__in": values})


def visible_to_reader(request: HttpRequest) -> ScorecardQuerySet:
    """What the list starts from, as its filters do; made once, which takes a while."""
    kept: dict[str, ScorecardQuerySet] = vars(request).setdefault("visible", {})
    if str(request.user.pk) not in kept:
        kept[str(request.user.pk)] = Scorecard.objects.visible_to(request.user)
    return kept[str(request.user.pk)]


def kits_visible_to(user: User | AnonymousUser) -> QuerySet[Any, Any]:
    return kits_of(Scorecard.objects.visible_to(user))


def kits_of(visible: QuerySet[Scorecard]) -> QuerySet[Any, Any]:
    kits = Kit.objects.filter(has_one(visible.filter(kit=OuterRef("pk"))))
    return kits.order_by().values("industry_name", "role_title", "level").distinct()


class IndustryFilter(KitFilter):
    title = parameter_name = "industry"
    kit_field = "industry_name"


class RoleFilter(KitFilter):
    title = parameter_name = "role"
    kit_field = "role_title"


class LevelFilter(KitFilter):
    title = "level"
    parameter_name = "kit__level__exact"
    kit_field = "level"

    def offered(self, names: set[str]) -> list[tuple[str, str]]:
        return [(level.value, level.label) for level in Level if level.value in names]


class StatusFilter(ChosenFilter):
    """Offers other states than submitted to those who have such scorecards alone."""

    title = field = "status"
    parameter_name = "status__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        states = own_to_do(request.user).states | {Scorecard.Status.SUBMITTED}
        return [(each.value, each.label) for each in Scorecard.Status if each in states]


class OpeningFilter(ChosenFilter):
    """Offers the newest openings with scorecards that this person may see.

    Others are found by their title, or come with a link that names one.
    """

    title = parameter_name = "opening"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        visible = visible_to_reader(request)
        newest = Opening.objects.order_by("-pk").values_list("pk", flat=True)
        offered = openings_of(visible, list(newest[:OPENINGS_READ]))
        if len(offered) > OPENINGS_OFFERED:
            self.hint = OTHER_OPENINGS
        offered = offered[:OPENINGS_OFFERED]
        chosen = {int(as_key(value)) for value in self.values[:OPENINGS_OFFERED]}
        if others := chosen - {pk for pk, _ in offered}:
            offered += openings_of(visible, sorted(others))
        offered.sort(key=lambda opening: opening[1].casefold())
        return [(str(pk), title) for pk, title in offered]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        return queryset.filter(application__opening__in=values)


class ApplicationFilter(ChosenFilter):
    """Set by a link from an application alone, and shown like any other."""

    title = "candidate"
    parameter_name = "application"
    field = "application"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = [as_key(value) for value in self.values[:OPENINGS_OFFERED]]
        if not chosen or not request.user.has_perm("scorecards.view_application"):
            return []
        known = Application.objects.readable_by(request.user).filter(pk__in=chosen)
        return [
            (str(each.pk), str(each))
            for each in known.order_by("pk").select_related("candidate", "opening")
        ]


def openings_of(
    visible: QuerySet[Scorecard], openings: list[int]
) -> list[tuple[int, str]]:
    """Those of the openings that have such scorecards, the newest first."""
    of_opening = visible.filter(application__opening=OuterRef("pk"))
    found = Opening.objects.filter(has_one(of_opening), pk__in=openings)
    return sorted(found.values_list("pk", "title"), reverse=True)


class RedFlagFilter(ChosenFilter):
    title = "red flags"
    parameter_name = "red_flags"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Has red flags"), ("no", "Has none")]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        ticked = RedFlagCheck.objects.filter(scorecard=OuterRef("pk"), ticked=True)
        match values:
            case ["yes"]:
                return queryset.filter(Exists(ticked))
            case ["no"]:
                return queryset.filter(~Exists(ticked))
        return queryset


def in_words(changelist: ChangeList) -> dict[str, str]:
    """What a list is narrowed to, as people read it: ``{"Level": "Mid, Senior"}``."""
    words = {"Search": changelist.query} if changelist.query else {}
    for chip in chips_of(changelist):
        before = words.get(chip.name)
        words[chip.name] = f"{before}, {chip.words}" if before else chip.words
    return words
