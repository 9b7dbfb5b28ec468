"""A group that edits the glossary, and reads the kits and openings made from it."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

NAME = "Glossary editors"
PERMISSIONS = {
    "glossary": [
        f"{action}_{model}"
        for action in ("view", "add", "change", "delete")
        for model in ("industry", "term", "role")
    ],
    "scorecards": ["view_kit", "view_opening"],
}


def make_group(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    group, _ = Group.objects.get_or_create(name=NAME)
    for app_label, codenames in PERMISSIONS.items():
        # Permissions are otherwise made only after all migrations have run.
        create_permissions(installed.get_app_config(app_label), verbosity=0)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label=app_label, codename__in=codenames
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("scorecards", "0004_panel_groups"),
        ("glossary", "0002_edition"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
