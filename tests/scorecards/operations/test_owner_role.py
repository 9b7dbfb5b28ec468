"""The grants of `docs/deploy.md`: the site's own user cannot touch the triggers."""

import re

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from scorecards.audit import triggers
from scorecards.models import AuditEntry
from scorecards.workflow.starting import start_scorecard
from tests.makers import make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """Runs what follows as the site's user, whose grants are those of the docs."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no users")
    docs = (settings.BASE_DIR / "docs" / "deploy.md").read_text()
    grants = re.findall(r"^(?:GRANT|REVOKE) .*?;", docs, re.MULTILINE)
    inline = re.search(r"`(GRANT SELECT[^`]*)`", docs)[1].split(";")
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE scorecards")
        for grant in [*grants, *filter(str.strip, inline)]:
            cursor.execute(grant)
    triggers.protect(None, using="default")
    return set_role


def set_role(name):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {name}")


def test_site_works_with_its_grants(site, ida):
    role = make_role()
    site("scorecards")
    card = start_scorecard(
        interviewer=ida, role=role, level="mid", candidate="Ada Park"
    )
    assert card.answers.count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER {table}_written_once ON {table}",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "TRUNCATE {table}",
        "DROP TABLE {table}",
        "DROP FUNCTION scorecards_refuse() CASCADE",
        "CREATE OR REPLACE FUNCTION scorecards_refuse() RETURNS trigger AS "
        "$$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql",
        "SET LOCAL session_replication_role = replica",
    ],
)
def test_site_cannot_take_the_triggers_off(site, statement):
    site("scorecards")
    refused = pytest.raises(DatabaseError, match="must be owner|permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=AuditEntry._meta.db_table))
