"""Labelled snippets, and how well the rules tell them apart.

They are read against the shipped glossary and a few terms that are harder.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from glossary.models import Industry, Term
from glossary.resumes.finding import Finder, spellings_of
from glossary.resumes.judging import Certainty, Judge

TUNED = Path(__file__).with_name("snippets.tsv")
HELD_OUT = Path(__file__).with_name("held_out.tsv")
HARDER = [
    ("Data and AI", "R", "R programming language", ["Statistician", "R Developer"]),
    ("Data and AI", "AI", "Artificial Intelligence", ["AI Engineer"]),
    ("Information Technology", "Go", "", ["Go Developer"]),
    ("Information Technology", "IT", "Information Technology", ["IT Manager"]),
    ("Information Technology", "C++", "", ["C++ Developer"]),
    ("Information Technology", "C#", "", ["C# Developer"]),
    ("Information Technology", ".NET", "", [".NET Developer"]),
    ("Information Technology", "PM", "Project Management", ["Project Manager"]),
    ("Manufacturing and Quality", "PM", "Preventive Maintenance", ["Fitter"]),
    ("Manufacturing and Quality", "SOP", "Standard Operating Procedure", []),
]


@dataclass(frozen=True)
class Snippet:
    expected: str
    industry: str
    text: str
    start: int

    def __str__(self):
        return self.text


def snippets(file=TUNED):
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_snippet(line.split("\t")) for line in lines if not line.startswith("#")]


def _snippet(line):
    expected, industry, marked = line
    text = marked.replace("[", "").replace("]", "")
    last = marked.rindex("[")
    return Snippet(expected, industry, text, last - marked[:last].count("[") * 2)


@cache
def glossary():
    """Terms that are in no database."""
    industries, terms = {}, {}
    files = sorted((settings.FIXTURES_DIR / "glossary").rglob("*.yaml"))
    pages = [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files]
    for industry, name, expansion, titles in HARDER:
        pages.append(
            {
                "industry": industry,
                "name": name,
                "expansion": expansion,
                "related_titles": titles,
            }
        )
    for pk, page in enumerate(pages, start=1):
        name = page["industry"]
        industry = industries.setdefault(
            name, Industry(pk=len(industries) + 1, name=name)
        )
        terms[pk] = _term(pk, industry, page)
    return terms


def _term(pk, industry, page):
    return Term(
        pk=pk,
        industry=industry,
        name=page["name"],
        expansion=page.get("expansion") or "",
        aliases=page.get("aliases") or [],
        resume_examples=page.get("resume_examples") or [],
        typical_job_title=page.get("typical_job_title") or "",
        related_titles=page["related_titles"],
    )


@cache
def finder():
    terms = glossary().values()
    return Finder(spellings_of((t.pk, t.name, t.expansion, t.aliases) for t in terms))


def verdicts(text):
    return Judge(text, glossary()).judge(finder().find(text))


def answer(snippet):
    """What the rules say of the word in brackets, and in which industry."""
    for verdict in verdicts(snippet.text):
        if verdict.match.start <= snippet.start < verdict.match.end:
            if verdict.certainty is Certainty.NO:
                break
            names = sorted({str(term.industry) for term in verdict.terms})
            return verdict.certainty.value, " ".join(names), verdict.why
    return "no", snippet.industry, ""


def is_right(snippet):
    return answer(snippet)[:2] == (snippet.expected, snippet.industry)


def scores(file=TUNED):
    """Precision and recall of *sure*, and the share of all snippets that are right."""
    answers = [(snippet.expected, answer(snippet)[0]) for snippet in snippets(file)]
    both = answers.count(("sure", "sure"))
    said = sum(given == "sure" for _, given in answers)
    meant = sum(expected == "sure" for expected, _ in answers)
    right = sum(map(is_right, snippets(file)))
    return {
        "snippets": len(answers),
        "precision": both / said,
        "recall": both / meant,
        "right": right / len(answers),
    }
