"""Saving, renaming and removing one’s own views of a list, each with a way back.

They are nobody else’s business, so that nothing of it is in the audit trail.
"""

import json
from dataclasses import asdict

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.admin_base.saved_views.content import Content
from scorecards.models import SavedView
from scorecards.models.saved_view import SEARCH_LENGTH

MAX_VIEWS = 20  # of one list
MAX_FILTERS = 2_000  # characters, as JSON


class ViewError(Exception):
    """The view is not saved; the message is a sentence that says what to do."""


@in_transaction
def save_view(owner: User, of: str, name: str, content: Content) -> SavedView:
    """One of the same name is replaced. Raises `ViewError`."""
    if not content:
        raise ViewError("Nothing is set on this list. Set filters or a search first.")
    too_long = len(json.dumps(content.filters)) > MAX_FILTERS
    if too_long or len(content.search) > SEARCH_LENGTH:
        raise ViewError("Too much is set to be saved. Clear some filters first.")
    known = _changing(owner, of)
    same = next((each for each in known if _is_called(each, name)), None)
    if same is None and len(known) >= MAX_VIEWS:
        raise ViewError(
            f"A list can have {MAX_VIEWS} saved views. Remove one of them first."
        )
    return _put(owner, of, name, content, instead_of=same)


@in_transaction
def rename_view(view: SavedView, name: str) -> SavedView:
    """Raises `ViewError`."""
    known = _changing(view.owner, view.of)
    if any(_is_called(each, name) and each != view for each in known):
        raise ViewError(f"You have a view called “{name}”. Choose another name.")
    content = Content(view.search, view.filters, view.order)
    return _put(view.owner, view.of, name, content, instead_of=view)


@in_transaction
def open_list_with(view: SavedView, *, opens_list: bool) -> None:
    """No other view then does."""
    _changing(view.owner, view.of)
    SavedView.objects.filter(owner=view.owner, of=view.of).update(opens_list=False)
    SavedView.objects.filter(pk=view.pk).update(opens_list=opens_list)


@in_transaction
def remove_view(view: SavedView) -> None:
    _changing(view.owner, view.of)
    SavedView.objects.filter(pk=view.pk).update(removed_at=timezone.now())


@in_transaction
def undo(owner: User, of: str) -> SavedView | None:
    """The view that was removed, renamed or replaced last, as it was before."""
    _lock(owner)
    removed = SavedView.objects.filter(owner=owner, of=of, removed_at__isnull=False)
    view = removed.select_related("replaced_by").first()
    if view is None:
        return None
    if view.replaced_by:
        view.replaced_by.delete()
    view.removed_at = view.replaced_by = None
    view.save(update_fields=["removed_at", "replaced_by"])
    return view


def _lock(owner: User) -> None:
    """Two tabs of one person change their views one after the other."""
    User.objects.select_for_update(no_key=True).get(pk=owner.pk)


def _changing(owner: User, of: str) -> list[SavedView]:
    """Those of the list. What was removed before this change is gone for good."""
    _lock(owner)
    known = SavedView.objects.filter(owner=owner, of=of)
    known.filter(removed_at__isnull=False).delete()
    return list(known)


def _put(
    owner: User, of: str, name: str, content: Content, *, instead_of: SavedView | None
) -> SavedView:
    new = SavedView(owner=owner, of=of, name=name, **asdict(content))
    if instead_of:
        new.opens_list = instead_of.opens_list
        instead_of.removed_at = timezone.now()
        instead_of.save(update_fields=["removed_at"])
    new.save()
    if instead_of:
        instead_of.replaced_by = new
        instead_of.save(update_fields=["replaced_by"])
    return new


def _is_called(view: SavedView, name: str) -> bool:
    return view.name.casefold() == name.casefold()
