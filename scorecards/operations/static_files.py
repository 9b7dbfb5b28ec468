"""How static files are collected and stored: hashed and compressed, modules too."""

import re
from typing import Any

from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OWN_SCRIPT = re.compile(r"(?:scorecards|glossary)/.*\.js")
# Whole lines, and blocks that begin a line: what a string holds is no such thing.
COMMENTS = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL
)


def without_comments(script: str) -> str:
    """Comments are for us; a fifth of what a browser would fetch."""
    return COMMENTS.sub("", script)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    support_js_module_import_aggregation = True

    def _save(self, name: str, content: "File[Any]") -> str:
        if OWN_SCRIPT.fullmatch(name.replace("\\", "/")):
            content.seek(0)  # its checksum has been read from it
            text = content.read()
            text = text.decode() if isinstance(text, bytes) else text
            content = ContentFile(without_comments(text).encode())
        saved: str = super()._save(name, content)
        return saved


class StaticFiles(StaticFilesConfig):
    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        # htmx's extensions import a file that their package does not ship.
        "hx-*.js",
        # Of Bootstrap the one style sheet is used.
        "bootstrap-*",
        "bootstrap.css*",
        "bootstrap.rtl*",
        "bootstrap*.js*",
    ]
