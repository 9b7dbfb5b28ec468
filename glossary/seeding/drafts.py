"""Which terms and competencies are drafts: those that no file could hold as they are.

One bar for both doors: what is written in the admin needs what its file would need.
"""

from pathlib import Path

from django.db.models import Model

from glossary.files.neighbours import Neighbours
from glossary.files.problems import Problem
from glossary.files.schema import Kind
from glossary.files.validation import read_content
from glossary.files.yaml_text import file_yaml
from glossary.models import Competency, RetirableQuerySet, Term
from glossary.seeding.content import content_of, with_content

BATCH = 500
MAX_SENTENCES = 12


def settle_content(record: Term | Competency) -> None:
    """Find out again what the record lacks. Call it with the glossary locked; then
    `settle_roles`, for the roles that draw on it."""
    (fetched,) = with_content(_all(type(record)).filter(pk=record.pk))
    record.draft = _settle(fetched)


def found_by_hand() -> list[tuple[Term | Competency, str]]:
    """Of all that no file decides about: what is found to lack something else than it
    says. Changes nothing. Two queries where there is none.

    Each is checked as its file would be, which takes long where there are many.
    """
    found = []
    for model in (Term, Competency):
        by_hand = with_content(_all(model).filter(seed_checksum="").order_by("pk"))
        for record in by_hand.iterator(chunk_size=BATCH):
            if (draft := lacking(record)) != record.draft:
                found.append((record, draft))
    return found


def settle_by_hand(found: list[tuple[Term | Competency, str]]) -> None:
    """But for those that a file decides about by now."""
    for record, draft in found:
        by_hand = _all(type(record)).filter(pk=record.pk, seed_checksum="")
        by_hand.update(draft=draft)


def lacking(record: Term | Competency) -> str:
    """What the record lacks to be a file, in sentences; empty if nothing."""
    kind = Kind.TERM if isinstance(record, Term) else Kind.COMPETENCY
    text = file_yaml(content_of(record))
    _, problems = read_content(Path(record.source), text, Neighbours(), kind)
    sentences = list(dict.fromkeys(map(_in_words, problems)))
    more = len(sentences) - MAX_SENTENCES
    listed = sentences[:MAX_SENTENCES]
    return " ".join([*listed, f"And {more} more."] if more > 0 else listed)


def _settle(record: Term | Competency) -> str:
    draft = lacking(record)
    if draft != record.draft:
        _all(type(record)).filter(pk=record.pk).update(draft=draft)
    return draft


def _all(model: type[Model]) -> RetirableQuerySet:
    records: RetirableQuerySet = model._default_manager.all()  # type: ignore[assignment]
    return records


def _in_words(problem: Problem) -> str:
    """For people who don't know the file: “Mid, question 2, listen for: …”."""
    *steps, last = problem.field.split(".") if problem.field else [""]
    words = [_step(step) for step in [*steps, last] if step and step != "levels"]
    if problem.sentence.startswith("Add the key"):
        sentence = "Missing."
    elif problem.sentence.startswith("Add the level"):
        sentence = "No years, indicators and questions."
    else:
        sentence = problem.sentence
    place = ", ".join(words)
    return f"{place[0].upper()}{place[1:]}: {sentence}" if place else sentence


def _step(step: str) -> str:
    """``questions[2]`` → question 2; ``resume_examples`` → résumé examples."""
    name, bracket, number = step.partition("[")
    words = name.replace("resume", "résumé").replace("_", " ")
    return f"{words.removesuffix('s')} {number.rstrip(']')}" if bracket else words
