"""What people do on the pages, in their words: labels, roles and texts alone."""

import re

from playwright.sync_api import expect

PASSWORD = "correct horse"


def log_in(page, username, *, at="/"):
    page.goto(at)
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def choose_kit(page, *, role="Clinical Research Associate", level="Mid"):
    page.wait_for_load_state()  # the preview listens only from then on
    page.get_by_role("combobox", name="Role").fill(role)
    pick_level(page, level)


def pick_level(page, level):
    """One of the buttons; what can be clicked is its label."""
    page.get_by_role("group", name="Level").get_by_text(level, exact=True).click()


def name_candidate(page, name):
    field = page.get_by_role("textbox", name="Who are you interviewing?")
    field.fill(name)
    field.blur()


def choose_new(page, candidate):
    """Type a name, and say that it is nobody who is offered."""
    name_candidate(page, candidate)
    if not runs_scripts(page):
        page.get_by_role("button", name="Start scorecard").click()  # asks
    page.get_by_role("radio", name="Somebody new").check()


def runs_scripts(page):
    return page.evaluate("matchMedia('(scripting: enabled)').matches")


def start(page, *, candidate="Ada Park"):
    """From any page of the interviewer to the first question."""
    page.goto("/scorecards/start/")
    choose_new(page, candidate)
    choose_kit(page)
    page.get_by_role("button", name="Start scorecard").click()
    expect(page.get_by_role("heading", name=candidate, level=1)).to_be_visible()


def question(page, number):
    """The group of a question, by its text."""
    return page.get_by_role("group", name=f"CRO mid question {number}?")


def turn_to(page, part):
    """The chip of a part; where all is one page it leads there too."""
    parts = page.get_by_role("navigation", name="Parts of the scorecard")
    parts.get_by_role("link", name=part).click()


def answer(page, number, rating, *, points=(), notes=""):
    turn_to(page, f"CRO mid question {number}?")
    group = question(page, number)
    for point in points:
        group.get_by_role("checkbox", name=point).check()
    group.get_by_role("textbox", name="Notes").fill(notes)
    group.get_by_role("radio", name=rating).check()


def recommend(page, recommendation):
    turn_to(page, "Conclusion")
    choices = page.get_by_role("group", name="Recommendation")
    choices.get_by_role("radio", name=recommendation, exact=True).check()


def review(page):
    page.get_by_role("button", name="Review", exact=True).click()
    expect(page).to_have_title(re.compile("^Review: "))


def gaps(page):
    """The sentences that say what is missing."""
    missing = page.get_by_role("region", name="missing before you can submit")
    return missing.get_by_role("link").all_inner_texts()


def follow(page, sentence, place):
    """The link of a gap brings its place into view."""
    page.get_by_role("link", name=sentence).click()
    expect(place).to_be_in_viewport()


def hold(page, pattern):
    """What the page asks for there has to wait; returns how to let it go.

    However late it is asked for: a machine may be slower than the test.
    """
    held, free = [], []

    def handle(route):
        route.continue_() if free else held.append(route)

    def let_go():
        free.append(True)
        for route in held:
            route.continue_()

    page.route(pattern, handle)
    return let_go
