"""What the tests of the comparison have in common."""

from decimal import Decimal

from django.urls import reverse

from tests.makers import make_application, make_opening, make_submitted
from tests.scorecards.export import reading_back


def address(opening, page="", *numbers):
    """Of the comparison, or of one of the pages below it."""
    name = f"admin:scorecards_opening_comparison{page}"
    return reverse(name, args=[opening.pk, *numbers])


def read(client, user, opening, page="", *numbers, **query):
    client.force_login(user)
    return client.get(address(opening, page, *numbers), query)


def words(response):
    return " ".join(response.content.decode().split())


def rows(response):
    """By what the candidate is called, in the order of the page."""
    return {line.row.plate.label: line.row for line in response.context["lines"]}


def submitted(interviewer, name, opening, **answers):
    application = make_application(name, opening=opening)
    return make_submitted(interviewer, application=application, **answers)


def answer(scorecard, **ratings):
    """Rates questions by their place: ``q1=5``; the others are not asked."""
    for number, each in enumerate(scorecard.answers.all(), start=1):
        rating = ratings.get(f"q{number}")
        each.outcome = "rated" if rating else "not_asked"
        each.rating = rating
        each.save()
    return scorecard


def compared(ida, ivan):
    """An opening of three: two rated, one differently by both, one not interviewed."""
    opening = make_opening()
    submitted(ida, "Ada Park", opening, rating=2, flags=2, recommendation="no")
    answer(submitted(ivan, "Ada Park", opening, flags=1), q2=5)
    submitted(ivan, "Bo Lind", opening, rating=4)
    make_application("Cy Orth", opening=opening)
    return opening


def by_candidate(file, sheet="Comparison"):
    """The rows of a sheet of the workbook; the last of those of one candidate."""
    return {row["Candidate"]: row for row in reading_back.rows(file, sheet)}


def figure(value):
    """As a cell gives it back."""
    return (
        float(value) if isinstance(value, Decimal) else "" if value is None else value
    )
