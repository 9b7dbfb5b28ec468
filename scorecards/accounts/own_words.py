"""Refuses passwords made of easily guessed words: ours, the site's, the person's."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, User
from django.core.exceptions import ValidationError

from glossary.letters import normalize

PRODUCT = """
    admin administrator application applications candidate candidates changeme
    coordinator coordinators debrief decision glossary guest hello hire hiring human
    interview interviewer interviewers interviewing interviews job jobs kit letmein
    login manager opening openings panel password passwort people qwerty rating ratings
    recruit recruiter recruiters recruiting recruitment resources role score scorecard
    scorecards scores secret structured talent team test user welcome
"""
MIN_WORD = 3  # shorter ones occur in anything
MIN_REST = 8
MAX_READ = 1_000  # characters of a password, which may be of any length
LOOKS_LIKE = str.maketrans("013457@$!", "oieastasi")
NOT_OF_A_SITE = {"www", "com", "org", "net", "localhost"}


class OwnWordsValidator:
    """The rest of the password, without such words, must be long enough."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        words = {*PRODUCT.split(), *of_site(), *of_person(user)}
        rest = without(_letters(password[:MAX_READ]), words)
        if len(rest) < MIN_REST or rest.isdecimal():
            raise ValidationError(
                "This password is mostly your name or a word from this site. "
                f"Add at least {MIN_REST} other characters, not only digits.",
                code="password_of_own_words",
            )

    def get_help_text(self) -> str:
        return (
            "Your password can’t be mostly your name or a word from this site, such as "
            "“interview”."
        )


def without(password: str, words: set[str]) -> str:
    """What is left of it, the longest words taken out first, 4 and @ read as an a."""
    spelled = {word.translate(LOOKS_LIKE) for word in words if len(word) >= MIN_WORD}
    longest_first = sorted(spelled, key=lambda word: (-len(word), word))
    pattern = "|".join(map(re.escape, longest_first))
    # Of the password itself, so that digits stay digits in what is left.
    left, end = [], 0
    for match in re.finditer(pattern, password.translate(LOOKS_LIKE)):
        left.append(password[end : match.start()])
        end = match.end()
    return "".join([*left, password[end:]])


def of_site() -> set[str]:
    """The words of the names that the site is reached by and sends mail from."""
    sender = settings.DEFAULT_FROM_EMAIL.partition("@")[2]
    names = [*settings.ALLOWED_HOSTS, urlsplit(settings.SITE_URL).netloc, sender]
    return _words(*names) - NOT_OF_A_SITE


def of_person(user: AbstractBaseUser | None) -> set[str]:
    if not isinstance(user, User):
        return set()
    return _words(user.username, user.first_name, user.last_name, user.email)


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W_]+", _letters(text))}


def _letters(text: str) -> str:
    """In small letters without accents."""
    return normalize(text)
