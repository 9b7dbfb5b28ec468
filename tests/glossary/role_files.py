"""Small valid files of a competency and a role, with what the role draws on."""

from tests.glossary.term_files import CRO, another, write_term

QUESTION = """\
      - id: {level}-{n}
        question: Tell me about a {level} case of {name}, number {n}.
        expected_answer: They say what they did, and why.
        listen_for:
          - Says what was done
          - Says why
          - Says what came of it
"""


def competency(name="Teamwork", *, questions=4):
    """A file's text."""
    text = f"name: {name}\ndefinition: How people work.\nis_not: Being nice.\nlevels:\n"
    for level in ("junior", "mid", "senior"):
        text += f"  {level}:\n    indicators:\n"
        text += "".join(f"      - {name} at {level}, sign {n}\n" for n in (1, 2, 3))
        text += "    questions:\n"
        for n in range(1, questions + 1):
            text += QUESTION.format(level=level, n=n, name=name)
    flags = "".join(f"  - Says nothing of {name} {n}\n" for n in (1, 2, 3))
    return f"{text}red_flags:\n{flags}"


ROLE = """\
family: Pharma
title: Study Auditor
other_titles:
  - Trial Auditor
  - Quality Auditor
terms:
  - term: pharma/cro
    questions: 2
  - term: pharma/gcp
    questions: 2
competencies:
  junior: [teamwork, learning]
  mid: [teamwork, learning]
  senior: [teamwork, learning]
minutes: 45
"""
ROLE_PATH = "roles/pharma/study-auditor.yaml"


def term(name):
    """A term with two questions a level."""
    text = CRO if name == "CRO" else another(name)
    for level, key in (
        ("junior", "filing"),
        ("mid", "late-site"),
        ("senior", "budget"),
    ):
        start = text.index(f"      - id: {key}\n")
        new = QUESTION.format(level=level, n=2, name=name)
        text = text[:start] + new + text[start:]
    return text


def write_library(root, role=ROLE, to=ROLE_PATH):
    """Two terms, two competencies, and a role that draws on all of them."""
    for name in ("CRO", "GCP"):
        write_term(root, term(name), to=f"pharma/{name.lower()}.yaml")
    for name in ("Teamwork", "Learning"):
        text = competency(name)
        write_term(root, text, to=f"competencies/{name.lower()}.yaml")
    return write_term(root, role, to=to)
