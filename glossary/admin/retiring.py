"""Retiring and restoring terms, competencies and roles: several from the list, or one
after a confirmation."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import get_text_list

from glossary.admin_base.pages import Page, admin_page, log_change, needs
from glossary.locking import in_transaction
from glossary.models import Competency, Role, Term
from glossary.roles.retiring import Turned, restore, retire
from glossary.roles.settling import outlook

Record = Term | Competency | Role


def pages_of(model: type[Record]) -> list[Page]:
    """The two pages that ask for a confirmation."""
    name = model._meta.model_name
    return [
        Page("<int:pk>/retire/", _page_of(model, retiring=True), f"{name}_retire"),
        Page("<int:pk>/restore/", _page_of(model, retiring=False), f"{name}_restore"),
    ]


def _page_of(
    model: type[Record], *, retiring: bool
) -> Callable[[HttpRequest, int], HttpResponse]:
    @needs(f"glossary.change_{model._meta.model_name}")
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        return _one(request, model, pk, retiring=retiring)

    return page


def consequences(record: Record) -> list[str]:
    """Sentences to read before retiring or restoring it."""
    if isinstance(record, Role):
        return [_of_role(record)]
    roles = outlook(record)
    if record.retired_at:
        return [
            "New kits use it again; existing kits stay the same.",
            *_about(roles.complete, "can be picked again", "can be picked again"),
        ]
    carried_on = [
        title
        for role in Role.objects.active()
        .filter(**{f"{_owned_by(record)}": record})
        .select_related("industry")
        .distinct()
        if (title := f"{role.title} ({role.industry})") not in roles.drafts
    ]
    others = "terms" if isinstance(record, Term) else "competencies"
    return [
        "It disappears from the glossary, and new kits no longer ask its questions. "
        "You can restore it at any time.",
        *_about(
            roles.drafts,
            "asks too little without it and becomes a draft",
            "ask too little without it and become drafts",
        ),
        *_about(carried_on, f"keeps its other {others}", f"keep their other {others}"),
    ]


def _of_role(role: Role) -> str:
    if role.retired_at and role.draft:
        return f"It comes back as a draft. {role.draft}"
    if role.retired_at:
        return "It can be picked again; existing kits stay the same."
    return (
        "It can no longer be picked. Openings and scorecards keep their kits. You can "
        "restore it at any time."
    )


def _owned_by(record: Record) -> str:
    return "terms" if isinstance(record, Term) else "competencies"


def _one(
    request: HttpRequest, model: type[Record], pk: int, *, retiring: bool
) -> HttpResponse:
    record = get_object_or_404(model, pk=pk)
    name = model._meta.model_name
    page = redirect(f"admin:glossary_{name}_change", pk)
    done = "retired" if retiring else "restored"
    if (record.retired_at is not None) == retiring:
        state = "already retired" if retiring else "not retired"
        messages.warning(request, f"{record} is {state}.")
        return page
    if request.method == "POST":
        turned = _turn(request, model, [record], retiring=retiring)
        if not turned.records:  # somebody else was quicker
            return _one(request, model, pk, retiring=retiring)
        _say(request, turned, f"{record} is {done}.")
        return page
    verb = "Retire" if retiring else "Restore"
    registered: Any = admin.site.get_model_admin(model)
    return admin_page(
        request,
        model,
        "admin/glossary/retire.html",
        f"{verb} {record}",
        verb=verb,
        record=record,
        group=getattr(record, "industry", ""),
        list_page=f"admin:glossary_{name}_changelist",
        lists=str(model._meta.verbose_name_plural).capitalize(),
        record_page=f"admin:glossary_{name}_change",
        may_confirm=True,
        # Another app that registers the record's page may add consequences.
        consequences=registered.consequences(request, record),
    )


def turn_several(
    request: HttpRequest,
    model: type[Record],
    records: Iterable[Any],
    *,
    retiring: bool,
) -> None:
    """For an action of the list, which says how many it were."""
    turned = _turn(request, model, records, retiring=retiring)
    verb = "Retired" if retiring else "Restored"
    many = model._meta.verbose_name_plural
    _say(request, turned, f"{verb} {len(turned.records)} of the selected {many}.")


@in_transaction
def _turn(
    request: HttpRequest,
    model: type[Any],
    records: Iterable[Any],
    *,
    retiring: bool,
) -> Turned[Any]:
    turned = retire(model, records) if retiring else restore(model, records)
    for record in turned.records:
        log_change(request, record, "Retired." if retiring else "Restored.")
    return turned


def _say(request: HttpRequest, turned: Turned[Any], done: str) -> None:
    roles = turned.roles
    for words, titles in (
        ("Drafts now", roles.drafts),
        ("Complete again", roles.complete),
    ):
        if titles:
            done += f" {words}: {', '.join(titles)}."
    messages.success(request, done)


def _about(titles: Sequence[str], one: str, several: str) -> list[str]:
    """One sentence, or none without roles."""
    if not titles:
        return []
    role, verb = ("role", one) if len(titles) == 1 else ("roles", several)
    return [f"The {role} {get_text_list(list(titles), 'and')} {verb}."]
