"""Roles and competencies in the admin, without any file."""

import pytest
from django.urls import reverse

from glossary.models import Competency, Role, Term
from tests.glossary.pages import ROLES, page_of, posted, rows
from tests.makers import make_competency, make_listed_role, make_role, make_term

pytestmark = pytest.mark.django_db
ADD_ROLE = reverse("admin:glossary_role_add")
COMPETENCIES = reverse("admin:glossary_competency_changelist")


@pytest.fixture
def as_editor(client, gwen):
    client.force_login(gwen)
    return client


def role_form(**changes):
    """What an editor types for a new role with two terms and two competencies."""
    terms = [make_term(name) for name in ("CRO", "GCP")]
    competencies = [make_competency(name) for name in ("Teamwork", "Communication")]
    data = {
        "title": "Study Auditor",
        "industry": terms[0].industry_id,
        "slug": "",
        "other_titles": "Trial Auditor\nQuality Auditor",
        "abbreviations": "",
        "minutes": 45,
        "role_terms-TOTAL_FORMS": 2,
        "role_terms-INITIAL_FORMS": 0,
        "role_competencies-TOTAL_FORMS": 6,
        "role_competencies-INITIAL_FORMS": 0,
    }
    for n, term in enumerate(terms):
        row = f"role_terms-{n}"
        data |= {f"{row}-term": term.pk, f"{row}-questions": 2, f"{row}-position": n}
    places = [(level, c) for level in ("junior", "mid", "senior") for c in competencies]
    for n, (level, competency) in enumerate(places):
        row = f"role_competencies-{n}"
        data |= {f"{row}-level": level, f"{row}-competency": competency.pk}
        data |= {f"{row}-position": n}
    return data | changes


@pytest.mark.parametrize("kind", ["role", "competency", "term"])
def test_nothing_is_said_to_be_missing_before_the_first_save(as_editor, kind):
    page = as_editor.get(reverse(f"admin:glossary_{kind}_add")).text
    assert "Active" not in page
    assert "Missing:" not in page


def test_button_for_another_row_names_what_it_adds(as_editor):
    page = as_editor.get(ADD_ROLE).text
    assert "of a role" not in page
    page = as_editor.get(reverse("admin:glossary_competency_add")).text
    assert "of a competency" not in page


def test_role_added_on_one_page_is_offered(as_editor):
    as_editor.post(ADD_ROLE, role_form())

    role = Role.objects.active().get()
    assert (role.title, role.slug) == ("Study Auditor", "study-auditor")
    assert role.role_terms.count() == 2
    assert role.role_competencies.count() == 6


def test_a_new_role_s_page_has_rows_with_levels_and_positions(as_editor):
    data = role_form()
    page = as_editor.get(ADD_ROLE)
    terms, competencies = page.context["inline_admin_formsets"]
    assert [form["position"].value() for form in terms.formset] == [1, 2]
    assert [form["level"].value() for form in competencies.formset] == [
        *("junior", "junior", "mid", "mid", "senior", "senior")
    ]

    untouched = {
        f"{form.add_prefix(name)}": form[name].value() or ""
        for inline in (terms, competencies)
        for form in inline.formset
        for name in form.fields
    }
    as_editor.post(ADD_ROLE, {**data, **untouched})

    role = Role.objects.get()
    assert not role.role_terms.exists()
    assert not role.role_competencies.exists()


def test_role_below_the_bar_is_saved_as_a_draft_that_says_why(as_editor):
    data = role_form(**{"role_terms-TOTAL_FORMS": 1})

    page = as_editor.post(ADD_ROLE, data, follow=True).text

    assert "Study Auditor is a draft and isn’t offered." in page
    assert "Name 2 terms or more; there is 1." in page
    assert rows(as_editor, ROLES)[0][-1] == "Draft"
    assert not Role.objects.active().exists()
    role = Role.objects.get()
    assert "Name 2 terms or more" in as_editor.get(page_of(role)).text


def test_draft_that_gets_what_it_lacked_is_offered(as_editor):
    role = make_listed_role("Auditor")
    role.role_terms.update(questions=1)
    as_editor.post(page_of(role), posted(as_editor, role))
    draft = not Role.objects.active().exists()
    data = posted(as_editor, role)
    data |= {"role_terms-0-questions": 2, "role_terms-1-questions": 2}

    as_editor.post(page_of(role), data)

    assert draft
    assert Role.objects.active().exists()


def test_two_roles_of_a_title_get_different_slugs(as_editor):
    make_role("Study-Auditor", make_term("GMP"))

    as_editor.post(ADD_ROLE, role_form())

    assert set(Role.objects.values_list("slug", flat=True)) == {
        "study-auditor",
        "study-auditor-2",
    }


@pytest.mark.parametrize(
    "make", [make_listed_role, make_competency], ids=["role", "competency"]
)
def test_retired_and_restored_from_its_page(as_editor, make):
    record = make()

    as_editor.post(page_of(record, "retire"))
    retired = not type(record).objects.active().filter(pk=record.pk).exists()
    as_editor.post(page_of(record, "restore"))

    assert retired
    assert type(record).objects.active().filter(pk=record.pk).exists()


def test_retiring_a_competency_says_which_roles_become_drafts(as_editor):
    make_listed_role("Auditor")
    learning = Competency.objects.get(name="Communication")

    words = " ".join(as_editor.get(page_of(learning, "retire")).text.split())

    assert (
        "The role Auditor (Pharmaceutical Services) asks too little without it and "
        "becomes a draft." in words
    )


def test_list_of_competencies(as_editor):
    make_competency("Teamwork")

    assert rows(as_editor, COMPETENCIES) == [["Teamwork", "12", "Active"]]


def test_other_names_are_typed_one_a_line_and_searched(as_editor):
    competency = make_competency("Initiative")
    make_competency("Teamwork")
    data = posted(as_editor, competency) | {"aliases": "Ownership\r\n\r\nDrive"}

    as_editor.post(page_of(competency), data)

    assert Competency.objects.get(pk=competency.pk).aliases == ["Ownership", "Drive"]
    found = rows(as_editor, f"{COMPETENCIES}?q=ownership")
    assert [row[0] for row in found] == ["Initiative"]


def test_competency_without_red_flags_is_a_draft(as_editor):
    competency = make_competency()
    data = {**posted(as_editor, competency), "red_flags-0-DELETE": "on"}

    as_editor.post(page_of(competency), data)

    draft = Competency.objects.get().draft
    assert draft == "Red flags: List 3 or 4 red flags; there are 2."


def test_term_below_the_bar_is_a_draft_until_it_has_what_it_lacked(as_editor):
    term = make_term()
    sent = posted(as_editor, term)
    as_editor.post(page_of(term), {**sent, "resume_examples": "", "_continue": "1"})
    draft = Term.objects.get().draft

    as_editor.post(page_of(term), {**posted(as_editor, term), "resume_examples": "x"})

    assert draft == "Résumé examples: Missing."
    assert Term.objects.active().exists()


def test_draft_is_read_by_editors_only(as_editor, client, otto):
    term = make_term()
    Term.objects.update(draft="Résumé examples: Missing.")
    address = reverse("glossary:term", args=[term.industry.slug, term.slug])

    said = as_editor.get(address).text
    client.force_login(otto)

    assert "This is a draft" in said
    assert "Résumé examples: Missing." in said
    assert client.get(address).status_code == 404


def test_new_question_gets_its_key_from_its_title(as_editor):
    term = make_term()
    data = posted(as_editor, term)
    new = data["questions-TOTAL_FORMS"]
    for n in (new, new + 1):
        fields = ("level", "position", "text", "expected_answer", "listen_for")
        data |= {
            f"questions-{n}-{name}": data[f"questions-0-{name}"] for name in fields
        }
        data |= {f"questions-{n}-minutes": 5, f"questions-{n}-title": "Low enrollment"}
        data |= {f"questions-{n}-text": f"New {n}?", f"questions-{n}-key": ""}
    data["questions-TOTAL_FORMS"] = new + 2

    as_editor.post(page_of(term), data)

    keys = term.questions.filter(title="Low enrollment").values_list("key", flat=True)
    assert set(keys) == {"low-enrollment", "low-enrollment-2"}


def test_those_who_only_read_change_no_role(client, petra):
    role = make_listed_role("Auditor")
    client.force_login(petra)

    assert client.get(page_of(role)).status_code == 200
    assert client.post(page_of(role), {"title": "x"}).status_code == 403
    assert client.post(page_of(role, "retire")).status_code == 403
    assert client.get(COMPETENCIES).status_code == 200


@pytest.mark.parametrize("number", [2, 8])
def test_page_takes_the_same_queries_for_2_and_8_competencies(
    as_editor, django_assert_num_queries, number
):
    traits = [make_competency(f"Trait {n}") for n in range(number)]
    role = make_listed_role("Auditor", competencies=traits)
    as_editor.get(page_of(role))

    with django_assert_num_queries(14):
        as_editor.get(page_of(role))


def test_terms_of_one_name_are_told_apart_where_one_is_picked(as_editor):
    make_term("IVR", industry="Customer Service")
    term = make_term("IVR", industry="Pharmaceutical Services")
    field = "app_label=glossary&model_name=roleterm&field_name=term"
    found = as_editor.get(f"{reverse('admin:autocomplete')}?{field}&term=ivr").json()
    assert [each["text"] for each in found["results"]] == [
        "IVR (Customer Service)",
        "IVR (Pharmaceutical Services)",
    ]
    role = make_role("Voice Designer", term)
    page = as_editor.get(reverse("admin:glossary_role_change", args=[role.pk]))
    assert "IVR (Pharmaceutical Services)</option>" in page.text
