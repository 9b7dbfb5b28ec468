"""What is hidden from a person, to tell later whether more has become so."""

from typing import Any

from django.contrib.auth.models import User

from scorecards.models import Opening, Scorecard

KINDS = ("hidden", "closed")


def visibility_of(user: User) -> dict[str, Any]:
    """Three queries at most. The account is read again: its rights may be cached.

    ``closed`` are openings of other teams.
    """
    hidden = Scorecard.objects.hidden_applications(user)
    reader = User.objects.get(pk=user.pk)
    closed = Opening.objects.closed_to(reader).order_by()
    return {
        "reviews": reader.has_perm("scorecards.view_scorecard"),
        "hidden": sorted(hidden.values_list("pk", flat=True)),
        "closed": sorted(closed.values_list("pk", flat=True)),
    }


def hidden_all_along(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What certainly was hidden while something was read in between."""
    return {
        "reviews": before["reviews"] or after["reviews"],
        **{
            kind: sorted(set(before.get(kind, ())) & set(after.get(kind, ())))
            for kind in KINDS
        },
    }


def sees_less(then: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether something may be hidden by now that was open then."""
    lost_right = then.get("reviews", False) and not now["reviews"]
    return lost_right or any(
        not set(now.get(kind, ())) <= set(then.get(kind, ())) for kind in KINDS
    )
