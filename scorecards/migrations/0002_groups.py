"""Three groups and what each may do; docs/permissions.md says it in words."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

READ_WORKFLOW = [
    f"scorecards.view_{model}"
    for model in ("scorecard", "opening", "candidate", "application", "kit")
]
READ_GLOSSARY = [f"glossary.view_{model}" for model in ("industry", "term", "role")]
REVIEW = [*READ_WORKFLOW, *READ_GLOSSARY, "scorecards.export_scorecard"]

GROUPS = {
    "Interviewers": ["scorecards.add_scorecard", "scorecards.change_scorecard"],
    "Hiring panel": REVIEW,
    "Coordinators": [
        *REVIEW,
        "scorecards.assign_scorecard",
        *(
            f"scorecards.{action}_{model}"
            for action in ("add", "change")
            for model in ("opening", "candidate", "application")
        ),
    ],
}


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for app_label in ("glossary", "scorecards"):
        # Permissions are otherwise made only after all migrations have run.
        create_permissions(installed.get_app_config(app_label), verbosity=0)
    for name, permissions in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for permission in permissions:
            app_label, codename = permission.split(".")
            group.permissions.add(
                Permission.objects.get(
                    content_type__app_label=app_label, codename=codename
                )
            )


class Migration(migrations.Migration):
    dependencies = [
        ("scorecards", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
