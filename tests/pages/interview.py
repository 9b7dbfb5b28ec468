"""The pages of an interviewer."""

from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "my_scorecards",
        get="login 200 200 | index",
        post="login 405 405",
        queries=["", "page=2", "q=a"],
        looks=["home_empty", "home_without_a_part", "home"],
        pictures=["home"],
        takes=4,
    ),
    Page(
        "choose_zone",
        get="login 200 200",
        post="login my_scorecards my_scorecards",
        looks=["zone"],
        takes=2,
    ),
    Page(
        "start_scorecard",
        get="login 403 200 200 403 403 200",
        post="login 403 422 422 403 403 422",
        queries=asking.starts,
        sent=asking.started,
        looks=[
            "start",
            "start_near",
            "start_refused",
            "start_with_several_openings",
            "start_another_round",
            "not_allowed",
        ],
        pictures=["start"],
        takes=6,
    ),
    Page(
        "preview_kit",
        get="login 200 200",
        post="login 405 405",
        queries=asking.starts,
        looks=["kit_preview_blank", "kit_preview"],
        takes=4,
    ),
    Page(
        "scorecard",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 200 404 404 404 404",
            "hidden": "login 404 200 404 404 404 404",
        },
        post={
            "draft": "login 404 scorecard 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        sent=[{"conclusion-summary": "New."}],
        by_script=True,
        looks=[
            "not_found",
            "scorecard_blank",
            "scorecard_filled",
            "scorecard_shared",
            "scorecard_keys",
            "scorecard_refused",
            "scorecard_refused_without_script",
            "scorecard_conflict",
            "scorecard_conflict_without_script",
            "session_ended",
            "submitted",
            "submitted_elsewhere",
            "scorecard_reopened",
        ],
        pictures=["scorecard", "scorecard-phone"],
        takes=8,
    ),
    Page(
        "begin_scorecard",
        of="scorecard",
        get={"draft": "login 405 405 405 405 405 405"},
        post={
            "draft": "login 404 204 404 404 404 404",
            "submitted": "login 404 204 404 404 404 404",
        },
        unseen="no page",
    ),
    Page(
        "discard_scorecard",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 404 404 404 404 404",
        },
        post={
            "draft": "login 404 my_scorecards 404 404 404 404",
            "submitted": "login 404 404 404 404 404 404",
        },
        takes=7,
        looks=["discard", "discard_refused"],
    ),
    Page(
        "decline_interview",
        of="scorecard",
        get={
            "assigned": "login 404 200 404 404 404 404",
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 404 404 404 404 404",
        },
        post={
            "assigned": "login 404 422 404 404 404 404",
            "draft": "login 404 409 404 404 404 404",
            "submitted": "login 404 404 404 404 404 404",
        },
        looks=["decline", "decline_begun"],
        takes=4,
    ),
    Page(
        "candidate_name",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 404 404 404 404 404",
        },
        post={
            "draft": "login 404 409 404 404 404 404",
            "submitted": "login 404 404 404 404 404 404",
        },
        looks=["candidate_name"],
        takes=5,
    ),
    Page(
        "own_debrief",
        of="scorecard",
        get={
            "draft": "login 404 404 404 404 404 404",
            "submitted": "login 404 200 404 404 404 404",
        },
        queries=["", "order=kit&open=all"],
        looks=["own_debrief", "own_debrief_owed"],
        takes=14,
    ),
    Page(
        "ask_to_reopen",
        of="scorecard",
        get={
            "draft": "login 404 404 404 404 404 404",
            "submitted": "login 404 200 404 404 404 404",
        },
        post={
            "draft": "login 404 404 404 404 404 404",
            "submitted": "login 404 422 404 404 404 404",
        },
        sent=[{"reason": "A note is in the wrong place."}, {"take_back": 1}],
        looks=["ask_to_reopen_page", "ask_to_reopen_asked"],
        takes=5,
    ),
    Page(
        "review_scorecard",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        post={
            "draft": "login 404 409 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        sent=[{"revision": 0}],
        looks=["review_with_gaps", "review_ready"],
        pictures=["review"],
        takes=8,
    ),
    Page(
        "reminders",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 404",
        },
        plain=True,
        takes=3,
    ),
    Page(
        "scorecard_history",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 200 404 404 404 404",
        },
        looks=["scorecard_history"],
        takes=5,
    ),
    Page(
        "invitation",
        of="scorecard",
        get={
            "assigned": "login 404 200 404 404 404 404",
            "draft": "login 404 404",
        },
        unseen="no page",
        takes=5,
    ),
    Page(
        "print_kit",
        of="scorecard",
        get={
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 200 404 404 404 404",
        },
        looks=["blank_kit"],
        takes=6,
    ),
    Page(
        "scorecard_form",
        of="scorecard",
        get={
            "assigned": "login 404 200 404 404 404 404",
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 200 404 404 404 404",
        },
        unseen="no page",
        takes=7,
    ),
    Page(
        "import_form",
        of="scorecard",
        get={
            "assigned": "login 404 200 404 404 404 404",
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        post={
            "draft": "login 404 422 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        sent=[{"form": "x"}],
        looks=["import_form", "import_form_preview", "import_form_errors"],
        takes=7,
    ),
    Page(
        "paste_notes",
        of="scorecard",
        get={
            "assigned": "login 404 200 404 404 404 404",
            "draft": "login 404 200 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        post={
            "draft": "login 404 422 404 404 404 404",
            "submitted": "login 404 scorecard 404 404 404 404",
        },
        sent=[{"text": "1. Said so."}],
        looks=["paste_notes", "paste_notes_preview"],
        takes=7,
    ),
    Page(
        "rate_again",
        of="scorecard",
        get={
            "draft": "login 404 403 404 404 404 404",
            "submitted": "login 404 403 404 404 404 404",
        },
        post={
            "draft": "login 404 403 404 404 404 404",
            "submitted": "login 404 403 404 404 404 404",
        },
        looks=["rate_again"],
    ),
]
