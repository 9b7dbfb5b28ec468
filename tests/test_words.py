"""Phrasings that read as if translated do not come back; CONTRIBUTING.md says why.

Looks at templates, at the strings of the apps (no docstrings) and at the docs.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("scorecards", "glossary")
DOCS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
GENERATED = ("docs/export-columns.json", "docs/figures.md")

# What gives it away, and what to write.
TELLTALES = {
    r"\banew\b": "again",
    r"\bwhom\b": "who, or name the person",
    # A noun follows: others’ scorecards, others’ free text.
    r"\bothers['’](?! (?:free )?[a-z]+s\b| (?:work|text)\b)": "people’s, and a noun",
    r"\bstand(?:s|ing)? (?:in|below|beside|above|whole|there|here|alone)\b": "appears",
    r"\bas (?:it|they) stands?\b": "as it is",
    r"\b(?:those|what|that|all) you may\b": "you can",
    r"\bthat (?:one|they|you) may (?:see|read)\b": "that you can see",
    r"\bbelong(?:s)? together\b": "match",
    r"\bc[ao]me to an end\b": "ended",
    r"\bsign(?:s|ed|ing)?[ -]?in\b": "log in",
    r"\bow(?:e|es|ed|ing)\b": "to do, overdue",
    r"\bbegun after\b": "started after",
    r"\bothers (?:were|was|had been) open\b": "other scorecards were visible",
    r"\bsecond looks?\b": "re-rating",
    r"\b(?:rated|rates) again\b": "re-rating",
    r"\bwhat follows\b": "name it",
    r"\bnobody (?:reopens|fills|sees anything)\b": "you can’t",
    r"\bholds from now on\b": "has been changed",
    r"\bcomes? to stand\b": "appears",
    r"\bof something else\b": "of another …",
    r"\bleave (?:more|the rest) (?:of .* )?empty\b": "clear",
    r"\bplease\b": "leave it out",
    r"\bits time is over\b": "has expired",
    r"\bis this very\b": "is the same",
    r"\bdecided so\b": "decided this",
    r"\bwhatever (?:else|was)\b": "name it",
    r"\bto do so\b": "name it",
}
# The few that are right where they are: path, words, and the reason.
PATTERN = "is a word to recognize in what others write"
RENAMED = "names the heading that version 1 of the columns had"
RIGHTFUL: dict[tuple[str, str], str] = {
    ("CHANGELOG.md", "begun after"): RENAMED,
    ("CHANGELOG.md", "others were open"): RENAMED,
    ("docs/export.md", "others were open"): RENAMED,
    ("glossary/page_import/building.py", "please"): PATTERN,
    ("glossary/search/forms_of_words.py", "please"): PATTERN,
    ("glossary/unlawful/jottings.py", "please"): PATTERN,
    ("glossary/unlawful/patterns.py", "please"): PATTERN,
}
TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
UNREAD = re.compile(r'\b(?:class|id|for|name|href|action|aria-\w+by|hx-\w+)="[^"]*"')
JS_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`")
CODE_SPAN = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def files() -> Iterator[Path]:
    for pattern in ("*.html", "*.txt"):
        yield from (ROOT / "templates").rglob(pattern)
    for app in APPS:
        for pattern in ("*.py", "*.js", "*.md"):
            yield from (ROOT / app).rglob(pattern)
    yield from (ROOT / name for name in DOCS)
    yield from (ROOT / "docs").glob("*.md")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts(path: Path) -> Iterator[str]:
    """What a person reads of the file, without code."""
    text = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".py":
            yield from strings(ast.parse(text))
        case ".js":
            yield from JS_TEXT.findall(text)
        case ".md":
            yield CODE_SPAN.sub("…", text)
        case _:
            yield UNREAD.sub("", TEMPLATE_CODE.sub("…", text))


def strings(tree: ast.AST) -> Iterator[str]:
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [each for each in node.values if isinstance(each, ast.Constant)]
            yield "…".join(str(each.value) for each in parts)
        elif isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield f"{node.value}" if " " in f"{node.value}" else ""


def found_in(text: str) -> Iterator[tuple[str, str]]:
    """Words and what to write for them."""
    text = re.sub(r"\s+", " ", text)
    for pattern, instead in TELLTALES.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            around = text[max(0, match.start() - 40) : match.end() + 20]
            yield match[0].casefold(), f"“…{around}…”: write {instead}"


def problems() -> list[str]:
    return [
        f"{name}: {advice}"
        for path in sorted(files())
        if (name := named(path)) not in GENERATED and "/migrations/" not in name
        for text in texts(path)
        for words, advice in found_in(text)
        if (name, words) not in RIGHTFUL
    ]


def test_no_text_reads_as_if_translated():
    assert "\n".join(sorted(set(problems()))) == ""


@pytest.mark.parametrize(("name", "words"), RIGHTFUL)
def test_rightful_uses_are_still_there(name, words):
    found = [word for text in texts(ROOT / name) for word, _ in found_in(text)]
    assert words in found


@pytest.mark.parametrize(
    "text",
    [
        "Make the export anew.",
        "They see nothing of the others’.",
        "Who owes a scorecard",
        "Sign in",
    ],
)
def test_telltales_are_found(text):
    assert list(found_in(text))


@pytest.mark.parametrize(
    "text", ["Other interviewers’ scorecards", "others’ scorecards", "Log in again"]
)
def test_plain_english_is_left_alone(text):
    assert not list(found_in(text))
