"""Checks that there is enough of everything for a recruiter to work with."""

from collections.abc import Iterator

from glossary.files.problems import Finding
from glossary.files.schema import (
    CompetencyContent,
    LevelContent,
    QuestionContent,
    TermContent,
)
from glossary.files.sentences import LEVELS

EXPLANATION = 80, 150
RESUME_EXAMPLES = 3
RELATED_TITLES = 5, 8
RED_FLAGS = 5
QUESTIONS = 3
INDICATORS = 4
FOLLOW_UPS = 1, 2
HEAR = 3, 8
SOURCES = 2
ANCHORS = {"1", "3", "5"}


def counts(term: TermContent) -> Iterator[Finding]:
    words, (least, most) = len(term.explanation.split()), EXPLANATION
    if not least <= words <= most:
        yield (
            ("explanation",),
            f"Explain the term in {least} to {most} words; there are {words}.",
        )
    yield from _resume_examples(term)
    titles, (least, most) = len(term.related_titles), RELATED_TITLES
    if not least <= titles <= most:
        yield (
            ("related_titles",),
            f"List {least} to {most} related titles; there {_are(titles)}.",
        )
    if (flags := len(term.red_flags)) < RED_FLAGS:
        yield (
            ("red_flags",),
            f"List {RED_FLAGS} red flags or more; there {_are(flags)}.",
        )
    yield from _facts(term)
    yield from _titles(term, "term")
    for level in LEVELS:
        yield from _level(level, getattr(term.levels, level))


def competency_counts(competency: CompetencyContent) -> Iterator[Finding]:
    """What its schema leaves open."""
    if not competency.checked:
        yield ("checked",), "Write the month in which it was checked: 2026-11."
    yield from _titles(competency, "competency")
    for level in LEVELS:
        for number, question in enumerate(getattr(competency.levels, level).questions):
            for location, sentence in _question(question):
                yield ("levels", level, "questions", number, *location), sentence


def _facts(term: TermContent) -> Iterator[Finding]:
    """How it is said, and where its facts come from."""
    if not term.say:
        yield ("say",), "Write how the term is said aloud, such as see-arr-oh."
    if not term.checked:
        yield ("checked",), "Write the month in which the facts were checked: 2026-11."
    if (sources := len(term.sources)) < SOURCES:
        yield (
            ("sources",),
            f"Name {SOURCES} documents or more that the facts come from; here "
            f"{_are(sources)}.",
        )


def _titles(said: TermContent | CompetencyContent, what: str) -> Iterator[Finding]:
    """Each question has its own."""
    seen: set[str] = set()
    for level in LEVELS:
        for number, question in enumerate(getattr(said.levels, level).questions):
            title = question.title.casefold()
            place = ("levels", level, "questions", number, "title")
            if not title:
                yield place, "Give the question a title of two or three words."
            elif title in seen:
                yield (
                    place,
                    f"Another question of the {what} has this title; change one.",
                )
            seen.add(title)


def _resume_examples(term: TermContent) -> Iterator[Finding]:
    if (examples := len(term.resume_examples)) < RESUME_EXAMPLES:
        yield (
            ("resume_examples",),
            f"List {RESUME_EXAMPLES} résumé examples or more; there {_are(examples)}.",
        )
    spellings = [term.name, term.expansion or term.name, *term.aliases]
    small = [spelling.casefold() for spelling in spellings]
    for number, example in enumerate(term.resume_examples):
        if not any(spelling in example.casefold() for spelling in small):
            yield (
                ("resume_examples", number),
                f"Use {term.name}, its expansion or an alias in this example.",
            )


def _level(name: str, level: LevelContent) -> Iterator[Finding]:
    place = ("levels", name)
    if (number := len(level.questions)) < QUESTIONS:
        yield (
            (*place, "questions"),
            f"Ask {QUESTIONS} questions or more at each level; there {_are(number)}.",
        )
    if (number := len(level.indicators)) < INDICATORS:
        yield (
            (*place, "indicators"),
            f"List {INDICATORS} indicators or more; there {_are(number)}.",
        )
    for number, question in enumerate(level.questions):
        for location, sentence in _question(question):
            yield (*place, "questions", number, *location), sentence


def _question(question: QuestionContent) -> Iterator[Finding]:
    least, most = FOLLOW_UPS
    if not least <= (asked := len(question.follow_ups)) <= most:
        yield (
            ("follow_ups",),
            f"Write {least} or {most} follow-up questions; there {_are(asked)}.",
        )
    least, most = HEAR
    if not least <= (words := len(question.hear)) <= most:
        yield (
            ("hear",),
            f"List {least} to {most} words that an expert will say; here "
            f"{_are(words)}.",
        )
    for number, word in enumerate(question.hear):
        if "," in word:
            yield (
                ("hear", number),
                "Write one word or phrase an entry. Another form of it goes in "
                "brackets: change order (CO).",
            )
    if missing := sorted(ANCHORS - set(question.anchors)):
        yield (
            ("anchors",),
            f"Say what an answer rated {' or '.join(missing)} sounds like.",
        )


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number or 'none'}"
