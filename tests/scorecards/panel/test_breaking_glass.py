"""The page that breaks the glass, and the record of what is read through it."""

import pytest
from django.urls import reverse

from scorecards.models import AuditEntry, BrokenGlass, Scorecard
from scorecards.workflow.breaking_glass import break_glass
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

SECRET = "the-hidden-note"


def page(application):
    return reverse("admin:scorecards_application_break_glass", args=[application.pk])


def debrief(application):
    return reverse("admin:scorecards_application_change", args=[application.pk])


@pytest.fixture(params=["cora", "sue"])
def reader(request, client):
    """Who may break the glass: a superuser gives a reason like everybody."""
    person = request.getfixturevalue(request.param)
    client.force_login(person)
    return person


@pytest.fixture
def hidden(reader, ida):
    submitted = make_submitted(ida, notes=SECRET)
    make_scorecard(reader, application=submitted.application)
    return submitted


@pytest.fixture
def broken(hidden, reader):
    break_glass(hidden.application, by=reader, reason="The panel meets now.")
    return hidden


def viewed(person):
    entries = AuditEntry.objects.filter(action="viewed", actor_key=person.pk)
    return [
        (entry.application_key, entry.details["page"])
        for entry in entries.order_by("pk")
    ]


def test_page_is_reached_from_where_one_is_refused(client, hidden):
    assert page(hidden.application) in client.get(debrief(hidden.application)).text


def test_page_tells_nothing_of_what_it_would_show(client, hidden, reader):
    words = client.get(page(hidden.application)).text
    assert "This can’t be undone" in words
    assert SECRET not in words
    hidden.delete()
    assert strip(client.get(page(hidden.application)).text) == strip(words)


def strip(words):
    """Without the token, which is another one each time."""
    return [line for line in words.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_reason_opens_the_debrief(client, hidden, reader):
    assert SECRET not in client.get(debrief(hidden.application)).text
    response = client.post(page(hidden.application), {"reason": "It is urgent."})
    assert response.url == debrief(hidden.application)
    assert SECRET in client.get(response.url).text
    assert BrokenGlass.objects.get().reason == "It is urgent."


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_opens(client, hidden, reason):
    response = client.post(page(hidden.application), {"reason": reason})
    assert response.status_code == 422
    assert "Explain why you need to read them now." in response.text
    assert not BrokenGlass.objects.exists()


def test_who_has_nothing_to_submit_is_told_so(client, reader):
    address = page(make_application())
    assert "nothing is hidden from you" in client.get(address).text
    refused = client.post(address, {"reason": "To be sure."})
    assert refused.status_code == 422
    assert "You have no scorecard to do here" in refused.text


def test_a_second_time_says_that_it_is_broken(client, broken):
    words = client.get(page(broken.application)).text
    assert "You can already read other interviewers’ scorecards for" in words
    assert 'name="reason"' not in words


def test_asking_alone_breaks_nothing(client, hidden):
    client.get(page(hidden.application), {"reason": "It is urgent."})
    assert not BrokenGlass.objects.exists()


def test_the_panel_cannot(client, petra, ida):
    hidden = make_submitted(ida)
    make_scorecard(petra, application=hidden.application)
    client.force_login(petra)
    sent = {"reason": "It is urgent."}
    assert client.post(page(hidden.application), sent).status_code == 403
    assert hidden not in Scorecard.objects.visible_to(petra)


@pytest.mark.parametrize(
    ("name", "expected"), [("change", "scorecard"), ("history", "history")]
)
def test_pages_of_a_scorecard_are_recorded(client, broken, reader, name, expected):
    address = reverse(f"admin:scorecards_scorecard_{name}", args=[broken.pk])
    assert client.get(address).status_code == 200
    assert viewed(reader) == [(broken.application_id, expected)]


def test_lists_that_show_one_are_recorded(client, broken, reader, ida):
    make_submitted(ida, application=make_application("Bo Lind"))
    client.get(reverse("admin:scorecards_scorecard_changelist"))
    assert viewed(reader) == [(broken.application_id, "list of scorecards")]


def test_lists_that_do_not_are_not(client, broken, reader):
    client.get(reverse("admin:scorecards_scorecard_changelist"), {"q": "nobody"})
    assert viewed(reader) == []


def test_debriefs_are_recorded(client, broken, reader):
    client.get(debrief(broken.application))
    assert viewed(reader) == [(broken.application_id, "debrief")]


def test_exports_are_recorded(client, broken, reader):
    chosen = {"action": "export_selected", "_selected_action": [broken.pk]}
    file = client.post(reverse("admin:scorecards_scorecard_changelist"), chosen)
    assert b"".join(file.streaming_content)
    assert viewed(reader) == [(broken.application_id, "export")]


def test_ones_own_draft_is_read_without_a_record(client, broken, reader):
    own = reader.scorecards.get()
    client.get(reverse("admin:scorecards_scorecard_change", args=[own.pk]))
    assert viewed(reader) == []


def test_after_submission_reading_is_no_breach(client, broken, reader):
    Scorecard.objects.filter(interviewer=reader).delete()
    make_submitted(reader, application=broken.application)
    client.get(reverse("admin:scorecards_scorecard_change", args=[broken.pk]))
    assert viewed(reader) == []


def test_the_report_says_that_it_was_finished_after_others_were_open(client, broken):
    own = Scorecard.objects.exclude(pk=broken.pk).get()
    words = client.get(reverse("admin:scorecards_scorecard_change", args=[own.pk])).text
    assert "Changed after other scorecards were visible" in words
