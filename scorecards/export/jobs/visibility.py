"""What is hidden from a person, to tell later whether more has become so."""

from typing import Any

from django.contrib.auth.models import User

from scorecards.models import Opening, Scorecard


def sight(user: User) -> dict[str, Any]:
    """Three queries at most. The account is read anew: its rights may be cached."""
    hidden = Scorecard.objects.hidden_applications(user)
    closed = Opening.objects.closed_to(User.objects.get(pk=user.pk))
    return {
        "reviews": User.objects.get(pk=user.pk).has_perm("scorecards.view_scorecard"),
        "hidden": sorted(hidden.values_list("pk", flat=True)),
        "closed": sorted(closed.order_by().values_list("pk", flat=True)),
    }


def hidden_all_along(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What certainly was hidden while something was read in between."""
    return {
        "reviews": before["reviews"] or after["reviews"],
        "hidden": sorted(set(before["hidden"]) & set(after["hidden"])),
        "closed": sorted(set(before["closed"]) & set(after["closed"])),
    }


def sees_less(then: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether something may be hidden by now that was open then."""
    lost_right = then.get("reviews", False) and not now["reviews"]
    return lost_right or any(
        not set(now[what]) <= set(then.get(what, ())) for what in ("hidden", "closed")
    )
