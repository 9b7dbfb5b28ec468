"""Pages that lack something, or hold what a term has no place for."""

import pytest
import yaml

from glossary.page_import.building import Overrides
from glossary.page_import.page import Status
from tests.glossary.page_import.pages import (
    TORQUE,
    imported,
    said,
    texts,
    wanted,
    without,
)


def test_whole_page_is_clean_and_every_part_is_there():
    done = imported()

    assert (done.status, wanted(done)) == (Status.CLEAN, [])
    assert done.summary == (
        "TQA: 2 résumé examples, 4 related titles, 3 questions, 6 indicators, "
        "2 red flags."
    )
    assert str(done.path) == "bicycle-assembly/tqa.yaml"


def test_paragraphs_of_the_explanation_stay_apart():
    content = yaml.safe_load(imported().text)

    first, second = content["explanation"].split("\n\n")
    assert first.startswith("A TQA is a check") and first.endswith("throw its rider.")
    assert second == "Shops buy it in when they have no calibrated wrench of their own."


@pytest.mark.parametrize(
    ("first", "last", "lacks"),
    [
        ("Examples in", "Typical", ["resume_examples"]),
        ("Typical", "Also try", ["typical_job_title"]),
        ("Also try", "Where", ["related_titles"]),
        ("Senior Level", "Mid Level", ["levels.senior.questions"]),
        ("Junior (0", "Mid (2", ["levels.junior.years", "levels.junior.indicators"]),
        ("Red Flags", "", ["red_flags"]),
        ("Term from", "A TQA", ["industry"]),
        ("A TQA", "Examples", ["explanation"]),
    ],
)
def test_missing_section_is_named_and_not_made_up(first, last, lacks):
    done = imported(without(TORQUE, first, last))

    assert done.status is Status.PARTIAL
    assert sorted(wanted(done)) == sorted(lacks)
    for key in lacks:
        assert f"# {key.rpartition('.')[2]}: " in done.text


@pytest.mark.parametrize(
    ("cut", "lacks"),
    [
        ("Expected Answer: Look", ["expected_answer", "listen_for"]),
        ("Look for", ["expected_answer", "listen_for"]),
    ],
)
def test_page_cut_off_within_a_question_keeps_the_question(cut, lacks):
    done = imported(without(TORQUE, cut))

    fields = [f"levels.mid.questions[1].{key}" for key in lacks]
    assert set(fields) <= set(wanted(done))
    assert "Tell me about a bolt" in done.text
    assert {"levels.junior", "red_flags"} <= set(wanted(done))


@pytest.mark.parametrize("end", range(110, TORQUE.index("Tightens"), 97))
def test_page_cut_off_anywhere_is_read_as_far_as_it_goes(end):
    done = imported(TORQUE[:end])

    assert done.page.name.text == "TQA"
    assert done.status is Status.PARTIAL


def test_extra_section_is_dropped_and_named():
    done = imported()

    assert said(done) == [
        "21: Dropped: “Where to Find TQA Mechanics”, lines 21 to 25, has no place in "
        "a term file."
    ]
    assert "Cargo bicycle" not in done.text


def test_unknown_heading_leaves_its_lines_to_a_person():
    page = TORQUE.replace("Red Flags", "Our Favourite Tools\n\nA wrench\n\nRed Flags")
    done = imported(page)

    assert done.status is Status.PARTIAL
    assert (
        "64: Not read: The heading “Our Favourite Tools” is unknown, so lines"
        in (said(done)[-1])
    )


def test_lines_above_the_term_are_named():
    done = imported("Bicycle words\n" + TORQUE)

    assert said(done)[0] == "1: Not read: This is before the term."
    assert done.page.name.text == "TQA"


def test_question_under_no_level_is_named():
    done = imported(TORQUE.replace("Senior Level Questions\n", ""))

    assert said(done)[-2:] == [
        "30: Not read: This question is not under the heading of a level.",
        "32: Not read: This question is not under the heading of a level.",
    ]
    assert wanted(done) == ["levels.senior.questions"]


def test_answer_before_any_question_is_named():
    done = imported(TORQUE.replace("Q: What do you check first on a new bicycle?", ""))

    assert "45: Not read: This is before the first question." in said(done)


def test_years_that_say_no_range_are_named():
    done = imported(TORQUE.replace("(5+ years)", "(5 years)"))

    assert said(done)[-1] == (
        "59: Not read: The years are unclear. Write them as 0-2 or 5+."
    )
    assert wanted(done) == ["levels.senior.years"]


def test_what_stands_twice_is_kept_once():
    page = TORQUE.replace("  • Audits alone", "  • Audits alone\n  • audits  alone")
    done = imported(page)

    assert texts(done.page.levels["mid"].indicators) == [
        "Audits alone",
        "Trains apprentices",
    ]
    assert "is also on line 56" in str(done.remarks[-1])


def test_answer_without_parts_gets_no_points():
    done = imported(TORQUE.replace("stem and bars, both wheels, and the brakes", "it"))

    assert wanted(done) == ["levels.junior.questions[1].listen_for"]
    assert "        # listen_for: 3 to 5 points are needed here\n" in done.text


def test_person_knows_the_industry_better():
    done = imported(overrides=Overrides("Cycling"))

    assert yaml.safe_load(done.text)["industry"] == "Cycling"
    assert str(done.path) == "cycling/tqa.yaml"


def test_file_lists_titles_and_no_roles():
    content = yaml.safe_load(imported().text)

    assert content["typical_job_title"] == "TQA Mechanics"
    assert "roles" not in content


def test_every_word_of_the_file_is_from_the_page():
    content = yaml.safe_load(imported().text)
    question = content["levels"]["junior"]["questions"][0]

    assert question["id"] == "check-first-new-bicycle"
    assert question["listen_for"] == ["Stem and bars", "Both wheels", "The brakes"]
    assert set(question) == {"id", "question", "expected_answer", "listen_for"}
