"""Words that only look like a term are told apart."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from glossary.resumes.judging import Certainty
from tests.glossary.resumes.labelled import (
    HELD_OUT,
    answer,
    is_right,
    scores,
    snippets,
    verdicts,
)


def said(text):
    """Each word with what is said of it."""
    return [(each.match.text, each.certainty.value) for each in verdicts(text)]


def why(text):
    [verdict] = [each for each in verdicts(text) if each.certainty.value == "unsure"]
    return verdict.why


def test_labelled_snippets_are_told_apart():
    wrong = [f"{each}: {answer(each)}" for each in snippets() if not is_right(each)]

    assert scores()["right"] >= 0.95, wrong


def test_snippets_that_the_rules_were_not_made_on_are_told_apart():
    held_out = scores(HELD_OUT)

    assert held_out["precision"] >= 0.95
    assert held_out["right"] >= 0.90


def test_what_is_called_sure_is_the_term():
    assert scores()["precision"] >= 0.98


def test_terms_that_stand_there_are_found():
    assert scores()["recall"] >= 0.95


def test_labelled_snippets_are_of_every_kind():
    kinds = Counter(each.expected for each in snippets())

    assert kinds.total() >= 60
    assert min(kinds.values()) >= 8


def test_expansion_elsewhere_makes_the_short_form_sure():
    assert said("Contract Research Organization. Later:\n\nthe CRO") == [
        ("Contract Research Organization", "sure"),
        ("CRO", "sure"),
    ]


def test_the_other_meaning_elsewhere_leaves_the_short_form_out():
    text = (
        "Chief Revenue Officer of Acme." + " Sold more." * 30 + " As CRO I grew sales."
    )

    assert said(text) == [("CRO", "no")]


def test_text_that_explains_the_word_is_believed_everywhere():
    text = "Cloud Risk Office (CRO), 2020.\n\nMoved the CRO to Basel."

    assert said(text) == [("CRO", "no"), ("CRO", "no")]


def test_other_meaning_beside_the_term_itself_is_unsure():
    text = "Contract Research Organization work. Ran Cloud Risk Office (CRO). The CRO"

    assert [certainty for _, certainty in said(text)] == ["sure", "no", "unsure"]


def test_other_terms_of_the_industry_decide_between_two():
    [verdict] = [
        each
        for each in verdicts("PM for Kubernetes and Terraform")
        if each.match.text == "PM"
    ]

    assert [term.industry.name for term in verdict.terms] == ["Information Technology"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Skills: R", "Nothing else from Data and AI appears near it."),
        (
            "Eight years of PM",
            "It is a term in Information Technology and Manufacturing and Quality. "
            "The text doesn’t say which is meant.",
        ),
        (
            "Monitored hospital sites for a global cro in Phase III studies",
            "It is written “cro”, not “CRO”.",
        ),
        (
            "Monitored hospital sites for a global CRO." + " Other." * 40 + " Croatia",
            "The text also has “croatia”.",
        ),
    ],
)
def test_unsure_says_why(text, reason):
    assert why(text) == reason


RIVALS = yaml.load(
    Path(__file__).with_name("rivals.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


@pytest.mark.parametrize("resume", RIVALS, ids=lambda each: each["text"].split("\n")[0])
def test_word_with_another_meaning_counts_in_context_alone(resume):
    sure = {
        term.name
        for verdict in verdicts(resume["text"])
        if verdict.certainty is Certainty.SURE
        for term in verdict.terms
    }

    assert sure & {*resume["not_meant"]} == set()
    assert {*resume.get("meant", [])} <= sure


def test_short_word_with_other_meanings_is_unsure_on_its_own():
    (verdict,) = verdicts("Knows P2P and likes to cook.")

    assert verdict.certainty is Certainty.UNSURE
