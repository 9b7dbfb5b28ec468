"""What became of what was stored when a migration moved or renamed it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

# In a process and a database of its own: the migrations lead forward alone.
OVER = """
import json

import django

django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate(name):
    target = [("glossary", name)]
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps.get_model


get = migrate("0004_wording")
industry = get("glossary", "Industry").objects.create(name="Pharma", slug="pharma")
seeded, by_hand = (
    get("glossary", "Term").objects.create(
        industry=industry, slug=slug, name=slug, seed_checksum=kept
    )
    for slug, kept in (("gcp", "x"), ("cro", ""))
)
roles = get("glossary", "Role").objects
roles.create(industry=industry, title="Audit & Care").terms.add(seeded, by_hand)
roles.create(industry=industry, title="Audit and care").terms.add(by_hand)

roles = migrate("0006_slugs_of_roles")("glossary", "Role").objects.order_by("pk")
kept = roles[0].role_terms.order_by("position")
print(json.dumps({
    "roles": list(roles.values_list("slug", "seed_checksum", "draft")),
    "kept": list(kept.values_list("term__slug", "questions")),
}))
"""


# With the command: it is what renames content types.
RENAMED = """
import json

import django

django.setup()
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection


def migrate(name):
    call_command("migrate", "glossary", name, verbosity=0)


def stored(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT stamp FROM {table}")
        stamps = [str(stamp) for (stamp,) in cursor.fetchall()]
    return [
        stamps,
        list(group.permissions.values_list("codename", "content_type__model")),
        Permission.objects.filter(codename__endswith=table[9:]).count(),
    ]


call_command("migrate", verbosity=0)
migrate("0009_other_names_of_competencies")
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO glossary_edition VALUES (1, %s)", ["ab" * 16])
group = Group.objects.create(name="Stamps")
group.permissions.add(Permission.objects.get(codename="view_edition"))
states = [stored("glossary_edition")]
migrate("0010_edition_becomes_glossary_revision")
states.append(stored("glossary_glossaryrevision"))
migrate("0009_other_names_of_competencies")
states.append(stored("glossary_edition"))
print(json.dumps(states))
"""


def test_roles_keep_their_terms_and_get_slugs(tmp_path):
    found = run(OVER, tmp_path)
    assert found["roles"] == [
        ["audit-and-care", "listed by terms", ""],
        ["audit-and-care-2", "", ""],
    ]
    assert found["kept"] == [["cro", 3], ["gcp", 3]]


def test_revision_keeps_its_stamp_and_permissions_there_and_back(tmp_path):
    before, renamed, back = run(RENAMED, tmp_path)

    stamp = ["ab" * 16]
    assert before == [stamp, [["view_edition", "edition"]], 4]
    assert renamed == [stamp, [["view_glossaryrevision", "glossaryrevision"]], 4]
    assert back == before


def run(program, folder):
    own = {
        "DATA_DIR": str(folder),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "scorecards.settings",
    }
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | own
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])
