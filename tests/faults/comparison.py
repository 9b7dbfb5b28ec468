"""What was typed beside what is stored: pure, so that it can be tested itself."""

from collections import Counter
from dataclasses import dataclass, field

# A crash may take with it what is younger than this. The promise is five seconds;
# holding ourselves to two keeps the runs short.
YOUNG = 2.0


@dataclass(frozen=True)
class Word:
    """Typed by ``tab`` into the notes of ``question``, and seen there, at a time."""

    text: str
    question: int
    at: float
    tab: int = 1


@dataclass
class Typed:
    """All that somebody did in one run."""

    words: list[Word] = field(default_factory=list)
    ratings: dict[int, tuple[str, float]] = field(default_factory=dict)
    crashes: list[float] = field(default_factory=list)
    kept_both: bool = False

    def young(self, at):
        """Whether a crash followed so soon that it may be lost."""
        return any(crash - YOUNG <= at <= crash for crash in self.crashes)


@dataclass
class Verdict:
    """Words and ratings that are not as they should be."""

    lost: list[str] = field(default_factory=list)
    overwritten: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    young: list[str] = field(default_factory=list)

    @property
    def bad(self):
        return self.lost + self.overwritten + self.doubled


def compare(typed, notes, ratings):
    """``notes`` and ``ratings`` are what is stored, by question."""
    verdict = Verdict()
    stored = {question: Counter(text.split()) for question, text in notes.items()}
    tabs = {(word.question, word.tab) for word in typed.words}
    for word in typed.words:
        number = stored[word.question][word.text]
        if number > 1 and not typed.kept_both:
            verdict.doubled.append(word.text)
        elif number == 0 and typed.young(word.at):
            verdict.young.append(word.text)
        elif number == 0 and any(q == word.question and t != word.tab for q, t in tabs):
            verdict.overwritten.append(word.text)
        elif number == 0:
            verdict.lost.append(word.text)
    for question, (rating, at) in typed.ratings.items():
        if ratings[question] != rating:
            place = verdict.young if typed.young(at) else verdict.lost
            place.append(f"rating {rating} of question {question}")
    return verdict
