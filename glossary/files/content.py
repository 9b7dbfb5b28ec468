"""What a file says as plain data, and the checksum of that."""

import hashlib
import json
from typing import Any

from glossary.parts import QUESTION_PARTS, RED_FLAG_PARTS

HASHED_AS = {
    part.key: part.hashed_as for part in QUESTION_PARTS if part.key == part.name
}

Content = dict[str, Any]
"""As `model_dump()` of a file's schema gives it: every key, the optional ones too."""


def red_flag_parts(said: Any) -> dict[str, Any]:
    """By name, of an entry of ``red_flags``: its text, or that and what else it has."""
    values = {"text": said} if isinstance(said, str) else dict(said)
    known = (part for part in RED_FLAG_PARTS if part.key in values)
    return {part.name: values[part.key] for part in known}


def checksum(content: Content) -> str:
    """SHA-256 of the content. Blank values play no part."""
    text = json.dumps(_without_blanks(content), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def checksum_with_roles(content: Content, roles: list[str]) -> str:
    """As terms were checked when their files listed roles."""
    return checksum({**content, "roles": sorted(roles)})


def _without_blanks(value: Any) -> Any:
    # A key that a later version adds or renames must not make every term look edited.
    if isinstance(value, dict):
        return {
            HASHED_AS.get(key, key): _without_blanks(child)
            for key, child in value.items()
            if child
        }
    if isinstance(value, list):
        return [_without_blanks(child) for child in value]
    return value
