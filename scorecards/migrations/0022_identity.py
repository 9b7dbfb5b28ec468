"""Candidates are told apart by identifiers; records of one person are linked."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import scorecards.models.identifiers
import scorecards.models.keys
import scorecards.models.people
from scorecards.models.identifiers import identifier_key
from scorecards.models.keys import KeyField

BATCH = 2_000


def fill_keys(apps, schema_editor):
    """The keys of all names and titles; nothing else of a row is written."""
    for name in ("Candidate", "Opening"):
        model = apps.get_model("scorecards", name)
        keys = [f for f in model._meta.fields if isinstance(f, KeyField)]
        columns = ["pk", *{text for key in keys for text in key.of}]
        batch = []
        for row in model.objects.order_by().only(*columns).iterator(BATCH):
            for key in keys:
                setattr(row, key.attname, key.of_instance(row))
            batch.append(row)
            if len(batch) == BATCH:
                models.QuerySet(model).bulk_update(batch, [k.name for k in keys])
                batch = []
        models.QuerySet(model).bulk_update(batch, [k.name for k in keys])


def take_over_addresses(apps, schema_editor):
    """Each e-mail address becomes an identifier.

    An address that several candidates have is the first one's; the others keep it as
    one they share, and are listed as possible duplicates.
    """
    Candidate = apps.get_model("scorecards", "Candidate")
    CandidateIdentifier = apps.get_model("scorecards", "CandidateIdentifier")
    taken = set()
    batch = []
    rows = Candidate.objects.exclude(email="").order_by("pk")
    for pk, email in rows.values_list("pk", "email").iterator(BATCH):
        key = identifier_key("email", email)
        batch.append(
            CandidateIdentifier(
                candidate_id=pk,
                kind="email",
                value=email,
                value_key=key,
                is_shared=key in taken,
            )
        )
        taken.add(key)
        if len(batch) == BATCH:
            CandidateIdentifier.objects.bulk_create(batch)
            batch = []
    CandidateIdentifier.objects.bulk_create(batch)
    # PostgreSQL alters no table that has checks to come.
    schema_editor.connection.check_constraints()


def give_addresses_back(apps, schema_editor):
    """The first of each candidate; what else there is goes with its table."""
    Candidate = apps.get_model("scorecards", "Candidate")
    CandidateIdentifier = apps.get_model("scorecards", "CandidateIdentifier")
    rows = CandidateIdentifier.objects.filter(kind="email").order_by("-pk")
    for pk, value in rows.values_list("candidate", "value").iterator(BATCH):
        Candidate.objects.filter(pk=pk).update(email=value)


def let_coordinators_merge(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("scorecards"), verbosity=0)
    group, _ = Group.objects.get_or_create(name="Coordinators")
    group.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="scorecards", codename="merge_candidate"
        )
    )


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0004_wording"),
        ("scorecards", "0021_audit_actions_again"),
    ]

    operations = [
        migrations.CreateModel(
            name="CandidateIdentifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "E-mail address"),
                            ("phone", "Phone"),
                            ("external", "External id"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "source",
                    scorecards.models.people.SourceField(
                        blank=True,
                        help_text="The system that an external id comes from, such as Greenhouse.",
                        max_length=60,
                    ),
                ),
                ("value", models.CharField(max_length=254)),
                (
                    "is_shared",
                    models.BooleanField(
                        default=False,
                        help_text="Another candidate has it too, and they are two people.",
                        verbose_name="shared with another candidate",
                    ),
                ),
                (
                    "value_key",
                    scorecards.models.identifiers.IdentifierKeyField(
                        default="", editable=False, max_length=254
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "identifier",
                "ordering": ["candidate", "kind", "pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="application",
            options={
                "ordering": ["candidate__sort_key", "pk"],
                "permissions": [
                    ("decide_application", "Can decide on applications"),
                    ("break_glass", "Can read others' scorecards before submitting"),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="candidate",
            options={
                "ordering": ["sort_key", "pk"],
                "permissions": [
                    ("merge_candidate", "Can merge, split and correct candidates")
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="opening",
            options={"ordering": ["sort_key", "pk"]},
        ),
        migrations.RemoveConstraint(
            model_name="application",
            name="application_unique_candidate_in_opening",
        ),
        migrations.RemoveConstraint(
            model_name="candidate",
            name="candidate_unique_name",
        ),
        migrations.AddField(
            model_name="application",
            name="came_from",
            field=models.ForeignKey(
                editable=False,
                help_text="Whose it was before candidates were merged.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="scorecards.candidate",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="external_id",
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name="application",
            name="external_source",
            field=scorecards.models.people.SourceField(
                blank=True, editable=False, max_length=60
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="merged_into",
            field=models.ForeignKey(
                editable=False,
                help_text="The application of the same person for the same opening.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="linked",
                to="scorecards.application",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="merged_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="candidate",
            name="merged_into",
            field=models.ForeignKey(
                editable=False,
                help_text="Who this candidate turned out to be.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absorbed",
                to="scorecards.candidate",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="near_first",
            field=scorecards.models.keys.FirstNearKeyField(
                default="", editable=False, max_length=80, of=("name",)
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="near_last",
            field=scorecards.models.keys.LastNearKeyField(
                default="", editable=False, max_length=80, of=("name",)
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="request_key",
            field=models.UUIDField(
                editable=False,
                help_text="Of the form that made the candidate, so that it does so once.",
                null=True,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="sort_key",
            field=scorecards.models.keys.SearchKeyField(
                default="", editable=False, max_length=400, of=("name",)
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="external_id",
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name="opening",
            name="external_source",
            field=scorecards.models.people.SourceField(
                blank=True, editable=False, max_length=60
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="sort_key",
            field=scorecards.models.keys.SearchKeyField(
                default="", editable=False, max_length=400, of=("title",)
            ),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="action",
            field=models.CharField(
                choices=[
                    ("viewed", "Read after breaking the glass"),
                    ("glass_broken", "Broke the glass"),
                    ("exported", "Exported"),
                    ("decided", "Decided"),
                    ("re_rated", "Recorded a re-rating"),
                    ("noted", "Added a debrief note"),
                    ("assigned", "Assigned"),
                    ("withdrawn", "Withdrew a scorecard"),
                    ("submitted", "Submitted"),
                    ("reopened", "Reopened"),
                    ("kit_moved", "Moved an opening to the newest kit"),
                    ("questions", "Chose an opening’s questions"),
                    ("closed", "Closed an opening"),
                    ("opened_again", "Reopened an opening"),
                    ("merged", "Merged candidates"),
                    ("unmerged", "Undid a merge of candidates"),
                    ("split", "Split a candidate"),
                    ("moved", "Moved to another candidate or opening"),
                    ("renamed", "Corrected a name"),
                    ("permissions", "Changed permissions"),
                    ("locked_out", "Locked out after failed logins"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="candidate",
            name="name_key",
            field=scorecards.models.keys.NameKeyField(
                default="", editable=False, max_length=400, of=("name",)
            ),
        ),
        migrations.AddField(
            model_name="candidateidentifier",
            name="candidate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="identifiers",
                to="scorecards.candidate",
            ),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
        migrations.RunPython(take_over_addresses, give_addresses_back),
        migrations.RemoveField(
            model_name="candidate",
            name="email",
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    models.F("merged_into_id"), models.F("id")
                ),
                name="application_head",
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["name_key"], name="candidate_by_name_key"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["sort_key", "id"], name="candidate_by_name"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["near_first"], name="candidate_near_first"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["near_last"], name="candidate_near_last"),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["sort_key", "id"], name="opening_by_title"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("external_source", "external_id"),
                name="application_unique_external_id",
                violation_error_message="That external id is another record’s already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("external_id", ""),
                    models.Q(("external_source", ""), _negated=True),
                    _connector="OR",
                ),
                name="application_source_of_external_id",
                violation_error_message="Name the system that the id comes from.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("candidate", "opening"),
                name="application_unique_candidate_in_opening",
                violation_error_message="This candidate is already in this opening.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="application_not_linked_to_itself",
                violation_error_message="An application can’t be linked to itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="candidate_not_merged_into_itself",
                violation_error_message="A candidate can’t be merged with itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("external_source", "external_id"),
                name="opening_unique_external_id",
                violation_error_message="That external id is another record’s already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("external_id", ""),
                    models.Q(("external_source", ""), _negated=True),
                    _connector="OR",
                ),
                name="opening_source_of_external_id",
                violation_error_message="Name the system that the id comes from.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidateidentifier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_shared", False)),
                fields=("kind", "source", "value_key"),
                name="identifier_unique_in_source",
                violation_error_message="Another candidate has this already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidateidentifier",
            constraint=models.UniqueConstraint(
                fields=("candidate", "kind", "source", "value_key"),
                name="identifier_once_for_candidate",
                violation_error_message="The candidate has this already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidateidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["email", "phone", "external"])),
                name="identifier_known_kind",
                violation_error_message="Pick e-mail address, phone or external id.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidateidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "external"), models.Q(("source", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("kind", "external"), _negated=True), ("source", "")
                    ),
                    _connector="OR",
                ),
                name="identifier_source_of_external_id",
                violation_error_message="Name the system that the id comes from.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidateidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("value_key", ""), _negated=True),
                name="identifier_not_empty",
                violation_error_message="Enter an address, a number or an id.",
            ),
        ),
        migrations.RunPython(let_coordinators_merge, migrations.RunPython.noop),
    ]
