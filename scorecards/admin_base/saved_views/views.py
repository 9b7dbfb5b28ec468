"""Saving what is set on a list, and changing what was saved. Everybody’s own."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from glossary.admin_base.pages import admin_page
from scorecards.admin_base.saved_views.content import EVERYTHING, Content, columns_of
from scorecards.admin_base.saved_views.queries import address_of, list_page
from scorecards.admin_base.saved_views.saving import (
    ViewError,
    open_list_with,
    remove_view,
    rename_view,
    save_view,
    undo,
)
from scorecards.models import SavedView
from scorecards.models.saved_view import NAME_LENGTH

PAGE = "admin/saved_view.html"


class NameForm(forms.Form):
    name = forms.CharField(
        max_length=NAME_LENGTH,
        error_messages={
            "required": "Type a name for the view.",
            "max_length": f"A name can have {NAME_LENGTH} characters. Shorten it.",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, of: str) -> HttpResponse:
    """What is set comes in the address, as it does to the list."""
    model_admin = _list(request, of)
    columns = columns_of(request, model_admin)
    content = Content.of(request.GET, columns)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            save_view(cast(User, request.user), of, name, content)
        except ViewError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, f"View “{name}” saved. Only you see it.")
            return redirect(list_page(model_admin) + content.address(columns))
    back = list_page(model_admin) + content.address(columns)
    return _page(request, model_admin, "Save view", form, back)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Renames it, removes it, or lets the list open with it or not any more."""
    known = SavedView.objects.filter(owner=request.user.pk, removed_at=None)
    view = get_object_or_404(known.select_related("owner"), pk=pk)
    model_admin = _list(request, view.of)
    back = list_page(model_admin) + address_of(request, model_admin, view)
    form = NameForm(request.POST or None, initial={"name": view.name})
    match request.POST.get("do") if request.method == "POST" else "show":
        case "remove":
            remove_view(view)
            return redirect(list_page(model_admin) + EVERYTHING)
        case "open" | "close" as how:
            open_list_with(view, opens_list=how == "open")
            return redirect(back)
        case "show":
            form = NameForm(initial={"name": view.name})
        case _:
            if form.is_valid() and _is_renamed(view, form):
                return redirect(back)
    return _page(request, model_admin, f"View {view}", form, back, view=view)


@require_POST
def undo_change(request: HttpRequest, of: str) -> HttpResponse:
    model_admin = _list(request, of)
    view = undo(cast(User, request.user), of)
    if view is None:
        messages.warning(request, "There is nothing left to undo.")
        return redirect(list_page(model_admin) + EVERYTHING)
    return redirect(list_page(model_admin) + address_of(request, model_admin, view))


def _is_renamed(view: SavedView, form: NameForm) -> bool:
    name = form.cleaned_data["name"]
    try:
        if name != view.name:
            rename_view(view, name)
    except ViewError as error:
        form.add_error("name", str(error))
        return False
    return True


def _list(request: HttpRequest, of: str) -> Any:
    """The ModelAdmin of a list that this person can open."""
    for model, model_admin in admin.site._registry.items():
        if model._meta.label_lower == of:
            if not model_admin.has_view_or_change_permission(request):
                raise PermissionDenied
            return model_admin
    raise Http404


def _page(
    request: HttpRequest,
    model_admin: Any,
    title: str,
    form: NameForm,
    back: str,
    **context: Any,
) -> HttpResponse:
    plural = str(model_admin.opts.verbose_name_plural)
    context |= {"form": form, "back": back, "of_list": plural}
    return admin_page(request, model_admin.model, PAGE, title, **context)
