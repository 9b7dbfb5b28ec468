"""What the migration makes of an entry of the trail: facts, words and keys."""

import json
from importlib import import_module
from types import SimpleNamespace

import pytest

migration = import_module("scorecards.migrations.0023_erasable_texts")
ACCOUNTS = SimpleNamespace(keys={7, 8}, by_name={"ida": 7, "cora": 8, "before": 8})
KNOWN = SimpleNamespace(interviewers={5: 7}, application_keys={3})


def brought_over(**entry):
    entry = {
        "pk": 1,
        "actor_key": 8,
        "actor_name": "cora",
        "subject_type": "scorecard",
        "subject_key": "5",
        "subject_name": "Ada Park, by ida",
        "application_key": 3,
        "details": {},
        **entry,
    }
    kind, person, facts, words, _ = migration.brought_over(entry, ACCOUNTS, KNOWN)
    return kind, person, json.loads(facts), json.loads(words)


def test_names_that_keys_lead_to_are_gone():
    assert brought_over() == ("person", 7, {}, {})


def test_reasons_are_words_and_figures_are_facts():
    *_, facts, words = brought_over(details={"reason": "A slip.", "version": 1})
    assert (facts, words) == ({"version": 1}, {"reason": "A slip."})


def test_interviewer_of_a_withdrawn_scorecard_is_known_by_the_username():
    for name in ("ida", "before"):
        gone = {"subject_key": "99", "subject_name": f"Ada Park, by {name}"}
        assert brought_over(**gone)[1:] == (ACCOUNTS.by_name[name], {}, {})


@pytest.mark.parametrize(
    "entry",
    [
        {"subject_key": "99", "subject_name": "Ada Park, by somebody"},
        {"application_key": 44},
        {"subject_type": "user", "subject_key": "44", "subject_name": "gone"},
        {"subject_type": "group", "subject_key": "2", "subject_name": "Guests"},
        {"subject_type": "opening", "subject_key": "2", "subject_name": "CRA, Basel"},
    ],
)
def test_a_name_that_no_key_leads_to_stays_among_the_words(entry):
    *_, words = brought_over(**entry)
    name = entry.get("subject_name", "Ada Park, by ida")
    assert words == {"subject_name": name}


def test_name_of_an_account_that_is_gone_stays_among_the_words():
    kind, *_, words = brought_over(actor_key=99, actor_name="left")
    assert (kind, words) == ("person", {"actor_name": "left"})


@pytest.mark.parametrize(
    ("name", "kind"),
    [("A command on the server", "command"), ("Somebody not logged in", "nobody")],
)
def test_who_had_no_account_is_told_apart(name, kind):
    assert brought_over(actor_key=None, actor_name=name)[0] == kind


def test_members_of_a_deleted_group_become_keys():
    group = {"subject_type": "group", "subject_key": "2", "subject_name": "Guests"}
    details = {"change": "deleted", "members": ["ida", "before"]}
    *_, facts, _ = brought_over(**group, details=details)
    assert facts == {"change": "deleted", "members": [7, 8]}


def test_a_version_is_divided_and_put_together_again():
    from scorecards.models import SubmittedVersion
    from tests.scorecards.privacy.old_world import CONTENT

    content, texts = migration.parts(CONTENT)
    assert "Four phases." not in json.dumps(content)
    later = {"general_note": "", "candidate_asked": "", "extra_questions": []}
    assert SubmittedVersion(content=content, texts=texts).whole == {**later, **CONTENT}
    assert SubmittedVersion.split({**later, **CONTENT}) == {
        "content": {**content, "extra_questions": []},
        "texts": {**later, **texts, "extra_questions": {}},
    }
