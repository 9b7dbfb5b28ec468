"""The reading pages and the role picker at three sizes of the glossary.

Made-up terms are the shipped ones again, part for part, each under a name of its own
and with a role of its own; the industries stay the same.
"""

from io import StringIO

from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from glossary import revision
from glossary.models import LevelGuide, Question, RedFlag, Role, Term
from tests.bench import timing
from tests.bench.pages import (
    REQUESTS,
    Page,
    ask,
    client_of,
    count_queries,
    make_interviewer,
)

SIZES = (100, 1_000, 10_000)
PARTS = (LevelGuide, Question, RedFlag)


def run():
    call_command("seed_glossary", stdout=StringIO())
    shipped = list(Term.objects.select_related("industry"))
    client = client_of(make_interviewer("reader"))
    print(f"\nGlossary pages, {REQUESTS} requests each")
    print(f"{'page':<24}{'terms':>8}{'queries':>9}{timing.HEAD}")
    for size in SIZES:
        grow(shipped, size)
        for page in pages(client, shipped):
            queries = count_queries(page)
            times = [ask(page, number) for number in range(REQUESTS)]
            figures = timing.columns(times)
            print(f"{page.name:<24}{size:>8,}{queries:>9}{figures}")


def pages(client, shipped):
    """What is asked for; every request for another term or role."""
    browse, start = reverse("glossary:browse"), reverse("start_scorecard")
    slugs = [(term.industry.slug, term.slug) for term in shipped]
    industries = [reverse("glossary:industry", args=[each]) for each, _ in slugs]
    terms = [reverse("glossary:term", args=each) for each in slugs]
    roles = Role.objects.select_related("industry")[:REQUESTS]
    links = [{"role": f"{role} ({role.industry})", "level": "mid"} for role in roles]

    yield Page("all industries", lambda _: client.get(browse))
    yield Page("industry", lambda n: client.get(industries[n % len(industries)]))
    yield Page("term", lambda n: client.get(terms[n % len(terms)]))
    yield Page("start, with role picker", lambda n: client.get(start, links[n]))


@transaction.atomic
def grow(shipped, size):
    """Copies of the shipped terms, until there are so many."""
    have = Term.objects.count()
    originals = {number: shipped[number % len(shipped)] for number in range(have, size)}
    copies = Term.objects.bulk_create(
        copied(term, slug=f"{term.slug}-{number}", name=f"{term.name} {number}")
        for number, term in originals.items()
    )
    pairs = list(zip(originals.values(), copies, strict=True))
    for model in PARTS:
        parts = parts_by_term(model)
        model.objects.bulk_create(
            copied(part, term=copy) for term, copy in pairs for part in parts[term.pk]
        )
    roles = Role.objects.bulk_create(
        Role(
            industry=copy.industry,
            title=f"{copy.name} Specialist",
            slug=f"{copy.slug}-specialist",
        )
        for copy in copies
    )
    Role.terms.through.objects.bulk_create(
        Role.terms.through(role=role, term=copy)
        for role, copy in zip(roles, copies, strict=True)
    )
    revision.advance()


def parts_by_term(model):
    found = {}
    for part in model.objects.all():
        found.setdefault(part.term_id, []).append(part)
    return found


def copied(row, **changes):
    """The same row, not yet saved, with what is different."""
    names = [field.attname for field in row._meta.fields if not field.primary_key]
    values = {name: getattr(row, name) for name in names}
    for name in changes:
        values.pop(f"{name}_id", None)
    return type(row)(**{**values, **changes})
