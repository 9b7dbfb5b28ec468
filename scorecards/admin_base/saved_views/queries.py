"""What a list shows of its reader’s saved views. One query a request."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from scorecards.admin_base.saved_views.content import EVERYTHING, Content, columns_of
from scorecards.models import SavedView

UNDONE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Tab:
    """A view, the address that opens it, and what of it the list no longer has."""

    view: SavedView
    address: str
    lost: list[str]
    is_current: bool


@dataclass(frozen=True)
class Tabs:
    """``save`` is where what is set can be saved; empty where it is saved already."""

    shown: list[Tab]
    everything: str
    is_everything: bool
    save: str
    undo: str
    removed: SavedView | None

    @property
    def current(self) -> Tab | None:
        return next((each for each in self.shown if each.is_current), None)


def list_of(model_admin: Any) -> str:
    """Such as ``scorecards.opening``."""
    label: str = model_admin.opts.label_lower
    return label


def list_page(model_admin: Any) -> str:
    opts = model_admin.opts
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")


def opens_with(request: HttpRequest, model_admin: Any) -> str:
    """The address of the view that the list opens with; empty if none does."""
    for view in _saved(request, model_admin):
        if view.opens_list and not view.removed_at:
            return address_of(request, model_admin, view)
    return ""


def address_of(request: HttpRequest, model_admin: Any, view: SavedView) -> str:
    columns = columns_of(request, model_admin)
    content, _ = _content(view).still_there(request, model_admin, columns)
    return content.address(columns)


def tabs_of(request: HttpRequest, changelist: ChangeList) -> Tabs:
    model_admin = changelist.model_admin
    columns = columns_of(request, model_admin)
    set_now = Content.of(request.GET, columns)
    saved = _saved(request, model_admin)
    live = [each for each in saved if not each.removed_at]
    tabs = []
    for view in sorted(live, key=lambda each: each.name.casefold()):
        content, lost = _content(view).still_there(request, model_admin, columns)
        address = content.address(columns)
        tabs.append(Tab(view, address, lost, content == set_now))
    add = reverse("admin:saved_view_add", args=[list_of(model_admin)])
    return Tabs(
        shown=tabs,
        everything=EVERYTHING if any(each.opens_list for each in live) else "?",
        is_everything=not set_now,
        save=f"{add}{set_now.address(columns)}" if set_now else "",
        undo=reverse("admin:saved_view_undo", args=[list_of(model_admin)]),
        removed=_removed(saved, {each.pk: each for each in live}),
    )


def _removed(saved: list[SavedView], live: dict[int, SavedView]) -> SavedView | None:
    """What was just removed, renamed or replaced, with what took its place."""
    recent = timezone.now() - UNDONE_WITHIN
    for view in saved:
        if view.removed_at and view.removed_at > recent:
            view.replaced_by = live.get(view.replaced_by_id or 0)
            return view
    return None


def _saved(request: HttpRequest, model_admin: Any) -> list[SavedView]:
    """Read once: the request is this person’s."""
    known = vars(request)
    if "saved_views" not in known:
        own = SavedView.objects.filter(owner=request.user.pk, of=list_of(model_admin))
        known["saved_views"] = list(own)
    saved: list[SavedView] = known["saved_views"]
    return saved


def _content(view: SavedView) -> Content:
    return Content(view.search, view.filters, view.order)
