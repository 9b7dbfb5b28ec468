"""What was found on a page, with line numbers."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from glossary.files.sentences import LEVELS


class Kind(StrEnum):
    """What a remark is about; the first two ask a person to look."""

    UNREAD = "Not read"
    DOUBTFUL = "Unsure"
    DROPPED = "Dropped"
    NOTE = "Note"


class Status(IntEnum):
    """How much is left to do; the values are the command's exit statuses."""

    CLEAN = 0
    PARTIAL = 1
    UNUSABLE = 2


class UnusablePageError(Exception):
    """This is not a page about a term, or no text at all."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence, self.line = sentence, line
        super().__init__(f"Line {line}: {sentence}" if line else sentence)


@dataclass(frozen=True)
class Line:
    """A line that is not blank, cleaned, without its bullet."""

    number: int
    text: str
    marker: str = ""
    """The bullet or number that it began with."""
    after_gap: bool = False
    """Whether a blank line comes before it."""


@dataclass(frozen=True)
class Entry:
    text: str
    line: int


@dataclass(frozen=True)
class Remark:
    kind: Kind
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.sentence}"


@dataclass
class AskedQuestion:
    question: Entry
    answer: list[Entry] = field(default_factory=list)
    points: list[Entry] = field(default_factory=list)
    follow_ups: list[Entry] = field(default_factory=list)


@dataclass
class LevelPart:
    years: Entry | None = None
    indicators: list[Entry] = field(default_factory=list)
    questions: list[AskedQuestion] = field(default_factory=list)


@dataclass
class Page:
    """Only what the page says; nothing is made up for missing parts."""

    name: Entry
    expansion: str = ""
    industry: str = ""
    aliases: list[Entry] = field(default_factory=list)
    explanation: list[Entry] = field(default_factory=list)
    resume_examples: list[Entry] = field(default_factory=list)
    typical_job_title: str = ""
    related_titles: list[Entry] = field(default_factory=list)
    red_flags: list[Entry] = field(default_factory=list)
    levels: dict[str, LevelPart] = field(
        default_factory=lambda: {level: LevelPart() for level in LEVELS}
    )
    remarks: list[Remark] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    """What each line was read as, for people."""

    def remark(self, kind: Kind, line: int, sentence: str) -> None:
        self.remarks.append(Remark(kind, line, sentence))
