"""What is found, in which order and why. Every list holds on both databases."""

import pytest

from glossary.models import Question, Role
from glossary.search import find
from glossary.search.forms_of_words import root_of
from glossary.search.parts import Part
from tests.makers import make_competency, make_role, make_term

pytestmark = pytest.mark.django_db


def term(name, *, industry="Pharmaceutical Services", **fields):
    made = make_term(name, industry=industry, questions=0)
    for field, value in fields.items():
        setattr(made, field, value)
    made.save()
    return made


def names(text):
    return [hit.name.text for hit in find(text).hits]


def test_ranks_by_where_the_words_are_found():
    term("In text", explanation="Knows how to audit suppliers.")
    term("Industry hit", industry="Audit")
    term("In a title", related_titles=["Lead Audit Manager"])
    term("In its name, internal audit")
    term("Audit trail")
    term("Expanded", expansion="Audit")
    term("Audit")

    assert names("audit") == [
        "Audit",
        "Expanded",
        "Audit trail",
        "In its name, internal audit",
        "In a title",
        "Industry hit",
        "In text",
    ]


def test_an_exact_name_comes_before_an_exact_alias():
    term("Audit trail", aliases=["CAPA"])
    term("CAPA")

    assert names("capa") == ["CAPA", "Audit trail"]


def test_equal_hits_come_by_name_then_industry():
    for name, industry in [("b", "Rail"), ("B", "Air"), ("Ä", "Sea"), ("C", "Air")]:
        term(name, industry=industry, aliases=["Same"])

    hits = [(hit.name.text, hit.industry.text) for hit in find("same").hits]

    assert hits == [("Ä", "Sea"), ("B", "Air"), ("b", "Rail"), ("C", "Air")]


def test_the_same_word_in_two_industries_is_told_apart():
    for industry in ("Marketing", "Pharma"):
        term("CRO", industry=industry)

    hits = find("cro").hits

    assert [hit.industry.text for hit in hits] == ["Marketing", "Pharma"]
    assert [hit.industry_slug for hit in hits] == ["marketing", "pharma"]


def test_a_phrase_comes_before_scattered_words():
    term("Apart", explanation="A manager of every trial.")
    term("Together", explanation="Every trial manager.")

    assert names("trial manager") == ["Together", "Apart"]


def test_a_title_of_just_these_words_comes_before_a_longer_one():
    term("Longer", related_titles=["Senior Data Engineer"])
    term("Other", related_titles=["Data Engineer"])

    assert names("data engineer") == ["Other", "Longer"]


def test_a_title_of_just_these_words_comes_first_with_joined_words_in_it():
    term("Longer", related_titles=["Senior Front-End Developer"])
    term("Other", related_titles=["Front-End Developer"])

    assert names("front end developer") == ["Other", "Longer"]
    assert names("frontend developer") == ["Longer", "Other"]


def test_a_phrase_does_not_reach_into_what_joined_words_are_as_one():
    term("A", resume_examples=["Ran the platform on cicd"])
    term("B", resume_examples=["Built CI/CD for the data platform"])

    assert names("platform cicd") == ["A", "B"]
    assert find("platform cicd").hits[1].passage.html == (
        "Built <mark>CI/CD</mark> for the data <mark>platform</mark>"
    )


def test_a_phrase_does_not_reach_from_one_text_into_the_next():
    term("Apart", resume_examples=["Ran every trial", "Manager of a site"])
    term("Together", resume_examples=["Worked as trial manager"])

    assert names("trial manager") == ["Together", "Apart"]


def test_all_words_must_match_somewhere():
    term("GMP", related_titles=["Auditor"])
    term("GCP", related_titles=["Monitor"])

    assert names("gmp auditor") == ["GMP"]
    assert names("gmp monitor") == []


def test_small_words_need_not_match():
    term("Site Safety", aliases=["Health and Safety"])
    assert names("the health of safety") == ["Site Safety"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Kubernetes", "kubernets"),
        ("Kubernetes", "KUBERNETES"),
        ("Kubernetes", "kuberentes"),
        ("Kubernetes", "kubermetes"),
        ("Kubernetes", "kubernnetes"),
        ("cGMP", "c-gmp"),
        ("CI/CD", "cicd"),
        ("CI/CD", "ci cd"),
        ("510(k)", "510k"),
        ("510(k)", "510 (K)"),
        ("SOC 2", "soc2"),
        ("Data pipeline", "data-pipelines"),
        ("Third-Party Logistics", "third party logistic"),
        ("Category", "categories"),
        ("Qualité", "qualite"),
        ("Qualite", "Qualité"),
        ("C++", "c++"),
        ("Sponsor's Law", "sponsors law"),
    ],
)
def test_is_found_however_it_is_written(name, typed):
    term(name)
    term("Decoy")
    assert names(typed) == [name]


def test_short_words_are_not_corrected():
    term("GMP")
    assert names("gmb") == []


def test_a_wrong_letter_is_forgiven_while_the_word_is_being_typed():
    term("Pharmacovigilance")
    assert names("farmacovig") == []
    assert names("phaemacovig") == ["Pharmacovigilance"]


def test_a_correct_word_is_not_taken_for_a_typing_error():
    term("Care Coordination")
    term("Core Banking")

    assert names("care") == ["Care Coordination"]


def test_a_hit_by_correction_says_so():
    term("Terraform")

    found = find("terrafrom")

    assert found.only_guessed
    assert not find("terraform").only_guessed


@pytest.mark.parametrize(
    ("typed", "part", "html"),
    [
        ("contract", Part.EXPANSION, "<mark>Contract</mark> Research Organization"),
        ("c.r.o", Part.NAME, "<mark>CRO</mark>"),
        ("sponsors", Part.ALIAS, "Hired by <mark>sponsor</mark>"),
        ("trial manag", Part.TITLE, "Clinical <mark>Trial Manager</mark>"),
        ("pharma", Part.INDUSTRY, "<mark>Pharmaceutical</mark> Services"),
        ("PHASE iii", Part.RESUME_EXAMPLE, "Ran a <mark>Phase III</mark> study"),
        ("laet study", Part.RESUME_EXAMPLE, "Closed <mark>late</mark> <b> <mark>"),
    ],
)
def test_the_reason_is_named_and_marked(typed, part, html):
    term(
        "CRO",
        expansion="Contract Research Organization",
        aliases=["Hired by sponsor"],
        related_titles=["Clinical Trial Manager"],
        resume_examples=["Ran a Phase III study", "Closed late <b> study"],
    )

    hit = find(typed).hits[0]

    assert hit.part == part
    assert hit.passage.html.startswith(html.replace("<b>", "&lt;b&gt;"))


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Speaks of Qualité daily.", "qualite", "<mark>Qualité</mark>"),
        ("Works by the c-GMP rules.", "cgmp", "<mark>c-GMP</mark>"),
        ("Reads (GCP) twice.", "gcp", "(<mark>GCP</mark>)"),
        ("Asks the sponsor’s view.", "sponsors", "<mark>sponsor’s</mark>"),
        ("Files a 510(k).", "510k", "<mark>510(k)</mark>."),
        ("Met three studies.", "study", "<mark>studies</mark>"),
    ],
)
def test_the_full_text_is_marked_however_it_is_written(text, typed, marked):
    term("CRO", explanation=text)

    hit = find(typed).hits[0]

    assert hit.part == Part.EXPLANATION
    assert marked in hit.passage.html


def test_a_long_text_is_cut_around_the_first_mark():
    term("CRO", explanation=f"{'word ' * 80}needle {'word ' * 80}end")

    passage = find("needle").hits[0].passage

    assert "<mark>needle</mark>" in passage.html
    assert passage.text.startswith("… word")
    assert passage.text.endswith("word …")
    assert len(passage.text) < 230


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("question 1", Part.QUESTION),
        ("expected answer", Part.EXPECTED_ANSWER),
        ("point c", Part.LISTEN_FOR),
        ("indicator 2", Part.INDICATOR),
        ("red flag", Part.RED_FLAG),
    ],
)
def test_the_whole_term_is_searched(typed, part):
    make_term("CRO", questions=1)
    assert find(typed).hits[0].part == part


def test_titles_of_roles_count_as_titles():
    role = make_role("Study Coordinator", term("CRO"))
    assert find("study coordinator").hits[0].part == Part.TITLE

    role.retired_at = "2026-01-01T00:00Z"
    role.save()

    assert Role.objects.active().count() == 0
    assert names("study coordinator") == []


def test_retired_terms_are_not_found():
    retired = term("CRO")
    retired.retire()
    assert names("cro") == []

    retired.restore()
    assert names("cro") == ["CRO"]


def test_a_change_is_found_at_once():
    made = make_term("CRO", questions=1)
    assert names("biostatistics") == []

    Question.objects.filter(term=made).first().delete()
    question = Question.objects.filter(term=made).first()
    question.text = "Tell me about biostatistics."
    question.save()

    assert names("biostatistics") == ["CRO"]


def test_only_the_best_are_given_and_all_are_counted():
    for number in range(5):
        term(f"Term {number}")

    found = find("term", limit=2)

    assert [hit.name.text for hit in found.hits] == ["Term 0", "Term 1"]
    assert found.total == 5


def test_nothing_found_names_terms_with_some_of_the_words_then_those_spelt_alike():
    term("GMP")
    term("Blockchain")
    term("Unlike")

    assert [near.name for near in find("blokchains xx").near] == ["Blockchain"]
    assert [near.name for near in find("gmp zeppelin").near] == ["GMP"]
    assert find("zeppelin").near == []


@pytest.mark.parametrize("typed", ["", " ", "&&", "-", "\0", "()", "🙂", "'"])
def test_what_holds_no_word_finds_nothing(typed):
    term("CRO")
    assert find(typed).total == 0


@pytest.mark.parametrize("typed", ["ß" * 100, "a-" * 50, "½ ﬁ Ǆ", "a" * 100, "the the"])
def test_odd_input_is_answered(typed):
    term("CRO")
    assert find(typed).total >= 0


def test_a_competency_is_found_and_says_what_it_is():
    make_competency("Teamwork")
    term("Shift handover", explanation="Needs teamwork.")

    found = find("teamwork")

    assert [(hit.name.text, hit.industry.text) for hit in found.hits] == [
        ("Teamwork", "Competency"),
        ("Shift handover", "Pharmaceutical Services"),
    ]
    assert found.hits[0].address == "/glossary/competencies/teamwork/"
    assert (found.total, found.competencies) == (2, 1)


def test_a_competency_is_found_by_what_else_people_call_it():
    make_competency("Initiative", aliases=["Ownership"])
    term("Ownership records", explanation="Who owns what.")

    hit = find("ownership").hits[0]

    assert (hit.name.text, hit.part, hit.passage.text) == (
        "Initiative",
        Part.ALIAS,
        "Ownership",
    )


def test_what_a_competency_asks_is_searched():
    make_competency("Teamwork")

    (hit,) = find("junior expected answer 1").hits

    assert (hit.name.text, hit.part) == ("Teamwork", Part.EXPECTED_ANSWER)


def test_initials_lead_to_all_terms_that_have_them():
    term("Loss prevention")
    term("Design of experiments")
    term("Lesson planning")

    assert names("LP") == ["Lesson planning", "Loss prevention"]
    assert names("DOE") == ["Design of experiments"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shrinkage", "Shrink"),
        ("underwriters", "Underwriting"),
        ("dispatchers", "Dispatching"),
    ],
)
def test_another_ending_of_a_name_comes_before_words_in_texts(typed, name):
    term("Forecast", explanation=f"Counts {typed}.")
    term(name)

    assert names(typed) == [name, "Forecast"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("tf state", "Terraform"),
        ("soc two report", "SOC 2"),
        ("socks audit", "SOX"),
        ("e t l jobs", "ETL"),
        ("procure2pay", "Procure-to-Pay"),
        ("organise labour", "Organized labor"),
    ],
)
def test_words_apart_joined_and_as_heard_are_read(typed, name):
    term("Terraform", see_also=[{"name": "File (tfstate)", "kind": "part"}])
    term("SOC 2", explanation="Ends in a report.")
    term("SOX", say="socks", explanation="Needs an audit.")
    term("ETL", explanation="Runs as jobs.")
    term("Procure-to-Pay")
    term("Organized labor", aliases=["Organize labor"])

    assert names(typed)[:1] == [name]


@pytest.mark.parametrize(
    "typed",
    [
        "managing vendors",
        "vendor manager",
        "how to interview for vendor management",
        "questions about managing a vendor",
        "manage an angry vendor",
    ],
)
def test_words_of_a_name_are_found_as_verbs_in_any_order_and_among_others(typed):
    term("Escalation", explanation="Managing angry vendors, with questions to ask.")
    term("Vendor Management")

    assert names(typed)[:1] == ["Vendor Management"]


def test_another_form_of_a_word_is_found_in_a_job_title_and_marked():
    term("Fleet", related_titles=["Complaint Handler"])

    (hit,) = find("handling complaints").hits

    assert hit.passage.text == "Complaint Handler"
    assert hit.passage.spans == [(0, 17)]


@pytest.mark.parametrize("typed", ["interview", "skills", "how to"])
def test_what_people_write_around_a_word_is_looked_for_alone(typed):
    term("Scheduling", explanation="Interview skills, and how to plan.")

    assert names(typed) == ["Scheduling"]


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("manage managing management manager managed", "manag"),
        ("collaborate collaborative collaboration", "collabor"),
        ("plan planning planner plans", "plan"),
        ("organise organizing organization organisational", "organ"),
        ("persuade persuasion persuasive", "persuas"),
        ("analysis analytical analyze", "analy"),
        ("lead leading leadership", "lead"),
        ("lease leases leasing", "leas"),
        ("resilience resilient", "resil"),
    ],
)
def test_one_root_for_the_forms_of_a_word(words, root):
    assert {root_of(word) for word in words.split()} == {root}
