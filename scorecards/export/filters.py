"""Filters by the words that people use: titles, names, usernames, days."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from glossary.models import Industry, Level, Role
from scorecards.export.selection import Dates, Selection
from scorecards.models import (
    Application,
    Decision,
    Kit,
    Opening,
    RedFlagCheck,
    Scorecard,
)
from scorecards.models.application import HEAD
from scorecards.models.opening_queries import OpeningQuerySet
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.workflow.deciding import UNDECIDED

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
TIMES = {Dates.SUBMITTED: "submitted_at", Dates.INTERVIEW: "interview_at"}


class FilterError(Exception):
    """A filter names what does not exist; the message says what does.

    ``field`` is the one of `Selection` that is wrong.
    """

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


@dataclass(frozen=True)
class NameFilter:
    """One of the names ``known`` to a reader, which is in a scorecard's ``fields``.

    An error offers some of them: none may be there that the reader does not see.
    """

    name: str
    fields: tuple[str, ...]
    known: Callable[[User | None], Iterable[str]]
    unseen: str = ""  # what a reader is told of all others, if not that there is none


# A kit keeps the words of its time: both they and those of today find it.
NAME_FILTERS = (
    NameFilter(
        "role",
        ("kit__role_title", "kit__role__title"),
        lambda reader: _values(Kit, "role_title") | _values(Role, "title"),
    ),
    NameFilter("level", ("kit__level",), lambda reader: Level.values),
    NameFilter(
        "opening",
        ("application__opening__title",),
        lambda reader: _openings(reader),
        unseen="You can see no opening “{}”.",
    ),
    NameFilter(
        "industry",
        ("kit__industry_name", "kit__role__industry__name"),
        lambda reader: _values(Kit, "industry_name") | _values(Industry, "name"),
    ),
    NameFilter(
        "interviewer",
        ("interviewer__username",),
        lambda reader: _interviewers(reader),
        unseen="You can see no submitted scorecard by “{}”.",
    ),
)


def chosen(selection: Selection, reader: User | None) -> ScorecardQuerySet:
    """The submitted scorecards that fit and that the reader may see; None sees all.

    Raises `FilterError`.
    """
    # Not by status: SQLite would read them all by that index, in no useful order.
    scorecards = Scorecard.objects.filter(submitted_at__isnull=False)
    if reader is not None:
        scorecards = scorecards.visible_to(reader)
    scorecards = _with_names(scorecards, selection, reader)
    scorecards = _on_days(scorecards, selection)
    if selection.recommendation:
        scorecards = scorecards.filter(recommendation__in=selection.recommendation)
    if selection.red_flags:
        ticked = RedFlagCheck.objects.filter(scorecard=OuterRef("pk"), ticked=True)
        has_some = selection.red_flags == "yes"
        scorecards = scorecards.filter(Exists(ticked) if has_some else ~Exists(ticked))
    if selection.decision:
        scorecards = _decided(scorecards, selection.decision, reader)
    if selection.ids is not None:
        scorecards = scorecards.filter(pk__in=selection.ids)
    return scorecards


def still_to_do(selection: Selection, reader: User | None) -> ScorecardQuerySet:
    """What is not submitted and fits; a reader sees what they arrange, and their own.

    Of the days, those of the interview alone; what only a submitted scorecard has,
    such as a recommendation, none of these has. Raises `FilterError`.
    """
    if selection.recommendation or selection.red_flags:
        return Scorecard.objects.none()
    scorecards = Scorecard.objects.to_do()
    if reader is not None:
        arranged = Scorecard.objects.arranged_by(reader).order_by().values("pk")
        scorecards = scorecards.filter(Q(pk__in=arranged) | Q(interviewer=reader))
    scorecards = _with_names(scorecards, selection, reader)
    if Dates(selection.dates) is Dates.INTERVIEW:
        scorecards = _on_days(scorecards, selection)
    if selection.decision:
        scorecards = _decided(scorecards, selection.decision, reader)
    if selection.ids is not None:
        scorecards = scorecards.filter(pk__in=selection.ids)
    return scorecards


def hidden_applications(selection: Selection, reader: User | None) -> int:
    """Of how many applications others' scorecards wait for the reader's own.

    Counts what the reader has to submit, by what it is for, and so says nothing of the
    others'.
    """
    if reader is None:
        return 0
    to_do = Scorecard.objects.hiding_from(reader)
    to_do = _with_names(to_do, replace(selection, interviewer=()), reader)
    applications = to_do.order_by().values("application")
    known = Application.objects.filter(pk__in=applications).order_by()
    return known.annotate(of_candidacy=HEAD).values("of_candidacy").distinct().count()


def _with_names(
    scorecards: ScorecardQuerySet, selection: Selection, reader: User | None
) -> ScorecardQuerySet:
    for each in NAME_FILTERS:
        if values := getattr(selection, each.name):
            scorecards = scorecards.filter(_fits(each, values, reader))
    return scorecards


def _on_days(scorecards: ScorecardQuerySet, selection: Selection) -> ScorecardQuerySet:
    first, last = selection.first, selection.last
    if first and last and first > last:
        raise FilterError(
            "first",
            f"The end date ({last}) is before the start date ({first}). Choose a later "
            "end date.",
        )
    field = TIMES[Dates(selection.dates)]
    if first and first > EARLIEST:
        start = _midnight(first, selection.zone_name)
        scorecards = scorecards.filter(**{f"{field}__gte": start})
    if last:
        # Before the end of time, which no database counts beyond.
        next_day = min(last, LATEST) + timedelta(days=1)
        end = _midnight(next_day, selection.zone_name)
        scorecards = scorecards.filter(**{f"{field}__lt": end})
    return scorecards


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone))


def may_know_decisions(reader: User | None) -> bool:
    return reader is None or reader.has_perm("scorecards.view_application")


def _decided(
    scorecards: ScorecardQuerySet, outcomes: Collection[str], reader: User | None
) -> ScorecardQuerySet:
    """Of an application whose decision is not for the reader yet, nothing is found."""
    if not may_know_decisions(reader):
        return scorecards.none()
    scorecards = scorecards.alias(
        candidacy_key=Coalesce("application__merged_into", "application")
    )
    together = Application.objects.of_candidacy(OuterRef(OuterRef("candidacy_key")))
    decisions = Decision.objects.filter(application__in=together.values("pk"))
    if reader is not None:
        hidden = Scorecard.objects.hidden_applications(reader)
        scorecards = scorecards.exclude(application__in=hidden)
        open_to = Opening.objects.readable_by(reader).order_by().values("pk")
        scorecards = scorecards.filter(application__opening__in=open_to)
    candidacy = Application.objects.of_candidacy(OuterRef("candidacy_key"))
    is_decided = Exists(candidacy.with_any(Decision.objects.all()))
    undecided = ~is_decided if UNDECIDED in outcomes else Q()
    outcomes = [each for each in outcomes if each != UNDECIDED]
    if not outcomes:
        return scorecards.filter(undecided)
    newest = decisions.order_by("-pk").values("outcome")[:1]
    # Not by the newest alone: that would look for it for every scorecard there is.
    decided: ScorecardQuerySet = scorecards.alias(newest_decision=Subquery(newest))
    return decided.filter(
        undecided
        | Q(Exists(candidacy.with_any(Decision.objects.filter(outcome__in=outcomes))))
        & Q(newest_decision__in=outcomes)
    )


def _fits(each: NameFilter, values: Iterable[str], reader: User | None) -> Q:
    known = sorted(each.known(reader))
    names: list[str] = []
    for value in values:
        found = [name for name in known if name.casefold() == value.casefold()]
        if not found:
            unseen = each.unseen if reader else ""
            sentence = unseen.format(value) or f"There is no {each.name} “{value}”."
            raise FilterError(each.name, _with_hint(sentence, value, known))
        names += found
    return Q.create([(f"{field}__in", names) for field in each.fields], connector=Q.OR)


def _with_hint(sentence: str, value: str, known: list[str]) -> str:
    if not known:
        return f"{sentence.rstrip('.')}, and there are no others yet."
    by_word = {name.casefold(): name for name in known}
    near = get_close_matches(value.casefold(), by_word)
    names = ", ".join(by_word[name] for name in near or list(by_word)[:5])
    return f"{sentence} {'Closest matches' if near else 'Examples'}: {names}."


def _interviewers(reader: User | None) -> set[str]:
    """Accounts are for administrators: others know their own and those they read."""
    if reader is None:
        return _values(User, "username")
    written = Scorecard.objects.visible_to(reader).submitted()
    by = User.objects.filter(Exists(written.filter(interviewer=OuterRef("pk"))))
    return {reader.username, *by.values_list("username", flat=True)}


def _openings(reader: User | None) -> set[str]:
    if reader is None or reader.has_perm("scorecards.view_opening"):
        known = Opening.objects.all() if reader is None else _known_openings(reader)
        return set(known.values_list("title", flat=True))
    read = Scorecard.objects.visible_to(reader).submitted()
    return set(read.order_by().values_list("application__opening__title", flat=True))


def _known_openings(reader: User) -> OpeningQuerySet:
    known: OpeningQuerySet = Opening.objects.visible_to(reader).order_by()
    return known


def _values(
    model: type[Kit | Role | Opening | Industry | User], field: str
) -> set[str]:
    return set(model._default_manager.values_list(field, flat=True))
