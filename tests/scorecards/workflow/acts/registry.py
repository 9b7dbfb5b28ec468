"""Which acts there are, and what is said of each."""

from django.urls import reverse

ACTS, ENTRIES = {}, {}
NO_TEXT = set()  # nothing is typed that is kept
UNTOUCHED = set()  # only while nobody was interviewed
BEGUN = set()  # only once somebody was
VERBS = {}  # by act: the verbs that it plays, as docs/locking.md names them


def act(name, *entries, verb="", types=True, untouched=False, begun=False):
    """``entries``: the actions that its entries of the trail may have.

    ``verb``: of several, with semicolons between them.
    """

    def keep(function):
        ACTS[name] = function
        ENTRIES[name] = set(entries)
        if not types:
            NO_TEXT.add(name)
        if untouched:
            UNTOUCHED.add(name)
        if begun:
            BEGUN.add(name)
        VERBS[name] = {each.strip() for each in verb.split(";") if each}
        return function

    return keep


def page(name, *keys):
    return reverse(f"admin:{name}", args=keys)
