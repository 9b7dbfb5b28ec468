"""Decides whether a word is the term it looks like: sure, unsure (and why), or no.

Long and rare spellings speak for themselves. Short ones and common words have to be
written as the glossary writes them, and need support: their expansion or another
spelling of the term in the text, other terms of the industry, one of the term's job
titles or words of its résumé examples near by. Other meanings count against them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from glossary.models import Term
from glossary.resumes.budget import Budget
from glossary.resumes.context import Context
from glossary.resumes.finding import Match
from glossary.resumes.normalizing import normalize
from glossary.resumes.words import COMMON, LABELLED, RIVALS

SHORT = 3  # letters
MAX_RIVALED = 4
"""Letters up to which a spelling with other meanings never speaks for itself."""
ENOUGH_WORDS = 2


class Certainty(Enum):
    SURE = "sure"
    UNSURE = "unsure"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Several terms only where unsure which."""

    match: Match
    certainty: Certainty
    terms: tuple[Term, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a term at one place; ``strength`` compares two terms."""

    strength: int = 0
    is_strong: bool = False


class Judge:
    """Asks twice: what was found sure at first supports the rest."""

    def __init__(
        self, text: str, terms: dict[int, Term], budget: Budget | None = None
    ) -> None:
        self._budget = budget or Budget(math.inf)
        self._context = Context(text)
        self._terms = terms
        self._found_near: dict[tuple[int, int], tuple[str, int]] = {}
        self._known: set[int] = set()  # terms that are certainly in the text
        self._known_in: Counter[int] = Counter()  # how many of them, by industry
        self._defined: dict[str, str] = {}  # what the text says a word is short for
        self._defining: set[int] = set()  # and where

    def judge(self, matches: Iterable[Match]) -> list[Verdict]:
        """One for each match of a term that is still there, in the same order.

        Raises `RefusedError` when the budget is used up.
        """
        there = [match for match in matches if self._candidates(match)]
        for match in there:
            self._note_definition(match)
        telling = [match for match in there if is_telling(match)]
        for asked in (telling, there):
            verdicts = [self._verdict(match) for match in asked]
            self._known |= {
                verdict.terms[0].pk
                for verdict in verdicts
                if verdict.certainty is Certainty.SURE
            }
            self._known_in = Counter(
                self._terms[key].industry_id for key in self._known
            )
        return [self._verdict(match) for match in there]

    def _candidates(self, match: Match) -> list[Term]:
        keys = dict.fromkeys(spelling.term for spelling in match.spellings)
        return [self._terms[key] for key in keys if key in self._terms]

    def _note_definition(self, match: Match) -> None:
        phrase = self._context.defined_as(match)
        if phrase and normalize(phrase) not in self._spellings(match):
            self._defined[match.key] = phrase
            self._defining.add(match.start)

    def _spellings(self, match: Match) -> set[str]:
        return {
            normalize(spelling)
            for term in self._candidates(match)
            for spelling in (term.expansion, *term.aliases)
        }

    def _verdict(self, match: Match) -> Verdict:
        self._budget.check()
        terms = self._candidates(match)
        supports = {term.pk: self._support(match, term) for term in terms}
        best = max(support.strength for support in supports.values())
        leading = [term for term in terms if supports[term.pk].strength == best]
        term = leading[0]
        certainty, why = self._weigh(match, term, supports[term.pk])
        if certainty is not Certainty.NO and len(leading) > 1:
            places = " and ".join(sorted({str(term.industry) for term in leading}))
            why = f"It is a term in {places}. The text doesn’t say which is meant."
            return Verdict(match, Certainty.UNSURE, tuple(leading), why)
        return Verdict(match, certainty, (term,), why)

    def _support(self, match: Match, term: Term) -> Support:
        known = term.pk in self._known
        beside = self._known_in[term.industry_id] - known
        title, words = self._near(match, term)
        titled = bool(title) and match.key in title.split()
        strength = (
            4 * known
            + 2 * bool(title)
            + min(beside, 3)
            + (min(words, 3) if words >= ENOUGH_WORDS else 0)
        )
        return Support(strength, is_strong=known or titled)

    def _near(self, match: Match, term: Term) -> tuple[str, int]:
        """A title and the number of usual words, looked up once."""
        place = match.start, term.pk
        if place not in self._found_near:
            title = self._context.title(match, term)
            words = len(self._context.words(match, term))
            self._found_near[place] = title, words
        return self._found_near[place]

    def _weigh(
        self, match: Match, term: Term, support: Support
    ) -> tuple[Certainty, str]:
        """The rules, in the order in which they decide."""
        if _is_label(match, self._context) or _is_unit(match, self._context):
            return Certainty.NO, "It is part of a name or label."
        if said := self._defined.get(match.key):
            is_open = support.is_strong and match.start not in self._defining
            certainty = Certainty.UNSURE if is_open else Certainty.NO
            return certainty, f"The text says it stands for {said}."
        if near := self._context.rival_near(match):
            speaks_for_itself = support.strength > 0 and is_telling(match)
            if (support.is_strong or speaks_for_itself) and not is_common(match):
                return Certainty.UNSURE, f"It appears near “{near}”."
            return Certainty.NO, f"It appears near “{near}”."
        far = self._context.rival_anywhere(match)
        if far and not support.is_strong:
            certainty = Certainty.UNSURE if support.strength else Certainty.NO
            return certainty, f"The text also has “{far}”."
        if is_telling(match):
            return Certainty.SURE, ""
        return self._weigh_short(match, term, support)

    def _weigh_short(
        self, match: Match, term: Term, support: Support
    ) -> tuple[Certainty, str]:
        alone = f"Nothing else from {term.industry} appears near it."
        if not is_as_written(match):
            return _weigh_other_case(match, support, alone)
        if is_common(match) and _case_says_nothing(match, self._context):
            if support.is_strong:
                return Certainty.SURE, ""
            certainty = Certainty.UNSURE if support.strength else Certainty.NO
            return certainty, "Its capital letter may only start a sentence."
        if support.strength:
            return Certainty.SURE, ""
        return Certainty.UNSURE, alone


def _weigh_other_case(
    match: Match, support: Support, alone: str
) -> tuple[Certainty, str]:
    written = match.spellings[0].written
    other = f"It is written “{match.text}”, not “{written}”."
    length = len(match.key)
    if length < SHORT or (length == SHORT and is_common(match)):
        return Certainty.NO, other
    if support.is_strong or (support.strength and is_common(match)):
        return Certainty.SURE, ""
    if support.strength:
        return Certainty.UNSURE, other
    return (Certainty.NO, other) if length == SHORT else (Certainty.UNSURE, alone)


def is_telling(match: Match) -> bool:
    """Whether the spelling alone says that the term is meant."""
    written = match.spellings[0].written
    if is_common(match):
        return False
    if match.key in RIVALS and len(match.key) <= MAX_RIVALED:  # P2P
        return False
    if not written.isalpha():  # two words, K8s, FP&A, 510(k)
        return len(written) > 1
    if len(written) <= SHORT:
        return False
    return len(written) > SHORT + 1 or is_as_written(match) or not written.isupper()


def is_common(match: Match) -> bool:
    return match.key in COMMON


def is_as_written(match: Match) -> bool:
    """In the case of one of its spellings; a plural adds to that."""
    return any(match.text.startswith(each.written) for each in match.spellings)


def _is_label(match: Match, context: Context) -> bool:
    """“John R. Smith”, “Vitamin C”, “(R)”, “A/R”, “R-squared”."""
    if len(match.text) > 1:
        return False
    before, after = context.before(match), context.after(match)
    words = re.findall(r"[\w.]+", before)
    return bool(
        re.match(r"\.\s*[A-Z]|\)|-\w|/\w\b|'\w", after)
        or re.search(r"\b\w[/.-]\s?$", before)
        or (before.endswith("(") and after.startswith(")"))
        or (words and words[-1].casefold() in LABELLED)
    )


def _is_unit(match: Match, context: Context) -> bool:
    """“5 ml”"""
    is_small = len(match.text) <= 2 and match.text.islower()
    return is_small and bool(re.search(r"\d\s?$", context.before(match)))


def _case_says_nothing(match: Match, context: Context) -> bool:
    """At the start of a sentence, or in a line of capitals."""
    before, after = context.before(match), context.after(match)
    others = "".join(filter(str.isalpha, before + after))
    if match.text.isupper() and len(others) > SHORT and others.isupper():
        return True
    starts = not before.strip(" \t•*–—-·") or before.rstrip().endswith((".", "!", "?"))
    return starts and bool(re.match(r" [a-z]", after))
