"""A re-rating after the debrief is kept beside the first, by its interviewer alone."""

import pytest
from django.core.exceptions import PermissionDenied

from scorecards.models import AuditEntry, ReRating, Scorecard
from scorecards.workflow.re_rating import SameRatingError, TooEarlyError, rate_again
from tests.makers import make_scorecard, make_submitted
from tests.scorecards.panel.debrief import addresses
from tests.scorecards.panel.debrief.addresses import debrief, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def scorecard(ida, ivan):
    """Ida's, all rated 2, while Ivan has submitted too."""
    make_submitted(ivan)
    return make_submitted(ida, rating=2)


@pytest.fixture
def send(client, scorecard):
    client.force_login(scorecard.interviewer)

    def send(**said):
        answer = scorecard.answers.first()
        said = {"answer": answer.pk, "rating": 4, "reason": "Heard more.", **said}
        return client.post(addresses.rate_again(scorecard), said)

    return send


def test_kept_beside_the_first_rating(client, send, scorecard):
    assert send().url == addresses.rate_again(scorecard)

    answer = scorecard.answers.first()
    assert answer.rating == 2
    assert answer.re_ratings.get().rating == 4
    text = words(client.get(addresses.rate_again(scorecard)))
    assert "2 Below, then 4 Above after the debrief" in text


def test_the_debrief_shows_both(client, send, scorecard, petra):
    send()
    client.force_login(petra)
    text = words(client.get(debrief(scorecard.application)))
    assert "2, re-rated 4" in text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": ""}, "Explain why the rating changed."),
        ({"rating": "9"}, "Select a valid choice. 9 is not one of the available"),
        ({"rating": "2"}, "That is your current rating. Choose another."),
        ({"answer": ""}, "Choose a question."),
    ],
)
def test_refused_with_what_was_typed(send, wrong, sentence):
    response = send(**{"reason": "Typed at length.", **wrong})
    assert response.status_code == 422
    assert sentence in words(response)
    assert "reason" in wrong or "Typed at length." in words(response)
    assert not ReRating.objects.exists()


def test_only_answers_of_the_own_scorecard(send, ivan):
    other = Scorecard.objects.get(interviewer=ivan).answers.first()
    assert send(answer=other.pk).status_code == 422
    assert not ReRating.objects.exists()


def test_what_was_not_asked_is_not_rated_again(send, scorecard):
    answer = scorecard.answers.first()
    scorecard.answers.filter(pk=answer.pk).update(outcome="not_asked", rating=None)
    assert send().status_code == 422


def test_a_double_click_rates_once(send):
    assert [send().status_code, send().status_code] == [302, 302]
    assert ReRating.objects.count() == 1


def test_the_link_in_a_cell_chooses_the_question(client, scorecard):
    question = scorecard.answers.last().question
    client.force_login(scorecard.interviewer)
    address = f"{addresses.rate_again(scorecard)}?question={question.pk}"
    form = client.get(address).context["form"]
    assert form["answer"].value() == scorecard.answers.last().pk


def test_only_own_cells_offer_it(client, petra, ida):
    own = make_submitted(petra)
    make_submitted(ida)
    client.force_login(petra)
    page = client.get(debrief(own.application)).content.decode()
    assert page.count("rate-again") == own.answers.count()


def refused(scorecard):
    with pytest.raises(TooEarlyError):
        rate_again(
            scorecard.answers.first(), by=scorecard.interviewer, rating=5, reason="So."
        )
    return not ReRating.objects.exists()


def test_refused_while_nobody_else_has_submitted(ida, ivan):
    make_scorecard(ivan)
    assert refused(make_submitted(ida, rating=2))


def test_refused_before_submission(ida, ivan):
    make_submitted(ivan)
    assert refused(make_scorecard(ida))


def test_refused_while_another_own_one_is_to_do(scorecard, ida):
    make_scorecard(ida, round=2)
    assert refused(scorecard)


def test_refused_for_anybody_else(scorecard, petra):
    with pytest.raises(PermissionDenied):
        rate_again(scorecard.answers.first(), by=petra, rating=5, reason="So.")


def test_the_page_says_why_it_is_too_early(client, ida):
    scorecard = make_submitted(ida)
    client.force_login(ida)
    response = client.get(addresses.rate_again(scorecard))
    assert response.status_code == 403
    assert "once you have submitted all your scorecards" in words(response)


def test_could_not_answer_may_become_a_rating_above_one(scorecard, ida):
    answer = scorecard.answers.first()
    scorecard.answers.filter(pk=answer.pk).update(
        outcome="could_not_answer", rating=None
    )
    answer.refresh_from_db()
    with pytest.raises(SameRatingError):
        rate_again(answer, by=ida, rating=1, reason="So.")
    assert rate_again(answer, by=ida, rating=2, reason="So.").rating == 2


def test_back_to_the_first_rating_is_another_look(scorecard, ida):
    answer = scorecard.answers.first()
    for rating in (4, 2):
        rate_again(answer, by=ida, rating=rating, reason="So.")
    assert [look.rating for look in answer.re_ratings.all()] == [4, 2]


def test_in_the_audit_trail_without_ratings(send, scorecard):
    send()
    entry = AuditEntry.objects.get(action="re_rated")
    assert entry.application_key == scorecard.application_id
    assert entry.details == {}
