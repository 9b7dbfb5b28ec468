from django.db import migrations, models


def remove_terms(apps, schema_editor):
    """Titles alone are unique without a kind."""
    asked = apps.get_model("glossary", "AskedTitle").objects
    asked.using(schema_editor.connection.alias).filter(kind="term").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0007_asked_titles"),
    ]

    operations = [
        migrations.AddField(
            model_name="askedtitle",
            name="kind",
            field=models.CharField(
                choices=[("title", "job title"), ("term", "term")],
                default="title",
                max_length=5,
            ),
        ),
        migrations.AlterField(
            model_name="askedtitle",
            name="title",
            field=models.CharField(max_length=120, verbose_name="asked for"),
        ),
        migrations.AlterModelOptions(
            name="askedtitle",
            options={
                "default_permissions": (),
                "ordering": ["-times", "-asked_at", "title"],
                "verbose_name": "title or term asked for",
                "verbose_name_plural": "asked for, not in the library",
            },
        ),
        migrations.AddConstraint(
            model_name="askedtitle",
            constraint=models.UniqueConstraint(
                fields=("kind", "title"),
                name="asked_title_unique_in_kind",
                violation_error_message="This is on the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedtitle",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=["title", "term"]),
                name="asked_title_known_kind",
                violation_error_message="Pick job title or term.",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, remove_terms),
    ]
