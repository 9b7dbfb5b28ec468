"""Editing a term in the admin."""

import pytest
from django.urls import reverse

from glossary.models import Industry, LevelGuide, Question, Term
from glossary.seeding.loading import seed
from tests.glossary import shipped
from tests.glossary.pages import page_of, posted, refusal
from tests.makers import make_term

pytestmark = pytest.mark.django_db


def test_unchanged_page_changes_nothing(editor):
    term = make_term()
    before = list(Question.objects.values()), list(LevelGuide.objects.values())

    response = editor.post(page_of(term), posted(editor, term))

    assert response.status_code == 302
    assert before == (
        list(Question.objects.values()),
        list(LevelGuide.objects.values()),
    )


def test_term_edited_on_one_page(editor):
    term = make_term()
    data = posted(editor, term)
    data |= {"explanation": "New.", "questions-0-text": "New?"}
    data |= {"questions-0-anchors": "1: None.\n4 :  Some.\n", "red_flags-0-text": "Red"}

    editor.post(page_of(term), data)

    question = term.questions.get(key="junior-1")
    term.refresh_from_db()
    assert (term.explanation, question.text) == ("New.", "New?")
    assert question.anchors == {"1": "None.", "4": "Some."}
    assert term.red_flags.filter(text="Red").exists()


def test_key_slug_and_industry_stay(editor):
    term = make_term()
    other = Industry.objects.create(name="Other", slug="other")
    data = {**posted(editor, term), "slug": "x", "industry": other.pk}
    data |= {"questions-0-key": "x"}

    editor.post(page_of(term), data)

    term.refresh_from_db()
    assert term.source == "pharmaceutical-services/cro"
    assert not Question.objects.filter(key="x").exists()


def test_checksum_is_never_set_from_a_page(editor):
    term = make_term()

    editor.post(page_of(term), {**posted(editor, term), "seed_checksum": "x"})

    term.refresh_from_db()
    assert term.seed_checksum == ""
    assert "seed_checksum" not in editor.get(page_of(term)).content.decode()


@pytest.mark.once  # refused by the form, before anything is stored
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("listen_for", "One\nTwo", "List 3 to 5 points to listen for; there are 2."),
        ("listen_for", "1\n2\n3\n4\n5\n6", "List 3 to 5 points to listen for; there"),
        ("follow_ups", "x" * 301, "Shorten “" + "x" * 40 + "…” to 300 characters."),
        ("anchors", "6: Too much.", "Write one anchor per line"),
        ("anchors", "1: a\n1: b", "Write one anchor per line"),
        ("anchors", "Nothing said", "Write one anchor per line"),
        ("text", "Are you married?", "This asks about marital status, which must play"),
        (
            "follow_ups",
            "Why?\nHow old are you?",
            "“How old are you?”: This asks about age",
        ),
        ("minutes", "0", "Ensure this value is greater than or equal to 1."),
    ],
)
def test_question_refused_with_a_sentence(editor, field, value, sentence):
    term = make_term()
    data = {**posted(editor, term), f"questions-0-{field}": value}

    response = editor.post(page_of(term), data)

    (error,) = refusal(response)
    assert error.startswith(sentence)
    assert Question.objects.filter(pk=data["questions-0-id"], minutes=5).exists()


def test_red_flag_that_names_a_trait_refused(editor):
    term = make_term()
    data = {**posted(editor, term), "red_flags-0-text": "Seems arrogant"}

    response = editor.post(page_of(term), data)

    (error,) = refusal(response)
    assert error.startswith("This is about a trait or an impression, not about the wor")
    assert "Seems arrogant" in response.content.decode()
    assert not term.red_flags.filter(text="Seems arrogant").exists()


def test_second_question_of_a_key_refused(editor):
    term = make_term()
    data = posted(editor, term)
    new = data["questions-TOTAL_FORMS"]
    fields = ["level", "position", "text", "expected_answer", "listen_for", "minutes"]
    data |= {f"questions-{new}-{name}": data[f"questions-0-{name}"] for name in fields}
    data |= {f"questions-{new}-key": "junior-1", "questions-TOTAL_FORMS": new + 1}

    response = editor.post(page_of(term), data)

    assert "Please correct the" in response.content.decode()
    assert term.questions.count() == 6


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Same as pharmaceutical-services/cro.yaml"),
        ({"name": "CROs"}, "then edited here"),
        ({"seed_checksum": ""}, "Written, retired or restored here"),
    ],
)
def test_page_says_where_the_words_come_from(editor, change, words):
    seed(shipped.files())
    term = Term.objects.get(slug="cro")
    Term.objects.filter(pk=term.pk).update(**change)

    assert words in editor.get(page_of(term)).content.decode()


def test_shipped_term_saved_unchanged_is_no_edit(editor):
    seed(shipped.files())
    term = Term.objects.get(slug="cro")
    data = posted(editor, term)
    editor.post(page_of(term), {k: crlf(value) for k, value in data.items()})

    assert "Same as" in editor.get(page_of(term)).content.decode()


def crlf(value):
    return value.replace("\n", "\r\n") if isinstance(value, str) else value


def test_new_term_gets_its_slug_and_parts(editor):
    industry = Industry.objects.create(name="Pharma", slug="pharma")
    parts = {
        f"{name}-{form}": 0
        for name in ("levels", "questions", "red_flags")
        for form in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    data = {"name": "IRB", "slug": "irb", "industry": industry.pk, "explanation": "Is."}

    editor.post(reverse("admin:glossary_term_add"), {**data, **parts})

    assert Term.objects.get().source == "pharma/irb"
