"""What an entry of the audit trail is about, in words: looked up by key when read."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser, User

from scorecards.models.application import Application
from scorecards.models.opening import Opening
from scorecards.models.people import Candidate
from scorecards.models.team import candidates_readable_by
from scorecards.text.display_names import display_name, isolated

Entry = Any  # an `AuditEntry`, whose module imports this one


class AuditNames:
    """Of several entries: a query for each kind of record among them, at most eight.

    Where something was moved from is told to a ``reader`` alone, as far as they may
    know it.
    """

    def __init__(
        self, entries: Sequence[Entry], reader: User | AnonymousUser | None = None
    ) -> None:
        self._entries = entries
        self._reader = reader

    def actor(self, entry: Entry) -> str:
        if entry.actor_key is None:
            return str(entry.get_actor_kind_display())
        return self.account(entry.actor_key, entry.words.get("actor_name"))

    def subject(self, entry: Entry) -> str:
        """As today’s records are called; of those that are gone, what is kept."""
        if not entry.subject_key:
            return _several(entry.subject_type)
        kept = entry.words.get("subject_name", "")
        match entry.subject_type:
            case "user":
                return self.account(int(entry.subject_key), kept)
            case "candidate":
                return self._candidates.get(entry.subject_key) or kept or _key(entry)
            case "scorecard":
                return self._scorecard(entry) or kept or _key(entry)
            case "application":
                known = self.application(entry)
                return str(known) if known else kept or _key(entry)
            case "opening":
                return kept or self._openings.get(entry.subject_key) or _key(entry)
        return kept or _key(entry)

    def application(self, entry: Entry) -> Application | None:
        """With its candidate and opening; None where it is about no application."""
        return self._by_key.get(entry.application_key or 0)

    def origin(self, entry: Entry) -> str:
        """Such as ``Bo Lind for CRA, Basel``, or the one of the two that changed."""
        if application := self._origins.get(entry.details.get("from_application", 0)):
            return f"{application.candidate} for {application.opening}"
        now = self.application(entry)
        candidate, opening = (
            entry.details.get(f"from_{kind}", 0) for kind in ("candidate", "opening")
        )
        people, openings = self._origin_names
        said = []
        if now and candidate in people and candidate != now.candidate_id:
            said.append(people[candidate])
        if now and opening in openings and opening != now.opening_id:
            said.append(openings[opening])
        return " for ".join(said)

    def account(self, key: int, kept: str | None = None) -> str:
        return self._accounts.get(key) or kept or f"Account {key}"

    def _scorecard(self, entry: Entry) -> str:
        application = self.application(entry)
        if application is None or entry.person_key is None:
            return ""
        return f"{application.candidate}, by {self.account(entry.person_key)}"

    @cached_property
    def _accounts(self) -> dict[int, str]:
        keys = {key for entry in self._entries for key in _people(entry)}
        users = User.objects.filter(pk__in=keys)
        users = users.only("username", "first_name", "last_name")
        names = {user.pk: display_name(user) for user in users}
        if gone := keys - names.keys():
            names |= self._deleted(gone)
        return names

    def _deleted(self, keys: set[int]) -> dict[int, str]:
        """The entry of its deletion keeps what an account was called."""
        entries: Any = apps.get_model("scorecards", "AuditEntry")
        rows = entries.objects.filter(
            subject_type="user", subject_key__in=[*map(str, keys)]
        ).filter(details__change="deleted")
        return {
            int(row.subject_key): isolated(name)
            for row in rows
            if (name := row.words.get("subject_name"))
        }

    @cached_property
    def _known(self) -> list[Application]:
        keys = {entry.application_key for entry in self._entries} - {None}
        if not keys:
            return []
        known = Application.objects.filter(pk__in=keys)
        return list(known.select_related("candidate", "opening"))

    @cached_property
    def _by_key(self) -> dict[int, Application]:
        return {each.pk: each for each in self._known}

    @cached_property
    def _candidates(self) -> dict[str, str]:
        rows = Candidate.objects.filter(pk__in=self._keys("candidate"))
        return {str(pk): isolated(name) for pk, name in rows.values_list("pk", "name")}

    @cached_property
    def _openings(self) -> dict[str, str]:
        rows = Opening.objects.filter(pk__in=self._keys("opening"))
        return {str(pk): title for pk, title in rows.values_list("pk", "title")}

    @cached_property
    def _origins(self) -> dict[int, Application]:
        """Whose scorecards are hidden from the reader are left out."""
        keys = self._details("from_application")
        if not keys or self._reader is None:
            return {}
        scorecards: Any = apps.get_model("scorecards", "Scorecard")
        hidden = scorecards.objects.hidden_applications(self._reader)
        known = Application.objects.readable_by(self._reader).exclude(pk__in=hidden)
        found = known.filter(pk__in=keys).select_related("candidate", "opening")
        return {each.pk: each for each in found}

    @cached_property
    def _origin_names(self) -> tuple[dict[int, str], dict[int, str]]:
        """Of candidates and of openings."""
        people, openings = (
            self._details("from_candidate"),
            self._details("from_opening"),
        )
        if self._reader is None or not (people or openings):
            return {}, {}
        known = candidates_readable_by(self._reader).filter(pk__in=people)
        open_to = Opening.objects.readable_by(self._reader).filter(pk__in=openings)
        return (
            {each.pk: str(each) for each in known.only("name").order_by()},
            {each.pk: str(each) for each in open_to},
        )

    def _details(self, name: str) -> set[int]:
        found = {entry.details.get(name) for entry in self._entries}
        return {key for key in found if isinstance(key, int)}

    def _keys(self, kind: str) -> set[str]:
        return {each.subject_key for each in self._entries if each.subject_type == kind}


def _people(entry: Entry) -> set[int]:
    members = (entry.details | entry.words).get("members", [])
    keys = {entry.actor_key, entry.person_key, *members} - {None}
    return {key for key in keys if isinstance(key, int)}


def _several(kind: str) -> str:
    for app in ("scorecards", "auth"):
        if model := apps.all_models[app].get(kind):
            return str(model._meta.verbose_name_plural)
    return kind


def _key(entry: Entry) -> str:
    return f"{entry.subject_type.capitalize()} {entry.subject_key}"
