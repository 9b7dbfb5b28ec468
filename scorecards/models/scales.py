"""The scales of a scorecard: outcome, rating, recommendation."""

from django.db import models


class Outcome(models.TextChoices):
    RATED = "rated", "Rated"
    NOT_ASKED = "not_asked", "Not asked"
    COULD_NOT_ANSWER = "could_not_answer", "Could not answer"


class Rating(models.IntegerChoices):
    """How the answer compares with the expected one."""

    NO_EVIDENCE = 1, "No evidence"
    BELOW = 2, "Below"
    MEETS = 3, "Meets"
    ABOVE = 4, "Above"
    EXCEEDS = 5, "Exceeds"


class Recommendation(models.TextChoices):
    """No neutral middle: whoever interviewed takes a side."""

    STRONG_NO = "strong_no", "Strong no"
    NO = "no", "No"
    YES = "yes", "Yes"
    STRONG_YES = "strong_yes", "Strong yes"
