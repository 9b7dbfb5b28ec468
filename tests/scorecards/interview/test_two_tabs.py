"""A thousand ways in which two tabs can get in each other's way.

Each tab does what the page's script does: it types, sends what it has with the
revision that it knows, sends the very same again when the answer was lost, and decides
when it is shown a conflict, then types on. Every text is typed once in all of the run,
so that the history of an answer tells who replaced what.
"""

from itertools import count
from random import Random

import pytest
from django.http import QueryDict

from scorecards.interview.page import ScorecardPage
from scorecards.models import Answer, Scorecard
from tests.makers import make_scorecard

# One after the other: `test_saving_meanwhile.py` saves at once, on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

INTERLEAVINGS = 1000
STEPS = 4
LONGEST = 60


class Server:
    """The scorecard's answers, and what every one of them has ever held."""

    def __init__(self, scorecard):
        self.pk = scorecard.pk
        self.history = {part: [""] for part in self.load()}

    def load(self):
        """Notes and revision of each part."""
        answers = Answer.objects.filter(scorecard=self.pk)
        return {f"answer-{a.question_id}": (a.notes, a.revision) for a in answers}

    def save(self, part, text, revision):
        """(state, revision, stored text), as the script is answered."""
        data = QueryDict(mutable=True)
        data.update({f"{part}-revision": revision, f"{part}-notes": text})
        scorecard = Scorecard.objects.get(pk=self.pk)
        page = ScorecardPage(scorecard, data, sent_only=True)
        page.save()
        [form] = page.sent
        if form.written:
            self.history[part].append(text)
        state = "conflict" if form.conflict else "saved"
        return state, form.stored_revision, form.stored["notes"]


class Tab:
    """What one tab shows, has sent and has seen."""

    def __init__(self, server, texts, chance):
        self.server, self.texts, self.chance = server, texts, chance
        self.load()

    def load(self):
        """A fresh page: whoever sits there has seen what is stored."""
        stored = self.server.load()
        self.shown = {part: text for part, (text, _) in stored.items()}
        self.revision = {part: revision for part, (_, revision) in stored.items()}
        self.seen = {part: {text} for part, text in self.shown.items()}
        self.unanswered = {}

    def act(self):
        part = self.chance.choice(list(self.shown))
        if part not in self.unanswered:
            self.type(part)
        self.send(part)

    def type(self, part):
        self.shown[part] = self.shown[part][-LONGEST:] + next(self.texts)
        self.unanswered[part] = self.shown[part], self.revision[part]

    def send(self, part):
        sent = self.unanswered[part]
        before = self.server.history[part][-1]
        state, revision, stored = self.server.save(part, *sent)
        if self.server.history[part][-1] != before:
            assert before in self.seen[part], f"{before!r} replaced, unseen"
        if self.chance.random() < 0.3:
            return  # the answer is lost: the same is sent again, some time
        del self.unanswered[part]
        self.revision[part] = revision
        self.seen[part].add(stored)
        if state == "conflict":
            self.decide(part, stored)

    def decide(self, part, stored):
        if self.chance.random() < 0.5:
            self.shown[part] = stored
        self.type(part)


def test_two_tabs_never_overwrite_each_other_unseen(ida):
    chance = Random(1)
    server = Server(make_scorecard(ida))
    texts = (f"<{number}>" for number in count())
    tabs = [Tab(server, texts, chance) for _ in range(2)]
    for _ in range(INTERLEAVINGS):
        for tab in tabs:
            if chance.random() < 0.5:
                tab.load()
        for _ in range(STEPS):
            chance.choice(tabs).act()

    for part, history in server.history.items():
        assert len(set(history)) == len(history), "entered twice"
        assert server.load()[part] == (history[-1], len(history) - 1)


def test_the_model_notices_an_overwriting_server(ida):
    class LastWriterWins(Server):
        def save(self, part, text, revision):
            _, current = self.load()[part]
            return super().save(part, text, current)

    server = LastWriterWins(make_scorecard(ida))
    texts = (f"<{number}>" for number in count())
    one, two = (Tab(server, texts, Random(seed)) for seed in (1, 2))
    with pytest.raises(AssertionError, match="replaced, unseen"):
        for _ in range(50):
            one.act()
            two.act()
