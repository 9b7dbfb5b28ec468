"""Words that say something about a title, whatever the library has."""

from functools import lru_cache
from pathlib import Path

from glossary.words import word_set

WELL_KNOWN = word_set("ceo cfo cio ciso cmo coo cpo cro cto chro evp svp vip")
"""Never the initials of a title: everybody reads them as something else."""

OTHER_FIELDS = word_set(
    """
    112 911 999 animal army aviation church dental dog emergency equine fashion film
    flight football funeral marine military music naval navy pet police prison sport
    theater tv vet veterinary wedding yoga
    """
)
"""They make another job of a title that does not name them: *Veterinary* Nurse."""

RANKS = word_set("acting assistant associate chief deputy former sub vice volunteer")
"""They make another job of the title behind them."""


@lru_cache
def listed(name: str) -> frozenset[str]:
    path = Path(__file__).with_name(f"{name}.txt")
    return word_set(path.read_text(encoding="utf-8"))
