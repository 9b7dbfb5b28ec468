"""How static files are collected and stored: hashed and compressed, modules too."""

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    support_js_module_import_aggregation = True


class StaticFiles(StaticFilesConfig):
    # htmx's extensions import a file that their package does not ship.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "hx-*.js"]
