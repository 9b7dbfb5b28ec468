"""The page: paste or choose, and read the result."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from glossary.resumes.refusals import Refusal
from tests.glossary.resumes import made_files as made
from tests.makers import make_role, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]

URL = "/glossary/resume/"


@pytest.fixture
def reader(client, otto):
    client.force_login(otto)
    return client


@pytest.fixture
def role():
    pharma = make_term("Pharmacovigilance", questions=0), make_term("GCP", questions=0)
    return make_role("Drug Safety Associate", *pharma)


def upload(name, content):
    return SimpleUploadedFile(name, content)


def words(response):
    return " ".join(unescape(response.content.decode()).split())


def test_pasted_text_comes_back_marked(reader, role):
    page = words(reader.post(URL, {"text": "Did pharmacovigilance in Basel"}))

    assert reverse("glossary:resume") == URL
    assert ">pharmacovigilance</a></mark> in Basel" in page
    assert "1 term found." in page
    assert "What Pharmacovigilance is." in page


def test_unsure_word_says_so_and_why(reader, role):
    page = words(reader.post(URL, {"text": "Knows GCP"}))

    assert ">GCP</a><small>unsure</small></mark>" in page
    assert "Nothing else from Pharmaceutical Services appears near it." in page
    assert "0 terms found, 1 unsure." in page


def test_file_is_read_and_its_text_kept_on_the_page(reader, role):
    file = upload("cv.pdf", made.pdf("Did pharmacovigilance"))

    response = reader.post(URL, {"text": "Something else", "file": file})

    assert response.context["form"]["text"].value() == "Did pharmacovigilance"
    assert ">pharmacovigilance</a></mark>" in words(response)


def test_one_term_alone_is_not_called_complete(reader):
    make_role("Auditor", make_term("Auditing", questions=0))

    page = words(reader.post(URL, {"text": "Auditing"}))

    assert "Too few terms to go by" in page
    assert "Nothing missing" not in page


def test_roles_that_the_text_names_come_before_those_with_more_terms(reader, role):
    make_role("Site Monitor", make_term("Monitoring", questions=0), *role.terms.all())
    text = "Site Monitor\nPharmacovigilance and good clinical practice (GCP)"

    response = reader.post(URL, {"text": text})

    assert [str(fit.role) for fit in response.context["reading"].roles] == [
        "Site Monitor",
        "Drug Safety Associate",
    ]
    assert "named as “Site Monitor”" in words(response)


def test_role_button_compares_the_same_text(reader, role):
    sent = {"text": "Did pharmacovigilance", "role": "", "compare": role.pk}

    page = words(reader.post(URL, sent))

    assert "Compared with Drug Safety Associate" in page
    assert 'value="Drug Safety Associate"' in page


def test_role_is_found_in_any_case(reader, role):
    sent = {"text": "Auditing", "role": " drug safety  associate"}

    assert "Compared with Drug Safety" in words(reader.post(URL, sent))


def test_roles_of_one_title_are_told_apart_by_industry(reader, role):
    other = make_role(role.title, make_term("PV", industry="Vets", questions=0))

    page = words(reader.post(URL, {"text": "x", "compare": other.pk}))

    assert "Drug Safety Associate (Vets)" in page


def test_unknown_role_leaves_the_reading(reader, role):
    sent = {"text": "Did pharmacovigilance", "role": "Drug Safety Assistant"}

    response = reader.post(URL, sent)

    assert response.status_code == 422
    page = words(response)
    assert "There is no role “Drug Safety Assistant”." in page
    assert f'name="compare" value="{role.pk}">Drug Safety Associate</button>' in page
    assert "1 term found." in page


def test_role_is_found_by_its_initials(reader, role):
    sent = {"text": "Auditing", "role": "Sr. DSA"}

    assert "Compared with Drug Safety" in words(reader.post(URL, sent))


@pytest.mark.parametrize("compare", ["0", "x", "-1", "9" * 30, "²"])
def test_made_up_button_compares_nothing(reader, role, compare):
    response = reader.post(URL, {"text": "Auditing", "compare": compare})

    assert response.context["reading"].chosen is None


def test_nothing_given_is_said(reader):
    response = reader.post(URL, {"text": " \n"})

    assert response.status_code == 422
    assert "Paste a résumé or choose a file." in words(response)


def test_refused_file_is_said_and_the_typed_text_stays(reader):
    sent = {"text": "Typed before", "file": upload("cv.docm", b"PK")}

    response = reader.post(URL, sent)

    assert response.status_code == 422
    assert Refusal.MACROS.value in words(response)
    assert "Typed before</textarea>" in words(response)


def test_file_over_the_limit_is_said(reader):
    response = reader.post(URL, {"file": upload("cv.txt", b"a" * 5_242_881)})

    assert Refusal.TOO_LARGE.value in words(response)


def test_longer_text_than_a_resume_is_said(reader):
    response = reader.post(URL, {"text": "a" * 200_001})

    assert Refusal.TOO_LONG.value in words(response)


def test_control_characters_are_left_out(reader, role):
    response = reader.post(URL, {"text": "Did\x00 pharma\x01covigilance\r\nin Basel"})

    assert response.context["form"].resume == "Did pharmacovigilance\nin Basel"


def test_markup_in_the_text_stays_text(reader, role):
    hostile = '<script>alert("x")</script> pharmacovigilance </textarea><b onclick=a>'

    content = reader.post(URL, {"text": hostile}).content.decode()

    assert "<script>alert" not in content
    assert "<b onclick" not in content
    assert content.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;") == 2


def test_form_needs_its_token(otto):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(otto)

    assert strict.post(URL, {"text": "x"}).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow(reader, django_assert_num_queries, number):
    titles = [f"Auditing {n}x" for n in range(number)]
    terms = [make_term(title, questions=0) for title in titles]
    roles = [make_role(f"Role {term}", term) for term in terms]
    sent = {"text": " ".join(titles), "role": roles[0].title}
    reader.post(URL, sent)

    # session, user, three revisions (terms, roles, titles), terms, roles, their terms
    with django_assert_num_queries(8):
        response = reader.post(URL, sent)

    assert response.context["reading"].sure == number


def test_text_that_takes_too_long_is_stopped_and_stays_on_the_page(reader, role):
    response = reader.post(URL, {"text": "GCP " * 6_000})

    assert response.status_code == 422
    assert Refusal.TEXT_TOOK_TOO_LONG.value in words(response)
    assert "GCP GCP GCP" in words(response)
    assert "<mark" not in words(response)
