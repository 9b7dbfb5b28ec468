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
        name="Ada Park", name_key="ada park", email="Ada.Park@example.org"
    )
    get("scorecards", "Candidate").objects.create(  # two people with one address
        name="Bo Park", name_key="bo park", email="ada.park@example.org"
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
    add(
        "withdrawn",
        cora,
        "scorecard",
        9_000_099,
        "Ada Park, by ida",
        round=2,
        reason="Ill.",
    )
    add(
        "withdrawn",
        cora,
        "scorecard",
        9_000_098,
        "Ada Park, by gone",
        round=3,
        reason="Ill.",
    )
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


BATCH = 2_000
PER_CANDIDATE, ANSWERS = 4, 4


def fill_with(scorecards):
    """So many submitted ones besides, of a quarter as many candidates."""
    state = MigrationExecutor(connection).loader.project_state([VERSION])
    models = {
        name: state.apps.get_model("scorecards", name)
        for name in (
            *("Kit", "KitQuestion", "Opening", "Candidate", "Application"),
            *("Scorecard", "Answer", "SubmittedVersion", "Decision", "AuditEntry"),
        )
    }
    users = state.apps.get_model("auth", "User").objects
    panel = [
        users.create(username=f"panel{n}", password="!") for n in range(PER_CANDIDATE)
    ]
    kit = models["Kit"].objects.get()
    questions = [
        models["KitQuestion"].objects.create(
            kit=kit, position=n, source=f"q{n}", term="GCP", text="How?", minutes=5
        )
        for n in range(ANSWERS)
    ]
    opening = models["Opening"].objects.get()
    for start in range(0, scorecards // PER_CANDIDATE, BATCH):
        numbers = range(start, min(start + BATCH, scorecards // PER_CANDIDATE))
        _add(models, numbers, opening, kit, questions, panel)


def _add(models, numbers, opening, kit, questions, panel):
    def many(name, rows):
        return models[name].objects.bulk_create(
            [models[name](**row) for row in rows], BATCH
        )

    now = timezone.now()
    people = many(
        "Candidate",
        (
            {
                "name": f"Ana O’Brien {n:x}",
                "name_key": f"ana o'brien {n:x}",
                "email": f"ana{n}@example.org" if n % 10 else "",
            }
            for n in numbers
        ),
    )
    applications = many(
        "Application", ({"candidate": each, "opening": opening} for each in people)
    )
    cards = many(
        "Scorecard",
        (
            {
                "application": application,
                "interviewer": interviewer,
                "kit": kit,
                "status": "submitted",
                "recommendation": "yes",
                "summary": "Knows the work.",
                "submitted_at": now,
            }
            for application in applications
            for interviewer in panel
        ),
    )
    many(
        "Answer",
        (
            {
                "scorecard": card,
                "question": question,
                "outcome": "rated",
                "rating": 4,
                "notes": "Four phases.",
            }
            for card in cards
            for question in questions
        ),
    )
    many(
        "SubmittedVersion",
        (
            {
                "number": 1,
                "content": CONTENT,
                "submitted_at": now,
                "reason": "A slip.",
                "others_were_open": False,
                "scorecard": card,
                "reopened_by": panel[0],
            }
            for card in cards[::10]
        ),
    )
    many(
        "Decision",
        (
            {
                "outcome": "hire",
                "rationale": "Enough was heard.",
                "application": application,
                "decided_by": panel[0],
            }
            for application in applications
        ),
    )
    many("AuditEntry", _entries(applications, cards))


def _entries(applications, cards):
    names = {each.pk: each.candidate.name for each in applications}
    for card in cards:
        interviewer = card.interviewer
        yield {
            "action": "submitted",
            "subject_type": "scorecard",
            "subject_key": str(card.pk),
            "subject_name": f"{names[card.application_id]}, by {interviewer.username}",
            "application_key": card.application_id,
            "details": {"version": 1},
            "actor_key": interviewer.pk,
            "actor_name": interviewer.username,
        }
