"""Tells what a file describes: a term, a competency or a role."""

from pathlib import Path
from typing import Any

from glossary.files.schema import Kind

FOLDERS = {
    Kind.TERM: "glossary",
    Kind.COMPETENCY: "competencies",
    Kind.ROLE: "roles",
}
"""Where the files of each kind are, below `fixtures`."""


def _own_keys(kind: Kind) -> set[str]:
    others = (set(each.schema.model_fields) for each in Kind if each is not kind)
    return set(kind.schema.model_fields).difference(*others)


_OWN_KEYS = {kind: _own_keys(kind) for kind in Kind}


def kind_of(path: Path, data: Any) -> Kind:
    """By the keys that only one kind has; where they don’t tell, by the folders."""
    keys = {key for key in data if isinstance(key, str)} if _is_mapping(data) else set()
    by_folder = _by_folder(path)
    return max(Kind, key=lambda kind: (len(keys & _OWN_KEYS[kind]), kind is by_folder))


def _is_mapping(data: Any) -> bool:
    return isinstance(data, dict)


def _by_folder(path: Path) -> Kind:
    if path.parent.name == FOLDERS[Kind.COMPETENCY]:
        return Kind.COMPETENCY
    if path.parent.parent.name == FOLDERS[Kind.ROLE]:
        return Kind.ROLE
    return Kind.TERM
