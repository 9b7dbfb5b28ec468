"""How surely a query means its first term, or its first role: what comes first."""

from enum import IntEnum


class Strength(IntEnum):
    """Of terms: the words in a text, in a title, in a name, or just the name. Of roles:
    some words of a title, its beginning, nearly the title, one of the jobs that an
    abbreviation stands for, or just the title."""

    NOTHING = 0
    NEAR = 1
    TITLED = 2
    BEGUN = 3
    NAMED = 4
    MEANT = 5
    EXACT = 6
