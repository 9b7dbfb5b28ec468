"""Every URL is declared, once, with all that the checks have to know."""

import ast
import inspect
from collections import Counter
from pathlib import Path

from django.urls import URLResolver, get_resolver

from tests.e2e import pages as looks
from tests.pages import PAGES

HERE = Path(__file__).parent
IMAGES = HERE.parent.parent / "docs" / "images"
WRITE = (
    "{name} is not declared. Write Page({name!r}, of=…, get=…) in a module of "
    "tests/pages/; tests/pages/page.py says what goes there."
)

LOOK = (
    "{name} is not looked at. Write plain=True if its address is enough to open it, or "
    "how to open it in tests/e2e/pages.py and name that in its looks=, or say in "
    "unseen= why not."
)


def url_names(resolver=None, namespace=""):
    """All names of the URL resolver; the admin's redirects without a name left out."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from url_names(pattern, namespace + inner)
        elif pattern.name:
            yield namespace + pattern.name
        else:
            assert namespace == "admin:"


def test_every_url_is_declared():
    missing = set(url_names()) - {page.name for page in PAGES}
    assert not missing, "\n".join(WRITE.format(name=name) for name in sorted(missing))


def test_every_page_declared_has_a_url():
    assert {page.name for page in PAGES} - set(url_names()) == set()


def test_no_page_is_declared_twice():
    declared = Counter(page.name for page in PAGES)
    assert [name for name, times in declared.items() if times > 1] == []


def test_no_state_is_declared_twice():
    """Of two equal keys Python keeps the last, and says nothing."""
    for file in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Dict):
                keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                assert len(keys) == len(set(keys)), (file.name, node.lineno)


def opens(function):
    """How a page looks, unlike what helps to open it."""
    helps = function.__name__.startswith(("open_", "with_"))
    return not helps and [*inspect.signature(function).parameters][:1] == ["window"]


def test_every_look_is_of_a_page():
    defined = [name for name, each in vars(looks).items() if inspect.isfunction(each)]
    openers = [name for name in defined if opens(getattr(looks, name))]
    assert sorted(look for page in PAGES for look in page.looks) == sorted(openers)


def test_every_page_is_looked_at_or_says_why_not():
    seen = [page for page in PAGES if page.takes]
    undecided = [
        page for page in seen if bool(page.looks) + page.plain + bool(page.unseen) != 1
    ]
    assert not undecided, "\n".join(LOOK.format(name=page.name) for page in undecided)


def test_every_picture_is_of_a_page():
    pictures = [each for page in PAGES for each in page.pictures]
    assert sorted(pictures) == sorted(file.stem for file in IMAGES.glob("*.png"))
