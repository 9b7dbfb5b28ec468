"""What became of roles when they got files of their own."""

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


def test_roles_keep_their_terms_and_get_slugs(tmp_path):
    own = {
        "DATA_DIR": str(tmp_path),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "scorecards.settings",
    }
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | own
    done = subprocess.run(
        [sys.executable, "-c", OVER],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["roles"] == [
        ["audit-and-care", "listed by terms", ""],
        ["audit-and-care-2", "", ""],
    ]
    assert found["kept"] == [["cro", 3], ["gcp", 3]]
