"""The text around a word: the evidence that the rules weigh."""

import re
from bisect import bisect_left

from glossary.models import Term
from glossary.resumes.finding import Match
from glossary.resumes.normalizing import normalize, normalize_with_places
from glossary.resumes.words import GENERIC, RIVALS

NEAR_WORDS = 150
NEAR_TITLE = 300
NEAR_RIVAL = 80
LINE = 200

_WORD = re.compile(r"[^\W\d_]{4,}")
_LITTLE = {"of", "and", "the", "for", "in", "to", "a"}
_OPEN = re.compile(r"\s*[(\[]([^)\]\n]{3,80})[)\]]")


class Context:
    """One text, asked about the surroundings of its matches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._normalized = normalize_with_places(text)
        self._rivals: dict[str, str] = {}
        self._titles: dict[int, list[str]] = {}  # by term, as are the words
        self._words: dict[int, frozenset[str]] = {}

    def around(self, match: Match, characters: int) -> str:
        """Normalized, with so many characters on either side."""
        start = bisect_left(self._normalized.places, match.start)
        end = bisect_left(self._normalized.places, match.end)
        return self._normalized.text[max(0, start - characters) : end + characters]

    def before(self, match: Match) -> str:
        """The text before it on its line, up to a limit."""
        first = max(0, match.start - LINE)
        line = self.text.rfind("\n", first, match.start) + 1
        return self.text[max(first, line) : match.start]

    def after(self, match: Match) -> str:
        last = match.end + LINE
        end = self.text.find("\n", match.end, last)
        return self.text[match.end : end if end >= 0 else last]

    def rival_near(self, match: Match) -> str:
        """Another meaning of the word, named near it."""
        return _rival(match.key, self.around(match, NEAR_RIVAL))

    def rival_anywhere(self, match: Match) -> str:
        if match.key not in self._rivals:
            self._rivals[match.key] = _rival(match.key, self._normalized.text)
        return self._rivals[match.key]

    def defined_as(self, match: Match) -> str:
        """The words for which the text itself says that this is short, in the form
        “Chief Revenue Officer (CRO)” or the other way round."""
        letters = [each for each in match.key if each.isalnum()]
        if len(letters) < 2:
            return ""
        behind = _OPEN.match(self.text, match.end)
        said = behind[1].split() if behind else []
        if self.before(match).endswith(("(", "[")):
            said = said or self.before(match)[:-1].split()[-2 * len(letters) :]
        return _spelling(said, letters)

    def title(self, match: Match, term: Term) -> str:
        """A job title of the term near the match, normalized."""
        if term.pk not in self._titles:
            titles = [term.typical_job_title, *term.related_titles]
            self._titles[term.pk] = [normalize(title) for title in titles if title]
        near = self.around(match, NEAR_TITLE)
        for title in self._titles[term.pk]:
            if title in near and re.search(rf"\b{re.escape(title)}", near):
                return title
        return ""

    def words(self, match: Match, term: Term) -> list[str]:
        """Words near the match from the term's own résumé examples and titles."""
        near = dict.fromkeys(_WORD.findall(self.around(match, NEAR_WORDS)))
        usual = self._usual(term)
        return [word for word in near if _stem(word) in usual]

    def _usual(self, term: Term) -> frozenset[str]:
        if term.pk not in self._words:
            self._words[term.pk] = _usual_words(term)
        return self._words[term.pk]


def _rival(key: str, place: str) -> str:
    for rival in RIVALS.get(key, []):
        if rival in place and re.search(rf"\b{re.escape(rival)}", place):
            return rival
    return ""


def _usual_words(term: Term) -> frozenset[str]:
    texts = [*term.resume_examples, *term.related_titles, term.typical_job_title]
    own = normalize(" ".join([term.name, *term.aliases]))
    words = set(_WORD.findall(normalize(" ".join(texts)))) - set(_WORD.findall(own))
    return frozenset(map(_stem, words - GENERIC))


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _spelling(words: list[str], letters: list[str]) -> str:
    """The last words whose first letters these are."""
    for first in range(len(words)):
        rest = [word.strip("\"'“”,;:()") for word in words[first:]]
        initials = [
            word[0].casefold()
            for part in rest
            for word in re.split(r"[-/]", part)
            if word and word.casefold() not in _LITTLE
        ]
        if initials == letters:
            return " ".join(rest)
    return ""
