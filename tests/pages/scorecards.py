"""Scorecards in the admin: list, report, assigning, exports."""

from scorecards.models import Scorecard
from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "admin:scorecards_to_do",
        get="login admin 403 200 200",
        queries=["", "overdue=", "page=2"],
        lists=True,
        plain=True,
        takes=5,
    ),
    Page(
        "admin:scorecards_older_to_do",
        get="login admin 403 301 301",
        post="login admin 403 405 405",
        unseen="no page",
        takes=2,
    ),
    Page(
        "admin:scorecards_undelivered",
        get="login admin 403 200 200",
        post="login admin 403 404 404",
        sent=[{"mail": "1", "again": "1"}, {"mail": "x", "leave": "1"}],
        lists=True,
        looks=["undelivered", "undelivered_none"],
        takes=3,
    ),
    Page(
        "admin:scorecards_scorecard_changelist",
        get="login admin 200",
        queries=asking.each_way(Scorecard),
        sent=asking.exported,
        lists=True,
        shows="words",
        looks=["admin_list_empty", "admin_list"],
        pictures=["admin-list"],
        takes=11,
    ),
    Page(
        "admin:scorecards_scorecard_add",
        get="login admin 403 200 200",
        post="login admin 403 200 200",
        sent=asking.assigned,
        looks=["admin_assign", "admin_assign_to_application"],
        takes=3,
    ),
    Page(
        "admin:scorecards_scorecard_change",
        of="report",
        get={
            "draft": "login admin index",
            "submitted": "login admin 200",
            "hidden": "login admin index",
        },
        post={
            "draft": "login admin 403",
            "submitted": "login admin 403",
            "hidden": "login admin 403",
        },
        shows="words",
        looks=["admin_report", "admin_report_asked"],
        pictures=["admin-report"],
        takes=10,
    ),
    Page(
        "admin:scorecards_scorecard_history",
        of="report",
        get={
            "draft": "login admin index | index",
            "submitted": "login admin 200 | index",
            "hidden": "login admin index | index",
        },
        shows="words",
        looks=["admin_scorecard_history"],
        takes=8,
    ),
    Page(
        "admin:scorecards_scorecard_form",
        of="report",
        get={
            "draft": "login admin 404",
            "submitted": "login admin 200",
            "hidden": "login admin 404",
        },
        shows="words",
        unseen="no page",
        takes=10,
    ),
    Page(
        "admin:scorecards_scorecard_keep_locked",
        of="report",
        get={
            "draft": "login admin 403 404 404",
            "submitted": "login admin 403 200 200",
            "hidden": "login admin 403 404 404",
        },
        post={
            "submitted": "login admin 403 422 422",
            "hidden": "login admin 403 404 404",
        },
        sent=[asking.REASON],
        shows="words",
        looks=["admin_keep_locked"],
        takes=4,
    ),
    Page(
        "admin:scorecards_scorecard_reopen",
        of="report",
        get={
            "draft": "login admin 403 404 404",
            "submitted": "login admin 403 200 200",
            "hidden": "login admin 403 404 404",
        },
        post={
            "submitted": "login admin 403 422 422",
            "hidden": "login admin 403 404 404",
        },
        sent=[asking.REASON],
        shows="counts",
        looks=["admin_reopen"],
        takes=7,
    ),
    Page(
        "admin:scorecards_scorecard_remind",
        of="report",
        get={
            "assigned": "login admin 405 405 405",
            "hidden": "login admin 405 405 405",
        },
        post={
            "assigned": "login admin index index index",
            "submitted": "login admin 404 404 404",
            "hidden": "login admin 404 404 404",
        },
    ),
    Page(
        "admin:scorecards_scorecard_arrange",
        of="report",
        get={
            "assigned": "login admin 403 200 200",
            "hidden": "login admin 403 404 404",
        },
        post={
            "assigned": "login admin 403 application application",
            "hidden": "login admin 403 404 404",
        },
        sent=[{"due_at_0": ""}],
        shows="words",
        plain=True,
        takes=7,
    ),
    Page(
        "admin:scorecards_scorecard_invitation",
        of="report",
        get={
            "assigned": "login admin 403 200 200",
            "hidden": "login admin 403 404 404",
        },
        unseen="no page",
        takes=5,
    ),
    Page(
        "admin:scorecards_scorecard_delete",
        of="report",
        get={
            "draft": "login admin 403",
            "submitted": "login admin 403",
            "hidden": "login admin 403",
        },
        post={
            "submitted": "login admin 403",
        },
    ),
    Page(
        "admin:scorecards_calibration",
        get="login admin 403 200 200",
        queries=asking.calibrated,
        shows="counts",
        looks=["admin_calibration"],
        takes=10,
    ),
    Page(
        "admin:scorecards_scorecard_export",
        get="login admin 200",
        post="login admin 200",
        queries=asking.narrowed,
        shows="words",
        looks=["admin_export", "admin_export_refused"],
        pictures=["admin-export"],
        takes=10,
    ),
    Page(
        "admin:scorecards_scorecard_export_job",
        of="export",
        get="login admin 200 404 404",
        post="login admin export 404 404",
        looks=[
            "admin_export_waiting",
            "admin_export_running",
            "admin_export_ready",
            "admin_export_failed",
        ],
    ),
    Page(
        "admin:scorecards_scorecard_export_download",
        of="export",
        get="login admin export 404 404",
        post="login admin 405 404 404",
    ),
]
