"""The page of search strings: what is offered, ticked, typed and refused."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from glossary.models import Role, Term
from glossary.sourcing.pieces import Kind, Piece
from tests.makers import make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TERM_QUERIES = 3  # session, user, term
ROLE_QUERIES = 4  # and the terms of the role
HTMX = {"HX-Request": "true"}


@pytest.fixture
def reader(client, otto):
    client.force_login(otto)
    return client


@pytest.fixture
def cro():
    term = make_term("CRO")
    term.expansion = "Contract Research Organization"
    term.related_titles = ["Study Coordinator", "Clinical Trial Manager"]
    term.save()
    return term


def address(thing):
    if isinstance(thing, Role):
        return reverse("glossary:role_sourcing", args=[thing.pk])
    return reverse("glossary:term_sourcing", args=[thing.industry.slug, thing.slug])


def strings(response):
    """What stands in the boxes to copy, in their order."""
    boxes = re.findall(
        r"<textarea id=\"\w+-string\".*?>(.*?)</textarea>", response.content.decode()
    )
    return [unescape(box) for box in boxes]


def key(text):
    return Piece(Kind.NAME, text).key


def test_term_offers_everything_at_first(reader, cro):
    assert strings(reader.get(address(cro))) == [
        '(CRO OR "Contract Research Organization") AND ("CRO Professional" OR '
        '"Study Coordinator" OR "Clinical Trial Manager") '
        'NOT (recruiter OR recruiting OR "talent acquisition" OR jobs)',
        'site:linkedin.com/in (CRO | "Contract Research Organization") '
        '("CRO Professional" | "Study Coordinator" | "Clinical Trial Manager") '
        '-recruiter -recruiting -"talent acquisition" -jobs',
        '(CRO OR "Contract Research Organization") AND ("CRO Professional" OR '
        '"Study Coordinator" OR "Clinical Trial Manager") '
        'NOT (recruiter OR recruiting OR "talent acquisition" OR jobs)',
    ]


def test_page_leads_back_to_the_term_and_its_industry(reader, cro):
    page = reader.get(address(cro)).content.decode()

    assert [
        (unescape(name), at)
        for at, name in re.findall(r'<a href="(/glossary/[^"]*)">(.*?)</a>', page)
        if "/" in at.removeprefix("/glossary/")
    ] == [
        ("Pharmaceutical Services", "/glossary/industries/pharmaceutical-services/"),
        ("About CRO", "/glossary/terms/pharmaceutical-services/cro/"),
    ]


def test_role_draws_on_its_active_terms(reader, cro):
    retired = make_term("GCP")
    role = make_role("Monitor", cro, retired)
    retired.retire()

    linkedin, *_ = strings(reader.get(address(role)))

    assert linkedin.startswith(
        '(CRO OR "Contract Research Organization") AND (Monitor OR "CRO Professional"'
    )
    assert "GCP" not in linkedin


def test_role_without_active_terms_is_searched_by_its_title(reader, cro):
    role = make_role("Monitor", cro)
    cro.retire()

    page = reader.get(address(role))

    assert strings(page)[0].startswith("Monitor NOT (")
    assert "words" not in page.context["form"].fields


def test_only_what_is_ticked_and_typed_is_searched_for(reader, cro):
    ticked = {
        "words": key("CRO"),
        "titles": [key("Study Coordinator"), key("Clinical Trial Manager")],
        "exclude": " - jobs\r\n\r\nsenior director",
        "location": "Basel",
    }

    assert strings(reader.get(address(cro), ticked))[1] == (
        'site:linkedin.com/in CRO ("Study Coordinator" | "Clinical Trial Manager") '
        'Basel -jobs -"senior director"'
    )


def test_exclusions_can_all_be_taken_away(reader, cro):
    asked = {"words": key("CRO"), "exclude": ""}

    assert strings(reader.get(address(cro), asked))[0] == "CRO"


def test_address_outlives_a_title_that_it_ticks(reader, cro):
    asked = {"words": key("CRO"), "titles": "deadbeef", "exclude": ""}

    assert strings(reader.get(address(cro), asked))[2] == "CRO"


def test_address_of_all_pieces_of_a_large_role_is_short_enough_for_servers(reader):
    terms = [make_term(f"T{n}", questions=0) for n in range(10)]
    for term in terms:
        term.related_titles = [f"{term}: a rather long title {n}" for n in "123456"]
        term.save()

    form = reader.get(address(make_role("Monitor", *terms))).context["form"]

    keys = [*form.data["words"], *form.data["titles"]]
    assert (len(keys), len("&titles=".join(keys)) < 2000) == (81, True)


def test_what_would_go_over_a_limit_is_named(reader, cro):
    cro.related_titles = [f"Clinical Officer {n}" for n in range(12)]
    cro.save()

    page = unescape(reader.get(address(cro)).content.decode())

    left_out = page.partition("Left out because the limit is 32 words:")[2]
    assert "30 of 32 words" in page
    assert re.findall(r"<li>(.*?)</li>", left_out)[:2] == [
        "Clinical Officer 6",
        "Clinical Officer 7",
    ]


def test_nothing_short_enough_is_said(reader, cro):
    name = " ".join(["two"] * 40)
    Term.objects.filter(pk=cro.pk).update(typical_job_title=name)

    page = reader.get(address(cro), {"titles": key(name), "exclude": "jobs"})

    assert len(strings(page)) == 2
    assert "Everything ticked is too long for Google X-ray." in page.content.decode()


def test_nothing_ticked_is_refused(reader, cro):
    page = reader.get(address(cro), {"exclude": "jobs", "location": "Basel"})

    assert page.status_code == 422
    assert (strings(page), page.context["form"]["exclude"].value()) == ([], "jobs")
    assert "Tick at least one word or job title." in page.content.decode()


@pytest.mark.parametrize(
    ("exclude", "sentence"),
    [
        ("a\n" * 21, "There are 21 excluded words or phrases. Keep at most 20."),
        ("x" * 81, f"Shorten “{'x' * 40}…” to 80 characters."),
    ],
)
def test_too_many_and_too_long_exclusions_are_refused(reader, cro, exclude, sentence):
    asked = {"words": key("CRO"), "exclude": exclude}

    page = reader.get(address(cro), asked)

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_exclusion_of_what_is_ticked_is_warned_of(reader, cro):
    ticked = [key("Study Coordinator"), key("Clinical Trial Manager")]
    asked = {"titles": ticked, "exclude": "coordinator\njobs"}

    page = reader.get(address(cro), asked).content.decode()

    assert re.findall("You excluded .*", page) == [
        "You excluded “coordinator”, which is part of “Study Coordinator”. Remove one "
        "of them.</li>"
    ]


def test_offered_exclusions_leave_the_titles_alone(reader, cro):
    role = make_role("Technical Recruiter", cro)

    form = reader.get(address(role)).context["form"]

    assert form["exclude"].value() == "recruiting\ntalent acquisition\njobs"


def test_names_are_escaped(reader, cro):
    Term.objects.filter(pk=cro.pk).update(name="</textarea><b>C&A")

    page = reader.get(address(cro))

    assert "</textarea><b>" not in page.content.decode()
    assert strings(page)[0].startswith('("</textarea><b>C&A" OR ')


def test_htmx_gets_the_strings_alone(reader, cro):
    asked = {"exclude": ""}

    part = reader.get(address(cro), asked, headers=HTMX)

    assert part.status_code == 200  # htmx would not show a refusal
    assert "<main" not in part.content.decode()
    assert "Tick at least one word or job title." in part.content.decode()
    assert "HX-Request" in part["Vary"]


@pytest.mark.parametrize("kind", ["term", "role"])
def test_retired_is_not_found(reader, cro, kind):
    thing = cro if kind == "term" else make_role("Monitor", cro)
    type(thing).objects.filter(pk=thing.pk).update(retired_at=timezone.now())

    assert reader.get(address(thing)).status_code == 404


@pytest.mark.parametrize("terms", [1, 30])
def test_queries_do_not_grow(reader, django_assert_num_queries, terms):
    made = [make_term(f"T{n}", questions=0) for n in range(terms)]
    role = make_role("Monitor", *made)

    with django_assert_num_queries(TERM_QUERIES):
        reader.get(address(made[0]))
    with django_assert_num_queries(ROLE_QUERIES):
        reader.get(address(role))
