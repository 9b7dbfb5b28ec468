"""Take the pictures of docs/images/ from the running app: python -m tests.screenshots

Made-up data of a fixed day in a temporary folder, so that a picture changes only where
its page did.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import time_machine
from playwright.sync_api import sync_playwright

from tests.e2e.chromium import MISSING, find_chromium, launch
from tests.e2e.steps import choose_kit, name_candidate

IMAGES = Path(__file__).parent.parent / "docs" / "images"
DESK = {"width": 1280, "height": 580}  # a picture stays under 150 kB
PAGE = {"width": 1280, "height": 700}
PHONE = {"width": 360, "height": 740}
TODAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
PASSWORD = "for the pictures"
PATIENCE = 30  # seconds for the server to answer


def main():
    executable = find_chromium()
    if executable is None:
        sys.exit(MISSING)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="scorecards-pictures-") as folder:
        # DEBUG serves the static files as they are, without collecting them first.
        os.environ |= {
            "DATA_DIR": folder,
            "DEBUG": "1",
            "DEMO_PASSWORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "scorecards.settings",
        }
        os.environ.pop("DATABASE_URL", None)  # nobody's database but our own
        fill_database()
        with serve() as site, sync_playwright() as playwright:
            browser = launch(playwright, executable)
            of_interviewer(log_in(browser, site, "interviewer"))
            of_reader(log_in(browser, site, "interviewer", viewport=PAGE))
            of_phone(log_in(browser, site, "interviewer", viewport=PHONE))
            of_panel(log_in(browser, site, "panel"))
            browser.close()


def fill_database():
    import django
    from django.core.management import call_command

    django.setup()
    with time_machine.travel(TODAY):
        for command in ("migrate", "seed_glossary", "seed_demo"):
            call_command(command, stdout=StringIO())


@contextmanager
def serve():
    """The site's address, while gunicorn runs on a free port of this machine."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "scorecards.wsgi", "--bind", address]
    with subprocess.Popen(
        [*command, "--threads", "4", "--log-level", "error"]
    ) as server:
        try:
            wait_for(f"http://{address}/healthz", server)
            yield f"http://{address}"
        finally:
            server.terminate()


def wait_for(url, server):
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The site did not start; gunicorn says why above.")


def log_in(browser, site, username, *, viewport=DESK):
    page = browser.new_context(base_url=site, viewport=viewport).new_page()
    page.goto("/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("navigation", name="Main").wait_for()
    return page


def take(page, *, phone=False):
    page.wait_for_load_state("networkidle")
    file = IMAGES / f"{picture_of(page.url, phone=phone)}.png"
    page.screenshot(path=file, animations="disabled", caret="hide")
    print(f"{file.relative_to(Path.cwd())}: {file.stat().st_size / 1000:.0f} kB")


def picture_of(url, *, phone):
    """The name that `tests.pages` has for it."""
    from django.urls import resolve

    from tests.pages import PAGES

    name = resolve(urlsplit(url).path).view_name
    pictures = [each for page in PAGES if page.name == name for each in page.pictures]
    [found] = [each for each in pictures if each.endswith("-phone") == phone]
    return found


def open_draft(page):
    to_finish = page.get_by_role("region", name="To finish")
    to_finish.get_by_role("link", name="Rodrigo Hanamura", exact=True).click()
    page.locator(".question.current textarea").wait_for()  # the script has run


def of_interviewer(page):
    take(page)
    page.get_by_role("main").get_by_role("link", name="Start scorecard").click()
    name_candidate(page, "Ada Park")
    choose_kit(page)
    page.get_by_text("minutes planned").wait_for()
    take(page)
    page.goto("/")
    open_draft(page)
    take(page)
    page.get_by_role("button", name="Review", exact=True).click()
    page.wait_for_url("**/review/")
    take(page)


def of_reader(page):
    page.goto("/glossary/terms/pharmaceutical-services/cro/")
    page.get_by_role("heading", name="Contract Research Organization").wait_for()
    take(page)


def of_phone(page):
    open_draft(page)
    take(page, phone=True)


def of_panel(page):
    page.goto("/admin/scorecards/scorecard/")
    take(page)
    page.get_by_role("link", name="Priyanka Vestergaard").first.click()  # they disagree
    page.get_by_role("heading", name="Conclusion").wait_for()
    take(page)
    page.locator("dd a[href*='/scorecards/application/']").first.click()
    page.get_by_role("heading", name="Ratings", exact=True).wait_for()
    take(page)
    page.goto("/admin/scorecards/opening/")
    page.get_by_role("rowheader").first.get_by_role("link").click()
    page.get_by_role("link", name="Comparison", exact=True).click()
    page.get_by_role("heading", name="Comparison").wait_for()
    take(page)
    page.goto("/admin/scorecards/scorecard/export/")
    page.get_by_role("button", name=re.compile(r"^Export \d+ scorecards")).wait_for()
    take(page)


if __name__ == "__main__":
    main()
