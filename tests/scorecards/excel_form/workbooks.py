"""Forms as tests get, fill in and import them."""

import io
import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from scorecards.excel_form.rows import PICK, SHEET, TEXT

TEXTS = (
    "notes",
    "text",
    "evidence",
    "reason",
    "summary",
    "general_note",
    "candidate_asked",
)


def address(scorecard):
    return reverse("import_form", args=[scorecard.pk])


def downloaded(client, scorecard):
    response = client.get(reverse("scorecard_form", args=[scorecard.pk]))
    assert response.status_code == 200
    return io.BytesIO(response.getvalue())


def places(file):
    """The cell of each field, by its key."""
    return places_in(load_workbook(file))


def places_in(book):
    return {
        row[3].value: f"{TEXT if is_text(row[3].value) else PICK}{row[3].row}"
        for row in book[SHEET].iter_rows()
        if row[3].value
    }


def is_text(key):
    return key.partition("+")[0].rpartition(".")[2] in TEXTS


def filled(file, values):
    """The workbook with these values, by key, as openpyxl saves it."""
    book = load_workbook(file)
    where = places_in(book)
    for key, value in values.items():
        book[SHEET][where[key]] = value
    return saved(book)


def changed(file, change):
    """The workbook after something was done to it."""
    book = load_workbook(file)
    change(book)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def upload(client, scorecard, file, name="form.xlsx"):
    content = file if isinstance(file, bytes) else file.getvalue()
    return client.post(address(scorecard), {"file": SimpleUploadedFile(name, content)})


def carried(response):
    return unescape(re.search(r'name="form" value="([^"]*)"', response.text)[1])


def confirm(client, scorecard, preview, **keep):
    """Confirms what a preview shows, choosing what it suggests or what is given."""
    form = preview.context["preview"]
    suggested = {
        change.name: change.default.value for change in form.changes if change.options
    }
    sent = {**suggested, **keep, "form": carried(preview)}
    return client.post(address(scorecard), sent)


def imported(client, scorecard, file, **keep):
    preview = upload(client, scorecard, file)
    assert preview.status_code == 200, preview.context["form"].errors
    response = confirm(client, scorecard, preview, **keep)
    assert response.status_code == 302, response.text
    return response


def cell_errors(response):
    assert response.status_code == 422
    return response.context["form"].cell_errors


def refusal(response):
    assert response.status_code == 422
    return " ".join(response.context["form"].errors["file"])


def note_key(scorecard, number=1):
    return f"{prefix(scorecard, number)}.notes"


def prefix(scorecard, number=1):
    question = scorecard.kit.questions.order_by("position")[number - 1]
    return f"answer-{question.pk}"


def the_key(file, end):
    """The first key that ends so."""
    return next(key for key in places(file) if key.endswith(end))
