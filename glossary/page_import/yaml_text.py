"""Writes plain data as YAML that people like to edit."""

from typing import Any

import yaml

WIDTH = 76  # a line ends after it, before the next word


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key; long texts are folded."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > WIDTH - 8 or "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def yaml_text(content: dict[str, Any]) -> str:
    """Read again, it gives the same content."""
    return yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH
    )
