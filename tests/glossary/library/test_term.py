"""The page of a term."""

import re

import pytest
from django.urls import reverse

from glossary.library import term_page
from glossary.models import Role, Term
from tests.makers import make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def address(term):
    return reverse("glossary:term", args=[term.industry.slug, term.slug])


def make_cro(**fields):
    term = make_term("CRO")
    Term.objects.filter(pk=term.pk).update(**fields)
    return Term.objects.get(pk=term.pk)


@pytest.fixture
def reader(client, otto):
    """A browser of somebody with no part in interviews."""
    client.force_login(otto)
    return client


@pytest.fixture
def interviewer(client, ida):
    client.force_login(ida)
    return client


def place_of(text, *parts):
    """Where each part stands; all have to be there."""
    return [text.index(part) for part in parts]


def test_everything_about_a_term_is_there_explanation_first(reader):
    term = make_cro(
        expansion="Contract Research Organization",
        aliases=["Clinical partner"],
        explanation="Runs trials.\n\nCosts less.",
        resume_examples=["Led trials at a CRO"],
        related_titles=["Study Coordinator"],
    )
    text = reader.get(address(term)).text
    places = place_of(
        text,
        "<h1",
        "Contract Research Organization</span>",
        "<span>Clinical partner</span>",
        ">Runs trials.</p>",
        "<p>Costs less.</p>",
        "<li>Led trials at a <mark>CRO</mark></li>",
        "<strong>CRO Professional</strong>",
        "<li>Study Coordinator</li>",
        "<summary>CRO junior question 1?</summary>",
        "CRO junior expected answer 1.",
        "<li>Point A of 1</li>",
        "<li>Probe 1?</li>",
        "<dt>Rating 1</dt>",
        "<dd>Nothing.</dd>",
        "<summary>CRO mid question 1?</summary>",
        "<summary>CRO senior question 2?</summary>",
        "<li>CRO junior indicator 1</li>",
        "<li>CRO senior indicator 2</li>",
        "<li>CRO red flag 2</li>",
    )
    assert places == sorted(places)


def test_a_term_with_nothing_but_a_name_shows_no_empty_part(reader):
    nothing = {"resume_examples": [], "related_titles": []}
    term = make_cro(typical_job_title="", explanation="", **nothing)
    for parts in (term.levels, term.questions, term.red_flags):
        parts.all().delete()
    text = reader.get(address(term)).text
    headings = re.findall(r"<h[1-3][^>]*>\s*([^<]*?)\s*<", text)
    assert headings == ["CRO", "What it means"]


def test_a_level_says_years_questions_and_minutes(reader):
    text = reader.get(address(make_cro())).text
    assert "0-2 years · 2 questions, 10 minutes" in text
    assert "5+ years · 2 questions, 10 minutes" in text


def test_answers_are_folded_until_a_level_is_opened(reader):
    page = address(make_cro())
    assert "<details" in reader.get(page).text
    assert opened(reader.get(page).text) == []
    assert opened(reader.get(page, {"open": "mid"}).text) == ["mid-1", "mid-2"]
    both = reader.get(page, {"open": ["mid", "junior"]}).text
    assert opened(both) == ["junior-1", "junior-2", "mid-1", "mid-2"]


def opened(text):
    return re.findall(r'<details class="asked" id="question-([\w-]+)" open>', text)


def test_opening_one_level_keeps_the_other_open(reader):
    text = reader.get(address(make_cro()), {"open": "junior"}).text
    *_, mid, senior = re.findall(r'<form action="#.*?</form>', text, re.DOTALL)
    for form in (mid, senior):
        assert '<input type="hidden" name="open" value="junior">' in form


def test_an_open_level_can_be_closed_again(reader):
    text = reader.get(address(make_cro()), {"open": "junior"}).text
    junior = re.search(r'<form action="#junior.*?</form>', text, re.DOTALL)[0]
    assert "<span>Close</span> all answers" in junior
    assert "name=" not in junior


def test_anchors_stand_in_the_order_of_their_ratings(reader):
    term = make_cro()
    term.questions.update(anchors={"5": "Plenty.", "1": "Nothing.", "3": "Enough."})
    text = reader.get(address(term)).text
    assert re.findall(r"<dt>(Rating \d)</dt>", text)[:3] == [
        "Rating 1",
        "Rating 3",
        "Rating 5",
    ]


def test_what_people_wrote_is_never_markup(reader):
    term = make_cro(
        explanation="<b>bold</b> claim. <i>More</i>.",
        resume_examples=["<script>alert('CRO')</script>"],
    )
    text = reader.get(address(term)).text
    assert "&lt;b&gt;bold&lt;/b&gt; claim." in text
    assert "&lt;script&gt;alert(&#x27;<mark>CRO</mark>&#x27;)" in text


# From here to elsewhere


def test_a_namesake_in_another_industry_is_linked_both_ways(reader):
    crm = make_term("CRM", industry="Marketing and Sales")
    crew = make_term("Crm", industry="Aviation")
    assert f'href="{address(crew)}">Aviation</a>' in reader.get(address(crm)).text
    assert f'href="{address(crm)}">Marketing and Sales</a>' in (
        reader.get(address(crew)).text
    )


def test_related_terms_are_of_the_same_industry_and_shared_roles_come_first(reader):
    cro = make_cro()
    for name in ("GMP", "GCP"):
        make_term(name)
    make_role("Monitor", cro, make_term("Trial Master File"))
    make_term("ETL", industry="Data and AI")
    related = reader.get(address(cro)).context["page"].related
    assert [term.name for term in related] == ["Trial Master File", "GCP", "GMP"]


def test_related_terms_are_a_handful(reader, monkeypatch):
    monkeypatch.setattr(term_page, "MAX_RELATED", 1)
    make_term("GCP"), make_term("GMP")
    assert len(reader.get(address(make_cro())).context["page"].related) == 1


def test_start_scorecard_leads_to_the_start_page_with_role_and_level(interviewer):
    term = make_role("Monitor").terms.get()
    text = interviewer.get(address(term)).text
    assert '<option value="Monitor (Pharmaceutical Services)">Monitor</option>' in text
    assert '<option value="junior">Junior, 0-2 years</option>' in text

    response = interviewer.get(
        reverse("start_scorecard"),
        {"role": "Monitor (Pharmaceutical Services)", "level": "senior"},
    )
    assert 'value="Monitor"' in response.text
    assert 'id="id_level_senior" autocomplete="off" checked' in response.text
    assert "2 questions" in response.text


def test_start_scorecard_offers_levels_with_questions_and_roles_in_use(interviewer):
    term = make_role("Monitor").terms.get()
    make_role("Auditor", term)
    Role.objects.filter(title="Auditor").update(retired_at="2026-03-01T12:00Z")
    term.questions.filter(level="mid").delete()
    text = interviewer.get(address(term)).text
    assert re.findall(r'<option value="(.*?)"', text) == [
        "Monitor (Pharmaceutical Services)",
        "entry",
        "junior",
        "senior",
        "lead",
    ]


def test_start_scorecard_begins_with_the_commonest_role(interviewer):
    term = make_cro()
    Term.objects.update(typical_job_title="Trial  Monitor")
    for title, position in (("Auditor", 2), ("Biostatistician", 1), ("CRA", 3)):
        make_role(title, term).role_terms.update(position=position)
    Role.objects.filter(title="CRA").update(other_titles=["trial monitor"])
    page = interviewer.get(address(term)).context["page"]
    assert [role.title for role in page.roles] == ["CRA", "Biostatistician", "Auditor"]


def test_who_may_not_start_can_preview_a_kit(reader):
    text = reader.get(address(make_role("Monitor").terms.get())).text
    assert reverse("start_scorecard") not in text
    assert f'action="{reverse("preview_kit")}"' in text
    assert '<option value="Monitor (Pharmaceutical Services)">Monitor</option>' in text


def test_nothing_is_started_from_a_term_without_questions(interviewer):
    term = make_role("Monitor").terms.get()
    term.questions.all().delete()
    assert "start-role" not in interviewer.get(address(term)).text


def test_a_retired_term_is_not_found(interviewer):
    term = make_cro()
    term.retire()
    assert interviewer.get(address(term)).status_code == 404


def test_a_retired_namesake_or_neighbour_is_not_linked(reader):
    cro = make_cro()
    make_term("CRO", industry="Rail").retire()
    make_term("GCP").retire()
    text = reader.get(address(cro)).text
    assert "Rail" not in text
    assert "GCP" not in text


def test_editors_read_a_retired_term_and_are_told_so(editor):
    term = make_role("Monitor").terms.get()
    Term.objects.update(retired_at="2026-03-01T12:00Z")
    text = editor.get(address(term)).text
    assert "Retired on 1 Mar 2026." in text
    assert "start-role" not in text
    assert "sourcing" not in text


def test_search_strings_are_one_step_away(reader):
    term = make_cro()
    sourcing = reverse("glossary:term_sourcing", args=[term.industry.slug, "cro"])
    assert f'<a href="{sourcing}">Search strings</a>' in reader.get(address(term)).text


def test_editors_find_the_way_to_the_admin(editor, client, ida):
    term = make_cro()
    edit = reverse("admin:glossary_term_change", args=[term.pk])
    assert edit in editor.get(address(term)).text

    client.force_login(ida)
    assert edit not in client.get(address(term)).text


@pytest.mark.parametrize("industry", ["rail", "data-and-ai"])
def test_a_term_is_found_in_its_industry_alone(reader, industry):
    make_cro()
    make_term("ETL", industry="Data and AI")
    page = reverse("glossary:term", args=[industry, "cro"])
    assert reader.get(page).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow(interviewer, rows, django_assert_num_queries):
    term = make_term(questions=rows)
    for n in range(rows):
        make_role(f"Role {n}", term, make_term(f"Term {n}"))
        make_term("CRO", industry=f"Industry {n}")
    interviewer.get(address(term))  # reads the titles of roles
    with django_assert_num_queries(13):
        interviewer.get(address(term))


def test_titles_that_are_roles_lead_to_them(interviewer):
    term = make_cro(related_titles=["Sr. CRAs", "Lion Tamer"])
    make_role("Clinical Research Associate", term)

    text = interviewer.get(address(term)).text

    start = f"{reverse('start_scorecard')}?role=Clinical%20Research%20Associate"
    assert f'<a href="{start}&amp;level=senior">Sr. CRAs</a>' in text
    assert "<li>Lion Tamer" in text
