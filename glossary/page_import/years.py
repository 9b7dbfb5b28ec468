"""Years of experience as people write them: 0-2, 2–5 yrs, over 5 years."""

import re

_YEARS = r"(?:\s*(?:years?|yrs?)\b\.?)?"
_FORMS = (
    (rf"(\d{{1,2}}){_YEARS}\s*(?:-|to\b|through\b|and\b)\s*(\d{{1,2}})(?!\d)", "{}-{}"),
    (
        rf"(\d{{1,2}}){_YEARS}\s*(?:\+|plus\b|(?:or|and) (?:more|above|up)\b)",
        "{}+",
    ),
    (r"(?:over|more than|at least|from|minimum(?: of)?|>=?|≥)\s*(\d{1,2})", "{}+"),
    (r"(?:up to|less than|fewer than|under|below|at most|<=?|≤)\s*(\d{1,2})", "0-{}"),
)
_PATTERNS = [(re.compile(pattern, re.IGNORECASE), form) for pattern, form in _FORMS]
_DASHES = str.maketrans("‐‑‒–—−", "------")


def find_years(text: str) -> tuple[str, str]:
    """The years as a file has them, or nothing, and the text without them."""
    text = text.translate(_DASHES)
    for pattern, form in _PATTERNS:
        if found := pattern.search(text):
            years = form.format(*(int(number) for number in found.groups()))
            return years, f"{text[: found.start()]} {text[found.end() :]}"
    return "", text
