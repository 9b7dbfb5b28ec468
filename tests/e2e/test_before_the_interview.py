"""From the login to the first word, counted in presses."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from scorecards.models import Answer
from tests.e2e.steps import PASSWORD
from tests.makers import assign, make_application


def test_first_word_of_an_assigned_interview_takes_two_presses(window, ida):
    soon = timezone.now() + timedelta(minutes=30)
    assign(application=make_application(), interviewer=ida, interview_at=soon)
    page = window(None)
    page.goto("/")
    page.get_by_label("Username").fill("ida")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Open kit").click()
    expect(page.get_by_role("heading", name="Ada Park", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")  # the keys listen only from then on
    page.keyboard.type("Named the four phases.")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    notes = list(Answer.objects.order_by("pk").values_list("notes", flat=True))
    assert notes[0] == "Named the four phases."


def test_times_are_in_the_zone_of_the_browser(window, ida):
    soon = timezone.now() + timedelta(minutes=30)
    assign(application=make_application(), interviewer=ida, interview_at=soon)
    page = window(ida)
    page.goto("/")
    zone = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    expect(page.get_by_text(f"Times are in {zone}.")).to_be_visible()
