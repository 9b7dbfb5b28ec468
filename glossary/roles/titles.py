"""When two job titles are the same."""

import re
import unicodedata

_BETWEEN = re.compile(r"[^\w+#]+|_+")


def title_key(title: str) -> str:
    """Without regard to case and punctuation; C++ and C# stay what they are."""
    text = unicodedata.normalize("NFKC", title).casefold().replace("&", " and ")
    return " ".join(_BETWEEN.sub(" ", text).split())
