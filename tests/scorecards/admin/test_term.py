"""A term's page says which kits it goes into, and what an edit would change there."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from glossary.models import GlossaryRevision, Question, RedFlag, Term
from scorecards.kits.making import current_kit
from scorecards.models import Kit
from tests.glossary.pages import page_of, posted, refusal
from tests.makers import (
    assign,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def as_editor(client, gwen):
    client.force_login(gwen)
    return client


def read(client, address):
    return " ".join(client.get(address).content.decode().split())


def kits_of(term):
    return reverse("admin:glossary_term_kits", args=[term.pk])


def uses(client, term):
    return [
        (use.role.title, use.level.value, use.kit.version, use.openings, use.unfinished)
        for use in client.get(page_of(term)).context["uses"]
    ]


def test_page_lists_kits_and_the_openings_pinned_to_them(as_editor):
    opening = make_opening()
    make_opening("Closed", closed_at=opening.created_at)
    current_kit(make_role("Auditor", opening.role.terms.get()), "senior")
    current_kit(make_role("Welder", make_term("TIG")), "mid")

    assert uses(as_editor, opening.role.terms.get()) == [
        ("Auditor", "senior", 1, [], 0),
        ("Clinical Research Associate", "mid", 1, [opening], 0),
    ]


def test_newest_kit_is_listed_beside_openings_that_keep_an_older_one(as_editor):
    opening = make_opening()
    Question.objects.update(minutes=6)
    current_kit(opening.role, "mid")

    words = read(as_editor, page_of(opening.role.terms.get()))

    assert ">Version 2</a>" in words
    assert "CRA, Basel</a> (version 1)" in words


def test_more_than_five_openings_are_found_behind_a_link(as_editor):
    openings = [make_opening(f"Opening {n}") for n in range(7)]
    role = openings[0].role

    words = read(as_editor, page_of(role.terms.get()))

    assert "Opening 4</a>" in words
    assert "Opening 5</a>" not in words
    address = f"?role={role.pk}&amp;level__exact=mid&amp;state=open"
    assert f'{address}">2 more</a>' in words
    found = as_editor.get("/admin/scorecards/opening/" + address.replace("&amp;", "&"))
    assert found.context["cl"].result_count == 7


def test_coordinator_reads_how_many_scorecards_are_not_submitted(
    client, cora, ida, ivan
):
    card = make_scorecard(ida)
    assign(application=card.application, interviewer=ivan)
    make_submitted(ida, application=make_application("Bo Lind"))
    client.force_login(cora)

    term = Term.objects.get()

    assert [use[-1] for use in uses(client, term)] == [2]
    assert "Scorecards not submitted" in read(client, page_of(term))


@pytest.mark.parametrize("name", ["petra", "gwen"])
def test_nobody_else_is_told_of_scorecards(client, ida, request, name):
    make_scorecard(ida)
    client.force_login(request.getfixturevalue(name))

    term = Term.objects.get()

    assert [use[-1] for use in uses(client, term)] == [0]
    assert "Scorecards not submitted" not in read(client, page_of(term))


def test_term_without_a_kit_says_how_the_first_is_made(as_editor):
    assert "No kit uses this term yet." in read(as_editor, page_of(make_term()))


@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_the_same_queries_for_1_and_30_roles(
    as_editor, django_assert_num_queries, number
):
    term = make_term(questions=1)
    for n in range(number):
        make_opening(f"Opening {n}", role=make_role(f"Role {n}", term))

    as_editor.get(page_of(term))  # the kinds of content are looked up once
    with django_assert_num_queries(14):
        as_editor.get(page_of(term))
    with django_assert_num_queries(16):
        as_editor.get(kits_of(term))


def test_stored_kits_are_compared_with_the_glossary_as_saved(as_editor):
    role = make_role()
    current_kit(role, "mid")
    RedFlag.objects.filter(position=1).update(text="Altogether different")

    words = read(as_editor, kits_of(role.terms.get()))

    assert "<h2>Mid: Clinical Research Associate</h2>" in words
    assert "A red flag was removed." in words
    assert "<ins>Altogether different</ins>" in words
    assert "Entry, Junior, Senior and Lead: Clinical Research Associate" in words
    assert "There is no kit yet. A kit made now would ask 2 questions." in words
    assert Kit.objects.count() == 1


def test_kit_of_a_level_that_asks_nothing_any_more_is_named(as_editor):
    role = make_role()
    current_kit(role, "mid")
    Question.objects.filter(level="mid").delete()

    assert "no new kit could be made" in read(as_editor, kits_of(role.terms.get()))


def preview(client, term, **edits):
    data = {**posted(client, term), "_preview": "Preview kits", **edits}
    return client.post(page_of(term), data)


def test_preview_says_what_an_edit_would_change_and_saves_nothing(as_editor):
    term = make_role().terms.get()
    before = list(Question.objects.values()), list(Term.objects.values())
    revision = GlossaryRevision.objects.get()

    response = preview(as_editor, term, **{"questions-0-text": "CRO junior first?"})

    words = response.content.decode()
    assert "<h3>Entry and Junior: Clinical Research Associate</h3>" in words
    assert "CRO junior <del>question 1</del><ins>first</ins>?" in words
    assert (list(Question.objects.values()), list(Term.objects.values())) == before
    assert GlossaryRevision.objects.get() == revision
    assert not LogEntry.objects.exists()
    assert not Kit.objects.exists()


def test_everything_typed_is_still_there_after_a_preview(as_editor):
    term = make_role().terms.get()
    data = posted(as_editor, term)
    new = data["questions-TOTAL_FORMS"]
    typed = {
        "explanation": "Typed anew.",
        "questions-TOTAL_FORMS": new + 1,
        f"questions-{new}-key": "added",
        f"questions-{new}-level": "mid",
        f"questions-{new}-position": "9",
        f"questions-{new}-minutes": "4",
        f"questions-{new}-text": "Added?",
        f"questions-{new}-expected_answer": "Yes.",
        f"questions-{new}-listen_for": "One\nTwo\nThree",
        "questions-1-DELETE": "on",
    }

    response = preview(as_editor, term, **typed)

    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    shown = {field.html_name: field.value() for form in forms for field in form}
    assert {
        name: str(shown[name]) for name in typed if name != "questions-1-DELETE"
    } == {
        name: str(value)
        for name, value in typed.items()
        if name != "questions-1-DELETE"
    }
    assert shown["questions-1-DELETE"]
    words = response.content.decode()
    assert "Old question 2 was removed." in words
    assert "Question 3 is new." in words


def test_what_was_previewed_can_be_saved_as_it_stands(as_editor):
    term = make_role().terms.get()
    edit = {"questions-0-text": "CRO junior first?"}
    preview(as_editor, term, **edit)

    response = as_editor.post(page_of(term), {**posted(as_editor, term), **edit})

    assert response.status_code == 302
    assert Question.objects.filter(text="CRO junior first?").exists()


def test_edit_that_no_kit_copies_changes_no_kit(as_editor):
    term = make_role().terms.get()
    words = preview(as_editor, term, explanation="For recruiters.").content.decode()
    assert "No kit would change." in words


def test_preview_of_a_wrong_edit_says_what_is_wrong(as_editor):
    term = make_role().terms.get()
    response = preview(as_editor, term, **{"questions-0-listen_for": "One"})
    assert refusal(response) == ["List 3 to 5 points to listen for; there are 1."]
    assert "If you save these edits" not in response.content.decode()


def test_preview_leaves_no_message_behind(as_editor):
    term = make_role().terms.get()
    preview(as_editor, term, explanation="For recruiters.")
    assert "changed successfully" not in read(as_editor, page_of(term))


@pytest.mark.parametrize("name", ["petra", "cora"])
def test_those_who_only_read_preview_nothing(client, gwen, request, name):
    term = make_role().terms.get()
    client.force_login(gwen)
    data = {**posted(client, term), "_preview": "Preview kits"}
    client.force_login(request.getfixturevalue(name))

    assert client.post(page_of(term), data).status_code == 403
    assert "Preview kits" not in read(client, page_of(term))


def test_editor_of_the_glossary_who_may_not_read_kits_sees_none(client, person):
    editor = person("stan", "Glossary editors", is_staff=True)
    group = editor.groups.get()
    group.permissions.remove(group.permissions.get(codename="view_kit"))
    opening = make_opening()
    client.force_login(editor)
    term = opening.role.terms.get()

    words = read(client, page_of(term))

    assert 'name="_continue"' in words
    assert "Version 1" not in words
    assert "Preview kits" not in words
    assert client.get(kits_of(term)).status_code == 403
    assert preview(client, term).status_code == 403


def test_retiring_says_that_openings_keep_their_kit(as_editor):
    opening = make_opening()
    page = page_of(opening.role.terms.get(), "retire")
    assert "1 open opening keeps its kit" in read(as_editor, page)
