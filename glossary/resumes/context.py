"""What stands around a word: the evidence that the rules weigh."""

import re
from bisect import bisect_left
from functools import cached_property

from glossary.models import Term
from glossary.resumes.finding import Match
from glossary.resumes.folding import fold, folded
from glossary.resumes.words import GENERIC, RIVALS

NEAR_WORDS = 150
NEAR_TITLE = 300
NEAR_RIVAL = 80

_WORD = re.compile(r"[^\W\d_]{4,}")
_LITTLE = {"of", "and", "the", "for", "in", "to", "a"}
_OPEN = re.compile(r"\s*[(\[]([^)\]\n]{3,80})[)\]]")


class Context:
    """One text, asked about the surroundings of its matches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = fold(text)
        self._titles: dict[int, list[str]] = {}  # by term, as are the words
        self._words: dict[int, frozenset[str]] = {}

    @cached_property
    def _whole(self) -> str:
        return self._folded.text

    def around(self, match: Match, characters: int) -> str:
        """Folded, with so many characters on either side."""
        start = bisect_left(self._folded.places, match.start)
        end = bisect_left(self._folded.places, match.end)
        return self._whole[max(0, start - characters) : end + characters]

    def before(self, match: Match) -> str:
        """The rest of the line in front of it."""
        line = self.text.rfind("\n", 0, match.start) + 1
        return self.text[line : match.start]

    def after(self, match: Match) -> str:
        end = self.text.find("\n", match.end)
        return self.text[match.end : end if end >= 0 else len(self.text)]

    def rival(self, match: Match, *, anywhere: bool = False) -> str:
        """Something else that the word stands for, named near it or anywhere."""
        place = self._whole if anywhere else self.around(match, NEAR_RIVAL)
        for rival in RIVALS.get(match.key, []):
            if re.search(rf"\b{re.escape(rival)}", place):
                return rival
        return ""

    def defined_as(self, match: Match, known: set[str]) -> str:
        """The words of which the text itself says that this is short for, in the form
        “Chief Revenue Officer (CRO)” or the other way round; not if in ``known``."""
        letters = [each for each in match.key if each.isalnum()]
        if len(letters) < 2:
            return ""
        behind = _OPEN.match(self.text, match.end)
        said = behind[1].split() if behind else []
        if self.before(match).endswith(("(", "[")):
            said = said or self.before(match)[:-1].split()[-2 * len(letters) :]
        phrase: str = _spelling(said, letters)
        return "" if folded(phrase) in known else phrase

    def title(self, match: Match, term: Term) -> str:
        """A job title of the term that stands near, folded."""
        if term.pk not in self._titles:
            titles = [term.typical_job_title, *term.related_titles]
            self._titles[term.pk] = [folded(title) for title in titles if title]
        near = self.around(match, NEAR_TITLE)
        for title in self._titles[term.pk]:
            if title in near and re.search(rf"\b{re.escape(title)}", near):
                return title
        return ""

    def words(self, match: Match, term: Term) -> list[str]:
        """Words from the term's own résumé examples and titles that stand near."""
        near = dict.fromkeys(_WORD.findall(self.around(match, NEAR_WORDS)))
        usual = self._usual(term)
        return [word for word in near if _stem(word) in usual]

    def _usual(self, term: Term) -> frozenset[str]:
        if term.pk not in self._words:
            self._words[term.pk] = _usual_words(term)
        return self._words[term.pk]


def _usual_words(term: Term) -> frozenset[str]:
    texts = [*term.resume_examples, *term.related_titles, term.typical_job_title]
    own = folded(" ".join([term.name, *term.aliases]))
    words = set(_WORD.findall(folded(" ".join(texts)))) - set(_WORD.findall(own))
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
