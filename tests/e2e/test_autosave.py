"""Nothing typed is lost: what somebody at the scorecard sees, fault by fault."""

import json
import re
import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from scorecards.models import Scorecard
from tests.e2e.axe import violations
from tests.e2e.conftest import PATIENCE
from tests.e2e.steps import PASSWORD, hold, log_in, question, recommend, review
from tests.makers import make_application, make_scorecard

pytestmark = pytest.mark.once  # tests/scorecards/test_autosave.py: what is stored

SAVES = "**/scorecards/*/"
SAVED = re.compile(r"^\s*Saved \d\d:\d\d\s*$")
SLOW_KEY = """
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
    const told = new Promise((goOn) => { window.goOn = goOn; });
    crypto.subtle.deriveKey = (...how) => told.then(() => derive(...how));
"""  # of the vault, so that it opens when a test says so
TYPE_ON_AND_READ = """(field, text) => {
    field.value += text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelector("[data-status]").textContent;
}"""
EVERYTHING_KEPT = """async () => {
    const kept = [...Object.entries(localStorage), ...Object.entries(sessionStorage)];
    for (const { name, version } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
            const request = indexedDB.open(name, version);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        for (const store of database.objectStoreNames) {
            const all = (what) => new Promise((resolve) => {
                const request = database.transaction(store).objectStore(store)[what]();
                request.onsuccess = () => resolve(request.result);
            });
            kept.push(...await all("getAllKeys"));
            for (const { iv, data } of await all("getAll")) {
                const bytes = [...iv, ...new Uint8Array(data)];
                kept.push(String.fromCharCode(...bytes));
            }
        }
        database.close();
    }
    return kept;
}"""


@pytest.fixture
def draft(ida):
    return make_scorecard(ida)


@pytest.fixture
def page(window, draft):
    return opened(window(draft.interviewer), draft)


def opened(page, scorecard):
    page.goto(f"/scorecards/{scorecard.pk}/?view=all")
    return page


def status(page):
    return page.locator("[data-status]")


def notes(page, number=1):
    return question(page, number).get_by_role("textbox", name="Notes")


def stored(scorecard, number=1):
    return scorecard.answers.get(question__position=number).notes


def is_saved(page):
    """Leaving would ask nothing, and the page says so."""
    wait_for(page, "() => dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    expect(status(page)).to_have_text(SAVED)


def go_offline(page):
    page.context.set_offline(True)


def kept(page):
    """All that the browser keeps for this site, as one text."""
    return json.dumps(page.evaluate(EVERYTHING_KEPT))


def wait_for(page, condition):
    """Playwright's own waiting evaluates text, which our policy forbids."""
    until = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < until, condition
        page.wait_for_timeout(20)


def wait_until_kept(page, number=1):
    """An edit that waits is in the browser's own storage; or none is, with 0."""
    ids = f"({EVERYTHING_KEPT})().then((kept) => kept.filter(Array.isArray))"
    wait_for(page, f"() => {ids}.then((ids) => ids.length === {number})")


def die(page):
    """As when the tab crashes: nothing of the page runs any more."""
    context = page.context
    page.close(run_before_unload=False)
    return context.new_page()


def when_saving(page, handler):
    """``handler`` gets the saves; returns how to let them through again."""

    def handle(route):
        handler(route) if route.request.method == "POST" else route.continue_()

    page.route(SAVES, handle)
    return lambda: page.unroute(SAVES)


def log_out(page):
    page.locator(".bar-menu > summary, .account > summary").click()
    page.get_by_role("button", name="Log out").click()


def retry_now(page):
    page.evaluate("dispatchEvent(new Event('online'))")


def test_what_is_entered_before_the_script_has_come_is_saved(window, draft):
    page = window(draft.interviewer)
    let_go = hold(page, "**/interview/autosave.js")
    page.goto(f"/scorecards/{draft.pk}/?view=all", wait_until="commit")
    notes(page).fill("Quick.")
    question(page, 1).get_by_role("radio", name="4 Above").check()
    question(page, 1).get_by_role("checkbox", name="Point A of 1").check()

    let_go()

    is_saved(page)
    answer = draft.answers.get(question__position=1)
    assert (answer.notes, answer.rating, answer.points_heard) == ("Quick.", 4, [0])


def test_saved_about_a_second_after_typing_stops(page, draft):
    page.clock.install()
    opened(page, draft)
    notes(page).press_sequentially("ICH E6")
    page.clock.run_for(900)
    assert stored(draft) == ""
    page.clock.run_for(200)
    is_saved(page)
    assert stored(draft) == "ICH E6"


def test_saved_is_never_said_of_what_is_typed_after_it(page, draft):
    notes(page).fill("Waited.")
    is_saved(page)
    said = notes(page).evaluate(TYPE_ON_AND_READ, " And more.")
    assert said == "Not saved yet"
    is_saved(page)
    assert stored(draft) == "Waited. And more."


def test_a_rating_is_saved_at_once(page, draft):
    question(page, 1).get_by_role("radio", name="4 Above").check()
    is_saved(page)
    assert draft.answers.get(question__position=1).rating == 4


def test_never_five_seconds_behind_while_typing_goes_on(page, draft):
    page.clock.install()
    opened(page, draft)
    with page.expect_response(SAVES):
        for _ in range(12):  # a key each 0.4 s: never a second's pause
            notes(page).press_sequentially("x")
            page.clock.run_for(400)
    is_saved(page)
    assert len(stored(draft)) >= 10


def test_offline_is_told_with_the_number_of_changes(page, draft):
    go_offline(page)
    notes(page, 1).fill("One")
    notes(page, 2).fill("Two")
    question(page, 2).get_by_role("radio", name="4 Above").check()
    expect(status(page)).to_have_text("Offline: 2 changes waiting")

    page.context.set_offline(False)
    is_saved(page)
    assert (stored(draft, 1), stored(draft, 2)) == ("One", "Two")


@pytest.mark.parametrize("answer", [500, 502])
def test_a_server_with_a_problem_is_tried_again(page, draft, watch, answer):
    heal = when_saving(page, lambda route: route.fulfill(status=answer, body="Oh no"))
    notes(page).fill("Kept")
    expect(status(page)).to_have_text(
        "Not saved: the server has a problem. 1 change waiting; trying again."
    )
    heal()
    is_saved(page)
    assert stored(draft) == "Kept"
    assert {each[:3] for each in watch.complaints} == {str(answer)}
    watch.complaints.clear()


def test_a_page_that_is_not_ours_is_no_answer(page, draft):
    """Such as the log-in page of a hotel's network."""
    heal = when_saving(
        page, lambda route: route.fulfill(content_type="text/html", body="Welcome")
    )
    notes(page).fill("Kept")
    expect(status(page)).to_contain_text("1 change waiting")
    heal()
    is_saved(page)
    assert stored(draft) == "Kept"


def test_a_lost_answer_is_no_conflict_with_oneself(page, draft):
    def lose(route):
        route.fetch()
        route.abort()

    heal = when_saving(page, lose)
    notes(page).fill("First")
    expect(status(page)).to_have_text("Offline: 1 change waiting")
    assert stored(draft) == "First"
    notes(page).fill("First, and more")
    heal()
    retry_now(page)
    is_saved(page)
    assert stored(draft) == "First, and more"


@pytest.mark.parametrize(
    ("keep", "text"),
    [
        ("Keep my version", "Mine"),
        ("Keep saved version", "Theirs"),
        ("Keep both versions", "Theirs\n\nMine"),
    ],
)
def test_two_tabs_show_both_texts(page, draft, keep, text):
    other = opened(page.context.new_page(), draft)
    notes(other).fill("Theirs")
    is_saved(other)

    notes(page).fill("Mine")
    expect(status(page)).to_contain_text("changed elsewhere too")
    panel = question(page, 1).get_by_role("alert")
    expect(panel).to_contain_text("Theirs")
    assert stored(draft) == "Theirs"

    panel.get_by_role("button", name=keep).click()
    expect(panel).to_have_count(0)
    is_saved(page)
    expect(notes(page)).to_have_value(text)
    assert stored(draft) == text


def test_two_tabs_at_different_answers_never_meet(page, draft):
    other = opened(page.context.new_page(), draft)
    notes(other, 1).fill("Theirs")
    notes(page, 2).fill("Mine")
    is_saved(other)
    is_saved(page)
    assert (stored(draft, 1), stored(draft, 2)) == ("Theirs", "Mine")


@pytest.mark.parametrize("way", ["navigation", "crash"])
def test_waiting_edits_survive(page, draft, way):
    page.on("dialog", lambda dialog: dialog.accept())
    let_through = when_saving(page, lambda route: route.abort())
    notes(page).fill("Written under the table")
    wait_until_kept(page)
    if way == "crash":
        page, let_through = die(page), lambda: None
    opened(page, draft)
    expect(notes(page)).to_have_value("Written under the table")
    let_through()
    is_saved(page)
    assert stored(draft) == "Written under the table"


def test_typing_on_before_waiting_edits_are_back_repeats_nothing(page, draft):
    notes(page).fill("Saved. ")
    is_saved(page)
    go_offline(page)
    notes(page).press("Control+End")
    page.keyboard.type("Waited. ")
    wait_until_kept(page)
    page = die(page)
    page.context.set_offline(False)
    page.add_init_script(SLOW_KEY)
    opened(page, draft)
    expect(notes(page)).to_have_value("Saved. ")
    notes(page).press("Control+End")
    page.keyboard.type("Quick.")

    page.evaluate("goOn()")

    is_saved(page)
    assert stored(draft) == "Saved. Waited. \n\nQuick."


def test_edits_of_somebody_who_never_pauses_are_kept_too(page, draft):
    when_saving(page, lambda route: route.abort())
    page.clock.install()
    opened(page, draft)
    for _ in range(4):
        notes(page).press_sequentially("x")
        page.clock.run_for(100)
    wait_until_kept(page)


def test_nothing_readable_is_kept_in_the_browser(page):
    go_offline(page)
    notes(page).fill("Spoke of Wolfsburg and a conflict at work")
    wait_until_kept(page)
    for piece in ("Wolfsburg", "conflict at work", "Spoke", "notes", "correct horse"):
        assert piece not in kept(page)
    assert "answer-" in kept(page)  # the entry is there, by the name of its part
    page.context.set_offline(False)
    is_saved(page)


def test_what_is_saved_is_no_longer_kept(page):
    notes(page).fill("Saved")
    is_saved(page)
    wait_until_kept(page, 0)


def answer_log_in(page, password=PASSWORD):
    dialog = page.get_by_role("dialog", name="Log in again to save")
    dialog.get_by_label("Password").fill(password)
    dialog.get_by_role("button", name="Log in and save").click()
    return dialog


def test_an_expired_session_asks_in_place_and_then_saves(page, draft):
    Session.objects.all().delete()
    notes(page).fill("After hours")
    dialog = answer_log_in(page, "wrong")
    expect(dialog.get_by_role("alert")).to_contain_text("don’t match")
    answer_log_in(page)
    expect(dialog).to_be_hidden()
    is_saved(page)
    assert stored(draft) == "After hours"


def test_escape_does_not_leave_a_page_that_saves_nothing(page, draft):
    Session.objects.all().delete()
    notes(page).fill("After hours")
    dialog = page.get_by_role("dialog", name="Log in again to save")
    expect(dialog).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    answer_log_in(page)
    is_saved(page)


def test_a_logout_in_another_tab_asks_for_the_password(page, draft):
    other = page.context.new_page()
    other.goto("/")
    log_out(other)
    expect(other.get_by_role("button", name="Log in")).to_be_visible()

    notes(page).fill("Still here")
    answer_log_in(page)
    is_saved(page)
    assert stored(draft) == "Still here"
    # The vault was thrown away by the logout, and works again.
    go_offline(page)
    notes(page).fill("Still here, too")
    wait_until_kept(page)
    page.context.set_offline(False)
    is_saved(page)


def test_another_user_of_the_browser_gets_nothing_of_it(page, draft, ivan):
    go_offline(page)
    notes(page).fill("For my eyes")
    wait_until_kept(page)
    theirs = make_scorecard(ivan, application=make_application("Bo Lind"))
    page = die(page)
    page.context.set_offline(False)
    page.goto("/")
    page.context.clear_cookies()
    log_in(page, "ivan")
    opened(page, theirs)
    expect(page.get_by_role("heading", name="Bo Lind")).to_be_visible()
    assert page.goto(f"/scorecards/{draft.pk}/").status == 404
    assert stored(draft) == stored(theirs) == ""
    assert "For my eyes" not in kept(page)


def test_an_open_page_saves_nothing_as_another_user(page, draft, ivan):
    page.context.clear_cookies()
    other = page.context.new_page()
    log_in(other, "ivan")

    notes(page).fill("By Ida")
    dialog = page.get_by_role("dialog", name="Log in again to save")
    expect(dialog).to_contain_text("Somebody else is now logged in")
    expect(dialog.get_by_label("Username")).to_have_value("ida")
    assert stored(draft) == ""
    answer_log_in(page)
    is_saved(page)
    assert stored(draft) == "By Ida"


def test_logout_leaves_nothing_in_the_browser(page):
    page.on("dialog", lambda dialog: dialog.accept())
    when_saving(page, lambda route: route.abort())
    notes(page).fill("Leaves with me")
    wait_until_kept(page)
    log_out(page)
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    assert kept(page) == "[]"


def test_review_saves_the_last_keys_first(page, draft):
    notes(page).press_sequentially("Last words")
    page.get_by_role("button", name="Review", exact=True).click()
    expect(page).to_have_title(re.compile("^Review: "))
    assert stored(draft) == "Last words"
    expect(page.get_by_text("Last words").first).to_be_visible()


def test_review_is_refused_while_something_waits(page):
    go_offline(page)
    notes(page).fill("Waiting")
    page.get_by_role("button", name="Review", exact=True).click()
    expect(status(page)).to_have_text(
        "Offline: 1 change waiting. You can review once everything is saved."
    )
    expect(notes(page)).to_be_visible()
    page.context.set_offline(False)
    is_saved(page)
    review(page)


def test_a_late_save_is_shown_to_copy(page, draft):
    notes(page).fill("In time")
    is_saved(page)
    Scorecard.objects.update(
        status="submitted",
        submitted_at="2026-03-01T12:00Z",
        recommendation="yes",
        summary="Knows the work.",
    )
    notes(page).fill("Too late")
    too_late = page.get_by_role("alert")
    expect(too_late).to_contain_text("These changes arrived too late")
    expect(too_late).to_contain_text("Too late")
    assert stored(draft) == "In time"


def test_the_end_of_the_session_is_announced_in_time_to_extend_it(
    page, draft, settings
):
    page.clock.install()
    opened(page, draft)
    warning = page.get_by_role("alert").filter(has_text="Your session ends")
    page.clock.fast_forward("11:54:00")
    expect(warning).to_have_count(0)
    page.clock.fast_forward("02:00")
    expect(warning).to_be_visible()
    before = Session.objects.get().expire_date
    settings.SESSION_COOKIE_AGE = 24 * 60 * 60  # the server's clock has not moved
    warning.get_by_role("button", name="Stay logged in").click()
    expect(warning).to_have_count(0)
    assert Session.objects.get().expire_date > before


def test_a_session_that_cannot_be_extended_asks_for_the_password(page, draft, settings):
    page.clock.install()
    opened(page, draft)
    page.clock.fast_forward("11:56:00")
    settings.SESSION_MAX_LENGTH = timedelta(hours=11, minutes=59)
    page.get_by_role("button", name="Stay logged in").click()
    dialog = page.get_by_role("dialog", name="Log in again to save")
    expect(dialog).to_contain_text("can’t be extended again")
    settings.SESSION_MAX_LENGTH = timedelta(days=7)
    answer_log_in(page)
    expect(dialog).to_be_hidden()


def test_the_token_is_that_of_this_host_alone(page, draft):
    token = page.evaluate(
        """async () => {
            const cookie = "csrftoken=theirs; __Host-csrftoken=ours";
            Object.defineProperty(document, "cookie", { get: () => cookie });
            const source = document.querySelector("script[src*=autosave]").src;
            const server = source.replace(/autosave[^/]*$/, "server.js");
            return (await import(server)).csrfToken();
        }"""
    )
    assert token == "ours"


def test_a_page_of_the_browsers_history_is_up_to_date(page, draft):
    notes(page).fill("First")
    is_saved(page)
    page.goto("/")
    other = opened(page.context.new_page(), draft)
    notes(other).fill("Changed meanwhile")
    is_saved(other)
    page.go_back()
    expect(notes(page)).to_have_value("Changed meanwhile")
    notes(page).fill("And further")
    is_saved(page)
    assert stored(draft) == "And further"


# The states that only the script makes, for assistive technology.


def in_conflict(page, draft):
    draft.answers.update(notes="Theirs", revision=7)
    notes(page).fill("Mine")
    expect(status(page)).to_contain_text("Choose which text to keep")


def offline(page, draft):
    go_offline(page)
    notes(page).fill("Mine")
    expect(status(page)).to_contain_text("Offline")


def refused(page, draft):
    notes(page).evaluate("field => field.removeAttribute('maxlength')")
    notes(page).fill("x" * 50_001)
    expect(question(page, 1)).to_contain_text("This text has 50001 characters")


def logged_out(page, draft):
    Session.objects.all().delete()
    notes(page).fill("Mine")
    expect(page.get_by_role("dialog", name="Log in again to save")).to_be_visible()


def about_to_end(page, draft):
    page.clock.install()
    opened(page, draft)
    page.clock.fast_forward("11:58:00")
    expect(page.get_by_text("Your session ends in a few minutes")).to_be_visible()


@pytest.mark.parametrize(
    "state", [in_conflict, offline, refused, logged_out, about_to_end]
)
def test_every_state_is_for_everybody(page, draft, state):
    state(page, draft)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_submitting_is_refused_when_another_tab_wrote_meanwhile(page, draft):
    for number in (1, 2):
        question(page, number).get_by_role("radio", name="4 Above").check()
    recommend(page, "Yes")
    page.get_by_role("textbox", name="Summary").fill("Good.")
    other = opened(page.context.new_page(), draft)
    review(page)
    notes(other).fill("One more thing")
    is_saved(other)
    page.get_by_role("button", name="Submit scorecard").click()
    expect(page.get_by_role("status")).to_contain_text("changed after you opened")
    assert Scorecard.objects.get().status == "draft"
