"""Notes taken elsewhere: split by question, previewed, added, and undone."""

import pytest
from django.urls import reverse

from scorecards.interview.pasting.splitting import MAX_PIECES, Asked, Piece, split
from scorecards.models import Scorecard
from tests.makers import lock, make_application, make_scorecard

pytestmark = pytest.mark.django_db

QUESTIONS = [
    Asked("Which phases does a clinical trial have, and why?", "Trial phases"),
    Asked("Tell me about a site that enrolled too few people.", "Low enrolment"),
    Asked("How do you choose what to check on site?", "Choosing checks"),
]


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def post(client, scorecard, **data):
    return client.post(reverse("paste_notes", args=[scorecard.pk]), data)


def notes(scorecard):
    return [answer.notes for answer in scorecard.answers.all()]


def general(scorecard):
    return Scorecard.objects.get(pk=scorecard.pk).general_note


def add(client, scorecard, text, **places):
    preview = post(client, scorecard, text=text).context["preview"]
    chosen = {place.html_name: place.initial for _, place in preview.rows}
    return post(client, scorecard, text=text, add="1", **{**chosen, **places})


@pytest.mark.parametrize(
    "heading",
    [
        "2. ",
        "2) ",
        "Q2: ",
        "Question 2\n",
        "## Low enrolment\n",
        "LOW ENROLMENT:\n",
        "2. Low enrolment\n",
        "Tell me about a site that enrolled too few people.\n",
        "2. tell me about a site that enrolled too few\n",
    ],
)
def test_a_number_a_title_or_its_words_begin_a_question(heading):
    text = f"Came late.\n{heading}Site 12, 3 of 15."
    assert split(text, QUESTIONS) == [
        Piece(None, "Came late."),
        Piece(1, "Site 12, 3 of 15."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Tell me about a site that enrolled too few people? ",
        "2. Tell me about a site that enrolled too few. ",
        "Low enrolment: ",
        "2) LOW ENROLMENT - ",
        "Low enrolment\t",
        "(2) ",
        "#2 ",
    ],
)
def test_an_answer_on_the_line_of_its_question_is_kept(heading):
    text = f"{heading}Site 12: she called, and 3 came."
    assert split(text, QUESTIONS) == [Piece(1, "Site 12: she called, and 3 came.")]


def test_a_question_in_other_words_may_be_an_answer_and_stays():
    told = "He told about a site that enrolled too few people by far"
    assert split(told, QUESTIONS) == [Piece(1, told)]


def test_a_list_within_a_note_stays_in_it():
    text = "1. Said:\n1. pulled the log\n3. called the site\n2. Next one."
    assert split(text, QUESTIONS) == [
        Piece(0, "Said:\n1. pulled the log\n3. called the site"),
        Piece(1, "Next one."),
    ]


def test_more_pieces_than_anybody_looks_at_stay_together():
    pieces = split("Q1 a\nQ2 b\n" * 20_000, QUESTIONS)
    assert len(pieces) == MAX_PIECES
    assert pieces[-1].text.startswith("b\nQ1 a\nQ2 b")
    assert sum(each.text.count("a") for each in pieces) == 20_000


def test_a_number_without_a_question_is_part_of_the_note():
    assert split("7. Nothing.", QUESTIONS) == [Piece(None, "7. Nothing.")]


def test_pasted_notes_are_previewed_and_not_saved(client, draft):
    page = post(client, draft, text="Came late.\n1. Named four.")
    assert page.status_code == 200
    assert "Named four." in page.text
    assert notes(draft) == ["", ""]


def test_pasted_notes_are_added_below_what_is_there(client, draft):
    draft.answers.filter(question__position=1).update(notes="Mine.")

    add(client, draft, "Came late.\n1. Named four.\n2. Hm.")

    assert notes(draft) == ["Mine.\n\nNamed four.", "Hm."]
    assert general(draft) == "Came late."


def test_a_piece_goes_where_one_says(client, draft):
    add(
        client,
        draft,
        "Came late.\n1. Named four.",
        **{"to-0": "", "to-1": "other.general_note"},
    )
    assert notes(draft) == ["", ""]
    assert general(draft) == "Named four."


def test_the_same_notes_sent_twice_are_added_once(client, draft):
    add(client, draft, "1. Named four.")
    add(client, draft, "1. Named four.")
    assert notes(draft) == ["Named four.", ""]


def test_a_note_that_ends_with_the_same_words_gets_them(client, draft):
    draft.answers.filter(question__position=1).update(notes="Did she? Yes.")
    add(client, draft, "1. Yes.")
    assert notes(draft) == ["Did she? Yes.\n\nYes.", ""]


def test_what_was_pasted_is_undone(client, draft):
    draft.answers.filter(question__position=1).update(notes="Mine.")
    add(client, draft, "Came late.\n1. Named four.")

    post(client, draft, undo="1")

    assert notes(draft) == ["Mine.", ""]
    assert general(draft) == ""


def test_undo_leaves_alone_what_changed_since(client, draft):
    add(client, draft, "1. Named four.\n2. Hm.")
    draft.answers.filter(question__position=2).update(notes="Hm. And more.")

    answer = post(client, draft, undo="1")

    assert notes(draft) == ["", "Hm. And more."]
    page = client.get(answer.url)
    assert "1 of 2 notes changed" in page.text


def test_a_note_that_would_get_too_long_adds_nothing(client, draft):
    draft.answers.filter(question__position=1).update(notes="a" * 49_999)

    answer = add(client, draft, "1. Named four.\n2. Hm.")

    assert answer.status_code == 422
    assert "50012 characters; the limit is 50000" in answer.text
    assert "Named four." in answer.text
    assert notes(draft)[1] == ""


def test_too_much_at_once_is_refused_and_stays_in_the_box(client, draft):
    answer = post(client, draft, text="a" * 200_001)
    assert answer.status_code == 422
    assert "200001 characters; the limit is 200000" in answer.text
    assert "a" * 200_001 in answer.text


def test_nothing_is_added_to_a_submitted_scorecard(client, draft):
    lock(draft)
    assert post(client, draft, text="1. Late.", add="1").status_code == 302
    assert notes(draft) == ["", ""]


def test_pasted_notes_are_the_first_content(client, ida):
    application = make_application()
    started = make_scorecard(ida, application=application, status="started")
    client.force_login(ida)
    add(client, started, "1. Site 12, 3 of 15.")
    started.refresh_from_db()
    assert (started.status, notes(started)[0]) == ("draft", "Site 12, 3 of 15.")
