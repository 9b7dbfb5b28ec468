"""One question over all candidates, then the next."""

import pytest

from scorecards.models import OpeningQuestion
from tests.makers import make_application, make_opening
from tests.scorecards.panel.comparison.people import (
    address,
    answer,
    read,
    submitted,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def opening(ida, ivan):
    opening = make_opening()
    submitted(ida, "Cy Orth", opening, rating=2, notes="Cy spoke of phases.")
    submitted(ida, "Ada Park", opening, rating=5, notes="Named all four.")
    submitted(ivan, "Ada Park", opening, rating=4, notes="Named three.")
    return opening


def test_notes_ratings_and_points_of_all_candidates_by_name(client, petra, opening):
    page = words(read(client, petra, opening, "_question", 2))

    assert page.index("Ada Park</a>") < page.index("Cy Orth</a>")
    for heard in ("Named all four.", "5 Exceeds", "Named three.", "2 Below"):
        assert heard in page
    assert page.count("Listen-for points heard: 2 of 3") == 3
    assert "CRO mid expected answer 2." in page


def test_means_stand_beside_the_names(client, petra, opening):
    page = words(read(client, petra, opening, "_question", 1))

    assert "Mean 4.50, n 2, 4 to 5" in page
    assert "Mean 2.00, n 1" in page


@pytest.mark.parametrize(("number", "beside"), [(1, [2]), (2, [1])])
def test_questions_lead_to_those_beside_them(client, petra, opening, number, beside):
    page = words(read(client, petra, opening, "_question", number))

    linked = [n for n in (1, 2, 3) if address(opening, "_question", n) in page]
    assert linked == beside


@pytest.mark.parametrize("number", [0, 3, 10**20])
def test_questions_that_are_not_asked_are_not_found(client, petra, opening, number):
    assert read(client, petra, opening, "_question", number).status_code == 404


def test_numbers_are_those_of_the_questions_that_the_opening_asks(client, petra):
    opening = make_opening()
    second = opening.kit.questions.last()
    OpeningQuestion.objects.create(opening=opening, question=second, weight=3)
    make_application("Ada Park", opening=opening)

    page = words(read(client, petra, opening, "_question", 1))

    assert second.text in page
    assert "weight 3" in page
    assert "Question 1 of 1" in page


def test_not_asked_and_could_not_answer_are_told_apart(client, ida, petra):
    opening = make_opening()
    answer(submitted(ida, "Ada Park", opening), q2=3)
    card = submitted(ida, "Bo Lind", opening)
    card.answers.update(outcome="could_not_answer", rating=None)

    page = words(read(client, petra, opening, "_question", 1))

    assert "<strong>Not asked</strong>" in page
    assert "<strong>Could not answer (counts as 1)</strong>" in page


def test_who_began_after_others_were_open_is_marked(client, petra, opening):
    opening.applications.first().scorecards.update(started_after_others=True)

    page = words(read(client, petra, opening, "_question", 1))

    assert "Started after other scorecards were visible" in page


def test_what_was_typed_is_text(client, ida, petra):
    opening = make_opening()
    submitted(ida, "<b>Ada", opening, notes="<script>alert(1)</script>")

    page = words(read(client, petra, opening, "_question", 1))

    assert "&lt;script&gt;alert(1)" in page
    assert "<b>Ada" not in page


@pytest.mark.parametrize("candidates", [1, 30])
def test_number_of_queries(client, ida, petra, django_assert_num_queries, candidates):
    opening = make_opening()
    for number in range(candidates):
        submitted(ida, f"Candidate {number}", opening)
    client.force_login(petra)
    with django_assert_num_queries(15):
        client.get(address(opening, "_question", 1))
