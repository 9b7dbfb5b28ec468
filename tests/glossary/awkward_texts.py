"""Texts that YAML takes for something else, breaks, or hides, for hypothesis."""

from hypothesis import strategies as st

from glossary.files.values import UNPRINTABLE

AWKWARD = st.sampled_from(
    [
        *("yes", "No", "null", "~", "1", "0x1f", "1e3", "1:30", "2026-11-23", "="),
        *("- dash", "-", "? ask", "a: b", "a:", ":a", "#hash", "a #b", "@at", "`tick`"),
        *("<<", "%", "&anchor", "*alias", "!tag", "!", "[list]", "{map}", "a, b", "|"),
        *('"quoted"', "'single'", 'both "\'"', "it's", "“curly”", "back\\slash", '"'),
        *("---", "...", "naïve", "研究", "🙂", "a\u00a0b", "\u200b", "x" * 120, "a  b"),
        *(">-", "C++", "C#", "R&D", "5+", "0-2", "\ufeff", "\u00ad", "\u2028", "\t"),
    ]
)
ANY = st.text(st.characters(codec="utf-8"), max_size=9)
LINE = st.lists(AWKWARD | ANY, min_size=1, max_size=12).map(" ".join)


def entry(longest=80):
    """One line that a term may hold."""
    texts = LINE.map(lambda text: UNPRINTABLE.sub("", text.replace("\n", "")))
    return texts.map(lambda text: text[:longest].strip()).filter(bool)


def entries(least=1, most=5):
    """Several, no two of which differ by case and spaces alone."""
    return st.lists(
        entry(),
        min_size=least,
        max_size=most,
        unique_by=lambda text: "".join(text.casefold().split()),
    )
