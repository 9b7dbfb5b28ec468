"""Which acts there are, and what is said of each."""

from django.urls import reverse

ACTS, ENTRIES = {}, {}
NO_TEXT = set()  # nothing is typed that is kept
UNTOUCHED = set()  # only while nobody was interviewed


def act(name, *entries, types=True, untouched=False):
    """``entries``: the actions that its entries of the trail may have."""

    def keep(function):
        ACTS[name] = function
        ENTRIES[name] = set(entries)
        if not types:
            NO_TEXT.add(name)
        if untouched:
            UNTOUCHED.add(name)
        return function

    return keep


def page(name, *keys):
    return reverse(f"admin:{name}", args=keys)
