"""Settings: safe right after a clone, strict as soon as others can reach it."""

import os
import re
import runpy
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured

from scorecards.operations import secret_key
from scorecards.operations.private_files import data_is_private

OURS = [
    "SECRET_KEY",
    "DEBUG",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "TRUST_PROXY_SCHEME",
    "DJANGO_ALLOW_ASYNC_UNSAFE",  # the browser tests set it
]

MAIL = ["SITE_URL", "PORT", "EMAIL_URL", "EMAIL_FROM", "ADMIN_EMAILS", "LOG_FORMAT"]


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Runs the settings module under an environment of its own."""
    for variable in [*OURS, "TIME_ZONE", *MAIL]:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    def run(**environment):
        for variable, value in environment.items():
            monkeypatch.setenv(variable, value)
        return runpy.run_path(str(project.BASE_DIR / "scorecards" / "settings.py"))

    return run


@pytest.fixture
def in_production(load, settings):
    """The site as ALLOWED_HOSTS=example.com makes it."""

    def use(**environment):
        loaded = load(ALLOWED_HOSTS="example.com", **environment)
        ours = ("SECURE_", "SESSION_", "CSRF_", "DEVICE_", "ALLOWED_HOSTS")
        for name in [name for name in loaded if name.startswith(ours)]:
            setattr(settings, name, loaded[name])

    return use


def manage(*arguments, umask=-1, **environment):
    """`manage.py` in a process of its own, without the variables set here."""
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=project.BASE_DIR,
        env={**inherited, **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_has_to_be_set(load, tmp_path):
    loaded = load()
    assert loaded["DEBUG"] is False
    assert loaded["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert loaded["DATABASES"]["default"]["ENGINE"] == "scorecards.sqlite3"
    assert loaded["DATABASES"]["default"]["NAME"] == str(tmp_path / "data/db.sqlite3")


@pytest.mark.parametrize("url", ["", "postgres://ida:secret@db.example:5432/cards"])
def test_connections_stay_open_and_are_looked_at(load, url):
    default = load(**({"DATABASE_URL": url} if url else {}))["DATABASES"]["default"]
    assert default["CONN_MAX_AGE"] != 0
    assert default["CONN_HEALTH_CHECKS"]


def test_secret_key_is_made_once_for_its_owner_only(load, tmp_path):
    first, second = load()["SECRET_KEY"], load()["SECRET_KEY"]
    kept = tmp_path / "data" / "secret_key"
    assert first == second == kept.read_text()
    assert len(first) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path for path in kept.parent.iterdir() if path.is_file()] == [kept]


WRITE = """
from django.core.mail import send_mail
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE notes (text)")
    send_mail("Subject", "Text", None, ["ida@example.com"])
    connection.close = lambda: None  # as killed: its other files stay
    import os
    os._exit(0)
"""


def modes(folder):
    """Of the folder and what is in it, without the static files: they are no secret."""
    found = [folder, *folder.glob("*"), *folder.glob("mail/*")]
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in found}


@pytest.mark.parametrize("before", [False, True])
def test_data_is_for_its_owner_only_whatever_the_umask(tmp_path, before):
    data = tmp_path / "data"
    if before:
        (data / "mail").mkdir(parents=True)
        for name in ("db.sqlite3", "mail/old.log"):
            (data / name).touch()
            (data / name).chmod(0o644)
        for folder in (data, data / "mail"):
            folder.chmod(0o755)
    manage("shell", "--no-imports", "-c", WRITE, umask=0, DATA_DIR=str(data))

    found = modes(data)

    folders = [found.pop(name) for name in ("data", "mail", "static")]
    assert set(folders) == {0o700}
    assert set(found.values()) == {0o600}
    assert {"db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "secret_key"} <= {*found}
    assert len(found) == (6 if before else 5)


def test_database_elsewhere_is_for_its_owner_only(load, tmp_path):
    file = tmp_path / "elsewhere.sqlite3"
    file.touch()
    file.chmod(0o644)
    load(DATABASE_URL=f"sqlite:///{file}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_folder_that_everybody_shares_stays_shared(load, tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    load(DATA_DIR=str(shared))
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777


def test_deployment_check_names_data_that_others_can_read(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o755)
    (warning,) = data_is_private(None)
    assert str(tmp_path) in warning.msg


def test_secret_keys_differ_between_data_folders(tmp_path):
    first = secret_key.read_or_make(tmp_path / "one" / "secret_key")
    assert secret_key.read_or_make(tmp_path / "two" / "secret_key") != first


def test_workers_that_start_together_agree_on_the_secret_key(tmp_path):
    together = Barrier(8)

    def start(worker):
        together.wait(timeout=30)
        return secret_key.read_or_make(tmp_path / "secret_key")

    with ThreadPoolExecutor(8) as workers:
        keys = set(workers.map(start, range(8)))
    assert keys == {(tmp_path / "secret_key").read_text()}


def test_secret_key_of_the_environment_is_not_written_down(load, tmp_path):
    assert load(SECRET_KEY="from outside")["SECRET_KEY"] == "from outside"
    assert not (tmp_path / "data" / "secret_key").exists()


def test_empty_secret_key_counts_as_none(load):
    assert len(load(SECRET_KEY="")["SECRET_KEY"]) >= 50


def test_debug_only_when_asked_for(load):
    assert load(DEBUG="1")["DEBUG"] is True


@pytest.mark.parametrize("hosts", ["localhost", "127.0.0.1,[::1]"])
def test_loopback_is_served_without_https(load, hosts):
    loaded = load(ALLOWED_HOSTS=hosts)
    assert not loaded["SECURE_SSL_REDIRECT"]
    assert not loaded["SESSION_COOKIE_SECURE"]
    assert loaded["SECURE_HSTS_SECONDS"] == 0


def test_one_outside_name_among_others_is_enough_for_https(load):
    assert load(ALLOWED_HOSTS="localhost,example.com")["SECURE_SSL_REDIRECT"]


def test_plain_http_is_sent_to_https_when_reached_from_outside(in_production, client):
    in_production()
    response = client.get("/accounts/login/", headers={"host": "example.com"})
    assert response.status_code == 301
    assert response["Location"] == "https://example.com/accounts/login/"


@pytest.mark.django_db
def test_health_check_answers_over_plain_http(in_production, client):
    in_production()
    response = client.get("/healthz", headers={"host": "example.com"})
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_browsers_are_told_to_stay_with_https(in_production, client):
    in_production()
    page = client.get("/accounts/login/", headers={"host": "example.com"}, secure=True)
    assert page["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains; preload"
    )


@pytest.mark.django_db
def test_cookies_are_secure_when_reached_from_outside(in_production, client, ida):
    in_production()
    response = client.post(
        "/accounts/login/",
        {"username": "ida", "password": "correct horse"},
        headers={"host": "example.com"},
        secure=True,
    )
    cookies = response.cookies
    assert {name: bool(cookie["httponly"]) for name, cookie in cookies.items()} == {
        "__Host-sessionid": True,
        "__Host-csrftoken": False,
        "__Host-device": True,
    }
    for cookie in cookies.values():  # browsers refuse the name otherwise
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_messages_wait_in_a_cookie_named_like_the_others(tmp_path):
    name = "scorecards.accounts.cookies.MessageStorage.storage_classes[0].cookie_name"
    code = f"import scorecards.accounts.cookies; print({name})"
    environment = {"ALLOWED_HOSTS": "example.com", "DATA_DIR": str(tmp_path)}
    run = manage("shell", "--no-imports", "-c", code, **environment)
    assert run.stdout.splitlines()[-1] == "__Host-messages"


def test_cookies_are_named_plainly_without_https(load):
    loaded = load()
    names = [name for name in loaded if name.endswith("COOKIE_NAME")]
    assert {loaded[name] for name in names} == {"sessionid", "csrftoken", "device"}


@pytest.mark.parametrize(("trust", "status"), [("on", 200), ("off", 301)])
def test_scheme_named_by_a_proxy_counts_only_when_trusted(
    in_production, settings, client, trust, status
):
    settings.SECURE_PROXY_SSL_HEADER = None
    in_production(TRUST_PROXY_SCHEME=trust)
    headers = {"host": "example.com", "x-forwarded-proto": "https"}
    assert client.get("/accounts/login/", headers=headers).status_code == status


@pytest.mark.parametrize("page", ["/accounts/login/", "/healthz"])
@pytest.mark.django_db
def test_content_security_policy_is_strict(client, page):
    policy = client.get(page)["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


@pytest.mark.django_db
def test_admin_has_the_same_policy(client, sue):
    client.force_login(sue)
    admin, site = client.get("/admin/"), client.get("/")
    assert admin["Content-Security-Policy"] == site["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("mysql://me:secret@server/data", "django.db.backends.mysql"),
        ("oracle://me:secret@server/data", "django.db.backends.oracle"),
    ],
)
def test_other_databases_are_refused_in_a_sentence(load, url, named):
    with pytest.raises(ImproperlyConfigured) as refusal:
        load(DATABASE_URL=url)
    assert str(refusal.value) == (
        f"DATABASE_URL names {named}; use sqlite:///FILE or "
        "postgres://USER:PASSWORD@HOST/NAME."
    )


@pytest.mark.filterwarnings("ignore:Engine not recognized")
def test_database_url_that_makes_no_sense_is_refused_in_a_sentence(load):
    with pytest.raises(ImproperlyConfigured, match="names no database; use sqlite"):
        load(DATABASE_URL="nonsense")


def test_wrong_setting_is_one_line_on_the_command_line(tmp_path):
    run = manage("check", DATABASE_URL="mysql://server/data", DATA_DIR=str(tmp_path))
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.splitlines() == [
        "Error: DATABASE_URL names django.db.backends.mysql; use sqlite:///FILE or "
        "postgres://USER:PASSWORD@HOST/NAME."
    ]


@pytest.mark.parametrize("zone", ["Mars/Base", "Europe", "../zone"])
def test_unknown_time_zone_is_refused_in_a_sentence(load, zone):
    with pytest.raises(ImproperlyConfigured) as refusal:
        load(TIME_ZONE=zone)
    assert str(refusal.value) == (
        f"TIME_ZONE names {zone}, which is not known; use a name such as "
        "Europe/Zurich or UTC."
    )


def test_data_folder_that_cannot_be_made_is_refused_in_a_sentence(load, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured) as refusal:
        load(DATA_DIR=str(tmp_path / "file" / "data"))
    assert str(refusal.value) == (
        f"DATA_DIR names {tmp_path}/file/data, which cannot be made or written to "
        "(Not a directory); use a folder that can."
    )


def test_every_variable_is_documented():
    page = Path(project.BASE_DIR, "docs", "deploy.md").read_text()
    source = Path(project.BASE_DIR, "scorecards", "settings.py").read_text()
    read = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source)
    assert len(read) >= 7
    assert set(read) == set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))


def test_mail_goes_to_files_until_a_server_is_named(load):
    assert load()["EMAIL_BACKEND"].endswith("filebased.EmailBackend")

    named = load(EMAIL_URL="smtp+tls://user:word@mail.example.com:587")

    assert (named["EMAIL_HOST"], named["EMAIL_USE_TLS"]) == ("mail.example.com", True)


def test_unknown_kind_of_mail_server_is_refused_in_a_sentence(load):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL names no kind"):
        load(EMAIL_URL="pigeon://loft")


def test_mail_that_is_only_printed_does_not_go_out(load):
    assert not load(EMAIL_URL="consolemail://")["MAIL_GOES_OUT"]
    assert load(EMAIL_URL="smtp+tls://a:b@mail.example.com:587")["MAIL_GOES_OUT"]


def test_links_lead_to_the_port_that_the_demo_serves_on(load):
    assert load(PORT="9000")["SITE_URL"] == "http://127.0.0.1:9000"


def test_demo_tells_the_settings_which_port_it_serves_on():
    run = subprocess.run(
        ["make", "--silent", "--eval", "port: ; @echo $$PORT", "port", "PORT=9000"],
        cwd=project.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "9000\n"


def test_administrators_are_mailed_about_errors_only_if_mail_goes_out(load):
    two = {"ADMIN_EMAILS": "a@example.org, b@example.org"}
    assert load(**two)["LOGGING"]["root"]["handlers"] == ["stderr"]
    loaded = load(**two, EMAIL_URL="smtp+tls://a:b@mail.example.com:587")
    assert loaded["LOGGING"]["root"]["handlers"] == ["stderr", "admins"]
    assert [address for _, address in loaded["ADMINS"]] == [
        "a@example.org",
        "b@example.org",
    ]


def test_unknown_log_format_is_refused_in_a_sentence(load):
    with pytest.raises(ImproperlyConfigured, match="LOG_FORMAT is xml; use text or"):
        load(LOG_FORMAT="xml")
