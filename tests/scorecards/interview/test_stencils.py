"""Stencils: HTML that is kept, and what must never be in it."""

import re

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from glossary.models import LevelGuide, Question, RedFlag
from scorecards.interview import stencils
from scorecards.interview.home_rows import Link, Row
from scorecards.interview.page import ScorecardPage
from scorecards.interview.showing import ShownPage
from scorecards.interview.stencils import Gap, Stencil, stencil_of
from tests import process_state
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)

HOSTILE = "</textarea><script>alert('x')</script> {{ 7|add:1 }} & \"y\""
ROW = "scorecards/interview/_row.html"


def of_row(**fixed):
    return {"row": {"candidate": Gap("candidate"), **fixed}}


def page_of(client, scorecard, view="one"):
    """Its HTML without what is new at each visit."""
    text = client.get(reverse("scorecard", args=[scorecard.pk]), {"view": view}).text
    new = r'csrfmiddlewaretoken" value="\w+|vault-secret="[^"]*|session-ends="[^"]*'
    return re.sub(new, "", text)


@pytest.fixture
def full(ida):
    """Everything in it, with hostile words; a question of each kind of result."""
    card = make_scorecard(ida)
    fill(card, notes=HOSTILE, summary=HOSTILE, flags=1)
    card.answers.filter(question__position=2).update(outcome="", rating=None)
    card.red_flag_checks.update(evidence=HOSTILE, revision=3)
    card.extra_questions.create(number=1, text=HOSTILE, rating=2, revision=1)
    return card


def test_gaps_are_filled_in_with_escaped_values():
    stencil = Stencil(f"<b>{Gap('name')}</b> {Gap('age')} {Gap('name')}")
    assert stencil.fill({"name": "<Ada>", "age": 7}) == (
        "<b>&lt;Ada&gt;</b> 7 &lt;Ada&gt;"
    )


def test_html_is_filled_in_as_it_is():
    inner = Stencil(f"<i>{Gap('text')}</i>").fill({"text": "&"})
    assert Stencil(f"<b>{Gap('inner')}</b>").fill({"inner": inner}) == (
        "<b><i>&amp;</i></b>"
    )


def test_a_gap_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        Stencil(Gap("name")).fill({})


def test_no_more_than_so_many_stencils_are_kept():
    for number in range(stencils.MAX_STENCILS + 5):
        stencil_of(ROW, of_row, {"pk": number})
    assert stencils._kept.cache_info().currsize == stencils.MAX_STENCILS


def test_another_language_has_another_stencil():
    first = stencil_of(ROW, of_row, {})
    with translation.override("de"):
        assert stencil_of(ROW, of_row, {}) is not first
    assert stencil_of(ROW, of_row, {}) is first


def test_a_template_that_was_loaded_again_has_another_stencil():
    first = stencil_of(ROW, of_row, {})
    for loader in engines["django"].engine.template_loaders:
        loader.reset()
    assert stencil_of(ROW, of_row, {}) is not first


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"is_late": True, "action": "Fill in", "state": HOSTILE},
        {"soon": "now", "minutes": "45 min", "rated": 0, "questions": 8},
        {"join": "https://meet.example/?a=1&b=2", "more": [Link("Decline", "/d/")]},
        {"result": "Hire", "result_href": "/debrief/", "more": [Link("A", "/a/")] * 2},
    ],
)
def test_a_row_reads_as_its_template_does(values):
    known = {"is_late": False, "action": "", "when": "25 Nov", "about": HOSTILE}
    row = Row(pk=1, href="/1/", candidate=HOSTILE, **(known | values))
    assert row.html == render_to_string(ROW, {"row": row})


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["one", "all"])
def test_every_part_reads_as_its_template_does(full, view):
    def live(part, **place):
        return render_to_string(part.template, {"part": part, **place})

    page = ScorecardPage(full)
    shown = ShownPage(page, view)
    place = {"of": 2, "is_weighted": False, "optional": "", "view": view}
    assert list(shown.answers) == [
        live(part, number=number, **place)
        for number, part in enumerate(page.answers, start=1)
    ]
    flags = [flag for _, flags in shown.red_flags for flag in flags]
    assert flags == [live(part) for part in page.red_flags]
    assert list(shown.extra_questions) == [live(p) for p in page.extra_questions]
    assert shown.general_notes == live(page.other_notes)
    assert shown.experience == live(page.experience)
    assert shown.conclusion == live(page.conclusion, has_no_reason=True)


@pytest.mark.django_db
def test_a_page_reads_the_same_whoever_was_there_before(client, ida, ivan, full):
    client.force_login(ivan)
    blank = make_scorecard(ivan)
    process_state.forget()
    expected = page_of(client, blank)

    process_state.forget()
    client.force_login(ida)
    assert "alert" in page_of(client, full)
    client.force_login(ivan)
    assert page_of(client, blank) == expected


@pytest.mark.django_db
def test_nothing_that_somebody_wrote_is_kept(client, ida, full, monkeypatch):
    made = []
    monkeypatch.setattr(
        stencils, "Stencil", lambda html: made.append(html) or Stencil(html)
    )
    client.force_login(ida)
    for name in ("scorecard", "review_scorecard"):
        client.get(reverse(name, args=[full.pk]))
    client.get(reverse("my_scorecards"))
    assert len(made) > 8
    assert not [html for html in made if "alert" in html or "Ada Park" in html]


@pytest.mark.django_db
def test_two_kits_of_the_same_words_keep_their_own_questions(client, ida):
    client.force_login(ida)
    term = make_term()
    roles = make_role("Monitor", term), make_role("Auditor", term)
    cards = [
        make_scorecard(
            ida, application=make_application(opening=make_opening(str(r), role=r))
        )
        for r in roles
    ]
    for card in cards:
        shown = set(re.findall(r'name="answer-(\d+)-notes"', page_of(client, card)))
        asked = card.kit.questions.values_list("pk", flat=True)
        assert shown == {str(pk) for pk in asked}


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["one", "all"])
def test_what_a_kit_says_is_escaped(client, ida, view):
    term = make_term(questions=1)
    Question.objects.update(
        text=HOSTILE,
        title="<script>",
        expected_answer=HOSTILE,
        listen_for=[HOSTILE],
        hear=[HOSTILE],
        follow_ups=[HOSTILE],
        anchors={"1": HOSTILE, "3": HOSTILE, "5": HOSTILE},
    )
    RedFlag.objects.filter(position=1).update(text=HOSTILE)
    LevelGuide.objects.update(indicators=[HOSTILE])
    make_role("Monitor", term)
    client.force_login(ida)
    card = make_scorecard(ida)
    text = page_of(client, card, view)
    assert text.count("&lt;script&gt;alert(") >= 12
    assert "<script>" not in text
    assert "7|add:1" in text
