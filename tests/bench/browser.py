"""The scorecard page in a real browser: how soon a key shows, and what the page weighs.

The server is gunicorn with the compressed static files of a real installation.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

QUESTIONS = 12
PRESSES = 60
OWN = "/static/scorecards/"
# Time from each key to the frame that shows it, and what the browser itself makes of
# every interaction (Interaction to Next Paint).
MEASURE = """() => {
    window.shown = [];
    window.interactions = [];
    addEventListener("keydown", (event) => {
        const began = event.timeStamp;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => shown.push(performance.now() - began);
            port2.postMessage(null);
        });
    }, true);
    new PerformanceObserver((list) => {
        for (const { interactionId, duration } of list.getEntries())
            if (interactionId) interactions.push(duration);
    }).observe({ type: "event", durationThreshold: 16 });
}"""


def run():
    """In a process of its own, with a database of its own."""
    subprocess.run([sys.executable, "-m", "tests.bench.browser"], check=True)


def main():
    from tests.faults.site import Site, prepare

    with tempfile.TemporaryDirectory(prefix="scorecards-browser-") as folder:
        prepare(Path(folder))
        path, session = make_scorecard()
        with Site(Path(folder)) as site, sync_playwright() as playwright:
            measure(playwright, site, path, session)


def make_scorecard():
    """Its path, and the session of its interviewer."""
    from django.contrib.auth.models import User
    from django.test import Client

    from tests import makers

    user = User.objects.create(username="ida")
    makers.make_role("CRA", makers.make_term(questions=QUESTIONS))
    scorecard = makers.make_scorecard(user)
    client = Client()
    client.force_login(user)
    return f"/scorecards/{scorecard.pk}/", client.cookies["sessionid"].value


def measure(playwright, site, path, session):
    from tests.e2e.chromium import ARGUMENTS, find_chromium

    browser = playwright.chromium.launch(
        executable_path=find_chromium(), args=ARGUMENTS
    )
    context = browser.new_context(base_url=site.url)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
    page = context.new_page()
    weights = {}
    page.on("response", lambda response: weigh(response, weights))
    page.goto(path, wait_until="networkidle")
    page.evaluate(MEASURE)
    ratings, keys = rate(page), write(page)
    interactions = page.evaluate("interactions")
    browser.close()
    print_figures(ratings, keys, interactions, weights)


def weigh(response, weights):
    """Bytes as they came over the wire, bodies of scripts and styles alone."""
    if response.request.resource_type in ("script", "stylesheet"):
        sizes = response.request.sizes()
        weights[response.url] = sizes["responseBodySize"]


def rate(page):
    """Milliseconds from the key to the frame with the rating."""
    radios = page.locator('input[type="radio"][value="3"]').all()[:QUESTIONS]
    for number in range(PRESSES):
        radio = radios[number % len(radios)]
        if number < len(radios):
            radio.focus()
            page.keyboard.press("Space")
        else:
            radio.focus()
            page.keyboard.press("ArrowRight")
    return taken(page)


def write(page):
    """Likewise for typing, while saves go on."""
    page.locator("textarea").first.focus()
    page.keyboard.type("Told of a study that fell behind. " * 3, delay=20)
    return taken(page)


def taken(page):
    return page.evaluate("shown.splice(0)")


def print_figures(ratings, keys, interactions, weights):
    own = sum(size for url, size in weights.items() if OWN in url and ".js" in url)
    print(f"\nThe scorecard page in Chromium, {QUESTIONS} questions")
    print(f"{'':<38}{'median':>9}{'p95':>9}{'at most':>9}")
    line("key to visible rating, ms", ratings, 50)
    line("key to visible letter, ms", keys, 100)
    line("interaction to next paint, ms", interactions or [0], 200)
    print(f"{'scripts and styles, compressed, kB':<38}{total(weights):>18.1f}{120:>9}")
    print(f"{'own scripts, compressed, kB':<38}{own / 1000:>18.1f}{16:>9}")


def total(weights):
    return sum(weights.values()) / 1000


def line(name, values, most):
    p95 = sorted(values)[int(len(values) * 0.95)]
    print(f"{name:<38}{statistics.median(values):>9.1f}{p95:>9.1f}{most:>9}")


if __name__ == "__main__":
    main()
