"""What the site serves of its own scripts: without comments, and little of it."""

import brotli
import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from scorecards.operations.static_files import HashedStaticFiles, without_comments

SCRIPTS = settings.BASE_DIR / "scorecards/static/scorecards/interview"
OF_SCORECARD = (
    "autosave beside conversation extra flags keys notes outline pace part server "
    "session summary vault"
)


@pytest.mark.parametrize(
    ("script", "served"),
    [
        ("// Why.\nact();\n", "act();\n"),
        ("/**\n * What.\n */\nact();\n", "act();\n"),
        ('go("https://x");  // here\n', 'go("https://x");  // here\n'),
        (
            "/** @type {A} */ (a).b();\nact();\n/** Why. */\nlast();\n",
            "/** @type {A} */ (a).b();\nact();\nlast();\n",
        ),
    ],
)
def test_comments_of_their_own_lines_are_not_served(script, served):
    assert without_comments(script) == served


def test_scripts_of_the_scorecard_are_at_most_16_kb_compressed():
    served = [
        without_comments((SCRIPTS / f"{name}.js").read_text())
        for name in OF_SCORECARD.split()
    ]
    assert sum(len(brotli.compress(each.encode())) for each in served) <= 16_000


def test_scripts_under_their_hashed_names_have_their_content(tmp_path):
    storage = HashedStaticFiles(location=tmp_path, base_url="/static/")
    storage.save("glossary/copy.js", ContentFile(b"// Why.\nact();\n"))
    list(storage.post_process({"glossary/copy.js": (storage, "glossary/copy.js")}))
    [hashed] = tmp_path.glob("glossary/copy.*.js")
    assert hashed.read_text() == "act();\n"
