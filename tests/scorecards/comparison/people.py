"""What the tests of the comparison have in common."""

from django.urls import reverse

from tests.makers import make_application, make_submitted


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
