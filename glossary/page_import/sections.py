"""Cuts a page into blocks, each with what its heading says."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from glossary.page_import.headings import (
    Heading,
    Section,
    heading_of,
    looks_like_heading,
)
from glossary.page_import.page import Line
from glossary.page_import.questions import label_of

_LEVELLED = (Section.QUESTIONS, Section.INDICATORS)


@dataclass
class Block:
    """A heading and the lines below it; the first block has no heading."""

    section: Section
    level: str = ""
    heading: Line | None = None
    said: Heading | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def content(self) -> list[Line]:
        """The lines, starting with the text after the heading's colon."""
        if self.heading and self.said and self.said.rest:
            return [replace(self.heading, text=self.said.rest), *self.lines]
        return self.lines

    @property
    def last(self) -> int:
        lines = [*filter(None, [self.heading]), *self.lines]
        return lines[-1].number if lines else 0


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The page's blocks in their order; one under no heading comes first."""
    blocks = [Block(Section.EXPLANATION)]
    for place, line in enumerate(lines):
        block = blocks[-1]
        following = lines[place + 1] if place + 1 < len(lines) else None
        if said := heading_of(line):
            section = said.section or _levelled(block.section, said, following)
            if section:
                blocks.append(Block(section, said.level, line, said))
                continue
        if _may_end(block) and looks_like_heading(line) and not label_of(line.text)[0]:
            blocks.append(Block(Section.UNKNOWN, heading=line))
            continue
        if _is_whole(block) and len(blocks) > 1:
            block = Block(blocks[-2].section, blocks[-2].level)
            blocks.append(block)
        block.lines.append(line)
    return blocks


def _levelled(
    current: Section, said: Heading, following: Line | None
) -> Section | None:
    """What a heading that only names a level belongs to."""
    if following and asks(following):
        return Section.QUESTIONS
    if said.years or said.numbered:
        return Section.INDICATORS
    return current if current in _LEVELLED else None


def asks(line: Line) -> bool:
    return label_of(line.text)[0] == "question" or line.text.endswith("?")


def _is_whole(block: Block) -> bool:
    """Other names on one line interrupt their section."""
    return block.section is Section.ALIASES and bool(block.said and block.said.rest)


def _may_end(block: Block) -> bool:
    """Whether something unknown can begin below what the block holds already."""
    match block.section:
        case Section.EXPLANATION:
            return any(len(line.text) > 100 for line in block.lines)
        case Section.INDICATORS | Section.RED_FLAGS:
            return any(line.marker for line in block.lines)
        case Section.QUESTIONS:
            return bool(block.lines)
    return False
