"""Texts that are made to take long, and every door through which people give texts.

A door is what the site does with one text, without the web around it; `DOORS` says how
many characters it takes at most.
"""

import base64
import random
import resource
import time
from contextlib import suppress
from io import BytesIO
from types import SimpleNamespace

from openpyxl import Workbook

SIZES = (25_000, 50_000, 100_000)
MAX_SECONDS = 2
MAX_RATIO = 2.6


def repeated(piece):
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def between(letter, filling):
    """A run in the middle of a text, as its ends may be stripped."""
    return lambda size: letter + filling * (size - 2) + letter


def base64_picture(size):
    return base64.b64encode(random.Random(1).randbytes(size))[:size].decode()


def lines_of_two(size):
    chance = random.Random(1)
    return "".join(chance.choice("ab\n") for _ in range(size))


SHAPES = {
    "one letter": repeated("a"),
    "a term with hyphens": repeated("CRO-"),
    "a term with spaces": repeated("CRO "),
    "accents apart": repeated("a\u0301"),
    "base64": base64_picture,
    "at signs": repeated("a@"),
    "dots": repeated("a."),
    "brackets": repeated("("),
    "hyphens": repeated("-"),
    "digits": repeated("1"),
    "spaces": between("a", " "),
    "line ends": between("a", "\n"),
    "open quotes": repeated('"a '),
    "commas": repeated("a, "),
    "lines of two letters": lines_of_two,
}


def resume():
    from glossary.resumes.finding import Finder, spellings_of
    from glossary.resumes.findings import Budget
    from glossary.resumes.judging import Judge
    from glossary.resumes.refusals import RefusedError

    names = {1: "CRO", 2: "R", 3: "a", 4: "Go"}
    terms = {
        pk: SimpleNamespace(
            pk=pk,
            name=name,
            expansion="",
            aliases=[],
            typical_job_title="Clinical Research Associate",
            related_titles=["Study Manager"],
            resume_examples=["Ran trials at a CRO"],
            industry_id=1,
            industry="Pharma",
        )
        for pk, name in names.items()
    }
    finder = Finder(spellings_of((pk, name, "", []) for pk, name in names.items()))

    def read(text):
        budget = Budget()
        with suppress(RefusedError):
            matches = finder.find(text, budget)
            budget.check(len(matches))
            Judge(text, terms, budget).judge(matches)

    return read


def page_import(heading):
    from glossary.page_import.building import Overrides, file_text
    from glossary.page_import.page import UnusablePageError
    from glossary.page_import.parsing import read_page

    head = "CRO\nTerm from the Pharma industry explained for recruiters\n\n"

    def read(text):
        with suppress(UnusablePageError):
            file_text(read_page(f"{head}{heading}\n{in_lines(text)}"), Overrides())

    return read


def in_lines(text, width=300):
    """Longer lines are refused, and more than 3,000."""
    text = text.replace("\n", " ")
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def nudges():
    from scorecards import nudges

    return lambda text: list(nudges.find(text))


def unlawful(name):
    from glossary import unlawful

    return getattr(unlawful, name).find


def wording():
    from glossary.content_check.anchors import asks_for_experience
    from glossary.content_check.asking import asking
    from glossary.content_check.sentences import lacks_subject
    from glossary.content_check.spelling import british

    def checked(text):
        list(asking(text))
        list(british(text))
        lacks_subject(text)
        asks_for_experience(text, [text], text)
        asks_for_experience("Suppose a line stops.", [], text)

    return checked


def masking():
    from scorecards.text.masking import NameMask

    mask = NameMask({1: ["Ada Park"], 2: ["A Cro"], 3: ["李 小龙"]})
    return lambda text: mask.masked(1, text)


def reworded():
    from scorecards.text.differences import Edit

    return lambda text: Edit.of("Notes", text, f"{text[1:]}b")


def rewritten_list(separator):
    from scorecards.text.differences import compare_lists

    def compare(text):
        return compare_lists("Line", text.split(separator), text[::-1].split(separator))

    return compare


def candidate_text():
    return lambda text: candidates(f"Name,E-mail\n{text}".encode())


def candidate_workbook():
    """In a process of its own."""

    def read(text):
        book, file = Workbook(), BytesIO()
        book.active.append(["Name", "E-mail"])
        for at in range(0, len(text), 30_000):
            book.active.append([text[at : at + 30_000]])
        book.save(file)
        candidates(file.getvalue())

    return read


def candidates(content):
    from scorecards.openings.candidate_files.rows import read_candidates
    from scorecards.uploads.limits import UnreadableError

    with suppress(UnreadableError):
        read_candidates(content)


def form_cells():
    from scorecards.excel_form.text_cells import as_read, as_written, pieces

    return lambda text: [as_read(as_written(piece)) for piece in pieces(text, 60)]


def csv_cells():
    from scorecards.workbooks.csv_text import guarded, unguarded

    return lambda text: unguarded(guarded(text))


def script():
    from scorecards.kits.scripts import blocks

    return blocks


def term_page():
    from glossary.library.marking import Spellings
    from glossary.library.queries import split_lead

    term = SimpleNamespace(name="CRO", expansion="a-a a", aliases=["Go"])
    spellings = Spellings(term)
    return lambda text: [spellings.mark(part) for part in split_lead(text)]


def search_words():
    from glossary.words import spelling, with_one_error

    return lambda text: list(with_one_error(spelling(text)))


def titles():
    from tests.glossary.roles.libraries import finder_of

    finder = finder_of("Clinical Research Associate", ("Nurse", ["RN"], ["CRO"]))
    return finder.find


def sourcing():
    from glossary.sourcing.pieces import Kind, Piece
    from glossary.sourcing.strings import search_strings

    return lambda text: search_strings([Piece(Kind.NAME, text)])


NOTES = 50_000
HEADINGS = {
    "explanation": "Explanation",
    "titles": "Related titles",
    "aliases": "Also known as",
    "questions": "Senior questions",
    "indicators": "Senior indicators",
    "red flags": "Red flags",
}
DOORS = {
    "résumé": (resume, 200_000),
    **{
        f"page, {name}": (lambda heading=heading: page_import(heading), 900_000)
        for name, heading in HEADINGS.items()
    },
    "nudges": (nudges, NOTES),
    "questions": (lambda: unlawful("QUESTIONS"), 100_000),
    "red flags": (lambda: unlawful("RED_FLAGS"), 300),
    "wording": (wording, 20_000),
    "masked names": (masking, NOTES),
    "history": (reworded, NOTES),
    "kit, lines": (lambda: rewritten_list("\n"), 100_000),
    "kit, words": (lambda: rewritten_list(" "), 100_000),
    "candidates, CSV": (candidate_text, 2_000_000),
    "candidates, Excel": (candidate_workbook, 2_000_000),
    "form, Excel": (form_cells, NOTES),
    "export, CSV": (csv_cells, NOTES),
    "script": (script, 100_000),
    "term": (term_page, 100_000),
    "search": (search_words, 100),
    "titles": (titles, 100_000),
    "sourcing": (sourcing, 160),
}


def cpu_seconds(call, *arguments):
    """Of this process and of those that it waited for."""
    start = _cpu()
    call(*arguments)
    return _cpu() - start


def _cpu():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
