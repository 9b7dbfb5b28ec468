"""Openings, their comparisons, and kits."""

from scorecards.models import Kit, Opening
from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "admin:scorecards_opening_changelist",
        get="login admin 200",
        queries=asking.each_way(Opening),
        sent=asking.closed,
        lists=True,
    ),
    Page(
        "admin:scorecards_opening_add",
        get="login admin 403 200 200",
        post="login admin 403 200 200",
    ),
    Page(
        "admin:scorecards_opening_change",
        of="opening",
        get="login admin 200",
        post="login admin 403 200 200",
    ),
    Page(
        "admin:scorecards_opening_history",
        of="opening",
        get="login admin 200",
    ),
    Page(
        "admin:scorecards_opening_delete",
        of="opening",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:scorecards_opening_move",
        of="opening",
        get="login admin 200",
        post="login admin 403 422 422",
        sent=asking.moved,
        looks=["admin_opening_move"],
    ),
    Page(
        "admin:scorecards_opening_comparison",
        of="opening",
        get="login admin 200 | 403",
        queries=asking.ORDERS,
        shows="words",
        looks=[
            "admin_comparison",
            "admin_comparison_refused",
            "admin_comparison_paused",
        ],
        pictures=["admin-comparison"],
    ),
    Page(
        "admin:scorecards_opening_comparison_question",
        of="numbered",
        get="login admin 200 | 403",
        queries=["", "names=1"],
        shows="words",
        looks=["admin_comparison_question"],
    ),
    Page(
        "admin:scorecards_opening_comparison_anonymous",
        of="opening",
        get="login admin 200 | 403",
        post="login admin without_names | 403",
        queries=asking.ANONYMOUS_ORDERS,
        shows="words",
        looks=["admin_anonymous_begin", "admin_anonymous"],
    ),
    Page(
        "admin:scorecards_opening_comparison_workbook",
        of="opening",
        get="login admin 200 | 403",
        queries=asking.ORDERS,
        shows="words",
    ),
    Page(
        "admin:scorecards_opening_comparison_anonymous_workbook",
        of="opening",
        get="login admin without_names | 403",
        queries=asking.ANONYMOUS_ORDERS,
        shows="words",
    ),
    Page(
        "admin:scorecards_opening_comparison_anonymous_question",
        of="numbered",
        get="login admin without_names | 403",
        shows="words",
    ),
    Page(
        "admin:scorecards_opening_comparison_anonymous_candidate",
        of="numbered",
        get="login admin without_names | 403",
        shows="words",
        looks=["admin_anonymous_candidate"],
    ),
    Page(
        "admin:scorecards_opening_questions",
        of="opening",
        get="login admin 403 200 200",
        post="login admin 403 422 422",
        sent=asking.planned,
        looks=["admin_opening_questions"],
    ),
    Page(
        "admin:scorecards_opening_upload",
        of="opening",
        get="login admin 403 200 200",
        post="login admin 403 422 422",
        looks=["admin_upload_preview"],
    ),
    Page(
        "admin:scorecards_kit_changelist",
        get="login admin 200",
        queries=asking.each_way(Kit),
        lists=True,
    ),
    Page(
        "admin:scorecards_kit_add",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:scorecards_kit_change",
        of="kit",
        get="login admin 200",
        post="login admin 403",
        looks=["admin_kit"],
    ),
    Page(
        "admin:scorecards_kit_history",
        of="kit",
        get="login admin 200",
    ),
    Page(
        "admin:scorecards_kit_delete",
        of="kit",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:scorecards_kit_compare",
        of="two_versions",
        get="login admin 200",
    ),
]
