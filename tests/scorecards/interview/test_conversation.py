"""What accompanies the interview: side list, time, script, remarks, blank kit."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scorecards import nudges
from scorecards.interview.outline import outline
from scorecards.interview.page import ScorecardPage
from scorecards.models import Opening, Scorecard
from scorecards.models.scales import Outcome
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HOUR = 60 * 60


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def url(scorecard, page="scorecard"):
    return reverse(page, args=[scorecard.pk])


def first(scorecard):
    return scorecard.answers.get(question__position=1)


def send(client, scorecard, **fields):
    """What the page's script sends for the first answer."""
    part = f"answer-{first(scorecard).question_id}"
    data = {f"{part}-{name}": value for name, value in fields.items()}
    headers = {"Accept": "application/json"}
    return client.post(url(scorecard), data, headers=headers)


# The side list


def words(scorecard):
    return [stop.words for stop in outline(ScorecardPage(scorecard))]


def test_side_list_of_a_blank_scorecard(draft):
    assert words(draft) == [
        *("Untouched", "Untouched"),
        *("Untouched", "None ticked", "None ticked", "Untouched"),
    ]


def test_side_list_says_how_everything_stands(draft):
    fill(draft, rating=4, flags=2)
    draft.answers.filter(question__position=2).update(
        outcome=Outcome.NOT_ASKED, rating=None
    )
    assert words(Scorecard.objects.get()) == [
        *("Rated 4", "Not asked"),
        *("Untouched", "2 ticked", "Mid", "Yes"),
    ]


@pytest.mark.parametrize("touched", [{"notes": "Hm."}, {"points_heard": [1]}])
def test_side_list_tells_noted_from_untouched(draft, touched):
    draft.answers.filter(question__position=1).update(**touched)
    assert words(draft)[:2] == ["Noted", "Untouched"]


def test_side_list_leads_to_places_on_the_page(client, draft):
    page = client.get(url(draft)).text
    for stop in outline(ScorecardPage(draft)):
        assert f'href="#{stop.anchor}"' in page
        assert f'id="{stop.anchor}"' in page


# Time


def test_time_is_kept_with_the_answer(client, draft):
    assert send(client, draft, revision=0, notes="A", seconds=90).status_code == 200
    assert first(draft).seconds_spent == 90
    part = f"answer-{first(draft).question_id}-seconds"
    assert f'name="{part}" value="90"' in client.get(url(draft)).text


def test_time_never_shrinks(client, draft):
    draft.answers.update(seconds_spent=90)
    send(client, draft, revision=0, notes="A", seconds=30)
    assert first(draft).notes == "A"
    assert first(draft).seconds_spent == 90


def test_time_is_bounded(client, draft):
    send(client, draft, revision=0, notes="A", seconds=9 * HOUR)
    assert first(draft).seconds_spent == 4 * HOUR


@pytest.mark.parametrize("seconds", ["", "-5", "1.5", "soon", "9" * 30, "٣"])
def test_time_that_cannot_be_read_is_no_reason_to_refuse(client, draft, seconds):
    response = send(client, draft, revision=0, notes="A", seconds=seconds)
    assert response.status_code == 200
    assert (first(draft).notes, first(draft).seconds_spent) == ("A", 0)


def test_time_is_kept_in_a_conflict_and_makes_none(client, draft):
    draft.answers.update(notes="Elsewhere", revision=3)
    response = send(client, draft, revision=2, notes="Here", seconds=60)
    assert response.status_code == 409
    assert (first(draft).notes, first(draft).seconds_spent) == ("Elsewhere", 60)


def test_time_alone_is_no_change(client, draft):
    saved_at = draft.saved_at
    send(client, draft, revision=0, seconds=60)
    assert (first(draft).seconds_spent, first(draft).revision) == (60, 0)
    assert Scorecard.objects.get().saved_at == saved_at


def test_time_of_a_submitted_scorecard_is_locked(client, ida):
    client.force_login(ida)
    submitted = make_submitted(ida, rating=4, notes="A")
    same = {"notes": "A", "result": 4, "points": [0, 2]}
    assert send(client, submitted, revision=0, **same, seconds=60).status_code == 200
    assert first(submitted).seconds_spent == 0


def test_a_save_with_its_time_takes_six_queries(client, draft):
    part = f"answer-{first(draft).question_id}"
    data = {f"{part}-revision": 0, f"{part}-notes": "A", f"{part}-seconds": 60}
    with CaptureQueriesContext(connection) as queries:
        client.post(url(draft), data, headers={"Accept": "application/json"})
    # The test's own transaction turns that of the view into a savepoint.
    assert sum("SAVEPOINT" not in query["sql"] for query in queries) == 6
    assert first(draft).seconds_spent == 60


# Script and reminder


def test_script_and_reminder_of_the_kit_are_on_the_page(client, draft):
    page = client.get(url(draft)).text
    assert "<li>Your name, your role, and who else is on the panel.</li>" in page
    assert page.index("Opening script") < page.index("Closing reminder")


# Remarks


def found(text):
    return [nudge.word for nudge in nudges.find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She is YOUNG for this.", ["young"]),
        ("A good culture\nfit, overqualified.", ["culture fit", "overqualified"]),
        ("Energetic for her age, with an accent.", ["energetic", "her age", "accent"]),
        ("Has children? Her husband: young, young.", ["young", "has children"]),
    ],
)
def test_loaded_words_are_found_once_by_topic(text, words):
    assert set(found(text)) >= set(words)
    assert len(found(text)) == len(set(found(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Found the race condition in the native app.",
        "Read the aging report and disabled the account.",
        "Ran a pregnancy trial for a family of drugs.",
        "Added a foreign key; Young’s modulus; aggressive timeline.",
        "Youngstown, accentuate, traceability, interface.",
        "Double-blind study with pregnant participants.",
    ],
)
def test_words_of_the_work_are_left_alone(text):
    assert found(text) == []


def test_remark_quotes_the_word_says_why_and_what_instead():
    [nudge] = nudges.find("Very young.")
    assert str(nudge) == (
        "“young” is about age, which must play no part here. "
        "Write down what was said or done."
    )


def test_phrases_are_not_lost_between_topics():
    listed = [each["pattern"] for each in nudges.for_script()["topics"]]
    phrases = [
        p for pattern in listed for p in re.findall(r"[a-z][a-z\\s+ -]+", pattern)
    ]
    assert len(listed) == len(set(listed)) == 10
    assert len(phrases) > 150


def test_review_points_out_loaded_words_with_their_place(client, draft):
    draft.answers.filter(question__position=1).update(notes="She seemed young.")
    page = client.get(url(draft, "review_scorecard")).text
    place = f"{url(draft)}#question-{first(draft).question_id}"
    assert f'<a href="{place}">Notes, CRO mid question 1?</a>: “young” is' in page


def test_remarks_do_not_stand_in_the_way(client, draft):
    fill(draft, notes="She seemed young.")
    page = client.get(url(draft, "review_scorecard"))
    assert "Worth another look" in page.text
    revision = page.context["revision"]
    client.post(url(draft, "review_scorecard"), {"revision": revision})
    assert Scorecard.objects.get().is_submitted


def test_page_carries_the_phrases_for_its_script(client, draft):
    page = client.get(url(draft)).text
    data = re.search(
        r'<script id="nudges" type="application/json">(.*?)</script>', page
    )
    assert json.loads(data[1]) == nudges.for_script()


def test_coordinator_can_turn_remarks_off(client, draft):
    draft.answers.update(notes="She seemed young.")
    Opening.objects.update(nudge_notes=False)
    assert 'id="nudges"' not in client.get(url(draft)).text
    assert "Worth another look" not in client.get(url(draft, "review_scorecard")).text


def test_coordinator_finds_the_switch_and_what_it_does(client, cora, draft):
    client.force_login(cora)
    opening = draft.application.opening
    page = client.get(reverse("admin:scorecards_opening_change", args=[opening.pk]))
    assert 'name="nudge_notes"' in page.text
    assert "They can still save and submit." in page.text


# The blank kit


def test_blank_kit_has_everything_and_nothing_filled_in(client, draft):
    fill(draft, notes="She named the four phases.", summary="Knows the work.")
    page = client.get(url(draft, "print_kit")).text
    for text in (
        *("CRO mid question 1?", "CRO mid expected answer 1.", "Point A of 1"),
        *("3 Meets", "Enough.", "Not asked", "Could not answer", "CRO red flag 1"),
        *("CRO senior indicator 2", "Strong no", "Opening script", "Closing reminder"),
    ):
        assert text in page, text
    assert "four phases" not in page
    assert "Knows the work" not in page


def test_blank_kit_takes_six_queries_however_long_the_kit(
    client, ida, draft, django_assert_num_queries
):
    role = make_role("Monitor", make_term("GCP", questions=12))
    long = make_application("Bo Lind", opening=make_opening(role=role))
    for scorecard in (draft, make_scorecard(ida, application=long)):
        with django_assert_num_queries(6):
            client.get(url(scorecard, "print_kit"))
