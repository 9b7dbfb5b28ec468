"""Roles that lists of openings and applications can be narrowed to."""

from collections import Counter
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from glossary.admin_base.filters import ChosenFilter
from glossary.models import Role
from scorecards.models import Opening


class RoleFilter(ChosenFilter):
    """Offers those with an opening that this person may know of. One query."""

    title = "role"
    parameter_name = "role"
    field: ClassVar[str] = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        known = Opening.objects.visible_to(request.user).filter(role=OuterRef("pk"))
        roles = Role.objects.filter(Exists(known.order_by())).order_by("title", "pk")
        rows = list(roles.values_list("pk", "title", "industry__name"))
        titles = Counter(title for _, title, _ in rows)
        return [
            (str(pk), f"{title}, {industry}" if titles[title] > 1 else title)
            for pk, title, industry in rows
        ]


class RoleOfOpening(RoleFilter):
    field = "opening__role"
