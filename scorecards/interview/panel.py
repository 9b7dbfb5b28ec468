"""Who else interviews the same person: names, and nothing that they wrote."""

from scorecards.models import Scorecard
from scorecards.text.display_names import display_name


def panel_of(scorecard: Scorecard) -> list[str]:
    """The others of the same application and round, by name. One query."""
    others = Scorecard.objects.filter(
        application_id=scorecard.application_id, round=scorecard.round
    ).exclude(pk=scorecard.pk)
    people = (each.interviewer for each in others.select_related("interviewer"))
    return sorted(display_name(person) for person in people)
