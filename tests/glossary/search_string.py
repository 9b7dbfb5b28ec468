"""Reads search strings as the engines do; what they would not understand fails."""

import re

TOKEN = re.compile(r'\s*(-?"[^"]*"|[()|]|[^\s()|"]+)')


class NotUnderstoodError(Exception):
    pass


def tokens(text):
    """Quoted phrases with their quotes, signs, and words."""
    found, at = [], 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if not token:
            raise NotUnderstoodError(f"A quote is open: {text[at:]}")
        found.append(token[1])
        at = token.end()
    return found


def read_boolean(text):
    """All groups that must be met, and what is excluded."""
    required, excluded, rest = [], [], tokens(text)
    into = required
    while rest:
        group, rest = take_group(rest, "OR")
        into.append(group)
        if rest and (into is excluded or rest[0] not in ("AND", "NOT")):
            raise NotUnderstoodError(f"Not the end: {rest}")
        into = excluded if rest[:1] == ["NOT"] else into
        rest = rest[1:]
    return required, [phrase for group in excluded for phrase in group]


def read_x_ray(text):
    """The same for Google, behind the site."""
    site, *rest = tokens(text)
    if site != "site:linkedin.com/in":
        raise NotUnderstoodError(site)
    signs = [token for token in rest if token.startswith("-")]
    rest = [token for token in rest if not token.startswith("-")]
    required = []
    while rest:
        group, rest = take_group(rest, "|")
        required.append(group)
    return required, [plain(token[1:]) for token in signs]


def take_group(rest, sign):
    """The phrases of a group, or a single one, and the tokens behind it."""
    if rest[0] != "(":
        return [plain(rest[0])], rest[1:]
    if ")" not in rest:
        raise NotUnderstoodError(f"A parenthesis is open: {rest}")
    end = rest.index(")")
    inner = rest[1:end]
    if len(inner) < 3 or len(inner) % 2 == 0 or set(inner[1::2]) != {sign}:
        raise NotUnderstoodError(f"Not a group: {inner}")
    return [plain(token) for token in inner[::2]], rest[end + 1 :]


def plain(token):
    """The words of a token; an operator or a sign is none."""
    if token.startswith('"'):
        words = token.strip('"')
    elif token in ("AND", "OR", "NOT", "(", ")", "|"):
        raise NotUnderstoodError(f"An operator where a phrase belongs: {token}")
    else:
        words = token
    if not any(map(str.isalnum, words)):
        raise NotUnderstoodError(f"Nothing to search for: {token}")
    return words
