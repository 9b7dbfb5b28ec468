"""Finding a term in lines of a résumé."""

import pytest

from glossary.library.marking import Spellings
from glossary.library.queries import split_lead
from glossary.models import Term


def marked(text, name="CRO", expansion="", aliases=()):
    """What is marked in the text, in its order."""
    term = Term(name=name, expansion=expansion, aliases=list(aliases))
    parts = Spellings(term).mark(text).split("<mark>")[1:]
    return [part.partition("</mark>")[0] for part in parts]


def test_name_expansion_and_aliases_are_marked():
    text = "A CRO, a contract research organization, a clinical partner"
    found = marked(text, "CRO", "Contract Research Organization", ["Clinical Partner"])
    assert found == ["CRO", "contract research organization", "clinical partner"]


@pytest.mark.parametrize("text", ["Macro economics", "CROSS", "micro", "CRO2", "_CRO"])
def test_only_whole_words_are_marked(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CRO", "CROs"),
        ("CRO", "CRO's"),
        ("CRO", "CRO’s"),
        ("Six Sigma", "six-sigma"),
        ("CI-CD", "CI CD"),
        ("Kubernetes", "kubernetes"),
        ("510(k)", "510(k)s"),
        ("CI/CD", "CI/CD"),
        ("C++", "C++"),
        ("Sales  Pipeline", "sales\npipelines"),
    ],
)
def test_other_ways_to_write_it_are_marked(name, written):
    assert [" ".join(m.split()) for m in marked(f"Led {written}, daily", name)] == [
        " ".join(written.replace("'", "&#x27;").split())
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("Go", "Ready to go"), ("IT", "Loved it"), ("R", "Grade r")]
)
def test_a_short_word_in_other_letters_is_another_word(name, text):
    assert marked(text, name) == []
    assert marked(f"{text}. Wrote {name} code", name) == [name]


def test_the_longest_spelling_wins():
    aliases = ["contract", "contract research"]
    assert marked("In contract research", "CRO", "", aliases) == ["contract research"]


def test_text_around_a_mark_stays_text():
    term = Term(name="<b>", expansion="R&D")
    assert Spellings(term).mark("<i> & <b> in R&D") == (
        "&lt;i&gt; &amp; <mark>&lt;b&gt;</mark> in <mark>R&amp;D</mark>"
    )


@pytest.mark.parametrize(
    ("explanation", "lead"),
    [
        ("It runs trials. It costs less.", "It runs trials."),
        ("No stop at all", "No stop at all"),
        ("Is it law? Yes.", "Is it law?"),
        ("It is U.S. Federal law. More.", "It is U.S. Federal law."),
        ("So says Dr. No here. More.", "So says Dr. No here."),
        ("It costs 1.5 million. More.", "It costs 1.5 million."),
        ('They ask "why?" and record it. More.', 'They ask "why?" and record it.'),
        ('It is called a "sponsor." It pays.', 'It is called a "sponsor."'),
        ("It runs\ntrials.\n\nIt costs less.", "It runs\ntrials."),
    ],
)
def test_the_lead_is_the_first_sentence(explanation, lead):
    first, rest = split_lead(explanation)
    assert first == lead
    assert f"{first} {rest}".split() == explanation.split()
