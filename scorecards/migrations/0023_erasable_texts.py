"""Facts and texts of what was recorded, apart from each other.

Texts move to columns that can be blanked, and people’s names give way to their keys.
What no key leads to any more, such as the name of an account that was deleted, stays
among the texts. A thousand rows are in memory at once.
"""

import json
from itertools import chain

from django.db import migrations, models

from scorecards.audit.triggers import unprotect

BATCH = 1_000
NOBODY = "Somebody not logged in"
CODES = {
    "change",
    "due_at",
    "groups",
    "interview_at",
    "off",
    "on",
    "outcome",
    "page",
    "rights",
    "what",
}
WRITTEN = ("reason", "summary")


def batches(rows, *columns):
    last = 0
    while batch := list(
        rows.filter(pk__gt=last).order_by("pk").values("pk", *columns)[:BATCH]
    ):
        yield batch
        last = batch[-1]["pk"]


def write(connection, table, columns, rows):
    """One statement for all rows; each ends with its key."""
    settings = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {settings} WHERE id = %s", rows)  # noqa: S608 - names of our own


def take_triggers_off(apps, schema_editor):
    """They are back at the end of `migrate`."""
    unprotect(schema_editor.connection.alias)


def mark_early_decisions(apps, schema_editor):
    decisions = apps.get_model("scorecards", "Decision").objects
    early = decisions.using(schema_editor.connection.alias).exclude(override_reason="")
    early.update(decided_early=True)


# Submitted versions


def split_versions(apps, schema_editor):
    model = apps.get_model("scorecards", "SubmittedVersion")
    rows = model.objects.using(schema_editor.connection.alias)
    for batch in batches(rows, "content"):
        split = [(*map(json.dumps, parts(row["content"])), row["pk"]) for row in batch]
        write(
            schema_editor.connection,
            model._meta.db_table,
            ["content", "texts"],
            split,
        )


def parts(entered):
    answers, flags = entered["answers"], entered["red_flags"]
    content = {
        **{key: entered[key] for key in entered if key not in WRITTEN},
        "answers": [without(each, "notes") for each in answers],
        "red_flags": [without(each, "evidence") for each in flags],
    }
    texts = {
        **{key: entered[key] for key in WRITTEN},
        "notes": {str(each["question"]): each["notes"] for each in answers},
        "evidence": {str(each["red_flag"]): each["evidence"] for each in flags},
    }
    return content, texts


def without(content, text):
    return {key: value for key, value in content.items() if key != text}


# The trail


def name_by_key(apps, schema_editor):
    connection = schema_editor.connection
    model = apps.get_model("scorecards", "AuditEntry")
    rows = model.objects.using(connection.alias)
    accounts = Accounts(apps, connection.alias)
    known = Known(apps, connection.alias)
    columns = (
        "actor_key",
        "actor_name",
        "subject_type",
        "subject_key",
        "subject_name",
        "application_key",
        "details",
    )
    for batch in batches(rows, *columns):
        known.look_up(batch)
        write(
            connection,
            model._meta.db_table,
            ["actor_kind", "person_key", "details", "words"],
            [brought_over(entry, accounts, known) for entry in batch],
        )


class Accounts:
    """Keys of accounts, and by the usernames that they have or once had."""

    def __init__(self, apps, alias):
        users = apps.get_model("auth", "User").objects.using(alias)
        entries = apps.get_model("scorecards", "AuditEntry").objects.using(alias)
        now = dict(users.values_list("username", "pk"))
        renamed = entries.filter(details__has_key="renamed_from").order_by("pk")
        before = {
            details["renamed_from"]: as_key(key)
            for key, details in renamed.values_list("subject_key", "details")
        }
        self.keys = set(now.values())
        self.by_name = before | now


class Known:
    """What a batch is about and that is still there."""

    def __init__(self, apps, alias):
        self.scorecards = apps.get_model("scorecards", "Scorecard").objects.using(alias)
        self.applications = apps.get_model("scorecards", "Application").objects.using(
            alias
        )

    def look_up(self, batch):
        keys = {
            as_key(entry["subject_key"])
            for entry in batch
            if entry["subject_type"] == "scorecard"
        } - {None}
        found = self.scorecards.filter(pk__in=keys)
        self.interviewers = dict(found.values_list("pk", "interviewer"))
        keys = {entry["application_key"] for entry in batch} - {None}
        found = self.applications.filter(pk__in=keys)
        self.application_keys = set(found.values_list("pk", flat=True))


def brought_over(entry, accounts, known):
    """Values of the new columns, and the key."""
    person = person_of(entry, accounts, known)
    details = dict(entry["details"])
    if "members" in details:
        names = details["members"]
        details["members"] = [accounts.by_name.get(name, name) for name in names]
    facts = {name: each for name, each in details.items() if is_fact(name, each)}
    words = {name: each for name, each in details.items() if name not in facts}
    if needs_subject_name(entry, person, accounts, known):
        words["subject_name"] = entry["subject_name"]
    if entry["actor_key"] is not None and entry["actor_key"] not in accounts.keys:
        words["actor_name"] = entry["actor_name"]
    return (
        actor_kind(entry),
        person,
        json.dumps(facts),
        json.dumps(words),
        entry["pk"],
    )


def actor_kind(entry):
    if entry["actor_key"] is not None:
        return "person"
    return "nobody" if entry["actor_name"] == NOBODY else "command"


def person_of(entry, accounts, known):
    key = as_key(entry["subject_key"])
    if entry["subject_type"] == "user":
        return key
    if entry["subject_type"] != "scorecard" or key is None:
        return None
    if key in known.interviewers:
        return known.interviewers[key]
    # It was withdrawn: “Ada Park, by ida”.
    return accounts.by_name.get(entry["subject_name"].rpartition(", by ")[2])


def needs_subject_name(entry, person, accounts, known):
    """Whether no key leads to it."""
    has_application = entry["application_key"] in known.application_keys
    match entry["subject_type"]:
        case "user":
            return person not in accounts.keys
        case "scorecard" if entry["subject_key"]:
            return person not in accounts.keys or not has_application
        case "application":
            return not has_application
    return bool(entry["subject_key"])


def is_fact(name, value):
    return name in CODES or not has_text(value)


def has_text(value):
    if isinstance(value, dict):
        return bool(value)
    if isinstance(value, list):
        return any(map(has_text, value))
    return isinstance(value, str)


def as_key(text):
    return int(text) if text.isdecimal() else None


ERASED_AT = models.DateTimeField(
    editable=False,
    help_text="When a text of this record was last blanked; the facts stay.",
    null=True,
)
ERASABLE = (
    "auditentry",
    "brokenglass",
    "debriefnote",
    "decision",
    "rerating",
    "scorecard",
    "submittedversion",
)
ADDED = [
    ("auditentry", "actor_kind", models.CharField(default="", max_length=7)),
    ("auditentry", "person_key", models.BigIntegerField(null=True)),
    ("auditentry", "words", models.JSONField(default=dict)),
    ("decision", "decided_early", models.BooleanField(default=False)),
    ("submittedversion", "texts", models.JSONField(default=dict)),
]


class Migration(migrations.Migration):
    dependencies = [
        ("scorecards", "0022_identity"),
    ]

    operations = [
        migrations.RunPython(take_triggers_off),
        *(
            migrations.AddField(model_name=model, name=name, field=field)
            for model, name, field in chain(
                [(model, "erased_at", ERASED_AT) for model in ERASABLE], ADDED
            )
        ),
        migrations.RunPython(mark_early_decisions),
        migrations.RunPython(split_versions),
        migrations.RunPython(name_by_key),
    ]
