"""Reads the glossary's pages in the admin as a person would."""

import re

from django.urls import reverse
from django.utils.html import strip_tags

TERMS = reverse("admin:glossary_term_changelist")
ROLES = reverse("admin:glossary_role_changelist")


def page_of(thing, page="change"):
    return reverse(f"admin:glossary_{thing._meta.model_name}_{page}", args=[thing.pk])


def rows(client, url):
    """The words of each row of a list, cell by cell."""
    page = client.get(url).content.decode()
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            " ".join(strip_tags(cell).split())
            for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
            if "action-checkbox" not in cell
        ]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]


def posted(client, thing):
    """What a browser would send back from an unchanged page."""
    response = client.get(page_of(thing))
    context = response.context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    typed = {
        field.html_name: field.value() if field.value() is not None else ""
        for form in forms
        for field in form
    }
    return {**typed, "_revision": context["revision"]}


def refusal(response):
    """The errors on a page that came back."""
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += formset.formset.forms
    return [text for form in forms for texts in form.errors.values() for text in texts]
