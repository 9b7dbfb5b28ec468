"""Every way to ask a list of the admin, and the suggestions of its forms."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.utils.http import urlencode

from scorecards.models import (
    Application,
    AuditEntry,
    Candidate,
    Kit,
    Opening,
    Scorecard,
)
from tests.scorecards.blindness.hidden import FIRST

IN_SHORT = ["", "_facets=True&q=ivan"]
ANY_LIST = ["", "_facets=True", "all=&_popup=1&_to_field=id", "p=2", "q=ivan"]
ANY_LIST += [f"q={FIRST.word}"]
# What only somebody who knows, or guesses, the hidden values would ask.
GUESSES = {
    Scorecard: [
        "answers__rating=1",
        f"answers__notes__contains={FIRST.word}",
        "answers__re_ratings__rating=2",
        "red_flag_checks__ticked=True",
        f"summary__contains={FIRST.word}",
        "demonstrated_level=junior",
        "interviewer__username=ivan",
        "version__gt=1",
        "status__exact=submitted",
        "recommendation__exact=strong_no",
        "recommendation__exact=strong_yes",
        "changed_after_reveal=True",
        "score_total__gt=1",
        "red_flag_count=2",
        "submitted_at__gte=2020-01-01T00:00:00Z",
        "submitted_at__year=2026",
        "submitted_at__year=2026&submitted_at__month=3",
        "submitted_at__year=2026&submitted_at__month=2&submitted_at__day=28",
    ],
    Application: [
        "decisions__outcome=reject",
        "decision=reject",
        f"debrief_notes__text__contains={FIRST.word}",
        "scorecards__answers__rating=1",
        "scorecards__status=submitted",
    ],
    Candidate: [
        "applications__scorecards__isnull=False",
        "applications__decisions__isnull=False",
    ],
    Opening: ["applications__scorecards__status=submitted"],
    Kit: ["questions__answers__rating=1", "red_flags__checks__ticked=True"],
    AuditEntry: [
        "q=Ada",
        "action__exact=submitted",
        "action__exact=decided",
        "action__exact=reopened",
        "actor=command",
        "kind=application",
        "application_key__isnull=False",
        "details__rows=1",
    ],
    User: ["scorecards__status=submitted", "broken_glass__application__isnull=False"],
}


def queries_of(model, person):
    """In the order of each column, by each filter, across each relation."""
    of_model = admin.site._registry[model]
    sortable = of_model.sortable_by or of_model.list_display
    columns = [of_model.list_display.index(each) + 1 for each in sortable]
    return [
        *ANY_LIST,
        *orders(model, columns),
        *offered_by_filters(of_model, person),
        *(f"{relation}__isnull=False" for relation in relations(model)),
        *GUESSES.get(model, []),
    ]


def orders(model, columns):
    """By each column; scorecards by all at once, as hidden ones would show at once."""
    if model is Scorecard:
        return ["o=-" + ".-".join(map(str, columns))]
    return [f"o=-{column}" for column in columns]


def offered_by_filters(of_model, person):
    request = RequestFactory().get("/")
    request.user = person
    changelist = of_model.get_changelist_instance(request)
    for spec in changelist.filter_specs:
        _, *choices = spec.choices(changelist)  # the first is “All”
        for choice in choices[:1]:
            yield choice["query_string"].removeprefix("?")


def relations(model):
    """By the names that a query gives them, from both sides."""
    fields = model._meta.get_fields()  # without those that have no name
    return sorted(each.name for each in fields if each.is_relation)


def suggestions():
    """For every field of every model that the admin could suggest something for."""
    for model in apps.get_models():
        for each in [*model._meta.fields, *model._meta.many_to_many]:
            registered = admin.site._registry.get(each.related_model)
            if registered and registered.search_fields:
                source = {
                    "app_label": model._meta.app_label,
                    "model_name": model._meta.model_name,
                    "field_name": each.name,
                }
                yield urlencode({**source, "term": ""})
