"""See-also terms and example answers, edited as lines on a term's page."""

import io
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command

from glossary.models import Question, Term
from glossary.seeding.content import content_of, with_content
from tests.glossary.pages import page_of, posted, refusal
from tests.glossary.term_files import run
from tests.makers import make_term

pytestmark = pytest.mark.django_db

SHIPPED = settings.FIXTURES_DIR / "glossary" / "customer-service"
TWO = [
    {"rating": 2, "answer": "I told my lead.\n\nThat was all.", "reason": "Near 1."},
    {"rating": 4, "answer": "Rated: I asked first.", "reason": "Near 5: checks."},
]
TYPED = (
    "2: I told my lead.\r\n\r\nThat was all.\r\nReason: Near 1.\r\n\r\n"
    "4: Rated: I asked first.\r\nReason: Near 5: checks."
)


def save(editor, term, **typed):
    """The page's answer, and the term as it is stored then."""
    data = posted(editor, term) | {
        key.replace("__", "-"): value for key, value in typed.items()
    }
    response = editor.post(page_of(term), data)
    return response, Term.objects.get(pk=term.pk)


def test_see_also_is_edited_as_lines(editor):
    typed = "rival: OpenTofu\r\nLook-alike:  Terra: firma\r\n\r\n"

    _, term = save(editor, make_term(), see_also=typed)

    assert term.see_also == [
        {"name": "OpenTofu", "kind": "rival"},
        {"name": "Terra: firma", "kind": "look-alike"},
    ]


def test_example_answers_are_edited_as_text(editor):
    _, term = save(editor, make_term(), questions__0__examples=TYPED)

    assert term.questions.get(key="junior-1").examples == TWO


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("see_also", "OpenTofu", "Write one related term per line after its kind"),
        ("see_also", "foe: OpenTofu", "Write wider, narrower, part, variety, rival"),
        ("checked", "2026-13", "Write the year and the month: 2026-11."),
        ("questions__0__examples", "I did it.", "Begin each example with its rating"),
        (
            "questions__0__examples",
            TYPED.split("\r\n\r\n4")[0],
            "Write two example answers, or none",
        ),
        ("questions__0__examples", f"3{TYPED[1:]}", "Rate the example answer 2 or 4."),
        ("questions__0__hear", "x" * 61, "This has 61 characters. Shorten it to 60."),
        ("questions__0__hear", "a\nb\nc\nd\ne\nf\ng\nh\ni", "List 3 to 8 words"),
    ],
)
def test_what_a_file_would_refuse_is_refused(editor, field, typed, sentence):
    response, _ = save(editor, make_term(), **{field: typed})

    (said,) = refusal(response)
    assert said.startswith(sentence)


def test_term_changed_meanwhile_is_not_overwritten(editor):
    term = make_term()
    data = posted(editor, term) | {"see_also": "rival: Mine"}
    theirs = [{"name": "Theirs", "kind": "rival"}]
    Term.objects.filter(pk=term.pk).update(see_also=theirs)

    response = editor.post(page_of(term), data)

    assert Term.objects.get(pk=term.pk).see_also == theirs
    assert "rival: Theirs" in response.text
    assert "rival: Mine" in response.text


def test_every_part_of_a_term_comes_back_through_admin_and_files(editor, tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "glossary" / SHIPPED.name)
    run(tmp_path, whole=False)
    asked = Question.objects.exclude(examples=[]).exclude(term__certifications=[])
    term = asked.exclude(term__see_also=[]).first().term
    before = stored(term)
    unchanged, _ = save(editor, term)
    after_saving = stored(term)
    save(editor, term, see_also="part: Something", questions__0__examples=TYPED)
    edited = stored(term)

    call_command("dump_glossary", output=tmp_path, stdout=io.StringIO())
    report = run(tmp_path, whole=False)

    assert unchanged.status_code == 302
    assert after_saving == before != edited
    assert report.has_changes is False
    assert stored(term) == edited


def stored(term):
    (fetched,) = with_content(Term.objects.filter(pk=term.pk))
    return content_of(fetched)
