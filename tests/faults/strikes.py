"""The faults. Each strikes in the middle of the typing, and is healed a little later.

A fault is a generator function: what is before its ``yield`` strikes, what is after
it heals. It gets the `Scene`, and may replace the typist's page.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from playwright.sync_api import Error

from tests.faults.chromium import Chromium
from tests.faults.site import Site
from tests.faults.typist import PASSWORD, USERNAME, Typist

SAVES = "**/scorecards/*/"


@dataclass
class Scene:
    site: Site
    chromium: Chromium
    typist: Typist
    chance: Random

    @property
    def page(self):
        return self.typist.page

    def on_saves(self, handler):
        """``handler`` gets every save of the page in its hands."""

        def handle(route):
            handler(route) if route.request.method == "POST" else route.continue_()

        self.page.route(SAVES, handle)

    def heal_saves(self):
        self.page.unroute(SAVES)

    def crash(self, at):
        self.typist.typed.crashes.append(at)


def network_gone(scene):
    scene.chromium.context.set_offline(True)
    yield
    scene.chromium.context.set_offline(False)


def server_killed(scene):
    scene.site.kill()
    yield
    scene.site.start()


def server_restarted(scene):
    scene.site.stop()
    yield
    scene.site.start()


def answers_500(scene):
    scene.on_saves(lambda route: route.fulfill(status=500, body="Server Error"))
    yield
    scene.heal_saves()


def answers_502(scene):
    scene.on_saves(lambda route: route.fulfill(status=502, body="<h1>Bad Gateway"))
    yield
    scene.heal_saves()


def answer_lost(scene):
    """The server commits, and nobody hears of it."""

    def lose(route):
        route.fetch()
        with suppress(Error):  # healed meanwhile: the page had its answer
            route.abort()

    scene.on_saves(lose)
    yield
    scene.heal_saves()


def answers_slow(scene):
    held = []
    scene.on_saves(held.append)
    yield
    for route in held:
        route.continue_()
    scene.heal_saves()


def session_expired(scene):
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()
    yield


def logged_out_elsewhere(scene):
    """In another tab, and in again there."""
    other = scene.chromium.context.new_page()
    other.goto(scene.site.url)
    other.locator("summary").get_by_text(USERNAME, exact=True).click()
    other.get_by_role("button", name="Log out").click()
    other.wait_for_url("**/login/**")
    yield
    other.goto(scene.site.url)
    if "/login/" in other.url:
        other.get_by_label("Username").fill(USERNAME)
        other.get_by_label("Password").fill(PASSWORD)
        other.get_by_role("button", name="Log in").click()
    other.close()


def tab_closed(scene):
    """Half of the time while the server is away, so that nothing could be sent."""
    away = scene.chance.random() < 0.5
    if away:
        scene.site.kill()
        yield
    scene.crash(time.monotonic())
    scene.page.close()
    scene.site.start()
    scene.typist.page = scene.chromium.context.new_page()
    scene.typist.open()
    if not away:
        yield


def browser_killed(scene):
    """Likewise."""
    away = scene.chance.random() < 0.5
    if away:
        scene.site.kill()
        yield
    scene.crash(time.monotonic())
    scene.chromium.kill()
    scene.site.start()
    scene.chromium.open()
    scene.typist.page = scene.chromium.context.new_page()
    scene.typist.open()
    if not away:
        yield


def other_answer_in_second_tab(scene):
    yield from _second_tab(scene, scene.typist.questions[2])


def same_answer_in_second_tab(scene):
    yield from _second_tab(scene, scene.typist.questions[0])


def _second_tab(scene, question):
    first = scene.typist
    page = scene.chromium.context.new_page()
    second = Typist(page, first.address, first.questions, first.run, 2, first.typed)
    second.open()
    for number in range(4):
        second.write(number, question)
    yield
    for number in range(4, 8):
        second.write(number, question)
    second.wait_until_saved()
    first.conflicts += second.conflicts
    page.close()


FAULTS = {
    "network gone": network_gone,
    "server killed": server_killed,
    "server restarted": server_restarted,
    "answers 500": answers_500,
    "answers 502": answers_502,
    "answer lost after commit": answer_lost,
    "answers slow": answers_slow,
    "session expired": session_expired,
    "logged out in another tab": logged_out_elsewhere,
    "tab closed, reopened": tab_closed,
    "browser killed, restarted": browser_killed,
    "other answer in another tab": other_answer_in_second_tab,
    "same answer in another tab": same_answer_in_second_tab,
}
