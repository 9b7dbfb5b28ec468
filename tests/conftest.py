"""The cast: everybody who appears in the tests."""

import gc
import os
import sys
from collections import defaultdict
from functools import cache

import hypothesis
import pytest
from django.conf import settings as project
from django.core import serializers
from django.db import connection, transaction
from django.test import override_settings

from scorecards.audit import triggers
from tests import migrated, process_state
from tests.editor import Editor
from tests.makers import make_person

# Compiled modules are kept, whatever the environment says: or each worker, and each
# command that a test runs, compiles every module for itself.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A machine that is busy with something else is no failure.
hypothesis.settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("patient")

# Beside all that pytest and Django hold, the collector finds next to nothing of a test,
# and took a fifth of the time with it.
gc.set_threshold(50_000, 20, 50)

# No collectstatic before a test, no slow hashes, no lockouts, no file left. Mail goes
# out, to `mail.outbox`.
MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STATIC = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
QUICK = {
    "STORAGES": {
        **project.STORAGES,
        "exports": MEMORY,
        "resumes": MEMORY,
        "staticfiles": STATIC,
    },
    "AXES_ENABLED": False,
    "MAIL_GOES_OUT": True,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
}

USE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What asks no database is the same on any."""
    for item in items:
        if not uses_database(item):
            item.add_marker("once")


def pytest_runtestloop():
    """What is loaded by now stays: the collector leaves it aside."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory, django_db_modify_db_settings_parallel_suffix
):
    """SQLite in a file: in memory, threads would share one connection.

    Nobody waits for the disk: no test outlives the machine.
    """
    database = project.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database["TEST"] = {**database.get("TEST", {}), "NAME": str(file)}


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """SQLite starts from a copy that is migrated already, in a folder of this run."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def all_migrated(django_db_modify_db_settings):
    """To be called then: until it is, other workers wait for a copy."""
    if connection.vendor != "sqlite":
        yield lambda: None
        return
    database = project.DATABASES["default"]["TEST"]["NAME"]
    with migrated.starting_from_copy(database) as done:
        yield done


@pytest.fixture(scope="session")
def django_db_setup(all_migrated, django_db_setup, django_db_blocker):
    """Without the triggers that keep the record: a test that commits is cleared away.

    The tests of the triggers make them again.
    """
    all_migrated()
    with django_db_blocker.unblock():
        triggers.unprotect()
    gc.collect()
    gc.freeze()  # the models of every migration
    type(connection.creation).deserialize_db_from_string = put_back


def put_back(creation, serialized):
    """As Django's, in a query for each table and not for each row, and signals aside.

    Every test that commits begins with it.
    """
    with transaction.atomic():
        for model, objects in rows_of(serialized).items():
            # The first of them finds all the rows still there.
            model._base_manager.bulk_create(objects, ignore_conflicts=True)


@cache
def rows_of(serialized):
    """What is put back, by model; of what links two of them last."""
    rows, links = defaultdict(list), defaultdict(list)
    for each in serializers.deserialize("json", serialized):
        rows[type(each.object)].append(each.object)
        for name, others in each.m2m_data.items():
            field = type(each.object)._meta.get_field(name)
            ends = (
                f"{field.m2m_field_name()}_id",
                f"{field.m2m_reverse_field_name()}_id",
            )
            links[field.remote_field.through] += [
                dict(zip(ends, (each.object.pk, other), strict=True))
                for other in others
            ]
    return rows | {
        through: [through(**link) for link in of] for through, of in links.items()
    }


@pytest.fixture(scope="module")
def migrated_rows(django_db_setup, django_db_blocker):
    """For modules whose tests commit: leaves groups and permissions as it found them.

    Such a test ends with empty tables, which the next module would start with.
    Mark them ``django_db(transaction=True, serialized_rollback=True)``.
    """
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(
            connection._test_serialized_contents
        )
        connection.close()


@pytest.fixture(scope="module")
def for_module(django_db_setup, django_db_blocker):
    """Makes, by a function, rows that all tests of a module start with.

    Each test takes back what it changes, as always; the rows go with the module. Not
    for modules whose tests commit.
    """

    def made(make, *args, **kwargs):
        with django_db_blocker.unblock(), override_settings(**QUICK):
            return make(*args, **kwargs)

    around = transaction.atomic()
    made(around.__enter__)
    yield made
    made(transaction.set_rollback, True)
    made(around.__exit__, None, None, None)


@pytest.fixture(autouse=True)
def same_start(request):
    """Whatever ran before in this process, a test finds the same things remembered.

    Nothing of ours, and every content type: Django asks for each once, which tests of
    queries would count.
    """
    process_state.forget()
    process_state.load_pages()
    if uses_database(request.node):
        request.getfixturevalue("db")
        process_state.know_content_types()


def uses_database(item):
    return item.get_closest_marker("django_db") or USE_DATABASE & {*item.fixturenames}


@pytest.fixture(autouse=True)
def quick_settings(settings):
    for name, value in QUICK.items():
        setattr(settings, name, value)


@pytest.fixture
def client():
    return Editor()


@pytest.fixture
def person(db):
    """Makes a person: name, groups, and whether they may enter the admin."""
    return make_person


@pytest.fixture
def ida(person):
    """An interviewer."""
    return person("ida", "Interviewers")


@pytest.fixture
def ivan(person):
    """Another interviewer."""
    return person("ivan", "Interviewers")


@pytest.fixture
def petra(person):
    """Decides: a member of the hiring panel."""
    return person("petra", "Hiring panel", is_staff=True)


@pytest.fixture
def cora(person):
    """Coordinates."""
    return person("cora", "Coordinators", is_staff=True)


@pytest.fixture
def gwen(person):
    """Edits the glossary."""
    return person("gwen", "Glossary editors", is_staff=True)


@pytest.fixture
def otto(person):
    """Has an account and no part in any of it."""
    return person("otto")


@pytest.fixture
def sue(person):
    """A superuser."""
    return person("sue", is_staff=True, is_superuser=True)


def pytest_terminal_summary(terminalreporter):
    """How long a run took says little without how busy the machine was."""
    if hasattr(os, "getloadavg"):
        load = " ".join(f"{each:.1f}" for each in os.getloadavg())
        terminalreporter.write_line(f"Load average {load} on {os.cpu_count()} cores")
