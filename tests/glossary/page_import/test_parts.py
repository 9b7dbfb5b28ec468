"""The parts of a page, each in the ways in which it is written."""

import pytest

from glossary.page_import.entries import unquoted
from glossary.page_import.points import points_of
from glossary.page_import.spellings import other_spellings
from glossary.page_import.years import find_years
from tests.glossary.page_import.pages import TORQUE, imported, said, texts

HEAD = "TQA (Torque Quality Audit)"
EXPLAINED = "A TQA is a check of every bolt on a finished bicycle."


@pytest.mark.parametrize(
    ("head", "name", "expansion", "aliases"),
    [
        ("Kubernetes", "Kubernetes", "", []),
        ("CI/CD", "CI/CD", "", []),
        ("GCP (Good Clinical Practice)", "GCP", "Good Clinical Practice", []),
        ("Good Clinical Practice (GCP)", "GCP", "Good Clinical Practice", []),
        ("GCP: Good Clinical Practice", "GCP", "Good Clinical Practice", []),
        ("R&D (Research and Development)", "R&D", "Research and Development", []),
        ("Post-Market Surveillance", "Post-Market Surveillance", "", []),
        ("**SOP** (Start of Production)", "SOP", "Start of Production", []),
        ("Kubernetes (K8s)", "Kubernetes", "", ["K8s"]),
        ("Kubernetes (Kube)", "Kubernetes", "", ["Kube"]),
    ],
)
def test_head_line(head, name, expansion, aliases):
    page = imported(TORQUE.replace(HEAD, head)).page

    assert (page.name.text, page.expansion) == (name, expansion)
    assert texts(page.aliases) == aliases


def test_parenthesis_that_is_no_expansion_is_doubtful():
    done = imported(TORQUE.replace(HEAD, "Kubernetes (Kube)"))

    assert said(done)[0] == (
        "1: Unsure: “Kube” was taken as another spelling. Check that it is."
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("It is also known as a bolt check.", ["bolt check"]),
        ("It is sometimes shortened to TQ.", ["TQ"]),
        ("TQA, also called “torque audit” or 'bolt audit', is new.", None),
        ("Often abbreviated as TQ or T-Audit.", ["TQ", "T-Audit"]),
        (
            "Similar terms you might see: bolt check, bolt audit, and a T-test.",
            ["bolt check", "bolt audit", "T-test"],
        ),
        ("Also known as TQ, which is older.", ["TQ"]),
        ("It is also known as TQ (in the north).", ["TQ"]),
        ("It is also known to fail when nobody has time.", []),
        ("Nothing of the kind.", []),
    ],
)
def test_other_spellings_in_a_sentence(sentence, names):
    expected = ["torque audit", "bolt audit"] if names is None else names

    assert list(other_spellings(sentence)) == expected


def test_spellings_of_the_explanation_become_aliases_and_are_named():
    page = TORQUE.replace(EXPLAINED, f"{EXPLAINED} It is also known as a bolt audit.")
    done = imported(page)

    assert texts(done.page.aliases) == ["bolt audit"]
    assert "It is also known as a bolt audit." in done.page.explanation[0].text
    assert "“bolt audit”. Check that each means the same." in str(done.remarks[0])


@pytest.mark.parametrize(
    "similar",
    [
        "Similar terms you might see: TQ, T-Audit",
        "Similar terms you might see in résumés include “TQ” and T-Audit.",
        "Also known as: TQ or T-Audit",
    ],
)
def test_line_of_similar_terms_is_no_part_of_the_explanation(similar):
    page = TORQUE.replace("Shops buy", f"{similar}\n\nShops buy")
    done = imported(page)

    assert texts(done.page.aliases) == ["TQ", "T-Audit"]
    assert texts(done.page.explanation) == texts(imported().page.explanation)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("0-2 years", "0-2"),
        ("2 – 5 years of experience", "2-5"),
        ("2 to 5", "2-5"),
        ("2–5 yrs", "2-5"),
        ("between 2 and 5 years", "2-5"),
        ("2 years to 5 years", "2-5"),
        ("5+", "5+"),
        ("5 + years", "5+"),
        ("5 years or more", "5+"),
        ("over 5 years", "5+"),
        ("at least 5 years", "5+"),
        ("less than 2 years", "0-2"),
        ("up to 2 yrs", "0-2"),
        ("02-05 years", "2-5"),
        ("5 years", ""),
        ("many years", ""),
        ("2024-2026", ""),
    ],
)
def test_years(written, years):
    assert find_years(written)[0] == years


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        (
            "Should name the cause, the fix, and what changed since.",
            ["The cause", "The fix", "What changed since"],
        ),
        (
            "Looks at the log first; asks who changed what; writes down the fix.",
            ["Looks at the log first", "Asks who changed what", "Writes down the fix"],
        ),
        (
            "Knows ISO 9001, GMP, and other rules, records of tests, and one audit.",
            ["Knows ISO 9001, GMP, and other rules", "Records of tests", "One audit"],
        ),
        (
            "A strong candidate should explain the plan and its costs and their part.",
            ["The plan", "Its costs", "Their part"],
        ),
        (
            "Names one part, a second part, a third part, a fourth part, a fifth part, "
            "the last part.",
            ["Names one part", "A second part, a third part", "A fourth part"]
            + ["A fifth part", "The last part"],
        ),
        ("Knows it well.", []),
        ("", []),
    ],
)
def test_points_are_parts_of_the_answer(answer, points):
    assert points_of(answer) == points


def test_bullets_under_an_answer_are_its_points():
    page = TORQUE.replace(
        "The candidate should mention stem and bars, both wheels, and the brakes.",
        "\n• Stem first\n• Then wheels\n• Brakes last",
    )
    (asked,) = imported(page).page.levels["junior"].questions

    assert texts(asked.points) == ["Stem first", "Then wheels", "Brakes last"]
    assert (
        "expected_answer: Stem first; Then wheels; Brakes last" in imported(page).text
    )


def test_points_and_follow_ups_that_the_page_names_are_kept():
    page = TORQUE.replace(
        "and the brakes.",
        "and the brakes.\n\nListen for:\n- Stem\n- Bars\n- Brakes\n\n"
        "Follow-up: Which torque?",
    )
    (asked,) = imported(page).page.levels["junior"].questions

    assert texts(asked.points) == ["Stem", "Bars", "Brakes"]
    assert texts(asked.follow_ups) == ["Which torque?"]


def test_questions_and_answers_over_several_lines():
    page = TORQUE.replace("first on a new", "first\non a new").replace(
        "stem and bars, both", "stem and bars,\n\nboth"
    )
    assert imported(page).text == imported().text


def test_questions_that_begin_alike_have_ids_of_their_own():
    page = TORQUE.replace(
        "Mid Level Questions",
        "Q: How would you set up audits for three?\n\nMid Level Questions",
    )
    text = imported(page).text

    assert "id: set-up-audits-three\n" in text
    assert "id: set-up-audits-three-2\n" in text


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ('"A Mechanic"', ["A Mechanic"]),
        ("“A Mechanic”, “B Mechanic” or “C Mechanic”", ["A", "B", "C"]),
        ("A Mechanic / B Mechanic", ["A", "B"]),
    ],
)
def test_typical_title_and_others_beside_it(written, titles):
    page = imported(TORQUE.replace('"TQA Mechanics"', written)).page

    first, *others = (title.split()[0] for title in titles)
    assert page.typical_job_title == f"{first} Mechanic"
    assert [f"{other} Mechanic" for other in others] == texts(page.related_titles)[
        : len(others)
    ]


def test_titles_that_break_off_at_the_end_of_a_line():
    page = TORQUE.replace("Workshop Manager Head", "Workshop\nManager Head")

    assert imported(page).text == imported().text


def test_title_without_a_known_end_is_doubtful():
    done = imported(TORQUE.replace("Service Technician", "Service Wheelbarrow"))

    assert said(done)[0] == (
        "19: Unsure: “Head of Quality Service Wheelbarrow” may not be one whole "
        "title. Check where it begins and ends."
    )


@pytest.mark.parametrize(
    ("text", "bare"),
    [("“A b”", "A b"), ("'A b'", "A b"), ("“A” and “b”", "“A” and “b”"), ("A", "A")],
)
def test_quotes_around_the_whole_are_taken_off(text, bare):
    assert unquoted(text) == bare
