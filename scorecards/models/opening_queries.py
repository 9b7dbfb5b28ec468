"""Which openings somebody may know of, and whose candidates they may read."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from scorecards.models.asked_once import MAX_KEYS, is_asked_once, kept_for
from scorecards.models.keys import KeyedQuerySet
from scorecards.models.prepared import Prepared

ARRANGING = ("change_opening", "assign_scorecard", "merge_candidate")

Reader = User | AnonymousUser


def arranges(user: Reader) -> bool:
    """Coordinators: they read every opening, on its team or not."""
    return any(user.has_perm(f"scorecards.{right}") for right in ARRANGING)


class OpeningQuerySet(KeyedQuerySet):
    def still_open(self) -> "OpeningQuerySet":
        """Those that a scorecard can be started for."""
        return self.filter(closed_at=None)

    def readable_by(self, user: Reader) -> "OpeningQuerySet":
        """Those whose candidates this person may read, as far as their rights go."""
        if arranges(user):
            return self.all()
        of_team = Q(pk__in=self._keys(team__person=user.pk))
        return self.filter(Q(readers=self.model.Readers.PANEL) | of_team)

    def closed_to(self, user: Reader) -> "OpeningQuerySet":
        """The others."""
        if arranges(user):
            return self.none()
        if not is_asked_once(user):
            return self._closed_to(user.pk)
        kept = kept_for(user)
        if "closed" not in kept:
            kept["closed"] = [key for (key,) in _closed.rows(user.pk or 0)]
        keys = kept["closed"]
        if len(keys) > MAX_KEYS:
            return self._closed_to(user.pk)
        return self.filter(pk__in=keys) if keys else self.none()

    def _closed_to(self, reader: int | None) -> "OpeningQuerySet":
        of_team = self._keys(team__person=reader)
        return self.exclude(readers=self.model.Readers.PANEL).exclude(pk__in=of_team)

    def visible_to(self, user: Reader) -> "OpeningQuerySet":
        """Those this person may know of: all but private ones of other teams."""
        return self if arranges(user) else self.filter(self._known_to(user))

    def startable_by(self, user: Reader) -> "OpeningQuerySet":
        """Those they may know of, and private ones that they interview for."""
        if arranges(user):
            return self
        planned = self._keys(rounds__seats__interviewer=user.pk)
        interviews = self._keys(applications__scorecards__interviewer=user.pk)
        own = Q(pk__in=planned) | Q(pk__in=interviews)
        return self.filter(self._known_to(user) | own)

    def _known_to(self, user: Reader) -> Q:
        of_team = Q(pk__in=self._keys(team__person=user.pk))
        return ~Q(readers=self.model.Readers.PRIVATE) | of_team

    def _keys(self, **conditions: Any) -> Any:
        found = self.model._default_manager.filter(**conditions)
        return found.order_by().values("pk")


@Prepared
def _closed(reader: int) -> QuerySet[Any, Any]:
    """Keys of the openings that are closed to them; `MAX_KEYS` and one at most."""
    everywhere = apps.get_model("scorecards", "Opening").objects.order_by()
    closed: QuerySet[Any, Any] = everywhere._closed_to(reader).values_list("pk")
    return closed[: MAX_KEYS + 1]
