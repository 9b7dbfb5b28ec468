"""A term as plain data, as its file says it, and the checksum of that."""

import hashlib
import json
from typing import Any

Content = dict[str, Any]
"""As `TermContent.model_dump()` gives it: every key, the optional ones too."""


def checksum(content: Content) -> str:
    """SHA-256 of the content. Blank values play no part, nor does the roles' order."""
    content = {**content, "roles": sorted(content["roles"])}
    text = json.dumps(_without_blanks(content), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _without_blanks(value: Any) -> Any:
    # A key that a later version adds must not make every term look edited.
    if isinstance(value, dict):
        return {key: _without_blanks(child) for key, child in value.items() if child}
    if isinstance(value, list):
        return [_without_blanks(child) for child in value]
    return value
