"""What a process remembers from one test to the next, and how it is made to forget."""

import csv
import sys
from functools import _lru_cache_wrapper, cache
from itertools import chain

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import DEFAULT_DB_ALIAS
from django.urls import get_resolver

from glossary.revision import KeptForRevision

MAX_FIELD_SIZE = csv.field_size_limit()
OURS = ("glossary.", "scorecards.")
REMEMBERING = (KeptForRevision, _lru_cache_wrapper)
looked_through = {}  # by a module's name: what it keeps


def forget():
    """What our modules keep: what is built for a revision, and cached functions."""
    for value in remembering():
        if isinstance(value, KeptForRevision):
            value._kept = None
        else:
            value.cache_clear()
    for each in caches.all(initialized_only=True):
        each.clear()
    csv.field_size_limit(MAX_FIELD_SIZE)  # some tests read longer ones back


def remembering():
    """In every module that is loaded by now, wherever it keeps it."""
    for name in sys.modules.keys() - looked_through.keys():
        kept = vars(sys.modules[name]).values() if name.startswith(OURS) else ()
        looked_through[name] = [each for each in kept if isinstance(each, REMEMBERING)]
    return chain.from_iterable(looked_through.values())


def load_pages():
    """What pages register as they are imported, such as what a login begins."""
    get_resolver().url_patterns  # noqa: B018 - loads them


def know_content_types():
    """Those of all models: the same rows from the first test to the last."""
    ContentType.objects.clear_cache()
    for each in content_types():
        ContentType.objects._add_to_cache(DEFAULT_DB_ALIAS, each)


@cache
def content_types():
    """One query."""
    return [*ContentType.objects.get_for_models(*apps.get_models()).values()]
