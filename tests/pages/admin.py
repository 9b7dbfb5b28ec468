"""The admin itself, accounts, groups and the audit trail."""

from django.contrib.auth.models import User

from scorecards.models import AuditEntry
from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "admin:index",
        get="login admin 200",
        looks=[
            "admin_index",
            "admin_index_asked",
            "admin_index_empty",
            "admin_index_of_editor",
        ],
        takes=26,
    ),
    Page(
        "admin:login",
        get="login 403 index",
    ),
    Page(
        "admin:logout",
        get="login index 405",
    ),
    Page(
        "admin:password_change",
        get="login password_change password_change",
    ),
    Page(
        "admin:password_change_done",
        get="login password_change_done password_change_done",
    ),
    Page(
        "admin:autocomplete",
        get={
            "scorecard.application": "admin admin 200 | 403",
            "application.candidate": "admin admin 200 | 403",
            "application.opening": "admin admin 200",
        },
        queries=asking.suggested,
        unseen="no page",
        takes=5,
    ),
    Page(
        "admin:jsi18n",
        get="admin admin 200",
        unseen="no page",
        takes=2,
    ),
    Page(
        "admin:view_on_site",
        of="anything",
        get="admin admin 404",
    ),
    Page(
        "admin:app_list",
        of="app",
        get={
            "scorecards": "admin admin 200",
            "glossary": "admin admin 200",
            "auth": "admin admin 404 404 200",
        },
        unseen="Django's own",
        takes=2,
    ),
    Page(
        "admin:scorecards_auditentry_changelist",
        get="login admin 403 200 200",
        queries=asking.each_way(AuditEntry),
        lists=True,
        shows="words",
        looks=["admin_audit"],
        takes=9,
    ),
    Page(
        "admin:scorecards_auditentry_add",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:scorecards_auditentry_change",
        of="entry",
        get="login admin 403 200 200",
        post="login admin 403",
        plain=True,
        takes=3,
    ),
    Page(
        "admin:scorecards_auditentry_history",
        of="entry",
        get="login admin entry | entry",
    ),
    Page(
        "admin:scorecards_auditentry_delete",
        of="entry",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:auth_user_changelist",
        get="login admin 403 403 200",
        queries=asking.each_way(User),
        looks=["admin_accounts"],
        takes=6,
    ),
    Page(
        "admin:auth_user_add",
        get="login admin 403 403 200",
        post="login admin 403 403 200",
        unseen="Django's own",
        takes=2,
    ),
    Page(
        "admin:auth_user_change",
        of="user",
        get="login admin 403 403 200",
        post="login admin 403 403 200",
        looks=["admin_account"],
        takes=7,
    ),
    Page(
        "admin:auth_user_password_change",
        of="user",
        get="login admin 403 403 200",
        post="login admin 403 403 200",
        unseen="Django's own",
        takes=3,
    ),
    Page(
        "admin:auth_user_history",
        of="user",
        get="login admin 403 trail trail",
    ),
    Page(
        "admin:auth_user_delete",
        of="user",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:auth_group_changelist",
        get="login admin 403 403 200",
        queries=asking.IN_SHORT,
        unseen="Django's own",
        takes=6,
    ),
    Page(
        "admin:auth_group_add",
        get="login admin 403 403 200",
        unseen="Django's own",
        takes=3,
    ),
    Page(
        "admin:auth_group_change",
        of="group",
        get="login admin 403 403 200",
        post={  # what is built in keeps its name, so that an empty form will do
            "": "login admin 403 403 groups",
            "alone": "login admin 403 403 200",
        },
        looks=["admin_group"],
        takes=5,
    ),
    Page(
        "admin:auth_group_history",
        of="group",
        get="login admin 403 trail trail",
    ),
    Page(
        "admin:auth_group_delete",
        of="group",
        get={
            "": "login admin 403",
            "alone": "login admin 403 403 200",
        },
        unseen="Django's own",
        takes=5,
    ),
    Page(
        "admin:saved_view_add",
        of="list",
        get="login admin 200 | 403",
        post="login admin 200 | 403",
        queries=["", "q=Ada&o=-1"],
        looks=["admin_save_view"],
        takes=2,
    ),
    Page(
        "admin:saved_view",
        of="saved_view",
        get="login admin 200 404 404 | 404",
        post="login admin 200 404 404 | 404",
        looks=["admin_list_with_views"],
    ),
    Page(
        "admin:saved_view_undo",
        of="list",
        get="login admin 405",
        post="login admin admin:scorecards_application_changelist | 403",
    ),
]
