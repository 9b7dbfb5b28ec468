"""Libraries of roles for tests of the finder: made by hand, and the shipped one."""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from glossary.roles.finder import Finder
from glossary.roles.term_titles import TermTitles
from glossary.roles.title_index import RoleTitles

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def finder_of(*titles, terms=()):
    """Each title is one role, or a tuple: its title, other titles, abbreviations."""
    roles = []
    for pk, given in enumerate(titles, start=1):
        title, others, short = (given, [], []) if isinstance(given, str) else given
        roles.append(RoleTitles(pk, title, "Family", others, short))
    return Finder(roles, lambda: terms)


@cache
def shipped():
    """The roles and terms of the fixtures, without a database."""
    roles, uses = [], {}
    for pk, path in enumerate(sorted(FIXTURES.glob("roles/*/*.yaml")), start=1):
        content = read(path)
        if not content.get("terms"):
            continue
        others = content.get("other_titles") or []
        short = content.get("abbreviations") or []
        roles.append(RoleTitles(pk, content["title"], content["family"], others, short))
        for each in content["terms"]:
            uses.setdefault(each["term"], []).append(pk)
    return Finder(roles, lambda: list(terms(uses)))


def terms(uses):
    for path in sorted(FIXTURES.glob("glossary/*/*.yaml")):
        content = read(path)
        titles = [content["typical_job_title"], *content.get("related_titles", [])]
        source = f"{path.parent.name}/{path.stem}"
        yield TermTitles([content["name"]], titles, uses.get(source, []))


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
