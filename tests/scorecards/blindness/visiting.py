"""Asks the site for everything, as one person, and keeps what came back, comparable."""

import io
import re
import zipfile
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urljoin

from django.core import mail
from django.db import connection
from django.utils import timezone

from scorecards.mails.sending import send_waiting
from scorecards.reminders.asked import send_requests
from scorecards.reminders.sending import send_reminders
from tests.scorecards.blindness.statements import noted, told
from tests.scorecards.blindness.world import give_out_keys_from, undone

# All that differs between two answers to the same question. The clock stands still.
ALWAYS_NEW = [
    re.compile(rb"(?<=Message-ID: )<[^>]*>"),
    re.compile(rb"={15}\d+=="),  # between the parts of a mail
    re.compile(rb'name="csrfmiddlewaretoken" value="\w+"'),
    re.compile(rb'name="(form|request|progress)_key" value="[0-9a-f-]{36}"'),
    re.compile(rb"(?<=/progress/\?key=)[0-9a-f-]{36}"),
    re.compile(rb"(?<=/calendar\.ics\?key=)[\w.-]+"),
    re.compile(rb"(?<=Set-Cookie: )(csrftoken|sessionid|device)=[^\n]*"),
]


# Who has to log in first is sent there from every address alike. A 403 is no such door:
# it may be of this one thing alone.
SHUT = re.compile(rb"^302 [^\n]*/login/\?next=", re.MULTILINE)
NEW_KEYS = 1_000_000
LEADING = {301, 302, 303}
FORM = "application/x-www-form-urlencoded"


class Call(NamedTuple):
    """One request; it is a POST when something is sent, if only an empty form."""

    name: str
    address: str
    sent: str | None = None
    accept: str = "text/html"

    def __str__(self):
        sent = "" if self.sent is None else f" sent “{self.sent}”"
        return f"{self.name}: {self.address}{sent} ({self.accept})"


MAILS = Call("e-mails", "manage.py send_mails")


class Visitor:
    """A person who is logged in, and stays so whatever is sent."""

    def __init__(self, client, person):
        self.client = client
        self.person = person
        client.force_login(person)
        self.cookies = client.cookies.output(header="", sep="\n")
        self.asked = {}  # by call: its statements, and what they were told
        self.led = {}  # by where one is sent, in this world: the same, and the answer
        self.gets_mails = True

    def explore(self, calls):
        """What each answers, by call; of those that ask for a login, the first."""
        give_out_keys_from(NEW_KEYS)
        self.led.clear()
        shut, answers = {}, {}
        for call in calls:
            door = call.name, call.sent is None
            if not shut.get(door):
                answers[call] = self._answer_noting(call)
                shut.setdefault(door, bool(SHUT.search(answers[call])))
        return {**answers, MAILS: self._mails()}

    def visit_again(self, answers):
        """What is answered now to all that was explored.

        That is the same where the database says the same; but the first of each page
        is asked for in any case, as it may remember something by itself.
        """
        give_out_keys_from(NEW_KEYS)
        self.led.clear()
        again, known = {}, set()
        for call in answers:
            if call == MAILS:
                continue
            same = call.name in known and self._is_told_the_same(call)
            again[call] = answers[call] if same else self._answer(call)
            known.add(call.name)
        return {**again, MAILS: self._mails()}

    def _answer_noting(self, call):
        with noted() as statements:
            answer = self._answer(call)
        # PostgreSQL does not take back the keys that it gave out.
        if connection.vendor == "sqlite":
            with undone():
                self.asked[call] = statements, told(statements)
        return answer

    def _is_told_the_same(self, call):
        statements, was_told = self.asked.get(call, ((), None))
        with undone():
            return told(statements) == was_told

    def _answer(self, call):
        self.client.cookies = SimpleCookie(self.cookies)
        headers = {"Accept": call.accept}
        with undone():
            if call.sent is None:
                response = self.client.get(call.address, headers=headers)
            else:
                response = self.client.post(
                    call.address, call.sent, content_type=FORM, headers=headers
                )
            if response.status_code not in LEADING:
                return comparable(response)
            place = urljoin(call.address, response.url)
            return without_the_new(way_to(response)) + self._led_to(place, headers)

    def _led_to(self, address, headers):
        """What one finds there: many forms that are refused lead to the same page."""
        asked = address, self.client.cookies.output(), *headers.values()
        statements, was_told, answer = self.led.get(asked, ((), None, b""))
        with undone():
            if told(statements) == was_told:
                return answer
        with noted() as statements, undone():
            response = self.client.get(address, headers=headers, follow=True)
            answer = comparable(response)
        if connection.vendor == "sqlite":
            with undone():
                self.led[asked] = statements, told(statements), answer
        return answer

    def _mails(self):
        if not self.gets_mails:
            return b""
        mail.outbox.clear()
        with undone():
            for moment in (timezone.now(), timezone.now() + timedelta(days=6)):
                for _ in (*send_waiting(moment), *send_reminders(moment)):
                    pass
                send_requests(moment)
        mine = [each for each in mail.outbox if self.person.email in each.to]
        return without_the_new(b"\n".join(each.message().as_bytes() for each in mine))


def way_to(response):
    return f"{response.status_code} {response.url}\n".encode()


def comparable(response):
    """Where it led, its headers and cookies, and its body, a workbook unpacked."""
    chain = getattr(response, "redirect_chain", ())
    lines = [f"{status} {address}" for address, status in chain]
    lines += [f"status {response.status_code}"]
    lines += [f"{name}: {value}" for name, value in sorted(response.items())]
    lines += [cookie.output() for _, cookie in sorted(response.cookies.items())]
    body = response.getvalue()
    if zipfile.is_zipfile(io.BytesIO(body)):
        body = unpacked(body)
    return without_the_new("\n".join(lines).encode() + b"\n\n" + body)


def without_the_new(answer):
    for part in ALWAYS_NEW:
        answer = part.sub(b"", answer)
    return answer


def unpacked(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        names = sorted(file.namelist())
        return b"\n".join(name.encode() + b"\n" + file.read(name) for name in names)


def names(calls):
    return {call.name for call in calls}


def differing(some, others):
    """Every call that was answered in two ways, with the first place that differs."""
    assert some.keys() == others.keys()
    return {
        call: difference(some[call], others[call])
        for call in some
        if some[call] != others[call]
    }


def difference(one, other):
    pairs = enumerate(zip(one, other, strict=False))
    place = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    around = slice(max(place - 80, 0), place + 80)
    return one[around], other[around]


def telling(words, answers):
    """Every call whose answer holds one of the words, with what stands around it."""
    return {
        call: answer[max(place - 80, 0) : place + 80]
        for call, answer in answers.items()
        for word in words
        if (place := answer.find(word.encode())) >= 0
    }
