"""An editor adds a role with six questions of its own, in the admin and in time."""

import pytest
from playwright.sync_api import expect

from glossary.models import Role, Term
from scorecards.kits.making import content_for
from tests.e2e.pages import open_at
from tests.makers import make_competency, make_term

pytestmark = pytest.mark.once

# Card, Moran and Newell 1980, "The keystroke-level model": an average typist's key, a
# pointing with its click, and thinking before each field.
KEY, CLICK, THINK = 0.28, 1.3, 1.35  # seconds


class Hand:
    """Fills and clicks as a person would, and adds up how long that takes."""

    def __init__(self, page):
        self.page, self.seconds = page, 0.0

    def type(self, field, text):
        self.seconds += THINK + CLICK + KEY * len(text)
        self.page.locator(f"[name={field}]").fill(text)

    def pick(self, field, label):
        self.seconds += THINK + 2 * CLICK
        self.page.locator(f"select[name={field}]").select_option(label=label)

    def look_up(self, place, words):
        self.seconds += THINK + 2 * CLICK + KEY * len(words)
        self.page.locator(place).get_by_role("combobox").first.click()
        self.page.locator("input.select2-search__field").fill(words)
        self.page.locator(".select2-results").get_by_role("option", name=words).click()

    def press(self, name):
        self.seconds += THINK + CLICK
        self.page.get_by_role("button", name=name, exact=True).click()


def describe_term(hand):
    hand.type("name", "Dog grooming")
    hand.look_up(".field-industry", "Pharm")
    hand.type("explanation", "Washing, clipping and caring for dogs. " * 4)
    hand.type("resume_examples", "Dog grooming in a salon for two years")
    hand.type("typical_job_title", "Dog Groomer")
    hand.type("related_titles", "Pet Groomer\nPet Stylist")
    for n in range(3):
        hand.type(f"levels-{n}-indicators", "Works alone\nKnows breeds\nKeeps calm")
    for n in range(6):
        write_question(hand, f"questions-{n}", n + 1)
    for n, flag in enumerate(("No care", "Blames dogs", "Skips checks")):
        hand.type(f"red_flags-{n}-text", f"{flag} when describing the work")
    hand.press("Save and close")


def write_question(hand, row, number):
    subject = (
        "nails",
        "a matted coat",
        "a nervous dog",
        "a late owner",
        "ears",
        "scissors",
    )
    about = subject[number - 1]
    hand.type(f"{row}-title", f"About {about}"[:24])
    hand.type(f"{row}-text", f"Tell me about a day on which {about} gave you trouble.")
    hand.type(
        f"{row}-expected_answer",
        f"They say what they saw of {about}, what they did first and how it ended.",
    )
    hand.type(f"{row}-listen_for", "What they saw\nWhat came first\nHow it ended")
    hand.type(
        f"{row}-anchors", "1: Nothing.\n3: Says what they did.\n5: And checks it."
    )


def describe_role(hand):
    hand.type("title", "Dog Groomer")
    hand.look_up(".field-industry", "Pharm")
    hand.type("other_titles", "Canine Groomer\nPoodle Groomer")
    hand.look_up("#role_terms-0", "Dog groom")
    hand.look_up("#role_terms-1", "CRO")
    for n in range(6):
        hand.pick(f"role_competencies-{n}-competency", ("Teamwork", "Learning")[n % 2])
    hand.press("Save")


def test_a_role_with_six_own_questions_takes_less_than_15_minutes(window, gwen):
    make_term("CRO")
    for name in ("Teamwork", "Learning"):
        make_competency(name)
    hand = Hand(open_at(window, gwen, "/admin/glossary/term/add/"))

    describe_term(hand)
    expect(hand.page.get_by_text("was added successfully")).to_be_visible()
    hand.page.goto("/admin/glossary/role/add/")
    describe_role(hand)
    expect(hand.page.get_by_text("was added successfully")).to_be_visible()

    assert [term.draft for term in Term.objects.all()] == ["", ""]
    role = Role.objects.get()
    assert role.draft == ""
    assert len(content_for(role, "mid").questions) == 6
    assert hand.seconds < 15 * 60, f"{hand.seconds / 60:.1f} minutes"
