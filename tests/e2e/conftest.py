"""A real Chromium in front of a real server; whatever it complains of fails a test."""

import os

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.e2e.chromium import MISSING, SHELL, find_chromium, launch
from tests.e2e.watch import Watch

# Playwright's event loop runs in the thread of the test. Django takes the test for
# async code then, and would refuse it the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PATIENCE = 10_000  # milliseconds, for a machine that is busy with other tests


def pytest_itemcollected(item):
    item.add_marker(pytest.mark.browser)
    item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="module", autouse=True)
def leave_migrated_rows(migrated_rows):
    """All tests here commit."""


@pytest.fixture(scope="package")
def browser(django_db_setup):
    executable = find_chromium(SHELL)
    if executable is None:
        pytest.fail(MISSING) if os.environ.get("CI") == "true" else pytest.skip(MISSING)
    expect.set_options(timeout=PATIENCE)
    migrated_rows = connection._test_serialized_contents
    with sync_playwright() as playwright:
        # Within an event loop Django has another connection, which knows nothing.
        connection._test_serialized_contents = migrated_rows
        browser = launch(playwright, executable)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_server(django_db_setup):
    """As pytest-django's, which overlooks our configuration of the static files."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = StaticFilesHandler
    server.start()
    yield server
    server.stop()


@pytest.fixture
def watch(live_server):
    """Fails the test that leaves a complaint in it."""
    watch = Watch(live_server.url)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def window(browser, live_server, watch):
    """Opens windows, each with cookies of its own, of ``user`` or of nobody yet."""
    opened = []

    def open_window(user=None, **options):
        # No colour is looked at while it is still fading into another.
        options = {"reduced_motion": "reduce", **options}
        context = browser.new_context(base_url=live_server.url, **options)
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        if user:
            client = Client()
            client.force_login(user)
            session = client.cookies["sessionid"].value
            context.add_cookies(
                [{"name": "sessionid", "value": session, "url": live_server.url}]
            )
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()
