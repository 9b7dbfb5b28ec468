"""Roles get the slugs by which their files name them."""

from collections import defaultdict

from django.db import migrations, models

from glossary.slugs import free_slug

FROM_TERMS = "listed by terms"


def fill_in(apps, schema_editor):
    """Slugs, and which roles came with terms' files, or retired with their terms; the
    others were made by hand."""
    Role = apps.get_model("glossary", "Role")
    taken = defaultdict(set)
    roles = list(Role.objects.order_by("pk"))
    seeded = Role.objects.filter(terms__seed_checksum__gt="")
    of_files = set(seeded.values_list("pk", flat=True))
    for role in roles:
        role.slug = free_slug(role.title, taken[role.industry_id])
        taken[role.industry_id].add(role.slug)
        if role.retired_at or role.pk in of_files:
            role.seed_checksum = FROM_TERMS
    # At once: PostgreSQL adds no constraint after two changes of a row.
    Role.objects.bulk_update(roles, ["slug", "seed_checksum"], batch_size=500)


def order_terms(apps, schema_editor):
    """By name, as kits asked them before."""
    RoleTerm = apps.get_model("glossary", "RoleTerm")
    rows = list(RoleTerm.objects.select_related("term"))
    places = defaultdict(int)
    for row in sorted(rows, key=lambda row: (row.term.name, row.term_id)):
        places[row.role_id] += 1
        row.position = places[row.role_id]
    RoleTerm.objects.bulk_update(rows, ["position"], batch_size=500)


def nothing(apps, schema_editor):
    """Columns go with the migration before."""


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0005_roles_and_competencies"),
    ]

    operations = [
        migrations.RunPython(fill_in, nothing),
        migrations.RunPython(order_terms, nothing),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.UniqueConstraint(
                fields=("industry", "slug"),
                name="role_unique_slug_in_industry",
                violation_error_message="This family already has a role with that slug. Choose another slug.",
            ),
        ),
    ]
