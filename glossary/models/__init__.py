"""Reference content that recruiters read and kits are copied from."""

from glossary.models.competencies import (
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
)
from glossary.models.content import (
    WRITTEN_CHOICES,
    WRITTEN_LEVELS,
    GlossaryRevision,
    Industry,
    Level,
    RetirableQuerySet,
    written_level,
)
from glossary.models.roles import AskedTitle, Role, RoleCompetency, RoleTerm
from glossary.models.terms import LevelGuide, Question, RedFlag, Term

__all__ = [
    "WRITTEN_CHOICES",
    "WRITTEN_LEVELS",
    "AskedTitle",
    "Competency",
    "CompetencyLevel",
    "CompetencyQuestion",
    "CompetencyRedFlag",
    "GlossaryRevision",
    "Industry",
    "Level",
    "LevelGuide",
    "Question",
    "RedFlag",
    "RetirableQuerySet",
    "Role",
    "RoleCompetency",
    "RoleTerm",
    "Term",
    "written_level",
]
