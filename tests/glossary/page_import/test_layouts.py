"""One page, written in the ways that pages are written: the file is the same."""

import re
import textwrap

import pytest

from glossary.page_import.page import Status
from glossary.page_import.source import decode
from tests.glossary.page_import.pages import TORQUE, imported, without

RED_FLAGS = TORQUE[TORQUE.index("Red Flags") :]


def replacing(*pairs):
    def change(text):
        for old, new in pairs:
            assert re.search(old, text, re.MULTILINE)
            text = re.sub(old, new, text, flags=re.MULTILINE)
        return text

    return change


def wrapped(text):
    return "\n".join(textwrap.fill(line, 60) for line in text.splitlines())


def headings_in_capitals(text):
    heads = ("Examples in", "Also try", "Example Int", "Experience L", "Red Flags")
    return "\n".join(
        line.upper() if line.startswith(heads) else line for line in text.splitlines()
    )


LAYOUTS = {
    "bullets as hyphens": replacing(("  • ", "- ")),
    "bullets as stars": replacing(("  • ", "* ")),
    "bullets as numbers": replacing(("  • ", "1. ")),
    "no bullets": replacing(("  • ", "")),
    "bullets on lines of their own": replacing(("  • ", "•\n")),
    "no blank lines": replacing(("\n\n(?!Shops)", "\n")),
    "lines wrapped": wrapped,
    "non-breaking spaces": replacing((" ", "\N{NO-BREAK SPACE}")),
    "spaces at the ends of lines": replacing(("$", "  ")),
    "invisible characters": replacing(("TQA", "T\N{ZERO WIDTH SPACE}QA")),
    "curly quotes": replacing(('"TQA Mechanics"', "“TQA Mechanics”")),
    "no quotes": replacing(('"TQA Mechanics"', "TQA Mechanics")),
    "title on the next line": replacing(("title: ", "title:\n")),
    "headings in capitals": headings_in_capitals,
    "headings in Markdown": replacing(
        ("^(Exa|Experience|Red|Also|Junior|Mid|Senior)", r"## \1")
    ),
    "headings with colons": replacing(
        ("Resumes$", "Resumes:"),
        (r"Questions$", "Questions:"),
        (r"Watch For$", "Watch For:"),
    ),
    "accents in headings": replacing(("in Resumes", "in Résumés")),
    "levels with hyphens": replacing(("(Senior|Mid|Junior) Level", r"\1-Level")),
    "questions for levels": replacing(
        ("(Senior|Mid|Junior) Level Questions", r"Questions for \1 Candidates")
    ),
    "entry and intermediate": replacing(
        ("Junior Level", "Entry Level"), ("Mid Level", "Intermediate")
    ),
    "numbered labels": replacing(("Q:", "Q1:")),
    "labels in full": replacing(("Q:", "Question:"), ("Expected Answer:", "Answer:")),
    "labels in bold": replacing(("Q:", "**Q:**"), ("(Expected Answer:)", r"**\1**")),
    "labels as letters": replacing(("Expected Answer:", "A:")),
    "labels with dashes": replacing(("Expected Answer:", "Expected Answer -")),
    "labels on lines of their own": replacing(("Expected Answer: ", "Answer:\n")),
    "no labels": replacing(("Q: ", ""), ("Expected Answer: ", "")),
    "question and answer in one line": replacing(
        (r"\?\n\nExpected", "? Expected"), (r"audit.\n\nExpected", "audit. Expected")
    ),
    "years with a dash": replacing(("0-2", "0–2"), ("2-5", "2 — 5")),
    "years in words": replacing(("0-2", "up to 2"), ("2-5", "2 to 5")),
    "years shortened": replacing(("0-2 years", "0-2 yrs"), ("2-5 years", "2–5 yrs")),
    "years and more": replacing((r"5\+ years", "more than 5 years")),
    "years behind a colon": replacing((r"\((.*) years\)", r"level: \1 years")),
    "years without parentheses": replacing((r"\((.*) years\)", r"- \1 years")),
    "dash in the head line": replacing((r"TQA \((.*)\)", r"TQA – \1")),
    "expansion first": replacing(
        (r"\ATQA \(Torque Quality Audit\)", "Torque Quality Audit (TQA)")
    ),
    "industry with an article": replacing(("Term from", "Term from the")),
    "industry as a key": replacing(("Term from (.*) industry.*", r"Industry: \1")),
    "question as a heading": replacing(("^A TQA", "What is a TQA?\n\nA TQA")),
    "red flags before the questions": lambda text: without(text, "Red Flags").replace(
        "Example Interview", f"{RED_FLAGS}\nExample Interview"
    ),
    "titles with commas": replacing(
        ("Mechanic Workshop", "Mechanic, Workshop"), ("Quality Serv", "Quality, Serv")
    ),
    "titles as bullets": replacing(
        (
            "^Bicycle Mechanic .*",
            "• Bicycle Mechanic\n• Workshop Manager\n• Head of Quality\n"
            "• Service Technician",
        )
    ),
}


@pytest.mark.parametrize("change", LAYOUTS.values(), ids=LAYOUTS)
def test_same_file_from_a_page_in_another_layout(change):
    done = imported(change(TORQUE))

    assert done.text == imported().text
    assert done.status is Status.CLEAN


SAVED = {
    "Windows": TORQUE.replace("\n", "\r\n").encode(),
    "old Mac": TORQUE.replace("\n", "\r").encode(),
    "with a byte order mark": TORQUE.encode("utf-8-sig"),
    "UTF-16": TORQUE.encode("utf-16"),
    "UTF-16 without its mark": TORQUE.encode("utf-16-le"),
    "Windows-1252": TORQUE.encode("cp1252"),
}


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED)
def test_same_file_from_a_page_saved_by_another_program(content):
    assert imported(decode(content)).text == imported().text
