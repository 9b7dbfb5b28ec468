"""What became of roles when they got files of their own."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("glossary", "0004_wording")]
AFTER = [("glossary", "0006_slugs_of_roles")]


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def before(transactional_db):
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield migrate(BEFORE)
    migrate(leaves)


def test_roles_keep_their_terms_and_get_slugs(before):
    Industry, Term, Role = (
        before.get_model("glossary", name) for name in ("Industry", "Term", "Role")
    )
    industry = Industry.objects.create(name="Pharma", slug="pharma")
    seeded, by_hand = (
        Term.objects.create(industry=industry, slug=slug, name=slug, seed_checksum=kept)
        for slug, kept in (("gcp", "x"), ("cro", ""))
    )
    role = Role.objects.create(industry=industry, title="Audit & Care")
    role.terms.add(seeded, by_hand)
    Role.objects.create(industry=industry, title="Audit and care").terms.add(by_hand)

    roles = migrate(AFTER).get_model("glossary", "Role").objects.order_by("pk")

    assert list(roles.values_list("slug", "seed_checksum", "draft")) == [
        ("audit-and-care", "listed by terms", ""),
        ("audit-and-care-2", "", ""),
    ]
    kept = roles[0].role_terms.order_by("position")
    assert list(kept.values_list("term__slug", "questions")) == [("cro", 3), ("gcp", 3)]
