"""A small valid file of a term, and helpers that put it, or a broken one, on disk."""

from django.conf import settings

from glossary.files.finding import find_files
from glossary.files.problems import InvalidGlossaryError
from glossary.files.validation import read_glossary
from glossary.seeding.loading import seed

CRO = """\
industry: Pharma
name: CRO
expansion: Contract Research Organization
aliases:
  - Clinical research organisation
explanation: >-
  A company that runs trials
  for those who develop medicines.
resume_examples:
  - Ran three trials at a CRO
typical_job_title: Clinical Trial Manager
related_titles:
  - Study Coordinator
certifications:
  - Good Clinical Practice
red_flags:
  - Cannot name a phase of a trial
levels:
  junior:
    years: 0-2
    indicators:
      - Orderly files
    questions:
      - id: filing
        question: Tell me about files you kept.
        expected_answer: Names what was filed, and where.
        listen_for:
          - Names documents
          - Names a system
          - Filed on the day
        follow_ups:
          - What was hardest?
        anchors:
          1: Names nothing.
          3: Names documents and a system.
          5: Also improved the system.
        minutes: 5
  mid:
    years: 2-5
    indicators:
      - Runs a site alone
    questions:
      - id: late-site
        question: Suppose a site falls behind. What do you do?
        expected_answer: Asks why first, then agrees a plan.
        listen_for:
          - Asks why
          - Agrees a plan
          - Follows it up
  senior:
    years: 5+
    indicators:
      - Leads other leaders
    questions:
      - id: budget
        question: Tell me about a budget you defended.
        expected_answer: Gives figures, the argument and the outcome.
        listen_for:
          - Gives figures
          - Gives the argument
          - Gives the outcome
"""


COMPLETE = (
    settings.FIXTURES_DIR / "glossary/pharmaceutical-services/cro.yaml"
).read_text()
"""A term on whose content there is no remark."""


def replaced(text, *pairs):
    """The text with each old part exchanged; the first of each pair must be there."""
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text, f"{old!r} is not in the text"
        text = text.replace(old, new, 1)
    return text


def another(name, *pairs):
    """A second term of the same industry that asks other questions."""
    return replaced(
        CRO,
        "name: CRO",
        f"name: {name}",
        "files you kept",
        f"files you kept for {name}",
        "site falls behind",
        f"site of {name} falls behind",
        "budget you defended",
        f"budget you defended for {name}",
        *pairs,
    )


def write_term(root, text=CRO, to="pharma/cro.yaml"):
    """Put a file where it belongs; bytes are written as they are."""
    path = root / to
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def write_complete(root, *changes):
    text = replaced(COMPLETE, *changes)
    return write_term(root, text, to="pharmaceutical-services/cro.yaml")


def problems(root):
    """Every fault of the files there, as the lines that people read."""
    try:
        read_glossary(find_files([root]))
    except InvalidGlossaryError as error:
        return [str(problem).removeprefix(f"{root}/") for problem in error.problems]
    return []


def run(root, *, whole=True, **options):
    return seed(read_glossary(find_files([root])), whole=whole, **options)


def reseed(root, *changes, **options):
    """Change the file of the CRO and run again."""
    write_term(root, replaced(CRO, *changes))
    return run(root, **options)
