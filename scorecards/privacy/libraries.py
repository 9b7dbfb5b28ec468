"""Text about people in the tables of libraries, which declare none themselves."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from glossary.personal_text import NO_KEY, Owner, Personal, PersonalText, Way, nobody
from scorecards.models import Application, AuditEntry, Candidate, Scorecard
from scorecards.models.erasable import ERASED


def _named(reference: str) -> Personal:
    return Personal(
        about={Owner.MEMBER: "pk"},
        why="To know who does what.",
        seen_by="Everybody who sees what they do; all accounts are for superusers.",
        erased=f"Replaced by {reference}." if reference else "Blanked.",
        instead=(lambda user: f"member-{user.pk}") if reference else None,
    )


def _log_of_candidate(candidate: Candidate) -> Q:
    applications = Application.with_hidden.filter(candidate=candidate.pk)
    scorecards = Scorecard.objects.filter(application__candidate=candidate.pk)
    return (
        _of(Candidate, Candidate.with_hidden.filter(pk=candidate.pk))
        | _of(Application, applications)
        | _of(Scorecard, scorecards)
    )


def _log_of_member(user: User) -> Q:
    """Of the account, of its scorecards, and of applications that have or had one."""
    entries = AuditEntry.objects.filter(person_key=user.pk, subject_type="scorecard")
    applications = Application.with_hidden.filter(
        Q(scorecards__interviewer=user.pk)
        | Q(pk__in=entries.order_by().values("application_key"))
    )
    return (
        _of(User, User.objects.filter(pk=user.pk))
        | _of(Application, applications)
        | _of(Scorecard, Scorecard.objects.filter(interviewer=user.pk))
    )


def _of(model: Any, rows: QuerySet[Any]) -> Q:
    keys = rows.order_by().values_list(Cast("pk", CharField()))
    return Q(
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        object_id__in=keys,
    )


def which_fields(entry: LogEntry) -> str:
    """The message without names: which fields were changed, and of what kind."""
    try:
        changes = json.loads(entry.change_message)
    except ValueError:
        return ""
    if not isinstance(changes, list):
        return ""
    for change in changes:
        for what in change.values():
            what.pop("object", None)
    return json.dumps(changes)


_LOG: Mapping[Owner, Way] = {
    Owner.CANDIDATE: _log_of_candidate,
    Owner.INTERVIEWER: _log_of_member,
    Owner.MEMBER: _log_of_member,
}
_LOG_SEEN_BY = "Whoever can read the record in the admin, as its history."


def _attempt(**how: Any) -> Personal:
    return Personal(
        about={Owner.MEMBER: lambda user: Q(username=user.get_username())},
        why="To lock out whoever guesses passwords.",
        seen_by="Nobody on the site.",
        erased="Blanked; deleted anyway by the next login that succeeds.",
        **how,
    )


_UNUSED = "The table stays empty: the settings keep no such log."
_KEYS = "Keys and names that the software gives."

LIBRARIES: dict[str, PersonalText] = {
    "auth.User": {
        "username": _named("member-17, with their key"),
        "first_name": _named(""),
        "last_name": _named(""),
        "email": _named(""),
        **nobody("A salted hash.", "password"),
    },
    "auth.Group": nobody("Names a group, such as Hiring panel.", "name"),
    "auth.Permission": nobody(_KEYS, "name", "codename"),
    "contenttypes.ContentType": nobody(_KEYS, "app_label", "model"),
    "sessions.Session": nobody(
        "The key of an account and of its login, signed; deleted after 7 days at most.",
        "session_key",
        "session_data",
    ),
    "admin.LogEntry": {
        "object_repr": Personal(
            about=_LOG,
            why="What a record was called.",
            seen_by=_LOG_SEEN_BY,
            erased=f"Replaced by “{ERASED}”.",
            instead=lambda entry: ERASED,
        ),
        "change_message": Personal(
            about=_LOG,
            why="What was changed, and why a scorecard was withdrawn.",
            seen_by=_LOG_SEEN_BY,
            erased="Names and sentences are left out; the fields that changed stay.",
            instead=which_fields,
        ),
        **nobody(_KEYS, "object_id"),
    },
    "django_tasks_database.DBTaskResult": {
        "traceback": Personal(
            about={Owner.CANDIDATE: NO_KEY, Owner.MEMBER: NO_KEY},
            why="To find out why a task failed; an error may quote a text.",
            seen_by="Nobody on the site.",
            erased="Blanked where it has the name; deleted after 14 days at most.",
            by_name=True,
        ),
        **nobody(
            _KEYS,
            "args_kwargs",
            "task_path",
            "worker_ids",
            "queue_name",
            "backend_name",
            "return_value",
            "exception_class_path",
        ),
    },
    "axes.AccessAttempt": {
        "username": _attempt(instead=lambda attempt: None),
        "get_data": _attempt(),
        "post_data": _attempt(),
        **nobody(
            "An address or browser that nobody is named by; deleted with the row.",
            "ip_address",
            "user_agent",
            "http_accept",
            "path_info",
        ),
    },
    "axes.AccessFailureLog": nobody(
        _UNUSED, "user_agent", "ip_address", "username", "http_accept", "path_info"
    ),
    "axes.AccessLog": nobody(
        _UNUSED,
        "user_agent",
        "ip_address",
        "username",
        "http_accept",
        "path_info",
        "session_hash",
    ),
}
