"""Stops a server from starting if it can't show its pages."""

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders, storage
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.exceptions import ImproperlyConfigured

COLLECT = "Run manage.py collectstatic --no-input, then start the site again."
OURS = ("scorecards/", "glossary/")


def demand_static_files() -> None:
    """Raises if a page would fail because our style sheets or scripts are missing."""
    missing = [] if settings.DEBUG else uncollected()
    if ours := [name for name in missing if name.startswith(OURS)]:
        raise ImproperlyConfigured(
            f"{len(missing):,} static files are not collected in "
            f"{settings.STATIC_ROOT}, {ours[0]} among them. {COLLECT}"
        )


def uncollected() -> list[str]:
    """Names of files that pages may use but that were not collected."""
    collected = storage.staticfiles_storage
    if not isinstance(collected, ManifestFilesMixin):
        return []
    ignored = apps.get_app_config("staticfiles").ignore_patterns
    names = {
        name for finder in finders.get_finders() for name, _ in finder.list(ignored)
    }
    return sorted(names - collected.hashed_files.keys())
