"""Keys of names with letters that count as others since: İ, and ی, ى, ک and ہ."""

from functools import reduce
from itertools import islice
from operator import or_

from django.db import migrations
from django.db.models import Q, QuerySet

from scorecards.models.keys import KeyField

LETTERS = "İیىکہ"
BATCH = 2_000


def in_batches(rows):
    while batch := [*islice(rows, BATCH)]:
        yield batch


def make_again(apps, schema_editor):
    for name, text in (("Candidate", "name"), ("Opening", "title")):
        model = apps.get_model("scorecards", name)
        keys = [field for field in model._meta.fields if isinstance(field, KeyField)]
        having = reduce(or_, (Q(**{f"{text}__contains": each}) for each in LETTERS))
        rows = QuerySet(model).filter(having).order_by().only("pk", text)
        for batch in in_batches(rows.iterator(BATCH)):
            for row in batch:
                for key in keys:
                    setattr(row, key.attname, key.of_instance(row))
            QuerySet(model).bulk_update(batch, [key.name for key in keys])


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0041_mails_and_calendars")]

    operations = [migrations.RunPython(make_again, migrations.RunPython.noop)]
