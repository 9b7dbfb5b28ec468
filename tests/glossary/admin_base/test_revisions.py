"""Two people edit one record in the admin: nothing is replaced unread."""

import pytest
from django.urls import reverse

from glossary.models import Question, Role
from scorecards.models import Opening
from tests.glossary.pages import page_of, posted
from tests.makers import make_listed_role, make_opening, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return make_term()


def overtaken(editor, term, **typed):
    """The answer to whoever saves second, and what they sent."""
    second = {**posted(editor, term), **typed}
    first = {**posted(editor, term), "explanation": "By the first."}
    assert editor.post(page_of(term), first).status_code == 302
    return editor.post(page_of(term), second), second


def test_second_text_is_refused_and_both_are_shown(editor, term):
    response, _ = overtaken(editor, term, explanation="By the second.")
    page = response.content.decode()
    term.refresh_from_db()
    assert (response.status_code, term.explanation) == (409, "By the first.")
    assert "<td>By the first.</td>\n            <td>By the second.</td>" in page
    assert "By the second.</textarea>" in page


def test_saving_again_replaces_what_was_read(editor, term):
    response, sent = overtaken(editor, term, explanation="By the second.")
    again = {**sent, "_revision": response.context["revision"]}
    assert editor.post(page_of(term), again).status_code == 302
    term.refresh_from_db()
    assert term.explanation == "By the second."


def test_a_question_counts_as_part_of_its_term(editor, term):
    second = {**posted(editor, term), "explanation": "By the second."}
    Question.objects.filter(key="junior-1").update(text="By the first?")
    response = editor.post(page_of(term), second)
    question = Question.objects.get(key="junior-1")
    assert (response.status_code, question.text) == (409, "By the first?")
    assert "<td>By the first?</td>" in response.content.decode()


def test_a_page_of_now_is_saved(editor, term):
    sent = {**posted(editor, term), "explanation": "New."}
    assert sent["_revision"]
    assert editor.post(page_of(term), sent).status_code == 302


def test_a_term_that_was_retired_meanwhile_is_still_saved(editor, term):
    sent = {**posted(editor, term), "explanation": "New."}
    term.retire()
    assert editor.post(page_of(term), sent).status_code == 302
    term.refresh_from_db()
    assert term.retired_at


def test_a_role_is_not_replaced_unread(editor):
    role = make_listed_role("Auditor")
    sent = {**posted(editor, role), "title": "Other"}
    role.role_terms.update(questions=1)
    response = editor.post(page_of(role), sent)
    assert response.status_code == 409
    assert Role.objects.get().title == role.title
    assert "Term of a role 1: Questions" in response.content.decode()


def test_an_opening_is_not_replaced_unread(client, cora):
    opening = make_opening()
    client.force_login(cora)
    address = reverse("admin:scorecards_opening_change", args=[opening.pk])
    revision = client.get(address).context["revision"]
    Opening.objects.update(location="Lyon")
    sent = {"title": "CRA", "location": "", "time_zone": "UTC", "_revision": revision}
    response = client.post(address, sent)
    assert response.status_code == 409
    assert Opening.objects.get().location == "Lyon"
    sent["_revision"] = response.context["revision"]
    assert client.post(address, sent).status_code == 302
    assert Opening.objects.get().title == "CRA"
