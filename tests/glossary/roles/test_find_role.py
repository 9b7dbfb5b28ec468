"""The command that says which role a title leads to."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from glossary.models import Role
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("find_role", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_one_object_for_each_title():
    make_role()
    lines = run("Sr. CRA", "Research Associates and More", "--json")
    assert [json.loads(line) for line in lines] == [
        {
            "query": "Sr. CRA",
            "match": "close",
            "role": "Clinical Research Associate",
            "level": "senior",
            "alternatives": [],
        },
        {
            "query": "Research Associates and More",
            "match": "general",
            "role": "General Interview",
            "level": None,
            "alternatives": ["Clinical Research Associate"],
        },
    ]


def test_words_for_people():
    make_role()
    assert run("Sr. CRA") == ["Sr. CRA: Clinical Research Associate, Senior (close)"]


def test_same_title_in_two_families_is_told_apart():
    make_role("Auditor", make_term("GMP", industry="Pharma"))
    make_role("Auditor", make_term("SOX", industry="Finance"))
    answer = json.loads(run("Auditor", "--json")[0])
    assert (answer["match"], answer["role"]) == ("exact", "Auditor")
    assert answer["alternatives"] == ["Auditor (Pharma)"]


@pytest.mark.parametrize(
    "gone", [{"draft": "One term."}, {"retired_at": "2026-03-01T12:00Z"}]
)
def test_drafts_and_retired_roles_are_not_found(gone):
    role = make_role()
    Role.objects.filter(pk=role.pk).update(**gone)
    assert json.loads(run("CRA", "--json")[0])["match"] == "general"


def test_changed_titles_count_from_the_next_time():
    role = make_role()
    run("CRA")
    role.other_titles = ["Trial Monitor"]
    role.save()
    assert run("trial monitors")[0].endswith("Clinical Research Associate (exact)")


def test_undecodable_title_is_no_error():
    assert json.loads(run("\udc80", "--json")[0])["match"] == "general"


def test_no_title_is_one_line():
    with pytest.raises(CommandError, match="TITLE"):
        run()
