"""The action of the scorecard list that makes a workbook."""

import io

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scorecards.workbooks import tables
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.export.reading_back import cells, rows

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LIST = reverse("admin:scorecards_scorecard_changelist")


def run(client, *scorecards, query="", **more):
    """What the list answers when these are ticked and the action is started."""
    return client.post(
        f"{LIST}?{query}",
        {
            "action": "export_selected",
            "_selected_action": [scorecard.pk for scorecard in scorecards],
            "index": 0,
            **more,
        },
    )


def workbook(response):
    """The file that came; closed as a server would."""
    content = b"".join(response.streaming_content)
    response.close()
    return io.BytesIO(content)


def candidates(response):
    return [row["Candidate"] for row in rows(workbook(response), "Scorecards")]


def warning(response):
    (message,) = get_messages(response.wsgi_request)
    return str(message)


@pytest.mark.parametrize(
    ("reader", "offered"),
    [("petra", True), ("cora", True), ("sue", True), ("ida", False)],
)
def test_action_is_offered_to_those_who_may_export(
    client, request, ida, reader, offered
):
    make_submitted(ida)
    reader = request.getfixturevalue(reader)
    reader.is_staff = True
    reader.save()
    client.force_login(reader)
    words = client.get(LIST).content.decode()
    assert ("Export selected scorecards to Excel" in words) is offered


def test_without_the_permission_nothing_is_exported(client, ida):
    ida.is_staff = True
    ida.save()
    scorecard = make_submitted(ida)
    client.force_login(ida)
    assert not run(client, scorecard).has_header("Content-Disposition")


def test_only_the_selected_ones_are_exported(client, petra, ida):
    ada = make_submitted(ida, application=make_application("Ada Park"))
    make_submitted(ida, application=make_application("Bo Lind"))
    client.force_login(petra)
    assert candidates(run(client, ada)) == ["Ada Park"]


def test_selecting_across_pages_exports_all_that_the_list_found(client, petra, ida):
    for n in range(102):  # a page has 100
        make_submitted(ida, application=make_application(f"Candidate {n:03}"))
    other = make_submitted(ida, application=make_application("Somebody else"))
    client.force_login(petra)
    response = run(client, other, query="q=Candidate", select_across=1)
    assert sorted(candidates(response)) == [f"Candidate {n:03}" for n in range(102)]


@pytest.mark.parametrize("across", [0, 1])
@pytest.mark.parametrize("reader", ["petra", "cora", "sue"])
def test_ids_of_hidden_scorecards_are_left_out(client, request, ida, reader, across):
    reader = request.getfixturevalue(reader)
    hidden = make_submitted(ida, application=make_application("Ada Park"))
    seen = make_submitted(ida, application=make_application("Bo Lind"))
    make_scorecard(reader, application=hidden.application)
    client.force_login(reader)
    assert candidates(run(client, hidden, seen, select_across=across)) == ["Bo Lind"]


def test_about_sheet_names_the_filters_of_the_list(client, petra, ida):
    scorecard = make_submitted(ida)
    client.force_login(petra)
    query = "kit__level__exact=mid&_facets=True&q=ada"
    about = dict(cells(workbook(run(client, scorecard, query=query)), "About"))
    assert about["Filter: Level"] == "Mid"
    assert about["Filter: Search"] == "ada"


def test_drafts_alone_give_a_message_and_no_file(client, petra):
    draft = make_scorecard(petra)
    client.force_login(petra)
    response = run(client, draft)
    assert not response.has_header("Content-Disposition")
    assert warning(response) == (
        "None of the selected scorecards has been submitted. Select submitted "
        "scorecards to export."
    )


def test_hidden_scorecards_alone_give_the_same_message(client, petra, ida):
    hidden = make_submitted(ida)
    make_scorecard(petra)
    client.force_login(petra)
    assert warning(run(client, hidden)).startswith(
        "None of the selected scorecards has been submitted"
    )


def test_more_rows_than_a_sheet_holds_give_the_advice_and_no_file(
    client, petra, ida, monkeypatch
):
    scorecard = make_submitted(ida)
    client.force_login(petra)
    monkeypatch.setattr(tables, "MAX_ROWS", 1)
    response = run(client, scorecard)
    assert not response.has_header("Content-Disposition")
    assert "narrow" in warning(response).lower()
