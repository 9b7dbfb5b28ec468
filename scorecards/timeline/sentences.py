"""Each entry of the audit trail as one sentence: “Ada Okafor closed the opening.”"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from glossary.admin_base.rows import time_in_words
from scorecards.models import AuditEntry, Decision, Opening, OutgoingMail
from scorecards.text.display_names import isolated

Action = AuditEntry.Action

PREDICATES = {
    Action.VIEWED: "read other interviewers’ scorecards{place} after breaking the "
    "glass ({page})",
    Action.GLASS_BROKEN: "broke the glass{place}",
    Action.RE_RATED: "recorded a re-rating{place}",
    Action.NOTED: "added a debrief note{place}",
    Action.DECLINED: "declined {whose} interview{place}, round {round}",
    Action.RESTORED: "undid the withdrawal of {whose} scorecard{place}, round {round}",
    Action.REMINDERS_STOPPED: "stopped the reminders for {whose} scorecard{place}",
    Action.REMINDERS_STARTED: "started the reminders for {whose} scorecard{place} "
    "again",
    Action.DISCARDED: "discarded {whose} blank scorecard{place}, round {round}",
    Action.REOPENED: "reopened {whose} scorecard{place}",
    Action.REOPEN_ASKED: "asked to have {whose} scorecard{place} reopened",
    Action.REOPEN_BACK: "took back the request to reopen {whose} scorecard{place}",
    Action.REOPEN_NO: "declined to reopen {whose} scorecard{place}",
    Action.NOTE_PASSED: "passed a note on to the interviewers of later rounds{place}",
    Action.NOTE_BACK: "took back the note to the interviewers of later rounds{place}",
    Action.RESUME_ADDED: "attached a résumé{place}",
    Action.RESUME_GONE: "removed the résumé{place}",
    Action.RESUME_READ: "read the résumé{place}",
    Action.KIT_MOVED: "moved {asker} from version {before} of the kit to version "
    "{after}",
    Action.QUESTIONS: "chose the questions that {asker} asks: {asked}",
    Action.KIT_BUILT: "put together the questions that {asker} asks: {asked} asked, "
    "{added} added, {taken_out} taken out",
    Action.PLANNED: "changed the interview plan: rounds {rounds}, interviewers "
    "{interviewers}",
    Action.PLAN_APPLIED: "assigned round {round} of the interview plan",
    Action.PLAN_UNDONE: "took back round {round} of the interview plan",
    Action.CLOSED: "closed the opening",
    Action.OPENED_AGAIN: "reopened the opening",
    Action.RELOCATED: "changed where interviews take place",
    Action.MERGED: "merged candidate {merged} into {kept}",
    Action.UNMERGED: "undid the merge of candidate {merged} into {kept}",
    Action.SPLIT: "split candidate {new} from {kept}",
    Action.KEPT_APART: "kept the candidate and {other} as two people",
    Action.APART_UNDONE: "undid keeping the candidate and {other} as two people",
    Action.ADDED: "added candidates: {new} new, {known} already known",
    Action.PERMISSIONS: "changed the permissions of {subject}",
    Action.LOCKED_OUT: "tried to log in as {subject} too often and was locked out",
}


def sentence(entry: AuditEntry, about: str = "") -> str:
    """``about`` is the kind of record whose timeline it is, which is not repeated."""
    return f"{entry.actor_name} {predicate(entry, about)}."


def predicate(entry: AuditEntry, about: str = "") -> str:
    """What they did, behind their name."""
    if teller := TELLERS.get(Action(entry.action)):
        return teller(entry, _place(entry, about))
    details = {**entry.details, **entry.words}
    facts: dict[str, Any] = defaultdict(str, {k: v for k, v in details.items() if v})
    facts |= {k: v for k, v in details.items() if v == 0}
    facts |= {
        "place": _place(entry, about),
        "whose": _whose(entry),
        "asker": f"round {facts['round']}" if facts["round"] else "the opening",
        "subject": entry.subject_name,
    }
    return PREDICATES[Action(entry.action)].format_map(facts)


def remarks(entry: AuditEntry) -> list[str]:
    """What is said below: the reason, or that it was erased."""
    said = [entry.words.get("reason", "")] if entry.words.get("reason") else []
    return said + [entry.erased_words] * bool(entry.erased_at)


def _place(entry: AuditEntry, about: str) -> str:
    """Such as `` for Bo Lind``, where the timeline is not of one application."""
    application = entry.names.application(entry)
    if application is None or about in ("application", "scorecard"):
        return ""
    if about == "candidate":
        return f" for {application.opening}"
    return f" for {application.candidate if about else application}"


def _whose(entry: AuditEntry) -> str:
    if entry.person_key is None:
        return "a"
    if entry.person_key == entry.actor_key:
        return "their"
    return f"{entry.names.account(entry.person_key)}’s"


def _submitted(entry: AuditEntry, place: str) -> str:
    again = " again" if entry.details.get("version", 1) > 1 else ""
    return f"submitted {_whose(entry)} scorecard{place}{again}"


def _assigned(entry: AuditEntry, place: str) -> str:
    if entry.details.get("rearranged"):
        return f"arranged {_whose(entry)} interview{place}: {_times(entry)}"
    person = entry.person_key
    if person == entry.actor_key:
        done = f"took on a scorecard{place}"
    else:
        to = f" to {entry.names.account(person)}" if person else ""
        done = f"assigned a scorecard{place}{to}"
    number = entry.details.get("round")
    return f"{done}, round {number}" if number else done


def _times(entry: AuditEntry) -> str:
    begins, due = (_moment(entry, name) for name in ("interview_at", "due_at"))
    minutes = entry.details.get("interview_minutes")
    said = f"{begins}, {minutes} min" if begins else "no time set"
    return f"{said}; due {due}" if due else said


def _moment(entry: AuditEntry, name: str) -> str:
    value = entry.details.get(name)
    return time_in_words(datetime.fromisoformat(value)) if value else ""


def _withdrawn(entry: AuditEntry, place: str) -> str:
    number = entry.details.get("round")
    plan = " when the round of the plan was taken back"
    return (
        f"withdrew {_whose(entry)} scorecard{place}, round {number}"
        f"{plan if entry.details.get('by_plan') else ''}"
    )


def _decided(entry: AuditEntry, place: str) -> str:
    outcome = entry.details.get("outcome", "")
    early = ", before every scorecard was in" if entry.details.get("overridden") else ""
    if outcome not in Decision.Outcome.values:
        return f"decided{place}{early}"
    return f"decided{place}: {Decision.Outcome(outcome).label}{early}"


def _exported(entry: AuditEntry, place: str) -> str:
    what = entry.details.get("what")
    return f"exported the {what}{place}" if what else "exported scorecards"


def _team(entry: AuditEntry, place: str) -> str:
    readers = entry.details.get("what", "")
    if readers not in Opening.Readers.values:
        return "changed who can read the candidates"
    said = str(Opening.Readers(readers).label)
    names = [
        entry.names.account(key)
        for key in entry.details.get("members", [])
        if isinstance(key, int)
    ]
    team = f" ({', '.join(names)})" if names else ""
    return f"changed who can read the candidates: {said[:1].lower()}{said[1:]}{team}"


def _moved(entry: AuditEntry, place: str) -> str:
    origin = entry.names.origin(entry)
    if entry.subject_type == "scorecard":
        came = origin or "another application"
        return f"moved {_whose(entry)} scorecard here from {came}"
    return f"moved the application here{place}{f' from {origin}' if origin else ''}"


def _renamed(entry: AuditEntry, place: str) -> str:
    before = isolated(entry.words.get("renamed_from", ""))
    return f"corrected the name, which was {before}" if before else "corrected the name"


def _mail_again(entry: AuditEntry, place: str) -> str:
    return f"tried again to send {_mail(entry)}{place}"


def _mail_left(entry: AuditEntry, place: str) -> str:
    return f"left {_mail(entry)}{place} undelivered after all"


def _mail(entry: AuditEntry) -> str:
    """Such as ``a mail to Ada Okafor (invitation)``."""
    kind, to = entry.details.get("what", ""), entry.details.get("members", [])
    person = f" to {entry.names.account(to[0])}" if to else ""
    known = kind in OutgoingMail.Kind.values
    what = f" ({OutgoingMail.Kind(kind).label.lower()})" if known else ""
    return f"a mail{person}{what}"


def _made(entry: AuditEntry, place: str) -> str:
    if entry.subject_type == "application":
        return f"added the application{place}"
    return f"added the {entry.subject_type}"


def _changed(entry: AuditEntry, place: str) -> str:
    fields = ", ".join(entry.details.get("fields", []))
    return f"changed the {entry.subject_type}{place}: {fields}"


TELLERS: dict[AuditEntry.Action, Callable[[AuditEntry, str], str]] = {
    Action.SUBMITTED: _submitted,
    Action.ASSIGNED: _assigned,
    Action.WITHDRAWN: _withdrawn,
    Action.DECIDED: _decided,
    Action.EXPORTED: _exported,
    Action.TEAM: _team,
    Action.MOVED: _moved,
    Action.RENAMED: _renamed,
    Action.MAIL_AGAIN: _mail_again,
    Action.MAIL_LEFT: _mail_left,
    Action.MADE: _made,
    Action.CHANGED: _changed,
}
