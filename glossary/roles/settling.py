"""Keeps up to date which roles are drafts, and what each of them lacks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from glossary import revision
from glossary.models import (
    Competency,
    CompetencyQuestion,
    Question,
    Role,
    RoleCompetency,
    RoleTerm,
    Term,
)
from glossary.roles.bar import Area, Areas, Plan, competency_source, shortcomings
from glossary.roles.titles import title_key

BATCH = 500


@dataclass(frozen=True)
class Settled:
    """Titles, with their family, of the roles that changed."""

    drafts: list[str]
    """Those that can no longer be offered."""
    complete: list[str]
    """Those that can be offered again."""


def settle_roles() -> Settled:
    """Find out again what each role lacks; one that lacks something is a draft.

    Call it with the glossary locked, whenever terms, competencies or roles changed.
    Six queries, two more for a change.
    """
    roles = _roles()
    lacking = _lacking(roles, Term.objects.active(), Competency.objects.active())
    settled = _settled(roles, lacking)
    changed = [role for role in roles if role.draft != lacking[role.pk]]
    for role in changed:
        role.draft = lacking[role.pk]
    if changed:
        Role.objects.bulk_update(changed, ["draft"], batch_size=BATCH)
        revision.advance()
    return settled


def outlook(record: Term | Competency) -> Settled:
    """What would become of roles if the record were retired, or restored if it is."""
    terms, competencies = Term.objects.all(), Competency.objects.all()
    usable = Q(retired_at=None, draft="")
    other = usable | Q(pk=record.pk) if record.retired_at else usable & ~Q(pk=record.pk)
    of_terms, of_competencies = (
        (other, usable) if isinstance(record, Term) else (usable, other)
    )
    roles = _roles()
    lacking = _lacking(
        roles, terms.filter(of_terms), competencies.filter(of_competencies)
    )
    return _settled(roles, lacking)


def _roles() -> list[Role]:
    return list(Role.objects.select_related("industry").order_by("pk"))


def _settled(roles: list[Role], lacking: dict[int, str]) -> Settled:
    offered = [role for role in roles if not role.retired_at]
    drafts = [role for role in offered if not role.draft and lacking[role.pk]]
    complete = [role for role in offered if role.draft and not lacking[role.pk]]
    return Settled(_titles(drafts), _titles(complete))


def areas_of(
    terms: QuerySet[Term], competencies: QuerySet[Competency]
) -> dict[str, Area]:
    """Those terms and competencies by their source. Four queries."""
    names = {
        f"{industry}/{slug}": (pk, name)
        for pk, industry, slug, name in terms.order_by().values_list(
            "pk", "industry__slug", "slug", "name"
        )
    }
    asked = Question.objects.filter(term__in=terms.order_by().values("pk"))
    minutes = _minutes(asked, "term")
    areas = {source: Area(name, minutes[pk]) for source, (pk, name) in names.items()}
    known = competencies.order_by().values_list("pk", "slug", "name")
    minutes = _minutes(CompetencyQuestion.objects.all(), "competency")
    for pk, slug, name in known:
        areas[competency_source(slug)] = Area(name, minutes[pk])
    return areas


def known_areas(sources: Iterable[str]) -> Areas:
    """Those of the sources that the database has, retired ones and drafts too."""
    slugs = {source.partition("/")[2] for source in sources}
    return areas_of(
        Term.objects.filter(slug__in=slugs), Competency.objects.filter(slug__in=slugs)
    )


def _minutes(
    questions: QuerySet[Question] | QuerySet[CompetencyQuestion], owner: str
) -> Mapping[int, Mapping[str, tuple[int, ...]]]:
    found: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
    rows = questions.order_by("level", "position", "pk")
    for pk, level, minutes in rows.values_list(owner, "level", "minutes"):
        found[pk][level] = (*found[pk].get(level, ()), minutes)
    return found


def _lacking(
    roles: list[Role], terms: QuerySet[Term], competencies: QuerySet[Competency]
) -> dict[int, str]:
    """What each role lacks that can use these, in sentences; empty if nothing."""
    used = terms.filter(pk__in=RoleTerm.objects.order_by().values("term"))
    areas = areas_of(used, competencies)
    unused: dict[int, list[str]] = defaultdict(list)
    plans = _plans(roles, areas, unused)
    sentences: dict[int, list[str]] = {}
    for role in roles:
        plan = plans[role.pk]
        found = [sentence for _, sentence in shortcomings(plan, areas)]
        if found:
            found += [f"{name} is retired or a draft." for name in unused[role.pk]]
        sentences[role.pk] = list(dict.fromkeys(found))
    offered = [role for role in roles if not role.retired_at]
    # Seeded roles have a title before those made by hand, and older before newer.
    offered.sort(key=lambda role: (not role.seed_checksum, role.pk))
    for role, sentence in [*_same_titles(offered), *_same_kits(offered, plans)]:
        sentences[role.pk].append(sentence)
    return {pk: " ".join(found) for pk, found in sentences.items()}


def _plans(
    roles: list[Role], areas: Areas, unused: dict[int, list[str]]
) -> dict[int, Plan]:
    """What each role can ask, of terms and competencies that are active; the names of
    the others are added to the ``unused``. Two queries."""
    terms: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = RoleTerm.objects.order_by("position", "pk").values_list(
        "role", "term__industry__slug", "term__slug", "term__name", "questions"
    )
    for role, industry, slug, name, questions in rows:
        if (source := f"{industry}/{slug}") in areas:
            terms[role].append((source, questions))
        else:
            unused[role].append(name)
    named: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    competencies = RoleCompetency.objects.order_by("position", "pk").values_list(
        "role", "level", "competency__slug", "competency__name"
    )
    for role, level, slug, name in competencies:
        if (source := competency_source(slug)) in areas:
            named[role][level].append(source)
        else:
            unused[role].append(name)
    return {
        role.pk: Plan(
            minutes=role.minutes,
            terms=terms[role.pk],
            competencies=named[role.pk],
            other_titles=len(role.other_titles),
            is_general=role.is_general,
        )
        for role in roles
    }


def _same_titles(roles: Iterable[Role]) -> Iterable[tuple[Role, str]]:
    first: dict[str, Role] = {}
    for role in roles:
        for title in [role.title, *role.other_titles]:
            other = first.setdefault(title_key(title), role)
            if other != role:
                where = f"{other.title} ({other.industry})"
                yield role, f"{where} has the title {title}, too. Choose another one."


def _same_kits(
    roles: Iterable[Role], plans: dict[int, Plan]
) -> Iterable[tuple[Role, str]]:
    first: dict[object, Role] = {}
    for role in roles:
        for level, asked in plans[role.pk].kits:
            if not asked:
                continue
            other = first.setdefault((role.industry_id, level, asked), role)
            if other != role:
                yield (
                    role,
                    (
                        f"{other.title} asks the same at {level}. Ask something "
                        "that tells the jobs apart."
                    ),
                )
                break


def _titles(roles: Iterable[Role]) -> list[str]:
    return [f"{role.title} ({role.industry})" for role in roles]
