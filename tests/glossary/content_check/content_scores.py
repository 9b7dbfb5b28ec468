"""The labelled examples of each check, and how well it tells them apart."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from glossary.content_check.anchors import asks_for_experience
from glossary.content_check.asking import asking
from glossary.content_check.naming import related_aliases
from glossary.content_check.sentences import lacks_subject
from glossary.content_check.spelling import british
from tests.glossary.content_check.terms import LEFT_OUT, term

HERE = Path(__file__).parent
SEEN, HELD_OUT = 0, 1
EXAMPLES = yaml.load(
    (HERE / "labelled_content.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)
ANCHORS = yaml.load(
    (HERE / "labelled_anchors.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)
EXAMPLES["experience"] = {"found": ANCHORS["experience"], "fine": ANCHORS["answer"]}


@dataclass(frozen=True)
class Score:
    missed: list
    wrongly_found: list
    recall: float
    precision: float


def _says(beginning):
    return lambda text: any(fault.startswith(beginning) for fault in asking(text))


def _alias(example):
    name, expansion, related, alias = example
    others = [{"name": other, "kind": "rival"} for other in related]
    written = term(name=name, aliases=[alias], see_also=others or LEFT_OUT)
    written = written.model_copy(update={"expansion": expansion})
    return bool([*related_aliases(written)])


CHECKS = {
    "two_questions": _says("This asks two"),
    "leading": _says("This gives"),
    "transparent": _says("Everybody says no"),
    "no_subject": lacks_subject,
    "british": lambda text: bool([*british(text)]),
    "related_aliases": _alias,
    "experience": lambda pair: asks_for_experience(pair[0], [], pair[1]),
}


def score(name, half):
    check = CHECKS[name]
    right, wrong = (EXAMPLES[name][label][half::2] for label in ("found", "fine"))
    missed = [each for each in right if not check(each)]
    wrongly_found = [each for each in wrong if check(each)]
    found = len(right) - len(missed)
    precision = found / (found + len(wrongly_found)) if found else 0
    return Score(missed, wrongly_found, found / len(right), precision)
