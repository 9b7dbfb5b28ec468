"""What people typed is shown in the direction in which its language is read."""

import re

from django.conf import settings

TYPED = re.compile(r'<\w+ [^>]*class="(?:[^"]* )?(?:as|report)-typed(?: [^"]*)?"[^>]*>')


def test_every_typed_text_finds_its_direction():
    templates = settings.BASE_DIR / "templates"
    found = [
        (str(path.relative_to(templates)), tag)
        for path in sorted(templates.rglob("*.html"))
        for tag in TYPED.findall(path.read_text())
    ]
    assert len(found) > 20
    assert [each for each in found if 'dir="auto"' not in each[1]] == []
