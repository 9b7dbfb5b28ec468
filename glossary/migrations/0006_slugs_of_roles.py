"""Roles get the slugs by which their files name them."""

from collections import defaultdict

from django.db import migrations, models

from glossary.slugs import free_slug

FROM_TERMS = "listed by terms"


def give_slugs(apps, schema_editor):
    Role = apps.get_model("glossary", "Role")
    taken = defaultdict(set)
    roles = list(Role.objects.order_by("pk"))
    for role in roles:
        role.slug = free_slug(role.title, taken[role.industry_id])
        taken[role.industry_id].add(role.slug)
    Role.objects.bulk_update(roles, ["slug"], batch_size=500)


def order_terms(apps, schema_editor):
    """By name, as kits asked them before."""
    RoleTerm = apps.get_model("glossary", "RoleTerm")
    rows = list(RoleTerm.objects.select_related("term"))
    places = defaultdict(int)
    for row in sorted(rows, key=lambda row: (row.term.name, row.term_id)):
        places[row.role_id] += 1
        row.position = places[row.role_id]
    RoleTerm.objects.bulk_update(rows, ["position"], batch_size=500)


def mark_those_of_files(apps, schema_editor):
    """Roles that came with terms' files, or retired with their terms; the others were
    made by hand."""
    Role = apps.get_model("glossary", "Role")
    seeded = Role.objects.filter(terms__seed_checksum__gt="").distinct()
    retired = Role.objects.exclude(retired_at=None)
    for roles in (seeded, retired):
        keys = list(roles.values_list("pk", flat=True))
        for start in range(0, len(keys), 500):
            some = Role.objects.filter(pk__in=keys[start : start + 500])
            some.update(seed_checksum=FROM_TERMS)


def nothing(apps, schema_editor):
    """Columns go with the migration before."""


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0005_roles_and_competencies"),
    ]

    operations = [
        migrations.RunPython(give_slugs, nothing),
        migrations.RunPython(order_terms, nothing),
        migrations.RunPython(mark_those_of_files, nothing),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.UniqueConstraint(
                fields=("industry", "slug"),
                name="role_unique_slug_in_industry",
                violation_error_message="This family already has a role with that slug. Choose another slug.",
            ),
        ),
    ]
