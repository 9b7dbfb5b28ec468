"""Somebody at a scorecard: types, rates, logs in when asked, decides conflicts.

Notes down what was seen on the page, for that is what may not be lost.
"""

import time

from playwright.sync_api import Error

from tests.faults.comparison import Typed, Word

USERNAME, PASSWORD = "ida", "correct horse battery"
KEY_PAUSE = 6  # milliseconds
RECOVERY = 40  # seconds; the longest pause between two tries is 30


class NotSavedError(Exception):
    """The page did not say *Saved* again."""


class Typist:
    def __init__(self, page, address, questions, run, tab=1, typed=None):
        self.page, self.address, self.questions = page, address, questions
        self.run, self.tab = run, tab
        self.typed = typed or Typed()
        self.conflicts = self.logins = 0

    def open(self):
        """The scorecard, by way of the login page when that comes first."""
        self.page.goto(f"{self.address}?view=all")
        if "/login/" in self.page.url:
            self.logins += 1
            self.page.get_by_label("Username").fill(USERNAME)
            self.page.get_by_label("Password").fill(PASSWORD)
            self.page.get_by_role("button", name="Log in").click()
            self.page.goto(f"{self.address}?view=all")

    def notes(self, question):
        return self.page.locator(f'[name="answer-{question}-notes"]')

    def write(self, number, question):
        """A word at the end of the notes, counted once it is seen there."""
        self.attend()
        word = f"r{self.run:03}t{self.tab}w{number:03}"
        notes = self.notes(question)
        try:
            notes.press("Control+End", timeout=1000)
            self.page.keyboard.type(f"{word} ", delay=KEY_PAUSE)
        except Error:
            return  # the log-in dialog came in between
        # Where the dialog took a key, two words run together: neither is counted.
        if f" {word} " in f" {notes.input_value()}":
            now = time.monotonic()
            self.typed.words.append(Word(word, question, now, self.tab))

    def rate(self, question, rating):
        self.attend()
        choice = f'[name="answer-{question}-result"][value="{rating}"]'
        try:
            self.page.locator(choice).check(timeout=1000)
        except Error:
            return
        self.typed.ratings[question] = rating, time.monotonic()

    def attend(self):
        """Answer what the page asks."""
        dialog = self.page.locator("#log-in-again[open]")
        if dialog.count():
            self.logins += 1
            dialog.get_by_label("Password").fill(PASSWORD)
            dialog.get_by_role("button").click()
            dialog.wait_for(state="hidden")
        both = self.page.get_by_role("button", name="Keep both")
        while both.count():
            self.conflicts += 1
            self.typed.kept_both = True
            both.first.click()

    def wait_until_saved(self):
        """Seconds that it took."""
        began = time.monotonic()
        status = self.page.locator("[data-status]")
        while time.monotonic() < began + RECOVERY:
            self.attend()
            if status.inner_text().startswith("Saved ") and self.is_clean():
                return time.monotonic() - began
            self.page.wait_for_timeout(50)
        raise NotSavedError(status.inner_text())

    def is_clean(self):
        """Leaving would ask nothing: the page holds nothing that is not saved."""
        return self.page.evaluate(
            "!dispatchEvent(new Event('beforeunload', { cancelable: true })) === false"
        )
