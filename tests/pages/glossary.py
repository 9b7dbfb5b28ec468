"""The glossary, for readers and for its editors."""

from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "glossary:browse",
        get="login 200 200",
        looks=["glossary"],
    ),
    Page(
        "glossary:industry",
        of="industry_page",
        get="login 200 200",
        looks=["glossary_industry"],
    ),
    Page(
        "glossary:term",
        of="term_page",
        get={
            "": "login 200 200",
            "retired": "login 404 404 404 200",
        },
        looks=["glossary_term", "glossary_term_retired"],
        pictures=["term"],
    ),
    Page(
        "glossary:search",
        get="login 200 200",
        post="login 405 405",
        queries=["", "q=ivan", "q=CRO"],
        looks=[
            "search_overview",
            "search_found",
            "search_nothing_found",
            "search_refused",
        ],
    ),
    Page(
        "glossary:resume",
        get="login 200 200",
        post="login 422 422",
        looks=["resume_blank", "resume_read", "resume_refused"],
    ),
    Page(
        "glossary:term_sourcing",
        of="term_page",
        get="login 200 200",
        looks=["search_strings", "search_strings_refused"],
    ),
    Page(
        "glossary:role_sourcing",
        of="role",
        get="login 200 200",
    ),
    Page(
        "admin:glossary_industry_changelist",
        get="login admin 200",
        queries=asking.IN_SHORT,
    ),
    Page(
        "admin:glossary_industry_add",
        get="login admin 403 403 200",
        post="login admin 403 403 200",
    ),
    Page(
        "admin:glossary_industry_change",
        of="industry",
        get="login admin 200",
        post="login admin 403 403 200",
    ),
    Page(
        "admin:glossary_industry_history",
        of="industry",
        get="login admin 200",
    ),
    Page(
        "admin:glossary_industry_delete",
        of="industry",
        get={
            "": "login admin 403",
            "alone": "login admin 403 403 200",
        },
        post="login admin 403",
    ),
    Page(
        "admin:glossary_term_changelist",
        get="login admin 200",
        queries=asking.IN_SHORT,
    ),
    Page(
        "admin:glossary_term_add",
        get="login admin 403 403 200",
        post="login admin 403 403 200",
    ),
    Page(
        "admin:glossary_term_change",
        of="term",
        get="login admin 200",
        post="login admin 403 403 200",
        looks=["admin_term_previewed"],
    ),
    Page(
        "admin:glossary_term_history",
        of="term",
        get="login admin 200",
    ),
    Page(
        "admin:glossary_term_delete",
        of="term",
        get="login admin 403",
        post="login admin 403",
    ),
    Page(
        "admin:glossary_term_kits",
        of="term",
        get="login admin 200",
    ),
    Page(
        "admin:glossary_term_retire",
        of="term",
        get="login admin 403 403 200",
        post="login admin 403 403 term",
        looks=["admin_term_retire"],
    ),
    Page(
        "admin:glossary_term_restore",
        of="term",
        get="login admin 403 403 term",
        post="login admin 403 403 term",
    ),
    Page(
        "admin:glossary_term_import",
        get="login admin 403 403 200",
        post="login admin 403 403 422",
        looks=["admin_import"],
    ),
    Page(
        "admin:glossary_role_changelist",
        get="login admin 200",
        queries=asking.IN_SHORT,
    ),
    Page(
        "admin:glossary_role_add",
        get="login admin 403 403 200",
        post="login admin 403 403 200",
    ),
    Page(
        "admin:glossary_role_change",
        of="role",
        get="login admin 200",
        post="login admin 403 403 200",
    ),
    Page(
        "admin:glossary_role_history",
        of="role",
        get="login admin 200",
    ),
    Page(
        "admin:glossary_role_delete",
        of="role",
        get="login admin 403",
        post="login admin 403",
    ),
]
