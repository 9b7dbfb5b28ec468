"""Questions that must not be asked, and red flags that have nothing to do with work."""

from collections.abc import Iterator
from typing import Any

from glossary.files.problems import Finding
from glossary.files.rules import questions
from glossary.unlawful import QUESTIONS, RED_FLAGS


def question_fault(text: str) -> str | None:
    """Why a question or follow-up must not be asked, and what to ask in its place."""
    if topic := QUESTIONS.find(text):
        return (
            f"This asks about {topic.name}, which must play no part in hiring. "
            f"{topic.instead}"
        )
    return None


def red_flag_fault(text: str) -> str | None:
    """Why this is no red flag, and what to write in its place."""
    if topic := RED_FLAGS.find(text):
        return f"This is about {topic.name}, not about the work. {topic.instead}"
    return None


def lawful(data: Any) -> Iterator[Finding]:
    """Everything unlawful in a file of any shape."""
    for location, question in questions(data):
        if isinstance(text := question.get("question"), str):
            yield from _found((*location, "question"), question_fault(text))
        for place, follow_up in _texts(question, "follow_ups"):
            yield from _found((*location, *place), question_fault(follow_up))
    for place, red_flag in _texts(data, "red_flags"):
        yield from _found(place, red_flag_fault(red_flag))


def _found(location: tuple[str | int, ...], fault: str | None) -> Iterator[Finding]:
    if fault:
        yield location, fault


def _texts(data: Any, key: str) -> Iterator[tuple[tuple[str, int], str]]:
    listed = data.get(key) if isinstance(data, dict) else None
    for number, each in enumerate(listed if isinstance(listed, list) else []):
        text = each.get("text") if isinstance(each, dict) else each
        if isinstance(text, str):
            yield (key, number), text
