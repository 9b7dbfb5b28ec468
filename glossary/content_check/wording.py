"""Checks that questions are open and short enough for a conversation."""

import re
from collections.abc import Iterator

from glossary.files.problems import Finding
from glossary.files.schema import CompetencyContent, TermContent
from glossary.files.sentences import LEVELS

# Words in ten seconds, after Brysbaert (2019), “How many words do we read per minute?”,
# Journal of Memory and Language 109: 183 a minute aloud, 238 silently (non-fiction).
ASKED_WORDS = 30
READ_WORDS = 40
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
        for number, question in enumerate(getattr(said.levels, level).questions):
            place = ("levels", level, "questions", number)
            if is_closed(question.question):
                yield (
                    (*place, "question"),
                    "Ask a question that can’t be answered yes or no. Begin with "
                    "How, What or Tell me about.",
                )
            yield from _long((*place, "question"), question.question, ASKED_WORDS)
            answer = (*place, "expected_answer")
            yield from _long(answer, question.expected_answer, READ_WORDS)


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


def _long(location: tuple[str | int, ...], text: str, most: int) -> Iterator[Finding]:
    if (words := len(text.split())) > most:
        yield (
            location,
            f"This has {words} words. Shorten it to {most}, which take ten seconds to "
            "follow.",
        )
