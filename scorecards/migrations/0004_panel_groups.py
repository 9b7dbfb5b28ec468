"""What the groups may do in the debrief; docs/permissions.md says it in words."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "Hiring panel": ["decide_application"],
    "Coordinators": [
        "decide_application",
        "break_glass",
        "reopen_scorecard",
        "view_auditentry",
    ],
}


def add_permissions(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("scorecards"), verbosity=0)
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="scorecards", codename__in=codenames
            )
        )


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0003_panel")]

    operations = [migrations.RunPython(add_permissions, migrations.RunPython.noop)]
