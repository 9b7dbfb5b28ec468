"""Who reads terms reads competencies; who edits terms edits them, too."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "Hiring panel": ["view"],
    "Coordinators": ["view"],
    "Glossary editors": ["view", "add", "change", "delete"],
}


def add_permissions(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("glossary"), verbosity=0)
    for name, actions in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="glossary",
                codename__in=[f"{action}_competency" for action in actions],
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("scorecards", "0013_areas_and_levels"),
        ("glossary", "0006_slugs_of_roles"),
    ]

    operations = [migrations.RunPython(add_permissions, migrations.RunPython.noop)]
