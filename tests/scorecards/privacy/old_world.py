"""A database of version 0012 with one of everything that is brought over."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

VERSION = ("scorecards", "0012_plain_words")
CONTENT = {
    "answers": [
        {
            "question": 1,
            "outcome": "rated",
            "rating": 4,
            "points_heard": [0, 2],
            "notes": "Four phases.",
            "seconds_spent": 61,
        },
        {
            "question": 2,
            "outcome": "not_asked",
            "rating": None,
            "points_heard": [],
            "notes": "",
            "seconds_spent": 0,
        },
    ],
    "red_flags": [{"red_flag": 3, "evidence": "Said so."}],
    "indicators": [5, 6],
    "demonstrated_level": "mid",
    "recommendation": "yes",
    "reason": "",
    "summary": "Knows the work.",
}
COMMAND = "A command on the server"


def fill():
    state = MigrationExecutor(connection).loader.project_state([VERSION])
    get = state.apps.get_model
    now = timezone.now()
    ida, cora, rona = (
        get("auth", "User").objects.create(username=name, password="!")
        for name in ("ida", "cora", "rona.new")
    )
    industry = get("glossary", "Industry").objects.create(name="Pharma", slug="pharma")
    role = get("glossary", "Role").objects.create(industry=industry, title="CRA")
    kit = get("scorecards", "Kit").objects.create(
        role=role,
        level="mid",
        version=1,
        checksum="x",
        role_title="CRA",
        industry_name="Pharma",
    )
    opening = get("scorecards", "Opening").objects.create(
        title="CRA, Basel", role=role, level="mid", kit=kit
    )
    candidate = get("scorecards", "Candidate").objects.create(
        name="Ada Park", name_key="ada park"
    )
    application = get("scorecards", "Application").objects.create(
        candidate=candidate, opening=opening
    )
    card = get("scorecards", "Scorecard").objects.create(
        application=application,
        interviewer=ida,
        kit=kit,
        status="submitted",
        recommendation="yes",
        summary="Knows the work.",
        submitted_at=now,
    )
    get("scorecards", "SubmittedVersion").objects.create(
        number=1,
        content=CONTENT,
        submitted_at=now,
        reason="A slip.",
        others_were_open=False,
        scorecard=card,
        reopened_by=cora,
    )
    decisions = get("scorecards", "Decision").objects
    for early in ("Ida is away.", ""):
        decisions.create(
            outcome="hire",
            rationale="Enough was heard.",
            override_reason=early,
            application=application,
            decided_by=cora,
        )
    get("scorecards", "BrokenGlass").objects.create(
        reason="Urgent.", application=application, person=cora
    )
    get("scorecards", "DebriefNote").objects.create(
        text="Said.", application=application, author=cora
    )
    add = trail_of(get("scorecards", "AuditEntry"), application.pk)
    of_card = ("scorecard", card.pk, "Ada Park, by ida")
    add("submitted", ida, *of_card, version=1)
    add("reopened", cora, *of_card, reason="A slip.", version=1)
    add("decided", cora, "application", application.pk, "Ada Park for CRA, Basel",
        outcome="hire", overridden=True)  # fmt: skip
    add("withdrawn", cora, "scorecard", 99, "Ada Park, by ida", round=2, reason="Ill.")
    add("withdrawn", cora, "scorecard", 98, "Ada Park, by gone", round=3, reason="Ill.")
    of_nobody = {"application_key": None}
    add("exported", cora, "scorecard", "", "scorecards", filters={"Search": "Ada"},
        **of_nobody)  # fmt: skip
    add("exported", COMMAND, "scorecard", "", "scorecards", filters={}, account="root",
        **of_nobody)  # fmt: skip
    add("closed", cora, "opening", opening.pk, "CRA, Basle", **of_nobody)
    add("permissions", COMMAND, "user", rona.pk, "rona.new", change="changed",
        renamed_from="rona", **of_nobody)  # fmt: skip
    add("permissions", 77, "user", 78, "gone", change="deleted", **of_nobody)
    add("permissions", COMMAND, "group", 9, "Guests", change="deleted",
        members=["ida", "rona"], **of_nobody)  # fmt: skip
    add("permissions", COMMAND, "group", 9, "Guests", change="gained",
        rights=["Can view kit"], **of_nobody)  # fmt: skip
    add("locked_out", "Somebody not logged in", "user", ida.pk, "ida", **of_nobody)


def trail_of(entries, application):
    def add(action, by, kind, key, name, *, application_key=application, **details):
        actor = {"actor_key": None, "actor_name": by}
        if by == 77:
            actor = {"actor_key": 77, "actor_name": "left"}
        elif not isinstance(by, str):
            actor = {"actor_key": by.pk, "actor_name": by.username}
        entries.objects.create(
            action=action,
            subject_type=kind,
            subject_key=str(key),
            subject_name=name,
            application_key=application_key,
            details=details,
            **actor,
        )

    return add
