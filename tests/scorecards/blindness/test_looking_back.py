"""Lists cannot be asked about what refers to their rows."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from scorecards.admin_base.lookups import looks_back
from scorecards.models import Application, Scorecard


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        (Application, "decisions__isnull"),
        (Application, "debrief_notes"),
        (Application, "candidate__applications__scorecards__status"),
        (Scorecard, "answers__rating"),
        (User, "broken_glass__isnull"),
    ],
)
def test_a_relation_from_its_far_side_looks_back(model, lookup):
    assert looks_back(model, lookup)


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        (Application, "opening__level__exact"),
        (Application, "pk__in"),
        (Scorecard, "submitted_at__year"),
        (Scorecard, "red_flag_count__gt"),
        (User, "groups__id__exact"),
    ],
)
def test_fields_and_what_a_row_refers_to_do_not(model, lookup):
    assert not looks_back(model, lookup)


@pytest.mark.django_db
@pytest.mark.parametrize("relation", ["decisions", "debrief_notes", "broken_glass"])
def test_applications_are_not_listed_by_what_was_concluded(client, petra, relation):
    client.force_login(petra)
    address = reverse("admin:scorecards_application_changelist")

    assert client.get(f"{address}?{relation}__isnull=False").status_code == 400
