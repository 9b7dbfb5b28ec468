"""Applications, their debriefs, and candidates."""

from scorecards.models import Application, Candidate
from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "admin:scorecards_candidate_changelist",
        get="login admin 200",
        queries=asking.each_way(Candidate),
        lists=True,
        unseen="not yet",
        takes=5,
    ),
    Page(
        "admin:scorecards_candidate_add",
        get="login admin 403 200 200",
        post="login admin 403 200 200",
        unseen="not yet",
        takes=2,
    ),
    Page(
        "admin:scorecards_candidate_change",
        of="candidate",
        get="login admin 200",
        post="login admin 403 200 200",
        unseen="not yet",
        takes=5,
    ),
    Page(
        "admin:scorecards_candidate_history",
        of="candidate",
        get="login admin 200",
        unseen="Django's own",
        takes=4,
    ),
    Page(
        "admin:scorecards_candidate_delete",
        of="candidate",
        get={
            "": "login admin 403",
            "alone": "login admin 403 403 200",
        },
        post="login admin 403",
        unseen="Django's own",
        takes=6,
    ),
    Page(
        "admin:scorecards_application_changelist",
        get="login admin 200",
        queries=asking.each_way(Application),
        lists=True,
        shows="counts",
        unseen="not yet",
        takes=5,
    ),
    Page(
        "admin:scorecards_application_add",
        get="login admin 403 200 200",
        post="login admin 403 200 200",
        unseen="not yet",
        takes=2,
    ),
    Page(
        "admin:scorecards_application_change",
        of="application",
        get="login admin 200",
        post="login admin 403",
        looks=["admin_application_arranged"],
        takes=4,
    ),
    Page(
        "admin:scorecards_application_history",
        of="application",
        get="login admin 200",
        unseen="Django's own",
        takes=4,
    ),
    Page(
        "admin:scorecards_application_delete",
        of="application",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:scorecards_application_withdraw",
        of="assignment",
        get="login admin 403 200 200",
        post="login admin 403 422 422",
        sent=[asking.REASON],
        looks=["admin_withdraw"],
        takes=6,
    ),
    Page(
        "admin:scorecards_application_break_glass",
        of="application",
        get={
            "": "login admin 403 200 200",
            "hidden": "login admin 403 200 200",
        },
        post={
            "": "login admin 403 422 422",
            "hidden": "login admin 403 422 422",
        },
        looks=["admin_break_glass"],
        takes=5,
    ),
    Page(
        "admin:scorecards_application_debrief",
        of="application",
        get={
            "": "login admin 200",
            "hidden": "login admin 403",
        },
        queries=["", "order=kit&open=1"],
        shows="words",
        looks=["admin_debrief", "admin_debrief_owed"],
        pictures=["admin-debrief"],
        takes=11,
    ),
    Page(
        "admin:scorecards_application_debrief_note",
        of="application",
        get="login admin debrief",
        post={
            "": "login admin 422",
            "hidden": "login admin 403",
        },
        sent=[{"text": "A note."}],
        shows="words",
    ),
    Page(
        "admin:scorecards_application_debrief_decide",
        of="application",
        get="login admin debrief",
        post={
            "": "login admin 422",
            "hidden": "login admin 403",
        },
        sent=asking.DECISIONS,
        shows="words",
        looks=["admin_debrief_decision_refused"],
    ),
    Page(
        "admin:scorecards_application_debrief_workbook",
        of="application",
        get={
            "": "login admin 200",
            "hidden": "login admin 403",
        },
        shows="words",
        unseen="no page",
        takes=12,
    ),
]
