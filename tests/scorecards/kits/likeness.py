"""How alike two questions are, by the words that few questions have.

Cosine of TF-IDF vectors (Salton and Buckley 1988, "Term-weighting approaches in
automatic text retrieval"); the question itself counts three times what its answers do.
It finds what shares words and nothing else, over half of the pairs that people called
the same. So `alike.tsv` has pairs that were found by reading, too.
"""

import math
import re
from collections import Counter
from pathlib import Path

from glossary.words import word_set

SURE = 0.135
"""From here on, every pair of a kit is judged in `alike.tsv`."""
LITTLE = word_set(
    """
    a about after all an and answer are as asks at be been before but by can did do
    does for from good had has have he her his how if in into is it its less may me
    more most no not of on one or other out over own person say says she should so
    some suppose tell than that the their them then there these they this those time
    to two up use was were what when where which who why will with would you your
    """
)
ENDINGS = "ing", "ed", "es", "s"


def words(text):
    for word in re.findall(r"[a-z]{3,}", text.casefold()):
        if word not in LITTLE:
            yield next(
                (
                    word.removesuffix(end)
                    for end in ENDINGS
                    if word.endswith(end) and len(word) - len(end) >= 4
                ),
                word,
            )


def counted(question):
    asked = Counter(words(f"{question.title} {question.text}"))
    heard = [question.expected_answer, *question.listen_for, *question.anchors.values()]
    return asked + asked + asked + Counter(words(" ".join(heard)))


class Likeness:
    def __init__(self, questions):
        """``questions`` by their source."""
        counts = {source: counted(each) for source, each in questions.items()}
        having = Counter(word for each in counts.values() for word in each)
        self._vectors = {}
        for source, each in counts.items():
            vector = {
                word: (1 + math.log(number)) * math.log(len(counts) / having[word])
                for word, number in each.items()
            }
            length = math.hypot(*vector.values()) or 1
            self._vectors[source] = {w: part / length for w, part in vector.items()}

    def of(self, one, other):
        """From 0 to 1."""
        first, second = self._vectors[one], self._vectors[other]
        return sum(part * second.get(word, 0) for word, part in first.items())


def judged():
    """What people said of a pair: it asks the same, or it does not."""
    path = Path(__file__).with_name("alike.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[:1] != "#"]
    return {frozenset(pair): verdict == "same" for verdict, *pair in rows}
