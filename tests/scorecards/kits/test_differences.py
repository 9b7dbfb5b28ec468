"""What changed between two kits, in words; compared without a database."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.models import Industry, Level, Role
from scorecards.kits.differences import KitWords, count, differences
from scorecards.kits.making import KitContent
from scorecards.models import KitIndicator, KitQuestion, KitRedFlag

words = st.sampled_from(["cause", "trend", "audit", "batch", "report", "record"])
sentences = st.lists(words, min_size=2, max_size=6).map(" ".join)
points = st.lists(sentences, max_size=3)


@st.composite
def contents(draw):
    """Any kit: up to five questions out of seven, and what stands beside them."""
    keys = draw(st.lists(st.integers(1, 7), unique=True, min_size=1, max_size=5))
    return KitContent(
        role=Role(
            title=draw(st.sampled_from(["Auditor", "Inspector"])),
            industry=Industry(name=draw(st.sampled_from(["Rail", "Air"]))),
        ),
        level=Level.MID.value,
        questions=[
            draw_question(draw, place, key) for place, key in enumerate(keys, 1)
        ],
        indicators=[
            draw_indicator(draw, level, place)
            for level in Level.values
            for place in range(1, draw(st.integers(0, 2)) + 1)
        ],
        red_flags=[
            KitRedFlag(position=place, term=draw(words), text=draw(sentences))
            for place in range(1, draw(st.integers(0, 3)) + 1)
        ],
    )


def draw_question(draw, place, key):
    return KitQuestion(
        position=place,
        source=f"rail/cro/{key}",
        term=draw(words),
        text=draw(sentences),
        expected_answer=draw(sentences),
        listen_for=draw(points),
        follow_ups=draw(points),
        anchors=draw(st.dictionaries(st.sampled_from("135"), sentences)),
        minutes=draw(st.integers(4, 6)),
    )


def draw_indicator(draw, level, place):
    return KitIndicator(
        level=level,
        position=place,
        term=draw(words),
        years=draw(st.sampled_from(["0-2", "2+"])),
        text=draw(sentences),
    )


def between(old, new):
    return differences(KitWords.of_content(old), KitWords.of_content(new))


def sentences_of(sections):
    return [change.sentence for section in sections for change in section.changes]


def words_of(sections):
    changes = [change for section in sections for change in section.changes]
    parts = [part for change in changes for part in (change, *change.edits)]
    return " ".join(run.text for part in parts for run in part.runs)


@given(contents())
def test_a_kit_does_not_differ_from_its_copy(content):
    assert between(content, deepcopy(content)) == []


@given(contents(), contents())
def test_kits_differ_in_words_exactly_when_their_checksums_differ(old, new):
    assert (between(old, new) == []) == (old.checksum == new.checksum)


EDITS = {
    "text": lambda row: setattr(row, "text", "Altogether different?"),
    "expected_answer": lambda row: setattr(row, "expected_answer", "Nothing alike."),
    "listen_for": lambda row: row.listen_for.append("A new point"),
    "follow_ups": lambda row: row.follow_ups.insert(0, "A new probe?"),
    "anchors": lambda row: row.anchors.update({"5": "A new anchor."}),
    "minutes": lambda row: setattr(row, "minutes", 9),
}
NAMED = {
    "text": ("was reworded", "Altogether different?"),
    "expected_answer": ("has a new expected answer", "Nothing alike."),
    "listen_for": ("has different points to listen for", "A new point"),
    "follow_ups": ("has different follow-up questions", "A new probe?"),
    "anchors": ("has different anchors", "A new anchor."),
    "minutes": ("takes 9 minutes instead of", ""),
}


@given(contents(), st.data())
def test_every_edit_of_a_question_is_named_with_its_words(old, data):
    new = deepcopy(old)
    place = data.draw(st.integers(1, len(new.questions)))
    chosen = data.draw(st.sets(st.sampled_from(sorted(EDITS)), min_size=1))
    for field in chosen:
        EDITS[field](new.questions[place - 1])

    sections = between(old, new)
    (said,) = [s for s in sentences_of(sections) if s.startswith("Question")]

    assert said.startswith(f"Question {place} ")
    for field, (clause, added) in NAMED.items():
        assert (clause in said) == (field in chosen)
        assert field not in chosen or added in words_of(sections)


@given(contents(), st.data())
def test_every_question_that_came_or_went_is_named(old, data):
    new = deepcopy(old)
    gone = data.draw(st.integers(1, len(old.questions)))
    del new.questions[gone - 1]
    fresh = KitQuestion(
        source="rail/cro/fresh",
        text="Fresh?",
        expected_answer="Yes.",
        minutes=5,
        term=old.questions[0].term,
    )
    place = data.draw(st.integers(1, len(new.questions) + 1))
    new.questions.insert(place - 1, fresh)

    said = [s for s in sentences_of(between(old, new)) if "uestion " in s]

    assert said == [
        f"Question {place} is new.",
        f"Old question {gone} was removed.",
    ]


def kit(*questions, **fields):
    made = KitWords(
        role_title="Auditor",
        industry_name="Rail",
        opening_script="Say hello.\nAsk.",
        closing_reminder="Thank them.",
        questions=[
            KitQuestion(source=key, text=f"{key}?", term="CRO", minutes=5)
            for key in questions or ("a", "b", "c")
        ],
        indicators=[],
        red_flags=[],
    )
    return replace(made, **fields)


def flag(text, term="CRO"):
    return KitRedFlag(term=term, text=text)


def indicator(text, years="0-2", term="CRO"):
    return KitIndicator(level="junior", term=term, text=text, years=years)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (kit(role_title="Inspector"), "The role “Auditor” is now called"),
        (
            kit(industry_name="Air"),
            "The industry “Rail” is now called “Air”",
        ),
        (kit("c", "a", "b"), "Question 1 moved from position 3."),
        (kit("a", "c"), "Old question 2 was removed."),
        (kit(closing_reminder="Thank her."), "The closing reminder was changed."),
        (kit(red_flags=[flag("Blames others")]), "A red flag was added."),
        (kit(indicators=[indicator("Audits")]), "A junior indicator was added."),
    ],
)
def test_one_change_is_one_sentence(new, said):
    (sentence,) = sentences_of(differences(kit(), new))

    assert sentence.startswith(said)


def test_what_shifted_because_another_is_new_did_not_move():
    assert sentences_of(differences(kit("b", "c"), kit("a", "b", "c"))) == [
        "Question 1 is new."
    ]


def test_a_script_shows_only_the_lines_that_changed():
    (section,) = differences(kit(), kit(opening_script="Say hello.\nAsk twice."))

    (edit,) = section.changes[0].edits
    assert "".join(run.text for run in edit.runs if run.mark != "gone") == "Ask twice."


def test_a_renamed_term_is_named_once():
    old = kit(red_flags=[flag("Late"), flag("Vague")])
    new = kit(red_flags=[flag("Late", "CROs"), flag("Vague", "CROs")])

    assert sentences_of(differences(old, new)) == [
        "The term “CRO” is now called “CROs”."
    ]


def test_other_years_are_named_once():
    old = kit(indicators=[indicator("Audits alone"), indicator("Reports")])
    new = kit(
        indicators=[indicator("Audits alone", "1-3"), indicator("Reports", "1-3")]
    )

    assert sentences_of(differences(old, new)) == [
        "Junior in CRO is now 1-3 years instead of 0-2."
    ]


def test_changes_are_counted_over_all_parts():
    new = kit("a", "b", red_flags=[flag("Late"), flag("Vague")])

    assert count(differences(kit(), new)) == 3
