"""What is ready to decide, with the figures that say how hard it will be."""

from django.contrib.auth.models import User

from scorecards.first_page.figures import Ready, read_figures
from scorecards.models import Application
from scorecards.panel.debrief.ready import ready_keys


def ready(user: User, *, shown: int | None = None) -> list[Ready]:
    """The widest apart first, and of those the longest waiting. Six queries.

    Those that are ``shown`` have their application with its names, the others none.
    """
    found = ready_keys(user)
    rows = {key: Ready(key, each.opening, each.since) for key, each in found.items()}
    read_figures(rows, user)
    in_order = sorted(
        rows.values(), key=lambda row: (-row.to_discuss, row.since, row.key)
    )
    known = Application.objects.select_related("candidate", "opening__role").in_bulk(
        [row.key for row in in_order[:shown]]
    )
    for row in in_order[:shown]:
        row.application = known[row.key]
    return in_order
