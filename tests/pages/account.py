"""Account, login and password; the health check."""

from tests.pages import asking
from tests.pages.page import Page

PAGES = [
    Page(
        "login",
        get="200 my_scorecards index | index",
        looks=["login", "login_refused", "locked_out"],
    ),
    Page(
        "logout",
        get="login 405 405",
        post="login login login",
    ),
    Page(
        "log_in_again",
        get="405 405 405",
        post="422 422 422",
    ),
    Page(
        "resume",
        get="405 405 405",
        post="422 422 422",
    ),
    Page(
        "extend_session",
        get="login 405 405",
        post="login 200 200",
    ),
    Page(
        "password_change",
        get="login 200 200",
        post="login 200 200",
        looks=["password_change", "password_change_refused"],
        takes=2,
    ),
    Page(
        "password_change_done",
        get="login 200 200",
        looks=["password_changed"],
        takes=2,
    ),
    Page(
        "calendar",
        get="login 200 200",
        post="login calendar calendar",
        sent=[{"renew": "1"}, {"stop": "1"}],
        looks=["calendar", "calendar_off"],
        takes=3,
    ),
    Page(
        "mails",
        get="login 200 200",
        post="login mails mails",
        sent=[{"reminders": "on"}, {}],
        plain=True,
        takes=3,
    ),
    Page(
        "calendar_feed",
        get="404 404 404",
        post="405 405 405",
        queries=asking.feeds,
        unseen="no page",
    ),
    Page(
        "password_reset",
        get="200 200 200",
        post="200 200 200",
        sent=asking.forgotten,
        looks=["forgotten_password", "forgotten_password_refused"],
        takes=2,
    ),
    Page(
        "password_reset_done",
        get="200 200 200",
        looks=["forgotten_password_mailed"],
        takes=2,
    ),
    Page(
        "password_reset_complete",
        get="200 200 200",
        looks=["password_set"],
        takes=2,
    ),
    Page(
        "password_reset_confirm",
        of="link",
        get={
            "": "200 200 200",
            "fresh": "new_password new_password new_password",
        },
        post="200 200 200",
        looks=["choose_password", "choose_password_refused", "link_used"],
        takes=3,
    ),
    Page(
        "admin_password_reset",
        get="forgotten forgotten forgotten",
    ),
    Page(
        "admin_password_change",
        get="login password_change password_change",
    ),
    Page(
        "admin_password_change_done",
        get="login password_change_done password_change_done",
    ),
    Page(
        "menu_counts",
        get="login 200 200",
        by_script=True,
        unseen="no page",
        takes=6,
    ),
    Page(
        "health",
        get="200 200 200",
        post="405 405 405",
        unseen="no page",
        takes=1,
    ),
]
