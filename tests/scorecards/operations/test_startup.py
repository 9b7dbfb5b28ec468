"""A server without its static files does not start, and says what to do."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured

from scorecards.operations.startup import demand_static_files
from tests.scorecards.operations.test_settings import manage


def test_forgotten_collectstatic_is_one_sentence_at_the_start(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", "import scorecards.wsgi"],
        cwd=project.BASE_DIR,
        env={**os.environ, "DATA_DIR": str(tmp_path), "DEBUG": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.rstrip().endswith(
        "Run manage.py collectstatic --no-input, then start the site again."
    )


def test_one_new_file_is_enough(settings, tmp_path, monkeypatch):
    settings.STORAGES = project_storages(settings)
    monkeypatch.setattr(
        "scorecards.operations.startup.uncollected",
        lambda: ["admin/x.css", "scorecards/new.css"],
    )
    with pytest.raises(
        ImproperlyConfigured, match="2 static files .* scorecards/new.css"
    ):
        demand_static_files()


def project_storages(settings):
    ours = {"BACKEND": "scorecards.operations.static_files.HashedStaticFiles"}
    return {**settings.STORAGES, "staticfiles": ours}


def test_deployment_check_names_uncollected_files(tmp_path):
    run = manage("check", "--deploy", DATA_DIR=str(tmp_path))
    assert run.returncode == 1
    assert "(scorecards.E003)" in run.stderr
