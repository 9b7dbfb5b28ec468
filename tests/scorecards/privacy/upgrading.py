"""Bring a database of version 0012 over, and compare all that it says before and after.

``python -m tests.scorecards.privacy.upgrading`` takes the database of DATABASE_URL, and
prints how long it took and how much memory. With ``--small`` it fills an empty one with
one of everything; with a number, such as 100000, with so many scorecards besides.
"""

import hashlib
import json
import resource
import sys
import time
from itertools import islice

import django

OLD = ("scorecards", "0012")
RENAMED = {
    "glossary_edition": "glossary_glossaryrevision",
    "scorecards_exportjob.sight": "visibility",
}
"""Tables and columns of the old release, and what they are called now."""
REWRITTEN = {
    "scorecards_auditentry": {"details", "actor_name", "subject_name"},
    "scorecards_submittedversion": {"content"},
    "scorecards_candidate": {"email", "name_key"},  # an identifier; another key
    "django_migrations": None,
    "django_content_type": None,
    "auth_permission": None,
    "auth_group_permissions": None,
}
CHUNK = 1_000


def main(*, fill, scorecards):
    from django.core.management import call_command
    from django.db import connection

    if fill:
        from tests.scorecards.privacy import old_world

        call_command("migrate", *OLD, verbosity=0)
        old_world.fill()
        old_world.fill_with(scorecards)
    before, words, versions = facts(connection), old_trail(), old_versions()
    addresses = old_addresses()
    began = time.monotonic()
    call_command("migrate", verbosity=0)
    took = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Upgraded in {took:.1f} s, with at most {memory} MiB.")
    after = facts(connection, columns={name: each[0] for name, each in before.items()})
    different = [name for name in before if before[name] != after[name]]
    rows = sum(number for _, number, _ in before.values())
    print(f"{len(before)} tables, {rows:,} rows; different: {different or 'none'}")
    changed = list(differences(words, new_trail()))
    print(f"{len(words):,} entries of the trail; they read differently: {len(changed)}")
    for each in changed[:20]:
        print("  ", *each, sep="\n    ")
    lost = list(differences(versions, new_versions()))
    print(f"{len(versions):,} submitted versions; different: {len(lost)}")
    moved = list(differences(addresses, new_addresses()))
    print(f"{len(addresses):,} e-mail addresses; different: {len(moved)}")
    lost += moved
    return bool(different or lost)


def facts(connection, columns=None):
    """For each table its columns, the number of rows, and a digest of all of them."""
    found = {}
    with connection.cursor() as cursor:
        if columns is None:
            columns = dict(all_columns(connection, cursor))
            renamed = {}
        else:
            renamed = RENAMED
        for table, names in columns.items():
            now = renamed.get(table, table)
            there = [renamed.get(f"{table}.{name}", name) for name in names]
            found[table] = (names, *digest(cursor, now, there))
    return found


def all_columns(connection, cursor):
    """Of each table that an upgrade leaves as it is, but those that it rewrites."""
    for table in sorted(connection.introspection.table_names(cursor)):
        left_out = REWRITTEN.get(table, set())
        if left_out is not None:
            there = connection.introspection.get_table_description(cursor, table)
            names = {each.name for each in there}
            yield table, sorted(names - left_out)


def digest(cursor, table, names):
    listed = ", ".join(f'"{name}"' for name in names)
    cursor.execute(f"SELECT {listed} FROM {table} ORDER BY {listed}")
    number, sha = 0, hashlib.sha256()
    while rows := cursor.fetchmany(CHUNK):
        number += len(rows)
        sha.update(repr(rows).encode())
    return number, sha.hexdigest()


def old_trail():
    """Digests of what each entry says, by key."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, actor_name, subject_name, details FROM scorecards_auditentry"
        )
        return {
            key: (actor, subject, as_json(details))
            for key, actor, subject, details in cursor.fetchall()
        }


def new_trail():
    from scorecards.models import AuditEntry
    from scorecards.models.audit_names import AuditNames

    entries = AuditEntry.objects.order_by("pk").iterator(CHUNK)
    while some := list(islice(entries, CHUNK)):
        names = AuditNames(some)
        for entry in some:
            entry.names = names
            said = {**entry.details, **entry.words}
            for name in ("actor_name", "subject_name"):
                said.pop(name, None)
            yield entry.pk, (entry.actor_name, entry.subject_name, as_json(said))


def old_versions():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, content FROM scorecards_submittedversion")
        return {key: as_json(content) for key, content in cursor.fetchall()}


LATER = ("general_note", "candidate_asked", "extra_questions")


def new_versions():
    from scorecards.models import SubmittedVersion

    for version in SubmittedVersion.objects.order_by("pk").iterator(CHUNK):
        # What came later is empty in versions of before.
        whole = {k: v for k, v in version.whole.items() if v or k not in LATER}
        yield version.pk, as_json(whole)


def old_addresses():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, email FROM scorecards_candidate WHERE email != ''")
        return dict(cursor.fetchall())


def new_addresses():
    """Each candidate has the one that it had, and no second one."""
    from scorecards.models import CandidateIdentifier

    found = CandidateIdentifier.objects.filter(kind="email").order_by("candidate")
    yield from found.values_list("candidate", "value").iterator(CHUNK)


def as_json(value):
    value = json.loads(value) if isinstance(value, str) else value
    return json.dumps(value, sort_keys=True)


def differences(before, after):
    """Of rows that came, changed or went."""
    missing = dict(before)
    for key, said in after:
        if (was := missing.pop(key, None)) != said:
            yield key, was, said
    for key, was in missing.items():
        yield key, was, None


if __name__ == "__main__":
    django.setup()
    number = int(sys.argv[-1]) if sys.argv[-1].isdecimal() else 0
    sys.exit(main(fill=bool(number) or "--small" in sys.argv, scorecards=number))
