"""Addresses of the admin's lists that ask for a pattern."""

import pytest
from django.contrib import admin
from django.urls import reverse

pytestmark = pytest.mark.django_db

SLOW = "^(.|.|.|.|.)*!$"
BROKEN = "("


def text_fields(model):
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField", "JSONField")
    ]


@pytest.mark.parametrize("lookup", ["regex", "iregex"])
@pytest.mark.parametrize("pattern", [SLOW, BROKEN])
def test_every_list_refuses_lookups_with_patterns(client, sue, lookup, pattern):
    client.force_login(sue)
    answers = {}
    for model in admin.site._registry:
        page = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
        for field in ["pk", *text_fields(model)]:
            name = f"{field}__{lookup}"
            answers[page, name] = client.get(page, {name: pattern}).status_code
    assert {each: status for each, status in answers.items() if status != 400} == {}


def test_pattern_behind_a_relation_or_key_is_refused(client, sue):
    client.force_login(sue)
    for page, name in (
        ("glossary_term", "industry__name__regex"),
        ("scorecards_auditentry", "words__reason__iregex"),
        ("scorecards_candidate", "name__lower__regex"),
    ):
        url = reverse(f"admin:{page}_changelist")
        assert client.get(url, {name: SLOW}).status_code == 400
