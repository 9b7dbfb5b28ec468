"""The scorecard's page as the form has it."""

from scorecards.interview.page import ScorecardPage
from scorecards.models import Scorecard

SPARE_QUESTIONS = 2  # blank, to write down what else was asked


def form_page(scorecard: Scorecard) -> ScorecardPage:
    return ScorecardPage(scorecard, spare=SPARE_QUESTIONS)
