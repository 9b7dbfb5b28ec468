"""Each part of a term and of its questions, at each place where people read them."""

from html import unescape

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from glossary import revision
from glossary.models import Question, Term
from glossary.search import find
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.scorecards.excel_form.workbooks import downloaded
from tests.scorecards.export.reading_back import exported

pytestmark = pytest.mark.django_db

SHOWN = ""
ABOUT_TERM = "a kit asks about the term and explains it on the term's page"
AFTERWARDS = "for listening, and the interview is over"
IN_TRAINING = "never beside a live scorecard; editors and training see them"
NO_SEARCH = "nobody looks for a term by it"
PARTS = {
    "say": "sayqqx",
    "you may hear": "hearqqx",
    "see also": "alsoqqx",
    "see also’s kind": "A rival:",
    "certifications": "certqqx",
    "checked": "May 2026",
    "sources": "sourceqqx",
    "question titles": "titleqqx",
    "example answers": "exampleqqx",
}
TERM = dict.fromkeys(
    (
        *("say", "see also", "see also’s kind"),
        *("certifications", "checked", "sources"),
    ),
    ABOUT_TERM,
)
INTERVIEW = {**TERM, "example answers": IN_TRAINING}
PLACES = {
    "term page": {"example answers": IN_TRAINING},
    "term page of an editor": {},
    "kit preview": INTERVIEW,
    "print": INTERVIEW,
    "scorecard": INTERVIEW,
    "Excel form": INTERVIEW,
    "report": {**INTERVIEW, "you may hear": AFTERWARDS},
    "export": {**INTERVIEW, "you may hear": AFTERWARDS},
    "search": {
        "see also’s kind": "the term's page says it",
        "checked": NO_SEARCH,
        "sources": NO_SEARCH,
        "example answers": "made-up answers are no facts",
    },
}
"""What each place leaves out, and why; it shows everything else."""


@pytest.fixture
def term():
    made = make_term("CRO", questions=3)
    Term.objects.filter(pk=made.pk).update(
        say="sayqqx",
        see_also=[{"name": "alsoqqx", "kind": "rival"}],
        certifications=["certqqx"],
        checked="2026-05",
        sources=["sourceqqx"],
    )
    example = {"answer": "exampleqqx", "reason": "As anchor 1."}
    Question.objects.update(
        title="titleqqx",
        hear=["hearqqx"],
        examples=[{**example, "rating": 2}, {**example, "rating": 4}],
    )
    revision.advance()
    return made


@pytest.fixture
def application(term):
    return make_application(opening=make_opening(role=make_role("Monitor", term)))


@pytest.fixture
def read(client, ida, otto, gwen, term, application):
    """What a place shows, as text."""

    def page(reader, name, *args, **query):
        client.force_login(reader)
        return unescape(client.get(reverse(name, args=args), query).text)

    def term_page(reader):
        return page(reader, "glossary:term", term.industry.slug, term.slug)

    def scorecard(made=make_scorecard):
        return made(ida, application=application).pk

    def excel_form():
        client.force_login(ida)
        return text_of(downloaded(client, make_scorecard(ida, application=application)))

    def export():
        scorecard(make_submitted)
        return text_of(exported())

    places = {
        "term page": lambda: term_page(otto),
        "term page of an editor": lambda: term_page(gwen),
        "kit preview": lambda: page(ida, "preview_kit", role="Monitor", level="mid"),
        "print": lambda: page(ida, "print_kit", scorecard()),
        "scorecard": lambda: page(ida, "scorecard", scorecard()),
        "Excel form": excel_form,
        "report": lambda: page(ida, "scorecard", scorecard(make_submitted)),
        "export": export,
        "search": found,
    }
    return lambda place: places[place]()


def text_of(workbook):
    """Every cell of every sheet."""
    workbook.seek(0)
    book = CalamineWorkbook.from_filelike(workbook)
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return "\n".join(str(row) for sheet in sheets for row in sheet)


def found():
    hits = (hit for word in PARTS.values() for hit in find(word).hits)
    return "\n".join(hit.passage.text for hit in hits)


@pytest.mark.parametrize("place", PLACES)
def test_every_part_is_shown_or_left_out_for_a_reason(read, place):
    text = read(place)

    shown = [part for part, written in PARTS.items() if written in text]

    assert shown == [part for part in PARTS if part not in PLACES[place]]


def test_every_blank_has_a_reason():
    blanks = [(part, why) for left in PLACES.values() for part, why in left.items()]

    assert {part for part, _ in blanks} <= PARTS.keys()
    assert all(len(why.split()) > 3 for _, why in blanks)
