"""Details of the audit trail as sentences."""

from collections.abc import Iterator
from typing import Any

from scorecards.models import AuditEntry, Decision

SWITCHES = {
    "is_active": "active",
    "is_staff": "staff status",
    "is_superuser": "superuser",
}
NAMED = {
    "reason": "Reason",
    "page": "Page",
    "version": "Version",
    "round": "Round",
    "what": "What",
    "account": "Account on the server",
    "number": "Number",
    "question": "Question",
    "other": "Other candidate",
}


def in_words(entry: AuditEntry) -> list[str]:
    """One sentence for each detail; what has no words of its own keeps its name."""
    details = {**entry.details, **entry.words}
    for name in ("subject_name", "actor_name"):  # columns of their own
        details.pop(name, None)
    if members := details.get("members"):
        details["members"] = [_member(entry, each) for each in members]
    sentences = [*_of_permissions(details), *_of_decisions(details)]
    if filters := details.pop("filters", None):
        narrowed = ", ".join(f"{name}: {value}" for name, value in filters.items())
        sentences.append(f"Filters: {narrowed}")
    return (
        sentences
        + [
            f"{NAMED.get(name, name.replace('_', ' ').capitalize())}: {_plain(value)}"
            for name, value in details.items()
            if value not in ("", None)
        ]
        + [entry.erased_words] * bool(entry.erased_at)
    )


def _member(entry: AuditEntry, key: int | str) -> str:
    """By key; what an earlier version kept by name has none."""
    return entry.names.account(key) if isinstance(key, int) else key


def _of_decisions(details: dict[str, Any]) -> Iterator[str]:
    outcome = details.pop("outcome", "")
    if outcome in Decision.Outcome.values:
        yield f"Decision: {Decision.Outcome(outcome).label}"
    if details.pop("overridden", False):
        yield "Decided while scorecards were missing"


def _of_permissions(details: dict[str, Any]) -> Iterator[str]:
    change = details.pop("change", "")
    if change in ("created", "deleted"):
        yield change.capitalize()
    for word in ("on", "off"):
        names = [SWITCHES.get(name, name) for name in details.pop(word, [])]
        if names:
            yield f"Turned {word}: {', '.join(names)}"
    for what in ("groups", "rights"):
        if names := details.pop(what, []):
            yield f"{change.capitalize()} {what}: {', '.join(names)}"
    if before := details.pop("renamed_from", ""):
        yield f"Renamed from {before}"
    if details.pop("password", False):
        yield "Password changed"
    if members := details.pop("members", []):
        yield f"Members at the time: {', '.join(members)}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return str(value)
