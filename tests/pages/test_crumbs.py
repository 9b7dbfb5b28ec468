"""What is above a page is written in one way, and leaves no step out."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings

from tests.pages import PAGES
from tests.pages.one_of_each import World

CRUMBS = re.compile(r'class="breadcrumbs".*?</div>', re.DOTALL)
LISTS = {
    *("Openings", "Applications", "Candidates", "Scorecards", "Kits", "Audit trail"),
    *("Industries", "Terms", "Competencies", "Roles", "Asked for, not in the library"),
    *("Users", "Groups", "Export scorecards"),
}


def test_only_the_templates_of_crumbs_write_them():
    templates = settings.BASE_DIR / "templates"
    own = [
        str(file.relative_to(templates))
        for file in Path(templates).rglob("*.html")
        if 'class="breadcrumbs"' in file.read_text() and "crumbs" not in file.name
    ]
    assert own == []


@pytest.mark.once
@pytest.mark.django_db
def test_crumbs_begin_with_a_list_on_every_page(client, ida, ivan, petra, cora, sue):
    world, first = World(ida, [ivan, petra, cora, sue]), {}
    client.force_login(sue)
    for page in PAGES:
        for state, people in page.expected("get").items():
            if page.name.startswith("admin:") and people["sue"] == "200":
                text = (
                    client.get(world.address(page, state))
                    .getvalue()
                    .decode(errors="ignore")
                )
                if found := CRUMBS.search(text):
                    words = re.sub(r"<[^>]+>", "", found[0].partition(">")[2])
                    first[page.name] = unescape(words).split("\u203a")[0].strip()
    wrong = {name: each for name, each in first.items() if each not in LISTS}
    assert wrong == {}
    assert len(first) > 40
