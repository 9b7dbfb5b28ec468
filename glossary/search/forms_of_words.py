"""Other forms of a name that people type: its initials, another ending, a number, its
words as verbs and in another order."""

import re
from collections.abc import Iterator, Sequence

from glossary.words import one_form, word_set, words_of

LITTLE = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "the", "to"))
MIN_ROOT = 5
MAX_INITIALS = 5
MIN_WORD_ROOT = 3

_ENDING = re.compile(
    rf"(?<=\w{{{MIN_ROOT}}})(?:age|ing|ers?|ors?|ed|ment|[ai]bility|[ai]ble)$"
)
# After Porter (1980), “An algorithm for suffix stripping”: the longest that fits, once.
_SUFFIXES = sorted(
    word_set(
        """
        able ability al ance ant ate ated ating ation ational ative ator ed ence er
        ership etic ful ial ible ibility ic ical ied ier ies ify ifying ility ing ion
        ional ioned ioning ions ist ities ity ive ively ivity ization izational ize ized
        izer izing ly ment ness or ship ty
        """
    ),
    key=len,
    reverse=True,
)
_DOUBLED = re.compile(r"([bdglmnprt])\1$")
_CHANGING = [
    (re.compile(pattern), root)
    for pattern, root in (
        (r"^analy\w+", "analy"),
        (r"^administ\w*", "administr"),
        (r"(?<=[^aeiou]i)d$|(?<=ua)d$", "s"),  # decide, decision; persuade
        (r"solv$", "solut"),
        (r"mainten$", "maintain"),
        (r"medicin$", "medic"),
        (r"resilient$", "resil"),
    )
]
FILLERS = word_set(
    """
    ability able about am any are ask asked asking basic basics be been can candidate
    candidates could do does excellent experience experienced expertise explain
    explained explanation familiar familiarity fluency fluent from has have having help
    hire hiring how i interview interviewing interviews is job jobs knowhow knowledge
    knows like me mean meaning means my need needed needs our person please proficiency
    proficient proven question questions should show skill skilled skills solid someone
    strong tips understanding use uses using we what when where which who why work
    working years you your
    """
)
"""What people write around what they look for: *how to interview for Kubernetes*."""
_FOR_A_WORD = re.compile(r"(?<=[a-z])([24])(?=[a-z])")
_WORDS = {"2": "to", "4": "for"}
_DIGITS = {
    word: str(digit)
    for digit, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
}


def initials_of(text: str) -> Iterator[str]:
    """Of several words, with and without the little ones: *doe* and *de*."""
    words = words_of(text)
    telling = [word for word in words if word not in LITTLE]
    for each in (words, telling):
        if len(telling) > 1 and len(each) <= MAX_INITIALS:
            yield "".join(word[0] for word in each)


def root(spelling: str) -> str:
    """The same for *shrink* and *shrinkage*, *underwriter* and *underwriting*."""
    return _ENDING.sub("", spelling)


def root_of(word: str) -> str:
    """The same for *manage*, *managing* and *management*; for a known word only: it
    need not be a real one."""
    form = one_form(word)
    if form.endswith("ness") and len(form) > MIN_ROOT + 4:
        form = form.removesuffix("ness")
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= MIN_WORD_ROOT:
            form = form.removesuffix(suffix)
            break
    if len(form) > MIN_WORD_ROOT and form[-1] in "eiy":
        form = form[:-1]
    for changing, root in _CHANGING:
        form = changing.sub(root, form)
    return _DOUBLED.sub(r"\1", form)


def roots(words: Sequence[str]) -> str:
    """One for *vendor management* and *managing vendors*; empty for a word alone."""
    telling = [word for word in words if word not in LITTLE]
    return " ".join(sorted(map(root_of, telling))) if len(telling) > 1 else ""


def in_words(spelling: str) -> str:
    """*procure2pay* with its number as a word."""
    return _FOR_A_WORD.sub(lambda number: _WORDS[number[1]], spelling)


def in_digits(word: str) -> str:
    """*two* as it is written in SOC 2; other words as they are."""
    return _DIGITS.get(word.casefold(), word)
