"""The glossary for its editors; `fixtures/glossary` is its usual source."""

from glossary.admin.asked_title import AskedTitleAdmin
from glossary.admin.competency import CompetencyAdmin
from glossary.admin.industry import IndustryAdmin
from glossary.admin.role import RoleAdmin
from glossary.admin.term import TermAdmin

__all__ = [
    "AskedTitleAdmin",
    "CompetencyAdmin",
    "IndustryAdmin",
    "RoleAdmin",
    "TermAdmin",
]
