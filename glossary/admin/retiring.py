"""Retiring and restoring terms: several from their list, one after reading about it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import get_text_list

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from glossary.models import Role, Term
from glossary.roles.following import roles_carried_on, roles_that_follow
from glossary.roles.retiring import Turned, restore_terms, retire_terms


@needs("glossary.change_term")
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    return _one(request, pk, retiring=True)


@needs("glossary.change_term")
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _one(request, pk, retiring=False)


def consequences(term: Term) -> list[str]:
    """Sentences, read before an active term retires or a retired one returns."""
    following = roles_that_follow(term)
    if term.retired_at:
        return [
            "New kits draw on it again; kits made meanwhile stay as they are.",
            *_about(following, "comes back with it", "come back with it"),
        ]
    return [
        "Nobody reads it in the glossary any more, and new kits ask nothing of it. "
        "It can be restored at any time.",
        *_about(
            following,
            "draws on nothing else and retires with it",
            "draw on nothing else and retire with it",
        ),
        *_about(
            roles_carried_on(term),
            "goes on with its other terms",
            "go on with their other terms",
        ),
    ]


def _one(request: HttpRequest, pk: int, *, retiring: bool) -> HttpResponse:
    term = get_object_or_404(Term.objects.select_related("industry"), pk=pk)
    page = redirect("admin:glossary_term_change", pk)
    done = "retired" if retiring else "restored"
    if (term.retired_at is not None) == retiring:
        state = "retired already" if retiring else "not retired"
        messages.warning(request, f"{term} is {state}.")
        return page
    if request.method == "POST":
        turned = _turn(request, [term], retiring=retiring)
        if not turned.terms:  # somebody else was quicker
            return _one(request, pk, retiring=retiring)
        _say(request, turned, f"{term} is {done}.")
        return page
    verb = "Retire" if retiring else "Restore"
    registered: Any = admin.site.get_model_admin(Term)
    return admin_page(
        request,
        Term,
        "admin/glossary/term/retire.html",
        f"{verb} {term}",
        verb=verb,
        term=term,
        # Those who register the term's page again may know of more.
        consequences=registered.consequences(request, term),
    )


def turn_several(
    request: HttpRequest, terms: Iterable[Term], *, retiring: bool
) -> None:
    """For an action of the list, which says how many it were."""
    turned = _turn(request, terms, retiring=retiring)
    verb = "Retired" if retiring else "Restored"
    _say(request, turned, f"{verb} {len(turned.terms)} of the selected terms.")


@in_transaction
def _turn(request: HttpRequest, terms: Iterable[Term], *, retiring: bool) -> Turned:
    turned = retire_terms(terms) if retiring else restore_terms(terms)
    for term in turned.terms:
        log_change(request, term, "Retired." if retiring else "Restored.")
    return turned


def _say(request: HttpRequest, turned: Turned, done: str) -> None:
    roles = turned.roles
    for verb, titles in (("Retired", roles.retired), ("Restored", roles.restored)):
        if titles:
            done += f" {verb} with them: {', '.join(titles)}."
    messages.success(request, done)


def _about(roles: list[Role], one: str, several: str) -> list[str]:
    """One sentence, none about no role."""
    if not roles:
        return []
    titles = get_text_list([f"{role.title} ({role.industry})" for role in roles], "and")
    role, verb = ("role", one) if len(roles) == 1 else ("roles", several)
    return [f"The {role} {titles} {verb}."]
