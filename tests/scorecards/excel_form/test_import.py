"""Importing a form: errors by cell, what would change, what is kept, what is stored."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.excel_form.changes import Keep
from scorecards.models import Scorecard
from scorecards.workflow.withdrawing import withdraw
from tests.makers import fill, lock, make_scorecard
from tests.scorecards.excel_form.workbooks import (
    address,
    carried,
    cell_errors,
    confirm,
    downloaded,
    filled,
    imported,
    note_key,
    places,
    prefix,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SHEET = "Interview"


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def notes(scorecard):
    return list(scorecard.answers.values_list("notes", flat=True))


def write_on_server(scorecard, text, number=1):
    """As the page of the scorecard does."""
    answer = scorecard.answers.get(question__position=number)
    answer.notes, answer.revision = text, answer.revision + 1
    answer.save()


def found(preview):
    return [
        (change.label, change.kind.value, change.now, change.then)
        for change in preview.context["preview"].changes
    ]


def keep(scorecard, choice, number=1):
    return {f"keep-{prefix(scorecard, number)}-notes": choice}


# The preview


def test_preview_says_what_would_change_and_stores_nothing(client, draft):
    file = filled(
        downloaded(client, draft),
        {note_key(draft): "ICH", f"{prefix(draft)}.rating": "4 Above"},
    )
    preview = upload(client, draft, file)
    assert found(preview) == [
        ("Rating", "plain", "Not rated yet", "4 Above"),
        ("Notes", "plain", "Nothing", "ICH"),
    ]
    assert notes(draft) == ["", ""]


def test_preview_counts_what_stays(client, draft):
    preview = upload(
        client, draft, filled(downloaded(client, draft), {note_key(draft): "ICH"})
    )
    assert preview.context["unchanged"] == 18
    assert "18 other fields stay the same." in preview.text


def test_preview_names_each_place(client, draft):
    flag = draft.kit.red_flags.first()
    file = filled(
        downloaded(client, draft),
        {
            note_key(draft): "ICH",
            f"flag-{flag.pk}.ticked": "Yes",
            "conclusion.recommendation": "No",
        },
    )
    text = upload(client, draft, file).text
    headings = re.findall(r'<h3 id="change-\d+">(.*?)</h3>', text)
    assert headings == [
        "Notes: CRO mid question 1?",
        "CRO red flag 1",
        "Recommendation: Conclusion",
    ]


def test_message_says_how_many_places_were_imported(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "ICH"})
    response = imported(client, draft, file)
    page = client.get(response["Location"])
    assert "Imported 1 change from the Excel form." in page.text


# Errors by cell


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("rating", 9, "rating is “9”. Pick one of 1 to 5."),
        ("rating", "good", "rating is “good”. Pick one of 1 to 5."),
        ("rating", 3.5, "rating is “3.5”. Pick one of 1 to 5."),
        (
            "outcome",
            "Skipped",
            "result is “Skipped”. Pick one of Rated, Not asked, Could not answer.",
        ),
        ("points.1", "maybe", "it says “maybe”. Pick Yes or leave it empty."),
        ("notes", "=1+1", "this is a formula. Replace it with its value."),
        ("rating", "=1+1", "this is a formula. Replace it with its value."),
        ("notes", "#N/A", "this is the error #N/A. Replace it with text."),
    ],
)
def test_errors_name_the_cell(client, draft, key, value, says):
    key = f"{prefix(draft)}.{key}"
    file = filled(downloaded(client, draft), {key: value})
    errors = cell_errors(upload(client, draft, file))
    assert errors == [f"{SHEET}!{places(file)[key]}: {says}"]


def test_rated_needs_a_rating(client, draft):
    file = filled(downloaded(client, draft), {f"{prefix(draft)}.outcome": "Rated"})
    (error,) = cell_errors(upload(client, draft, file))
    assert error.endswith("the result is Rated, but there is no rating. Pick 1 to 5.")


def test_what_was_not_asked_has_no_rating(client, draft):
    one = prefix(draft)
    file = filled(
        downloaded(client, draft),
        {f"{one}.outcome": "not  asked", f"{one}.rating": 3},
    )
    (error,) = cell_errors(upload(client, draft, file))
    assert error.endswith(
        "there is a rating, but the result is Not asked. Clear one of them."
    )


def test_all_errors_are_listed_and_nothing_is_stored(client, draft):
    file = filled(
        downloaded(client, draft),
        {
            note_key(draft): "ICH",
            f"{prefix(draft)}.rating": 9,
            "conclusion.recommendation": "Maybe",
        },
    )
    response = upload(client, draft, file)
    assert len(cell_errors(response)) == 2
    assert "Correct 2 cells" in response.text
    assert notes(draft) == ["", ""]


def test_a_note_that_is_too_long_is_refused_by_its_cell(client, draft):
    write_on_server(draft, "A line.\n" * 60)
    key = note_key(draft)
    file = filled(
        downloaded(client, draft), {key: "x" * 32_000, f"{key}+1": "y" * 32_000}
    )
    (error,) = cell_errors(upload(client, draft, file))
    assert error.startswith(f"{SHEET}!{places(file)[key]}: This text has ")
    assert "the limit is 50000" in error


@pytest.mark.parametrize(
    ("value", "text"),
    [(42, "42"), (0.5, "0.5"), (True, "TRUE"), ("0042", "0042")],
)
def test_anything_in_a_text_cell_is_taken_as_text(client, draft, value, text):
    file = filled(downloaded(client, draft), {note_key(draft): value})
    imported(client, draft, file)
    assert notes(draft)[0] == text


@pytest.mark.parametrize("value", [4, "4", "above", " 4  ABOVE ", 4.0])
def test_a_rating_is_understood_in_any_form(client, draft, value):
    file = filled(downloaded(client, draft), {f"{prefix(draft)}.rating": value})
    imported(client, draft, file)
    assert draft.answers.get(question__position=1).rating == 4


@pytest.mark.parametrize("value", ["yes", "x", True, "✓"])
def test_a_tick_is_understood_in_any_form(client, draft, value):
    file = filled(downloaded(client, draft), {f"{prefix(draft)}.points.1": value})
    imported(client, draft, file)
    assert draft.answers.get(question__position=1).points_heard == [1]


# Emptied cells, and what was changed on the server meanwhile


def test_an_empty_cell_erases_nothing_by_itself(client, draft):
    fill(draft, notes="Kept.")
    file = filled(downloaded(client, draft), {note_key(draft): None})
    preview = upload(client, draft, file)
    assert found(preview) == [("Notes", "emptied", "Kept.", "Nothing")]
    confirm(client, draft, preview)
    assert notes(draft) == ["Kept.", "Kept."]


def test_an_empty_cell_erases_when_that_is_chosen(client, draft):
    fill(draft, notes="Gone.")
    file = filled(downloaded(client, draft), {note_key(draft): None})
    imported(client, draft, file, **keep(draft, "form"))
    assert notes(draft) == ["", "Gone."]


def test_emptied_choices_stay_too(client, draft):
    fill(draft, rating=2)
    one = prefix(draft)
    empty = {f"{one}.outcome": None, f"{one}.rating": None}
    file = filled(downloaded(client, draft), empty)
    imported(client, draft, file)
    assert draft.answers.get(question__position=1).rating == 2


def test_a_form_older_than_the_draft_takes_nothing_back(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft, 2): "From the train."})
    write_on_server(draft, "On the page.")
    preview = upload(client, draft, file)
    assert found(preview) == [("Notes", "plain", "Nothing", "From the train.")]
    confirm(client, draft, preview)
    assert notes(draft) == ["On the page.", "From the train."]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("stored", "On the page."),
        ("form", "From the train."),
        ("both", "On the page.\n\nFrom the train."),
    ],
)
def test_of_two_texts_either_or_both_are_kept(client, draft, choice, kept):
    file = filled(downloaded(client, draft), {note_key(draft): "From the train."})
    write_on_server(draft, "On the page.")
    preview = upload(client, draft, file)
    assert found(preview) == [
        ("Notes", "changed twice", "On the page.", "From the train.")
    ]
    confirm(client, draft, preview, **keep(draft, choice))
    assert notes(draft)[0] == kept


def test_of_two_texts_both_are_kept_unless_somebody_chooses(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "From the train."})
    write_on_server(draft, "On the page.")
    imported(client, draft, file)
    assert notes(draft)[0] == "On the page.\n\nFrom the train."


def test_both_texts_may_be_too_long_together(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "x" * 30_000})
    write_on_server(draft, "y" * 30_000)
    preview = upload(client, draft, file)
    response = confirm(client, draft, preview)
    assert response.status_code == 422
    assert "the limit is 50000" in response.text
    assert notes(draft)[0] == "y" * 30_000


def test_a_choice_made_twice_keeps_the_one_on_the_server(client, draft):
    key = f"{prefix(draft)}.rating"
    file = filled(downloaded(client, draft), {key: 5})
    draft.answers.update(outcome="rated", rating=2, revision=1)
    preview = upload(client, draft, file)
    change = preview.context["preview"].changes[0]
    assert (change.options, change.default) == ([Keep.STORED, Keep.FORM], Keep.STORED)


def test_a_choice_that_is_none_of_those_is_refused(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "From the train."})
    write_on_server(draft, "On the page.")
    preview = upload(client, draft, file)
    response = confirm(client, draft, preview, **keep(draft, "neither"))
    assert response.status_code == 422
    assert notes(draft)[0] == "On the page."


# Confirming


def test_what_was_saved_after_the_preview_is_shown_before_it_is_stored(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "From the train."})
    preview = upload(client, draft, file)
    write_on_server(draft, "On the page.")
    again = confirm(client, draft, preview)
    assert again.status_code == 409
    assert "saved after this preview was made" in again.text
    assert notes(draft)[0] == "On the page."
    confirm(client, draft, again)
    assert notes(draft)[0] == "On the page.\n\nFrom the train."


def test_confirming_twice_stores_once(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "ICH"})
    preview = upload(client, draft, file)
    assert confirm(client, draft, preview).status_code == 302
    assert confirm(client, draft, preview).status_code == 409
    assert draft.answers.get(question__position=1).revision == 1


def test_nothing_is_stored_when_a_part_cannot_be(client, draft):
    file = filled(
        downloaded(client, draft),
        {note_key(draft, 1): "Fits.", note_key(draft, 2): "x" * 30_000},
    )
    write_on_server(draft, "y" * 30_000, number=2)
    response = confirm(client, draft, upload(client, draft, file))
    assert response.status_code == 422
    assert notes(draft) == ["", "y" * 30_000]


def test_a_preview_is_good_for_its_scorecard_and_person_alone(client, draft, ivan):
    preview = upload(
        client, draft, filled(downloaded(client, draft), {note_key(draft): "ICH"})
    )
    his = make_scorecard(ivan)
    client.force_login(ivan)
    response = client.post(address(his), {"form": carried(preview)})
    assert response.status_code == 422
    assert "Choose the form again" in response.text
    assert notes(his) == ["", ""]


def test_a_preview_that_was_changed_is_refused(client, draft):
    preview = upload(
        client, draft, filled(downloaded(client, draft), {note_key(draft): "ICH"})
    )
    response = client.post(address(draft), {"form": carried(preview)[:-1] + "!"})
    assert response.status_code == 422
    assert notes(draft) == ["", ""]


def test_submitted_scorecards_take_no_import(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "Late."})
    preview = upload(client, draft, file)
    lock(draft)
    for response in (upload(client, draft, file), confirm(client, draft, preview)):
        assert response["Location"] == reverse("scorecard", args=[draft.pk])
    page = client.get(response["Location"])
    assert "submitted and locked. You can’t import into it." in page.text
    assert notes(draft) == ["", ""]


def test_withdrawn_scorecards_take_no_import(client, draft, cora):
    file = filled(downloaded(client, draft), {note_key(draft): "Late."})
    preview = upload(client, draft, file)
    withdraw(draft, by=cora, reason="Wrong person.")
    for response in (upload(client, draft, file), confirm(client, draft, preview)):
        assert response["Location"] == reverse("scorecard", args=[draft.pk])
    page = client.get(response["Location"])
    assert "withdrawn and locked. You can’t import into it." in page.text
    assert notes(draft) == ["", ""]


def test_the_scorecard_links_to_form_and_import(client, draft):
    text = client.get(reverse("scorecard", args=[draft.pk])).text
    assert (
        f'href="{reverse("scorecard_form", args=[draft.pk])}">Download Excel form</a>'
        in text
    )
    assert f'href="{address(draft)}">Import Excel form</a>' in text


def test_without_a_csrf_token_nothing_is_taken(draft, ida):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ida)
    file = downloaded(browser, draft)
    assert upload(browser, draft, file).status_code == 403


def test_of_another_nothing_is_shown_or_taken(client, draft, ivan):
    file = downloaded(client, draft)
    client.force_login(ivan)
    assert client.get(address(draft)).status_code == 404
    assert upload(client, draft, file).status_code == 404
    assert client.get(reverse("scorecard_form", args=[draft.pk])).status_code == 404


def test_a_status_in_the_form_changes_nothing(client, draft):
    file = filled(downloaded(client, draft), {note_key(draft): "ICH"})
    imported(client, draft, file, status="submitted", interviewer="2")
    assert Scorecard.objects.get(pk=draft.pk).status == "draft"


# Queries


def test_queries_of_the_pages(client, draft, django_assert_num_queries):
    form = reverse("scorecard_form", args=[draft.pk])
    with django_assert_num_queries(7):
        client.get(form).getvalue()
    with django_assert_num_queries(7):
        client.get(address(draft))


@pytest.mark.parametrize("number", [1, 2])
def test_queries_of_an_import_do_not_grow(
    client, draft, number, django_assert_num_queries
):
    texts = {note_key(draft, n): "ICH" for n in range(1, number + 1)}
    file = filled(downloaded(client, draft), texts)
    with django_assert_num_queries(8):
        preview = upload(client, draft, file)
    with django_assert_num_queries(16 + number):  # an update a part that is written
        confirm(client, draft, preview)
