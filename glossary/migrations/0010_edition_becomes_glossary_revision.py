"""The model is named as the code speaks of it; its row and its permissions stay."""

from django.db import migrations, models

ACTIONS = ("add", "change", "delete", "view")


def rename_permissions(apps, old, new):
    """Django names the content type after the model, not the permissions on it."""
    for action in ACTIONS:
        apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="glossary",
            codename=f"{action}_{old.replace(' ', '')}",
        ).update(
            codename=f"{action}_{new.replace(' ', '')}", name=f"Can {action} {new}"
        )


def name_revision(apps, schema_editor):
    rename_permissions(apps, "edition", "glossary revision")


def name_edition(apps, schema_editor):
    rename_permissions(apps, "glossary revision", "edition")


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("glossary", "0009_other_names_of_competencies"),
    ]

    operations = [
        migrations.RemoveConstraint("Edition", "edition_only_one"),
        migrations.RenameModel("Edition", "GlossaryRevision"),
        migrations.AddConstraint(
            "GlossaryRevision",
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="glossary_revision_only_one",
                violation_error_message="There is one revision, the current one.",
            ),
        ),
        migrations.RunPython(name_revision, name_edition),
    ]
