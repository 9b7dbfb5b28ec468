"""Retiring and restoring terms: several from their list, one after reading about it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import get_text_list

from glossary.admin.base import RetirableAdmin
from glossary.models import Role, Term
from glossary.roles.following import roles_carried_on, roles_that_follow, settle_roles


class RetiringAdmin(RetirableAdmin):
    """`consequences` says what follows from it; a subclass may know of more."""

    actions = ["retire", "restore"]

    def get_urls(self) -> list[URLPattern]:
        retire = self.admin_site.admin_view(self.retire_view)
        restore = self.admin_site.admin_view(self.restore_view)
        return [
            path("<int:pk>/retire/", retire, name="glossary_term_retire"),
            path("<int:pk>/restore/", restore, name="glossary_term_restore"),
            *super().get_urls(),
        ]

    @admin.action(description="Retire selected terms", permissions=["change"])
    def retire(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        """Past scorecards keep what they asked; new kits draw on other terms."""
        chosen = list(terms.filter(retired_at=None))
        self._turn(request, chosen, f"Retired {len(chosen)} of the selected terms.")

    @admin.action(description="Restore selected terms", permissions=["change"])
    def restore(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        chosen = list(terms.exclude(retired_at=None))
        self._turn(request, chosen, f"Restored {len(chosen)} of the selected terms.")

    def retire_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._one(request, pk, retiring=True)

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._one(request, pk, retiring=False)

    def consequences(self, request: HttpRequest, term: Term) -> list[str]:
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

    def _one(self, request: HttpRequest, pk: int, *, retiring: bool) -> HttpResponse:
        term = get_object_or_404(Term.objects.select_related("industry"), pk=pk)
        if not self.has_change_permission(request, term):
            raise PermissionDenied
        page = reverse("admin:glossary_term_change", args=[pk])
        done = "retired" if retiring else "restored"
        if (term.retired_at is not None) == retiring:
            state = "retired already" if retiring else "not retired"
            self.message_user(request, f"{term} is {state}.", messages.WARNING)
            return HttpResponseRedirect(page)
        if request.method == "POST":
            self._turn(request, [term], f"{term} is {done}.")
            return HttpResponseRedirect(page)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{'Retire' if retiring else 'Restore'} {term}",
            "verb": "Retire" if retiring else "Restore",
            "opts": self.opts,
            "term": term,
            "consequences": self.consequences(request, term),
        }
        return TemplateResponse(request, "admin/glossary/term/retire.html", context)

    @transaction.atomic
    def _turn(self, request: HttpRequest, terms: list[Term], done: str) -> None:
        """Retire the active ones, restore the others, let roles follow, and say so."""
        for term in terms:
            if term.retired_at:
                term.restore()
                self.log_change(request, term, "Restored.")
            else:
                term.retire()
                self.log_change(request, term, "Retired.")
        roles = settle_roles()
        for verb, titles in (("Retired", roles.retired), ("Restored", roles.restored)):
            if titles:
                done += f" {verb} with them: {', '.join(titles)}."
        self.message_user(request, done, messages.SUCCESS)


def _about(roles: list[Role], one: str, several: str) -> list[str]:
    """One sentence, none about no role."""
    if not roles:
        return []
    titles = get_text_list([f"{role.title} ({role.industry})" for role in roles], "and")
    role, verb = ("role", one) if len(roles) == 1 else ("roles", several)
    return [f"The {role} {titles} {verb}."]
