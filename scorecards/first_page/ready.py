"""What is ready to decide, with the figures that say how hard it will be."""

from django.contrib.auth.models import User

from scorecards.first_page.figures import Ready, read_figures
from scorecards.models import Application
from scorecards.panel.debrief.ready import ready_keys


def ready(user: User) -> list[Ready]:
    """The widest apart first, and of those the longest waiting. Six queries."""
    since = ready_keys(user)
    known = Application.objects.filter(pk__in=since).order_by()
    rows = {
        each.pk: Ready(each, since[each.pk])
        for each in known.select_related("candidate", "opening__role")
    }
    read_figures(rows, user)
    return sorted(
        rows.values(), key=lambda row: (-row.to_discuss, row.since, row.application.pk)
    )
