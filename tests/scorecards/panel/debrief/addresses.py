"""Where the pages of a debrief are, and what they show."""

from django.urls import reverse


def debrief(application, page=""):
    """Such as ``debrief(application, "_decide")``."""
    name = f"debrief{page}" if page else "change"
    return reverse(f"admin:scorecards_application_{name}", args=[application.pk])


def rate_again(scorecard):
    return reverse("rate_again", args=[scorecard.pk])


def words(response):
    """The page's text with single spaces, without its tags."""
    import re

    text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", "", response.content.decode())
    return " ".join(text.split())
