"""Importing a page in the admin: read, corrected, saved; nothing typed is lost."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from glossary.admin_base.revisions import FIELD
from glossary.models import Industry, Question, Term
from glossary.revision import current
from glossary.seeding.content import content_of, with_content
from tests.glossary.page_import.pages import TORQUE, imported, without
from tests.glossary.pages import TERMS, page_of
from tests.makers import make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]

IMPORT = reverse("admin:glossary_term_import")
FILE = imported().text


def read(client, page=TORQUE, **data):
    return client.post(IMPORT, {"page": page, "read": "Read the page", **data})


def save(client, yaml=FILE, **data):
    return client.post(IMPORT, {"page": TORQUE, "yaml": yaml, "save": "Save", **data})


def replace(client, yaml=FILE):
    """As from the page that asks for the tick."""
    revision = save(client, yaml).context["revision"]
    return save(client, yaml, replace="on", **{FIELD: revision})


def words(response):
    return " ".join(response.content.decode().split())


def upload(content, name="page.txt"):
    return {"page": "", "upload": SimpleUploadedFile(name, content)}


@pytest.fixture
def adder(client, person):
    """May add terms, and nothing else of the glossary."""
    user = person("ada", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["add_term", "view_term"])
    )
    client.force_login(user)
    return client


def test_list_of_terms_links_to_it(editor):
    assert f'<a href="{IMPORT}">Import a page</a>' in words(editor.get(TERMS))


def test_list_has_no_link_for_those_who_only_read(client, petra):
    client.force_login(petra)

    assert IMPORT not in words(client.get(TERMS))


def test_page_is_shown_line_by_line_beside_what_it_was_read_as(editor):
    response = read(editor)

    rows = {row.number: row.read_as for row in response.context["rows"]}
    assert (rows[1], rows[3], rows[31]) == ("Term", "Industry", "Questions, Senior")
    assert rows[19] == (
        "Related titles: Bicycle Mechanic | Workshop Manager | Head of Quality | "
        "Service Technician"
    )
    assert "<b>Dropped:</b> “Where to Find TQA Mechanics”, lines 21 to 25" in words(
        response
    )


def test_file_stands_below_to_be_corrected_and_nothing_is_saved(editor):
    response = read(editor)

    assert response.context["form"]["yaml"].value() == FILE
    assert not Term.objects.exists()


def test_what_the_file_lacks_is_listed_with_its_line(editor):
    shown = words(read(editor, without(TORQUE, "Red Flags")))

    assert "Add or correct in the file" in shown
    assert "<li>Line 1, red_flags: Add the key red_flags.</li>" in shown


def test_remarks_on_content_are_listed_and_do_not_keep_it_from_being_saved(editor):
    shown = words(read(editor))

    assert "Explain the term in 80 to 150 words; there are 42." in shown
    assert save(editor).status_code == 302


def test_unlawful_question_is_refused(editor):
    lawful = "What do you check first on a new bicycle?"
    response = save(editor, FILE.replace(lawful, "How old are you?"))

    assert response.status_code == 422
    assert "levels.junior.questions[1].question" in words(response)


@pytest.mark.parametrize("number", [1, 30])
def test_reading_takes_the_same_queries_for_1_and_30_terms(
    editor, django_assert_num_queries, number
):
    for n in range(number):
        make_role(f"Role {n}", make_term(f"T{n}", questions=1))

    with django_assert_num_queries(5):
        read(editor)


@pytest.mark.parametrize("number", [1, 30])
def test_saving_takes_the_same_queries_for_1_and_30_terms(
    editor, django_assert_num_queries, number
):
    for n in range(number):
        make_role(f"Role {n}", make_term(f"T{n}", questions=1))

    locks = 4 if connection.features.has_select_for_update else 0
    with django_assert_num_queries(36 + locks):
        save(editor)


def test_what_to_look_at_on_the_page_is_listed_with_its_line(editor):
    shown = words(read(editor, TORQUE.replace("(5+ years)", "(5 years)")))

    assert "<li>Line 59: The years are unclear. Write them" in shown


@pytest.mark.parametrize(
    "content", [TORQUE.encode("utf-16"), TORQUE.replace("\n", "\r\n").encode()]
)
def test_uploaded_file_is_read_as_the_command_reads_it(editor, content):
    response = read(editor, **upload(content))

    assert response.context["form"]["yaml"].value() == FILE
    assert "TQA (Torque Quality Audit)" in response.context["form"]["page"].value()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"page": "  "}, "Paste a page’s text or choose a file."),
        ({"page": "Dear all."}, "Line 1: The page has no title"),
        ({"page": "TQA\0"}, "Null characters are not allowed."),
        ({"page": "a\n" * 5_000}, "the limit is 3,000"),
        (upload(b"\0\1"), "This is not a text file"),
        (upload(b"a" * 1_000_001), "This file is larger than 1 MB"),
        (upload(TORQUE.encode(), "page.pdf"), "whose name ends in .txt."),
        (upload(b""), "The submitted file is empty."),
    ],
)
def test_what_is_no_page_is_refused_and_the_file_stays(editor, data, sentence):
    response = read(editor, **data, yaml="mine")

    assert response.status_code == 422
    assert sentence in words(response)
    assert response.context["form"]["yaml"].value() == "mine"


def test_pasted_text_stays_when_it_is_refused(editor):
    assert "Dear all, keep me." in words(read(editor, "Dear all, keep me."))


def test_reading_again_keeps_what_was_corrected_in_the_file(editor):
    response = read(editor, yaml=f"# mine\r\n{FILE}")

    assert response.context["before"] == f"# mine\n{FILE}"
    assert response.context["form"]["yaml"].value() == FILE


def test_saved_term_says_what_the_file_says(editor):
    response = save(editor, FILE.replace("\n", "\r\n"))

    term = with_content(Term.objects.all()).get()
    assert response.url == page_of(term)
    assert content_of(term)["levels"]["mid"]["indicators"] == [
        "Audits alone",
        "Trains apprentices",
    ]
    assert (term.source, term.seed_checksum) == ("bicycle-assembly/tqa", "")


def test_saving_is_logged_and_makes_a_new_revision(editor, sue):
    before = current()
    save(editor)

    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object()) == (sue, Term.objects.get())
    assert entry.get_change_message() == "Imported from a page."
    assert current() != before


def test_refused_file_is_kept_as_typed_with_its_problems(editor):
    typed = FILE.replace("years: 0-2", "years: often")
    response = save(editor, typed)

    assert response.status_code == 422
    assert response.context["form"]["yaml"].value() == typed
    assert "levels.junior.years: Write the years as 0-2 or 5+" in words(response)
    assert response.context["rows"]
    assert not Term.objects.exists()


@pytest.mark.parametrize(
    "typed", ["", "a: [", "- a", "\tname: x", "name: &x TQA", "industry: 5"]
)
def test_text_that_is_no_file_is_refused(editor, typed):
    response = save(editor, typed)

    assert response.status_code == 422
    assert response.context["problems"]
    assert not Term.objects.exists()


def test_term_that_is_there_is_kept_unless_replace_is_ticked(editor):
    save(editor)
    edited = FILE.replace("Keeps wrenches clean", "Cleans wrenches")

    response = save(editor, edited)
    assert response.status_code == 422
    assert "Bicycle Assembly already has the term TQA. Tick this" in words(response)

    assert replace(editor, edited).status_code == 302
    term = Term.objects.get()
    assert "Cleans wrenches" in term.levels.get(level="junior").indicators
    assert LogEntry.objects.first().get_change_message() == (
        "Replaced by an imported page."
    )


def test_questions_keep_their_rows_when_the_term_is_replaced(editor):
    save(editor)
    before = set(Question.objects.values_list("pk", "key"))
    assert replace(editor).status_code == 302

    assert set(Question.objects.values_list("pk", "key")) == before


def test_term_is_known_by_its_name_whatever_its_slug(editor):
    save(editor)
    Term.objects.update(slug="torque-audit")
    assert replace(editor).status_code == 302

    assert Term.objects.get().slug == "torque-audit"


def test_term_that_somebody_saved_since_is_shown_before_it_is_replaced(editor):
    save(editor)
    revision = read(editor).context["revision"]
    Term.objects.update(explanation="Saved by Ravi.")
    edited = FILE.replace("Keeps wrenches clean", "Cleans wrenches")

    response = save(editor, edited, replace="on", **{FIELD: revision})
    assert response.status_code == 409
    assert "Saved by Ravi." in words(response)
    assert response.context["form"]["yaml"].value() == edited
    assert Term.objects.get().explanation == "Saved by Ravi."

    revision = response.context["revision"]
    assert save(editor, edited, replace="on", **{FIELD: revision}).status_code == 302
    assert "Saved by Ravi." not in Term.objects.get().explanation


def test_nothing_is_replaced_by_a_page_that_never_showed_it(editor):
    save(editor)
    assert save(editor, replace="on").status_code == 409


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("industry: Bicycle assembly", "Spell the industry as in the glossary"),
        ("question: CRO junior question 1?", "CRO asks the same. Ask something else."),
    ],
)
def test_file_fits_beside_what_the_glossary_has(editor, typed, sentence):
    make_role("TQA Mechanics", make_term(industry="Bicycle Assembly"))
    old = {
        "industry": "industry: Bicycle Assembly",
        "question": "question: What do you check first on a new bicycle?",
    }[typed.partition(":")[0]]
    assert old in FILE

    assert sentence in words(save(editor, FILE.replace(old, typed)))
    assert not Term.objects.filter(name="TQA").exists()


def test_who_may_only_add_terms_uses_industries_of_the_glossary(adder):
    assert "doesn’t have the industry Bicycle Assembly" in words(save(adder))

    Industry.objects.create(name="Bicycle Assembly", slug="bicycle-assembly")
    assert save(adder).status_code == 302


def test_who_may_only_add_terms_replaces_none(adder):
    make_role("TQA Mechanics", make_term("TQA", industry="Bicycle Assembly"))
    response = save(adder, replace="on")

    assert "The glossary already has TQA. Ask somebody who can change it." in words(
        response
    )
    assert Term.objects.get().explanation == "What TQA is."


def test_posting_needs_the_token(sue):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(sue)

    assert save(browser).status_code == 403
    assert not Term.objects.exists()
