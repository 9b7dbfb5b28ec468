"""No request is answered with an error of ours, and none without the headers.

Every URL is asked with every method, once, then with the usual ones a few more times.
Each run asks the same, however quick the machine is.
"""

import traceback
from http.cookies import SimpleCookie

import pytest
from django.test import Client

from scorecards.operations.unreadable import take_note
from tests.scorecards.blindness import addresses
from tests.scorecards.blindness.world import World, undone
from tests.scorecards.operations import fuzzing

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SEED = 20_261_128
ROUNDS = 7
ON_EVERY_ANSWER = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


def read_first(environ):
    """As `scorecards.wsgi` does; Django’s client passes it by."""
    take_note(environ)
    return environ


class Stranger:
    """Asks as somebody, undoes what that did, and keeps what must not happen."""

    def __init__(self, person=None):
        self.client = Client(enforce_csrf_checks=person is None)
        self.client.raise_request_exception = False
        django = self.client.handler
        self.client.handler = lambda environ: django(read_first(environ))
        if person:
            self.client.force_login(person)
        self.cookies = self.client.cookies.output(header="", sep="\n")
        self.faults = []

    def ask(self, request):
        self.client.cookies = SimpleCookie(self.cookies)
        with undone():
            response = request.send(self.client)
            response.getvalue()
        if response.status_code >= 500:
            error = "".join(traceback.format_exception(*response.exc_info)[-6:])
            self.faults.append(f"{response.status_code}: {request}\n{error}")
        if missing := ON_EVERY_ANSWER - set(response.headers):
            self.faults.append(f"without {missing}: {request}")
        return response


def test_no_request_fails_or_goes_without_the_headers(sue, ida):
    places = {call.name: call.address for call in addresses.calls(World(sue))}
    member, nobody = Stranger(sue), Stranger()
    names = {}
    for name, address in places.items():
        page = member.ask(fuzzing.Request("GET", address))
        text = "" if page.streaming else page.content.decode(errors="replace")
        names[name] = fuzzing.NAMED.findall(text)
        for method in fuzzing.METHODS:
            asked = fuzzing.request(method, address, names[name], 0, seed=SEED)
            member.ask(asked)
    for number in range(1, ROUNDS):
        for name, address in places.items():
            for method, who in [("GET", member), ("POST", member), ("POST", nobody)]:
                sent = (method, address, names[name], number)
                who.ask(fuzzing.request(*sent, seed=SEED))
    if faults := member.faults + nobody.faults:
        pytest.fail("\n".join(faults[:10]))
