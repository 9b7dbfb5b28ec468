"""The shape of the glossary's files. `docs/glossary-format.md` explains it to people.

The attribute docstrings become the help that editors show: they go into the JSON
Schema, which `manage.py glossary_schema` writes.
"""

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import GenerateJsonSchema

from glossary.files.values import (
    MONTH,
    ONE_LINE,
    SLUG,
    SOURCE,
    Entries,
    Entry,
    Rating,
    Slug,
    Text,
    Title,
    Word,
    Years,
    fits,
)
from glossary.models import Competency, Industry, Question, Term
from glossary.roles.bar import MAX_QUESTIONS_OF_TERM


class Section(BaseModel):
    """Keys of a file: none unknown, none converted from another type."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


class ExampleContent(Section):
    """An answer as somebody might give it, and how it would be rated."""

    rating: Literal[2, 4]
    """2 or 4."""
    answer: Text
    """60 to 120 words of spoken language."""
    reason: Text
    """Why the answer gets that rating, based on the anchors."""


class RelatedContent(Section):
    """A related term that is not another spelling of this one."""

    name: Entry
    """The usual spelling."""
    kind: Literal["wider", "narrower", "part", "variety", "rival", "look-alike"]
    """Its relation to this term: OpenTofu is a rival of Terraform."""


class QuestionContent(Section):
    """A question, and how to recognise a good answer to it."""

    id: Slug
    """Identifies the question, however it is reworded; unique in the file."""
    title: Annotated[str, fits(Question, "title"), ONE_LINE] = ""
    """Two or three words for lists, unique in the file: Low enrollment."""
    question: Text
    """An open question about one thing, answered by talking."""
    expected_answer: Text
    """What a good answer contains, for a listener from outside the field."""
    listen_for: Annotated[list[Entry], Field(min_length=3, max_length=5)]
    """3 to 5 short points that can be ticked as heard."""
    hear: Annotated[list[Word], Field(min_length=1, max_length=8)] = Field(
        default_factory=list
    )
    """3 to 8 words or phrases an expert will use, to recognise by ear."""
    follow_ups: Entries = Field(default_factory=list)
    """Follow-up questions for a vague answer."""
    anchors: Annotated[dict[Rating, Entry], Field(min_length=1)] = Field(
        default_factory=dict
    )
    """What an answer with that rating sounds like; usually for 1, 3 and 5."""
    minutes: Annotated[int, Field(ge=1, le=60)] = 5
    """Planned minutes for the answer."""
    examples: Annotated[list[ExampleContent], Field(min_length=2, max_length=2)] = (
        Field(default_factory=list)
    )
    """Two answers for training, one rated 2 and one rated 4."""


class LevelContent(Section):
    """What is expected, and asked, at one level."""

    years: Years
    """Years of experience: 0-2, or 5+ for “or more”, without spaces."""
    indicators: Entries
    """What experience at this level looks like, as short phrases."""
    questions: Annotated[list[QuestionContent], Field(min_length=1)]
    """Asked in this order."""


class Levels(Section):
    """All three levels; their years follow one another."""

    junior: LevelContent
    mid: LevelContent
    senior: LevelContent


class TermContent(Section):
    """A term of an industry, explained for recruiters, with its questions."""

    industry: Annotated[str, fits(Industry, "name"), ONE_LINE]
    """The industry's name; the file's folder is named after it."""
    name: Annotated[str, fits(Term, "name"), ONE_LINE]
    """The term as written in a résumé: CRO."""
    expansion: Annotated[str, fits(Term, "expansion"), ONE_LINE] = ""
    """What an abbreviation stands for."""
    say: Annotated[str, fits(Term, "say"), ONE_LINE] = ""
    """Pronunciation: see-arr-oh."""
    aliases: Entries = Field(default_factory=list)
    """Other spellings of the same thing: cGMP, K8s."""
    see_also: Annotated[list[RelatedContent], Field(min_length=1)] = Field(
        default_factory=list
    )
    """Related terms, not other spellings, each with its kind."""
    explanation: Text
    """What it is, who uses it and why companies hire for it; 80 to 150 words."""
    resume_examples: Entries
    """Lines as found in a résumé."""
    typical_job_title: Annotated[str, fits(Term, "typical_job_title"), ONE_LINE]
    """The job title most people with this experience have."""
    related_titles: Entries
    """Other titles to search for."""
    certifications: Entries = Field(default_factory=list)
    """Certifications that count in the field, and what they stand for."""
    red_flags: Entries
    """Job-related warning signs that can be observed in the interview."""
    levels: Levels
    """Junior, mid and senior."""
    checked: Annotated[str, StringConstraints(pattern=MONTH), ONE_LINE] = ""
    """The month the facts were checked: 2026-11."""
    sources: Entries = Field(default_factory=list)
    """Documents that back the facts, by name."""


class CompetencyLevelContent(Section):
    """What a competency looks like at one level, and what is asked."""

    indicators: Annotated[list[Entry], Field(min_length=3, max_length=5)]
    """3 to 5 short phrases: what it looks like at this level."""
    questions: Annotated[list[QuestionContent], Field(min_length=4)]
    """4 questions or more; kits ask the first one first."""


class CompetencyLevels(Section):
    """All three levels."""

    junior: CompetencyLevelContent
    mid: CompetencyLevelContent
    senior: CompetencyLevelContent


class CompetencyContent(Section):
    """A way of working that any job may need, with its questions."""

    name: Annotated[str, fits(Competency, "name"), ONE_LINE]
    """The competency: Communication."""
    aliases: Entries = Field(default_factory=list)
    """What else people call it: ownership, time management."""
    definition: Text
    """What it is, in two sentences."""
    is_not: Text
    """What is often taken for it, in a sentence or two."""
    levels: CompetencyLevels
    """Junior, mid and senior."""
    red_flags: Annotated[list[Entry], Field(min_length=3, max_length=4)]
    """3 or 4 job-related warning signs that can be observed in the interview."""
    checked: Annotated[str, StringConstraints(pattern=MONTH), ONE_LINE] = ""
    """The month it was checked: 2026-11."""


class RoleTermContent(Section):
    """A term that the role’s kits ask questions of."""

    term: Annotated[str, StringConstraints(pattern=SOURCE), ONE_LINE]
    """The term’s industry and file: software-engineering/api-design."""
    questions: Annotated[int, Field(ge=1, le=MAX_QUESTIONS_OF_TERM)]
    """How many of its questions are asked at each level, 1 to 3."""


CompetencyName = Annotated[
    str, StringConstraints(pattern=SLUG), fits(Competency, "slug"), ONE_LINE
]
CompetencyNames = Annotated[list[CompetencyName], Field(min_length=1)]


class RoleCompetencies(Section):
    """The competencies of each written level, one question each."""

    junior: CompetencyNames
    """Also asked at Entry."""
    mid: CompetencyNames
    """In the order that they are asked in."""
    senior: CompetencyNames
    """Also asked at Lead, with leading-people."""


class RoleContent(Section):
    """A job that people hire for, and what its interviews ask."""

    family: Annotated[str, fits(Industry, "name"), ONE_LINE]
    """The family’s name, which is an industry’s; the folder is named after it."""
    title: Title
    """The job title that is used most; the file is named after it."""
    other_titles: Annotated[list[Title], Field(min_length=1, max_length=20)] = Field(
        default_factory=list
    )
    """2 to 20 other titles for the same job; no other role has one of them."""
    abbreviations: Annotated[list[Word], Field(min_length=1)] = Field(
        default_factory=list
    )
    """Only those that people write; initials are found without being listed."""
    terms: Annotated[list[RoleTermContent], Field(min_length=1)] = Field(
        default_factory=list
    )
    """2 or more terms of any industry, the most important first."""
    competencies: RoleCompetencies
    """2 or more competencies at each level."""
    minutes: Literal[30, 45, 60, 75, 90]
    """The whole interview, with 10 minutes for the candidate’s questions."""


class Kind(Enum):
    """What a file describes."""

    TERM = "term"
    COMPETENCY = "competency"
    ROLE = "role"

    @property
    def schema(self) -> type[Section]:
        return _SCHEMAS[self]

    @property
    def json_name(self) -> str:
        """The file with its JSON Schema, in `docs`."""
        name = "glossary" if self is Kind.TERM else self.value
        return f"{name}.schema.json"


_SCHEMAS: dict[Kind, type[Section]] = {
    Kind.TERM: TermContent,
    Kind.COMPETENCY: CompetencyContent,
    Kind.ROLE: RoleContent,
}


def json_schema(kind: Kind = Kind.TERM) -> dict[str, Any]:
    """For editors: a file in `docs` holds it."""
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **kind.schema.model_json_schema(),
    }
