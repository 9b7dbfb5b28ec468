"""Filters of the scorecard list. None offers what only hidden scorecards have.

Each looks at a bounded number of rows, however many scorecards there are.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from glossary.admin_base.checked_input import as_key
from scorecards.models import Kit, Opening, RedFlagCheck, Scorecard

DATE_PARTS = ("year", "month", "day")
OPENINGS_READ = 200
OPENINGS_OFFERED = 20
OTHER_OPENINGS = "The newest openings. Search by title to find others."


class KitFilter(admin.SimpleListFilter):
    """Offers what the kits of those scorecards have that this person may see.

    A value that is not offered finds nothing, whether it exists or not.
    """

    kit_field: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        # Two filters, one look at the scorecards.
        kits = vars(request).setdefault("kits_of_filters", [])
        if not kits:
            kits += kits_visible_to(request.user)
        names = {kit[self.kit_field] for kit in kits}
        return [(name, name) for name in sorted(names, key=str.casefold)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.lookup_choices):
            return queryset.none()
        return queryset.filter(**{f"kit__{self.kit_field}": value})


def kits_visible_to(user: User | AnonymousUser) -> QuerySet[Any, Any]:
    visible = Scorecard.objects.visible_to(user)
    kits = Kit.objects.filter(Exists(visible.filter(kit=OuterRef("pk"))))
    return kits.order_by().values("industry_name", "role_title").distinct()


class IndustryFilter(KitFilter):
    title = parameter_name = "industry"
    kit_field = "industry_name"


class RoleFilter(KitFilter):
    title = parameter_name = "role"
    kit_field = "role_title"


class OpeningFilter(admin.SimpleListFilter):
    """Offers the newest openings with scorecards that this person may see.

    Others are found by their title, or come with a link that names one.
    """

    title = parameter_name = "opening"
    template = "scorecards/admin_base/newest_filter.html"
    hint = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        visible = Scorecard.objects.visible_to(request.user)
        newest = Opening.objects.order_by("-pk").values_list("pk", flat=True)
        offered = openings_of(visible, list(newest[:OPENINGS_READ]))
        if len(offered) > OPENINGS_OFFERED:
            self.hint = OTHER_OPENINGS
        offered = offered[:OPENINGS_OFFERED]
        chosen = self.value()
        if chosen and int(as_key(chosen)) not in {pk for pk, _ in offered}:
            offered += openings_of(visible, [int(as_key(chosen))])
        offered.sort(key=lambda opening: opening[1].casefold())
        return [(str(pk), title) for pk, title in offered]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.lookup_choices):
            return queryset.none()
        return queryset.filter(application__opening=value)


def openings_of(
    visible: QuerySet[Scorecard], openings: list[int]
) -> list[tuple[int, str]]:
    """Those of the openings that have such scorecards, the newest first."""
    found = visible.filter(application__opening__in=openings).order_by()
    pairs = found.values_list("application__opening", "application__opening__title")
    return sorted(pairs.distinct(), reverse=True)


class RedFlagFilter(admin.SimpleListFilter):
    title = "red flags"
    parameter_name = "red_flags"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Has red flags"), ("no", "Has none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        ticked = RedFlagCheck.objects.filter(scorecard=OuterRef("pk"), ticked=True)
        match self.value():
            case "yes":
                return queryset.filter(Exists(ticked))
            case "no":
                return queryset.filter(~Exists(ticked))
        return queryset


def in_words(changelist: ChangeList) -> dict[str, str]:
    """What a list is narrowed to, as people read it: ``{"Level": "Mid"}``."""
    words = {"Search": changelist.query} if changelist.query else {}
    others = changelist.get_filters_params()
    for spec in changelist.filter_specs:
        for parameter in filter(None, spec.expected_parameters()):
            others.pop(parameter, None)
        for place, choice in enumerate(spec.choices(changelist)):
            if choice.get("selected") and place > 0:  # the first is “All”
                words[str(spec.title).capitalize()] = str(choice["display"])
    days = [others.pop(f"submitted_at__{part}", None) for part in DATE_PARTS]
    if any(days):
        words["Submitted in"] = "-".join(day[-1].zfill(2) for day in days if day)
    return words | {name: ", ".join(values) for name, values in others.items()}
