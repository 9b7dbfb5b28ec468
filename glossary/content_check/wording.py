"""Checks of questions, answers and spelling: what can be said better."""

import re
from collections.abc import Iterator

from glossary.content_check.anchors import asks_for_experience
from glossary.content_check.asking import asking
from glossary.content_check.sentences import lacks_subject
from glossary.content_check.spelling import british
from glossary.files.content import red_flag_parts
from glossary.files.problems import Finding, Location
from glossary.files.schema import CompetencyContent, QuestionContent, TermContent
from glossary.files.sentences import LEVELS

# Words in ten seconds, after Brysbaert (2019), “How many words do we read per minute?”,
# Journal of Memory and Language 109: 183 a minute aloud, 238 silently (non-fiction).
ASKED_WORDS = 30
READ_WORDS = 40
LISTED = frozenset({"follow_ups", "indicators", "listen_for", "red_flags"})
_VERB = (
    r"(?:do|does|did|is|are|was|were|am|can|could|have|has|had|will|would|shall|should"
    r"|may|might|must)(?:n['’]t)?"
)
_CLOSED = re.compile(rf"{_VERB}\s+\w", re.IGNORECASE)
_LATER = re.compile(
    rf",\s+(?:then\s+)?{_VERB}\s+(?:you|it|they|we|there|this|that|the|your|an?)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(?:can|could|would|will)\s+you\s+(?:please\s+|briefly\s+)?(?:describe|explain|walk"
    r"|tell|give|talk|show|outline|take|share|name|list|compare|sketch|summari[sz]e)\b",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(r"\b(?:what|how|why|which|who|whom|whose)\b", re.IGNORECASE)
_INVITES = re.compile(
    r"(?:please\s+)?(?:tell|describe|explain|walk|give|talk|show|outline|take|share|name"
    r"|list|compare|sketch|summari[sz]e|say|think|choose|pick)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def wording(said: TermContent | CompetencyContent) -> Iterator[Finding]:
    for level in LEVELS:
        place: Location = ("levels", level)
        parts = getattr(said.levels, level)
        yield from _spelled(place, "indicators", parts.indicators)
        for number, question in enumerate(parts.questions):
            for location, sentence in _question(question):
                yield (*place, "questions", number, *location), sentence
    flags = [red_flag_parts(each)["text"] for each in said.red_flags]
    yield from _spelled((), "red_flags", flags)
    if isinstance(said, TermContent):
        yield from _spelled((), "explanation", [said.explanation])
    else:
        yield from _spelled((), "definition", [said.definition])
        yield from _spelled((), "is_not", [said.is_not])


def _question(question: QuestionContent) -> Iterator[Finding]:
    text, answer = question.question, question.expected_answer
    if is_closed(text):
        yield (
            ("question",),
            "Ask a question that can’t be answered yes or no. Begin with How, What or "
            "Tell me about.",
        )
    for sentence in asking(text):
        yield ("question",), sentence
    for number, follow_up in enumerate(question.follow_ups):
        for sentence in asking(follow_up, is_follow_up=True):
            yield ("follow_ups", number), sentence
    yield from _long(("question",), text, ASKED_WORDS)
    yield from _long(("expected_answer",), answer, READ_WORDS)
    if lacks_subject(answer):
        yield (
            ("expected_answer",),
            "Write sentences that say who acts: “They check …” or “Says …”.",
        )
    best = question.anchors.get("5", "")
    if asks_for_experience(text, question.follow_ups, best):
        yield (
            ("anchors", "5"),
            "The question doesn’t ask for experience. Say what a better answer adds: a "
            "limit, a trade-off, a check, a number to watch.",
        )
    for key in ("title", "question", "expected_answer"):
        yield from _spelled((), key, [getattr(question, key)])
    for key in ("listen_for", "follow_ups"):
        yield from _spelled((), key, getattr(question, key))
    for rating, anchor in question.anchors.items():
        yield from _spelled(("anchors",), rating, [anchor])


def _spelled(place: Location, key: str, texts: list[str]) -> Iterator[Finding]:
    """The place of a text is its key, with its number where there are several."""
    for number, text in enumerate(texts):
        numbered = (number,) if key in LISTED else ()
        for word in british(text):
            yield (
                (*place, key, *numbered),
                f"{word} is British spelling. Use the American one.",
            )


def is_closed(text: str) -> bool:
    """Whether yes or no would answer all that is asked.

    “Can you explain …” asks for an explanation politely, and is open.
    """
    sentences = _SENTENCE_END.split(_QUOTED.sub("…", text).strip())
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    invited = any(_INVITES.match(sentence) for sentence in sentences)
    return bool(asked) and not invited and all(map(_asks_yes_or_no, asked))


def _asks_yes_or_no(sentence: str) -> bool:
    if _CLOSED.match(sentence):
        return not _POLITE.match(sentence)
    return bool(_LATER.search(sentence)) and not _ASKS_WHAT.search(sentence)


def _long(location: Location, text: str, most: int) -> Iterator[Finding]:
    if (words := len(text.split())) > most:
        yield (
            location,
            f"This has {words} words. Shorten it to {most}, which take ten seconds to "
            "follow.",
        )
