"""Near people, among those that the reader may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scorecards.models import Candidate
from scorecards.people.near import near_people
from scorecards.workflow.merging import merge_candidates
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_scorecard,
)

pytestmark = pytest.mark.django_db


def names(name, user):
    return [near.candidate.name for near in near_people(name, user)]


def closed_opening():
    at = timezone.now() - timedelta(days=1)
    return make_opening("CRA, closed", closed_at=at)


def test_coordinator_is_offered_everybody_near_the_nearest_first(cora):
    for name in ("Maria Garcia Lopez", "Mario Garcia", "Maria Garcia", "Bo Lind"):
        make_candidate(name)
    assert names("Maria Garcia", cora)[0] == "Maria Garcia"
    assert set(names("Maria Garcia", cora)) == {
        "Maria Garcia",
        "Maria Garcia Lopez",
        "Mario Garcia",
    }


def test_interviewer_is_offered_people_of_open_openings(ida):
    make_application("Ada Park")
    make_application("Ada Parks", opening=closed_opening())
    assert names("Ada Park", ida) == ["Ada Park"]


def test_interviewer_is_offered_who_they_interviewed(ida, ivan):
    application = make_application("Ada Park", opening=closed_opening())
    make_scorecard(ida, application=application)
    assert (names("Ada Park", ida), names("Ada Park", ivan)) == (["Ada Park"], [])


def test_nobody_else_is_told_of_anybody(otto):
    make_application("Ada Park")
    assert names("Ada Park", otto) == []


def test_interviewer_is_told_no_address_and_no_closed_opening(ida):
    ada = make_candidate("Ada Park", email="ada@example.com")
    make_application(ada)
    make_application(ada, opening=closed_opening())
    (near,) = near_people("Ada Park", ida)
    assert near.about == ["CRA, Basel"]


def test_coordinator_is_told_what_tells_them_apart(cora):
    ada = make_candidate("Ada Park", email="ada@example.com")
    make_application(ada)
    (near,) = near_people("Ada Park", cora)
    assert near.about == ["ada@example.com", "CRA, Basel"]


def test_name_of_somebody_merged_leads_to_who_they_are(cora):
    kept, other = make_candidate("Ana Silva"), make_candidate("Beatriz Rocha")
    merge_candidates(kept, other, by=cora, reason="Married.")
    (near,) = near_people("Beatriz Rocha", cora)
    assert (near.candidate, near.also_called) == (kept, "Beatriz Rocha")


def test_many_namesakes_out_of_sight_hide_nobody_in_sight(ida):
    Candidate.objects.bulk_create(Candidate(name="Ada Park") for _ in range(500))
    known = make_application(make_candidate("Ada Park")).candidate
    Candidate.objects.bulk_create(Candidate(name="Ada Park") for _ in range(500))
    assert [near.candidate for near in near_people("Ada Park", ida)] == [known]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's planner")
def test_applications_are_found_by_their_candidates(cora):
    """By an index of what is linked, SQLite would read every one that is not."""
    for _ in range(3):
        make_application(make_candidate("Ada Park"))
    with CaptureQueriesContext(connection) as asked:
        near_people("Ada Park", cora)
    found = 'FROM "scorecards_application"'
    (query,) = [each["sql"] for each in asked if found in each["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query}")
        plan = [row[3] for row in cursor.fetchall()]
    assert "(candidate_id=?)" in " ".join(plan), plan


@pytest.mark.parametrize("people", [1, 30])
def test_queries_do_not_grow_with_people(cora, django_assert_num_queries, people):
    for _ in range(people):
        make_application(make_candidate("Ada Park", email=""))
    cora.get_all_permissions()
    with django_assert_num_queries(6 if people < 8 else 4):
        near_people("Ada Park", cora)
