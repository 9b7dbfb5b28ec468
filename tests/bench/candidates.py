"""Ten thousand candidates from a file: previewed, taken over, previewed again."""

import io
import re
from html import unescape

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from scorecards.models import Candidate
from tests.bench.timing import timed
from tests.makers import make_opening

ROWS = 10_000
GIVEN = "Ada Bo Cy Di Ed Flo Gus Hana Ivo Jo Kai Lea Mia Noa Ola Pia Rui Sol Tom Uma"
FAMILY = (
    "Park Lind Oda Vane Moss Reyes Kraus Nemec Silva Novak Roth Weiss Keller Maurer"
)


def run():
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.create_superuser("bench"))
    previews = {"CSV": csv(), "Excel, 20 columns": workbook()}
    print(f"\nCandidates from a file, {ROWS:,} rows\n")
    print("| file | previewed | taken over | previewed again |")
    print("|---|---|---|---|")
    for kind, content in previews.items():
        Candidate.objects.all().delete()
        opening = make_opening(f"Bench, {kind}")
        page = reverse("admin:scorecards_opening_upload", args=[opening.pk])
        seen, preview = timed(lambda p=page, c=content: upload(client, p, c))
        took, answer = timed(lambda p=page, s=preview: confirm(client, p, s))
        assert answer.status_code == 302, answer.text
        assert opening.applications.count() == ROWS
        again, _ = timed(lambda p=page, c=content: upload(client, p, c))
        print(
            f"| {kind} | {seen.wall:.1f} s | {took.wall:.1f} s | {again.wall:.1f} s |"
        )
        opening.applications.all().delete()


def people():
    given, family = GIVEN.split(), FAMILY.split()
    for number in range(ROWS):
        name = f"{given[number % 20]} {family[number % 14]} {chr(97 + number % 26)}elt"
        yield [name, f"person{number}@example.org", f"+4144{number:07}", f"C-{number}"]


HEADINGS = ["Name", "E-mail", "Phone", "Candidate ID"]


def csv():
    return "\n".join(",".join(row) for row in [HEADINGS, *people()]).encode()


def workbook():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Candidates")
    sheet.append([*HEADINGS, *(f"Field {n}" for n in range(16))])
    for row in people():
        sheet.append([*row, *(f"text {n}" for n in range(16))])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def upload(client, page, content):
    response = client.post(page, {"file": SimpleUploadedFile("list", content)})
    assert response.status_code == 200, response.text[:2000]
    return response


def confirm(client, page, preview):
    content = unescape(re.search(r'name="content" value="([^"]*)"', preview.text)[1])
    return client.post(page, {"content": content})
