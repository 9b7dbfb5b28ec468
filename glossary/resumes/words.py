"""Words to be careful with, from the list beside this module, which people edit."""

from pathlib import Path
from typing import Any

import yaml

_LISTS: dict[str, Any] = yaml.load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,  # noqa: S506 - it is a safe loader
)

CAPITALS = frozenset(_LISTS["capitals"].split())
COMMON = frozenset(_LISTS["common"].split())
GENERIC = frozenset(_LISTS["generic"].split())
LABELLED = frozenset(_LISTS["labelled"].split())
RIVALS: dict[str, list[str]] = _LISTS["rivals"]
