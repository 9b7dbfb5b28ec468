"""A term's page: all its parts, and links onward."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Lower
from django.utils.safestring import SafeString

from glossary.library.levels import ReadByLevel
from glossary.library.marking import Spellings
from glossary.library.queries import readable_terms, split_lead
from glossary.models import Level, Role, RoleTerm, Term, written_level
from glossary.roles import finder
from glossary.roles.answer import Answer

MAX_RELATED = 9


def with_parts(terms: QuerySet[Any]) -> QuerySet[Any]:
    """Fetches all that the page shows of a term: six queries."""
    roles = Role.objects.active().select_related("industry")
    return terms.select_related("industry").prefetch_related(
        "levels", "questions", "red_flags", Prefetch("roles", roles), "role_terms"
    )


def title_key(title: str) -> str:
    """The same for titles that differ in case and spaces alone."""
    return " ".join(title.split()).casefold()


KINDS = {
    "wider": "Wider:",
    "narrower": "Narrower:",
    "part": "A part of it:",
    "variety": "A variety of it:",
    "rival": "A rival:",
    "look-alike": "Looks alike:",
}


@dataclass(frozen=True)
class TermPage(ReadByLevel):
    """The page of one term; ``term`` comes from `with_parts`.

    Three queries more: for its namesakes, its neighbours and the finder of roles.
    """

    term: Term
    reader: User | AnonymousUser
    opened: list[str] = field(default_factory=list)

    @property
    def content(self) -> Term:
        return self.term

    @property
    def lead(self) -> str:
        """The first sentence of the explanation."""
        return split_lead(self.term.explanation)[0]

    @property
    def rest(self) -> str:
        """The explanation after its first sentence."""
        return split_lead(self.term.explanation)[1]

    @property
    def see_also(self) -> list[tuple[str, list[str]]]:
        """By kind, in words: ``Wider: Computer Networking``."""
        names: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for other in self.term.see_also:
            names.setdefault(other["kind"], []).append(other["name"])
        return [(KINDS.get(kind, kind), names[kind]) for kind in names if names[kind]]

    @cached_property
    def resume_examples(self) -> list[SafeString]:
        spellings = Spellings(self.term)
        return [spellings.mark(line) for line in self.term.resume_examples]

    @cached_property
    def roles(self) -> list[Role]:
        """The commonest first: the job the term is typical of, then those that it
        matters most to.
        """
        draws = {each.role_id: each for each in self.term.role_terms.all()}
        typical = title_key(self.term.typical_job_title)
        found = self.titles[0].role if self.titles else None

        def place(role: Role) -> tuple[Any, ...]:
            draw = draws[role.pk]
            titles = {title_key(each) for each in (role.title, *role.other_titles)}
            is_typical = role.pk == found or typical in titles
            return not is_typical, draw.position, -draw.questions, role.title

        return sorted(self.term.roles.all(), key=place)

    @property
    def levels_to_start(self) -> list[tuple[Level, str]]:
        """Those that there are questions for; only written ones say years."""
        written = {each.level: each.years for each in self.levels_with_questions}
        return [
            (level, written.get(level, ""))
            for level in Level
            if written_level(level) in written
        ]

    @property
    def startable(self) -> bool:
        """Whether a kit can be made from it: it has a role and questions."""
        has_roles = bool(self.term.roles.all())
        asks = bool(self.levels_with_questions)
        return self.term.is_active and has_roles and asks

    @cached_property
    def titles(self) -> list[Answer]:
        """The typical title, if there is one, and those to search for as well; each
        with the role that it leads to."""
        titles = filter(None, [self.term.typical_job_title, *self.term.related_titles])
        found = finder.kept.get()
        return [found.find(title) for title in titles]

    @cached_property
    def namesakes(self) -> list[Term]:
        """Terms of other industries with the same name."""
        same = self._readable.filter(name__iexact=self.term.name)
        return list(same.exclude(industry=self.term.industry_id))

    @cached_property
    def related(self) -> list[Term]:
        """Some of the same industry; first those that share a role."""
        together = RoleTerm.objects.filter(
            term=OuterRef("pk"),
            role__terms=self.term.pk,
            role__retired_at=None,
            role__draft="",
        )
        others = self._readable.filter(
            industry=self.term.industry_id, retired_at=None, draft=""
        ).exclude(pk=self.term.pk)
        near_first = others.order_by(Exists(together).desc(), Lower("name"), "pk")
        return list(near_first[:MAX_RELATED])

    @property
    def _readable(self) -> QuerySet[Any]:
        shown = ("name", "slug", "expansion", "retired_at", "draft")
        return (
            readable_terms(self.reader)
            .select_related("industry")
            .only(*shown, "industry__name", "industry__slug")
        )
