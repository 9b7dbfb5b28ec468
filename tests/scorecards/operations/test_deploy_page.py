"""docs/deploy.md, followed to the letter."""

import configparser
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as project

from tests.scorecards.operations.collected import collected
from tests.scorecards.operations.test_settings import manage

PAGE = Path(project.BASE_DIR, "docs", "deploy.md").read_text()
UNITS = dict(
    re.findall(r"`/etc/systemd/system/([^`]+)`.*?```ini\n(.*?)```", PAGE, re.DOTALL)
)
SERVICES = ["scorecards", "scorecards-worker@", "scorecards-mails"]


def documented():
    """The environment of the production set-up."""
    block = PAGE.partition("`/etc/scorecards.env`")[2].split("```")[1]
    return dict(re.findall(r"^([A-Z_]+)=(\S+)$", block, re.MULTILINE))


@pytest.fixture
def server(tmp_path):
    """The settings of the page for a data folder of our own, in a file."""
    environment = {**documented(), "DATA_DIR": str(collected(tmp_path))}
    lines = [f"{name}={value}\n" for name, value in environment.items()]
    (tmp_path / "scorecards.env").write_text("".join(lines))
    return tmp_path


def check_as_documented(server):
    """With the line of the page that loads the settings, run by ourselves."""
    (line,) = re.findall(r"^manage\(\).*$", PAGE, re.MULTILINE)
    line = line.replace("sudo -u scorecards ", "")
    line = line.replace("/etc/scorecards.env", str(server / "scorecards.env"))
    line = line.replace(".venv/bin/python", sys.executable)
    line = line.replace("/srv/scorecards", str(project.BASE_DIR))
    return subprocess.run(
        ["sh", "-c", f"{line}\nmanage check --deploy --fail-level WARNING"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_check_has_nothing_to_say_about_the_settings(server):
    run = check_as_documented(server)
    assert (run.returncode, run.stderr) == (0, "")
    assert "System check identified no issues (0 silenced).\n" in run.stdout


@pytest.mark.parametrize(
    ("variable", "value", "refusal"),
    [
        ("EMAIL_URL", "", "E001"),
        ("EMAIL_URL", "consolemail://", "E001"),
        ("SITE_URL", "", "E002"),
        ("SITE_URL", "http://interviews.example.com", "E002"),
        ("SITE_URL", "https://localhost", "E002"),
    ],
)
def test_deployment_check_refuses_mails_that_reach_nobody(
    tmp_path, variable, value, refusal
):
    environment = {**documented(), "DATA_DIR": str(tmp_path), variable: value}
    run = manage("check", "--deploy", "--tag", "security", **environment)
    assert run.returncode == 1
    assert re.findall(r"scorecards\.(E\d+)", run.stderr) == [refusal]


def test_every_service_has_the_settings_and_the_user():
    assert set(UNITS) == {
        *(f"{name}.service" for name in SERVICES),
        "scorecards-mails.timer",
    }
    for name in SERVICES:
        unit = configparser.ConfigParser(interpolation=None)
        unit.optionxform = str
        unit.read_string(UNITS[f"{name}.service"])
        service = dict(unit["Service"])
        assert service["EnvironmentFile"] == "/etc/scorecards.env"
        assert service["User"] == "scorecards"
        assert service["ExecStart"].startswith("/srv/scorecards/.venv/bin/")
        assert service["ReadWritePaths"] == documented()["DATA_DIR"]


def test_gunicorn_knows_the_options_of_the_page():
    started = re.search(r"ExecStart=\S+/gunicorn (.*)", PAGE)[1]
    logged = re.search(r"`(--access-logfile .*?)`", PAGE)[1]
    run = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m gunicorn --print-config {started} {logged}"],
        cwd=project.BASE_DIR,
        env={**os.environ, "DEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert re.search(r"^control_socket_disable += True$", run.stdout, re.MULTILINE)
    assert "%(U)s" in run.stdout


def test_proxy_passes_on_what_the_settings_count_on():
    nginx = PAGE.partition("```nginx")[2].partition("```")[0]
    passed = set(re.findall(r"proxy_set_header (\S+)", nginx))
    assert passed == {"Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Request-ID"}
    assert not re.search(r"\$(request\b|request_uri|args|query_string)[^;]*'", nginx)
    assert nginx.count("{") == nginx.count("}")
