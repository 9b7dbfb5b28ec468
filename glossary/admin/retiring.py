"""Retiring and restoring terms: several from the list, or one after a confirmation."""

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
    """Sentences to read before retiring or restoring a term."""
    following = roles_that_follow(term)
    if term.retired_at:
        return [
            "New kits use it again; existing kits stay the same.",
            *_about(following, "comes back with it", "come back with it"),
        ]
    return [
        "It disappears from the glossary, and new kits no longer ask its questions. "
        "You can restore it at any time.",
        *_about(
            following,
            "uses no other term and retires with it",
            "use no other term and retire with it",
        ),
        *_about(
            roles_carried_on(term),
            "keeps its other terms",
            "keep their other terms",
        ),
    ]


def _one(request: HttpRequest, pk: int, *, retiring: bool) -> HttpResponse:
    term = get_object_or_404(Term.objects.select_related("industry"), pk=pk)
    page = redirect("admin:glossary_term_change", pk)
    done = "retired" if retiring else "restored"
    if (term.retired_at is not None) == retiring:
        state = "already retired" if retiring else "not retired"
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
        may_confirm=True,
        # Another app that registers the term's page may add consequences.
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
    """One sentence, or none without roles."""
    if not roles:
        return []
    titles = get_text_list([f"{role.title} ({role.industry})" for role in roles], "and")
    role, verb = ("role", one) if len(roles) == 1 else ("roles", several)
    return [f"The {role} {titles} {verb}."]
