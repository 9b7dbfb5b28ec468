"""Who has a scorecard to submit opens no debrief, and is told nothing by a refusal."""

import pytest

from scorecards.models import AuditEntry, DebriefNote, Decision
from tests.makers import broken_glass, make_application, make_scorecard, make_submitted
from tests.scorecards.panel.debrief.addresses import debrief, words

pytestmark = pytest.mark.django_db

SECRET = "the-hidden-note"


@pytest.fixture(params=["petra", "cora", "sue"])
def reviewer(request, client):
    """Somebody who may open debriefs in general, logged in."""
    reviewer = request.getfixturevalue(request.param)
    client.force_login(reviewer)
    return reviewer


@pytest.fixture
def application(ida, reviewer):
    """Somebody else has submitted; the reviewer still has to."""
    application = make_application("Ada Park")
    make_scorecard(reviewer, application=application)
    make_submitted(ida, application=application, notes=SECRET, summary=SECRET, flags=1)
    return application


def refusal(client, application):
    return client.get(debrief(application))


def test_asks_for_the_own_scorecard_first(client, application, reviewer):
    response = refusal(client, application)

    assert response.context.get("debrief") is None
    assert "Submit your scorecard first" in words(response)
    own = reviewer.scorecards.get()
    assert f'href="/scorecards/{own.pk}/"' in response.content.decode()


def test_is_the_same_whatever_others_wrote(client, application, ivan, petra):
    before = without_token(refusal(client, application))

    make_submitted(ivan, application=application, notes=SECRET)
    DebriefNote.objects.create(application=application, author=ivan, text=SECRET)
    Decision.objects.create(
        application=application, decided_by=ivan, outcome="hire", rationale=SECRET
    )

    assert SECRET not in before
    assert without_token(refusal(client, application)) == before


def without_token(response):
    """The page but for the token of its logout form, which is another each time."""
    import re

    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


@pytest.mark.parametrize("page", ["_note", "_decide"])
def test_nothing_is_written_either(client, application, page):
    said = {"text": "A note.", "outcome": "hire", "rationale": "Good."}

    response = client.post(debrief(application, page), said)

    assert response.status_code == 403
    assert SECRET not in response.content.decode()
    assert not DebriefNote.objects.exists()
    assert not Decision.objects.exists()


def test_no_workbook(client, application):
    response = client.get(debrief(application, "_workbook"))
    assert response.status_code == 403
    assert response["Content-Type"].startswith("text/html")
    assert not AuditEntry.objects.exists()


def test_opens_once_the_own_one_is_submitted(client, application, reviewer):
    reviewer.scorecards.all().delete()
    make_submitted(reviewer, application=application)
    assert SECRET in client.get(debrief(application)).content.decode()


def test_who_else_has_one_to_submit_is_for_coordinators(client, ivan, petra, cora):
    application = make_application("Ada Park")
    for person in (ivan, petra, cora):
        make_scorecard(person, application=application)

    def shown(person):
        client.force_login(person)
        return "ivan" in words(refusal(client, application))

    assert (shown(petra), shown(cora)) == (False, True)


def test_with_the_glass_broken_it_opens_and_every_look_is_recorded(
    client, application, reviewer
):
    broken_glass(application, reviewer)

    page = client.get(debrief(application))
    client.get(debrief(application, "_workbook")).getvalue()

    assert SECRET in page.content.decode()
    viewed = AuditEntry.objects.filter(action="viewed").order_by("pk")
    assert [entry.details["page"] for entry in viewed] == [
        "debrief",
        "debrief workbook",
    ]


def test_the_broken_glass_does_not_show_ones_own_draft(client, application, reviewer):
    broken_glass(application, reviewer)
    columns = client.get(debrief(application)).context["debrief"].columns
    assert [column.name for column in columns] == ["ida"]


def test_other_looks_are_not_recorded(client, ida, petra):
    application = make_submitted(ida).application
    client.force_login(petra)
    client.get(debrief(application))
    assert not AuditEntry.objects.exists()
