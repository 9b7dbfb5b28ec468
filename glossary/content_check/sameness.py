"""Texts cast in one mould: the reader stops seeing them after the third."""

from collections import Counter
from collections.abc import Iterator

from glossary.files.problems import Finding
from glossary.files.schema import CompetencyContent, QuestionContent, TermContent
from glossary.files.sentences import LEVELS

MIN_QUESTIONS = 6  # fewer may well begin alike
MAX_SHARE = 0.5


def sameness(said: TermContent | CompetencyContent) -> Iterator[Finding]:
    """Anchors of a 5 that begin with one word, most of those of a file."""
    questions = [
        question
        for level in LEVELS
        for question in getattr(said.levels, level).questions
    ]
    if len(questions) < MIN_QUESTIONS:
        return
    word, number = Counter(map(_first_word, questions)).most_common(1)[0]
    if word and number > MAX_SHARE * len(questions):
        yield (
            ("levels",),
            f"{number} of {len(questions)} anchors 5 begin with “{word}”. Say of each "
            "what the answer does.",
        )


def _first_word(question: QuestionContent) -> str:
    return next(iter(question.anchors.get("5", "").split()), "").strip(",.:;")
