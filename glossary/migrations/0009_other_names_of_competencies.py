from django.db import migrations

import glossary.fields


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0008_asked_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="competency",
            name="aliases",
            field=glossary.fields.LinesField(
                blank=True,
                default=list,
                help_text="What else people call it, one per line: ownership.",
                verbose_name="other names",
            ),
        ),
    ]
