"""A test finds the same, whatever ran before it in the same process."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache

from glossary.roles import finder, names
from glossary.search.index import kept
from scorecards.workbooks.about import app_version
from tests import process_state
from tests.makers import make_role, make_term


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_every_content_type_is_known_at_the_start(turn, django_assert_num_queries):
    with django_assert_num_queries(0):
        ContentType.objects.get_for_models(*apps.get_models())

    ContentType.objects.clear_cache()  # as after a test that commits


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_nothing_is_kept_of_another_test_s_glossary(turn):
    assert [each._kept for each in (kept, names.kept, finder.kept)] == [None] * 3

    make_role("Auditor", make_term())
    kept.get(), names.kept.get(), finder.kept.get()


@pytest.mark.parametrize("turn", [1, 2])
def test_no_function_remembers_what_another_test_asked_it(turn):
    assert not app_version.cache_info().currsize
    assert cache.get("asked") is None

    app_version()
    cache.set("asked", turn)


def test_what_remembers_is_found_wherever_it_is():
    remembering = process_state.remembering()
    assert {id(each) for each in (app_version, kept, names.kept, finder.kept)} <= {
        id(each) for each in remembering
    }
