"""The export as a download: `scorecards.export.download`."""

import io
from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from scorecards.export import Selection, download
from scorecards.models import Scorecard
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.export.reading_back import cells, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def downloaded(rf):
    """What a person gets who asks for these scorecards, all by default."""

    def get(user, scorecards=None, **chosen):
        request = rf.post("/")
        request.user = user
        if scorecards is not None:
            chosen["ids"] = tuple(each.pk for each in scorecards)
        return download(request, Selection(**chosen))

    return get


def content(response):
    """The file that came; closed as a server would."""
    with response.file_to_stream:
        return io.BytesIO(response.getvalue())


def ids(response):
    return [row["Scorecard ID"] for row in rows(content(response), "Scorecards")]


def test_a_workbook_named_by_the_day_arrives(ida, petra, downloaded):
    make_submitted(ida)
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        response = downloaded(petra)
    assert response["Content-Type"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    assert response["Content-Disposition"] == (
        'attachment; filename="scorecards-2026-11-23.xlsx"'
    )
    body = content(response).getvalue()
    assert response["Content-Length"] == str(len(body))
    assert body.startswith(b"PK")


def test_it_says_who_asked_and_for_what(ida, petra, downloaded):
    petra.first_name, petra.last_name = "Petra", "Nowak"
    about = dict(cells(content(downloaded(petra, level="mid")), "About"))
    assert about["Exported by"] == "Petra Nowak (petra)"
    assert about["Filter: Level"] == "Mid"


@pytest.mark.parametrize("nobody", ["ida", "otto"])
def test_without_the_permission_it_is_refused(ida, request, downloaded, nobody):
    make_submitted(ida)
    with pytest.raises(PermissionDenied):
        downloaded(request.getfixturevalue(nobody))


def test_without_a_login_it_is_refused(downloaded):
    with pytest.raises(PermissionDenied):
        downloaded(AnonymousUser())


@pytest.mark.parametrize("reviewer", ["petra", "cora", "sue"])
def test_reviewers_get_what_was_submitted(ida, ivan, request, downloaded, reviewer):
    submitted = make_submitted(ida)
    make_scorecard(ivan)
    assert ids(downloaded(request.getfixturevalue(reviewer))) == [submitted.pk]


@pytest.mark.parametrize("reviewer", ["petra", "cora", "sue"])
def test_reviewers_with_one_to_submit_get_nothing_of_other_interviewers(
    ida, request, downloaded, reviewer
):
    reviewer = request.getfixturevalue(reviewer)
    hidden = make_submitted(ida, notes="Hidden note.", flags=1)
    seen = make_submitted(ida, application=make_application("Bo Lind"))
    make_scorecard(reviewer, application=hidden.application)
    file = content(downloaded(reviewer))
    for sheet in ("Scorecards", "Answers", "Indicators"):
        assert {row["Scorecard ID"] for row in rows(file, sheet)} == {seen.pk}
    assert rows(file, "Red flags") == []
    assert dict(cells(file, "About"))["Rows: Scorecards"] == 1


def test_ids_posted_do_not_get_past_it(ida, petra, downloaded):
    hidden = make_submitted(ida)
    make_scorecard(petra)
    assert ids(downloaded(petra, Scorecard.objects.filter(pk=hidden.pk))) == []


def test_it_keeps_to_the_scorecards_asked_for(ida, petra, downloaded):
    first = make_submitted(ida)
    make_submitted(ida, round=2)
    assert ids(downloaded(petra, Scorecard.objects.filter(pk=first.pk))) == [first.pk]
