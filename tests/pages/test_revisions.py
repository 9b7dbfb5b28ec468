"""Every form that would replace what somebody else may have saved knows its revision.

So a new page that is posted to and has none fails here, until it has one or a reason.
"""

import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import Client

from glossary.admin_base.record_admin import RecordAdmin
from glossary.admin_base.revisions import FIELD
from tests.pages import PAGES
from tests.pages.one_of_each import World
from tests.scorecards.workflow.sent_forms import Forms

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TESTS = Path(__file__).parent.parent / "scorecards"
OWN_ACCOUNT = "It is one's own account, session or question."
ADDS = "It adds something; whatever is there stays."
STATE = "It changes a state, which the verb reads behind its lock; no text is replaced."
WHO = "It says who is who; the verb reads that behind its lock, and it can be undone."
WITHOUT = {
    **dict.fromkeys(
        [
            *("log_in_again", "resume", "extend_session"),
            *("password_change", "password_reset", "password_reset_confirm"),
            *("glossary:resume", "admin:scorecards_scorecard_export"),
            *("admin:scorecards_scorecard_export_job", "choose_zone"),
            *("calendar", "mails", "admin:saved_view"),
            *("admin:saved_view_add", "admin:saved_view_undo"),
        ],
        OWN_ACCOUNT,
    ),
    **dict.fromkeys(
        [
            "start_scorecard",
            "paste_notes",
            "admin:scorecards_scorecard_remind",
            "admin:glossary_industry_add",
            "admin:glossary_term_add",
            "admin:glossary_role_add",
            "admin:glossary_competency_add",
            "admin:auth_user_add",
            "admin:scorecards_scorecard_add",
            "admin:scorecards_candidate_add",
            "admin:scorecards_application_add",
            "admin:scorecards_application_debrief_note",
            "admin:scorecards_application_break_glass",
            "admin:scorecards_opening_add",
            "admin:scorecards_opening_place",
            "admin:scorecards_opening_comparison_anonymous",
        ],
        ADDS,
    ),
    **dict.fromkeys(
        [
            "begin_scorecard",
            "discard_scorecard",
            "decline_interview",
            *(
                f"admin:glossary_{name}_{verb}"
                for name in ("term", "role", "competency")
                for verb in ("retire", "restore")
            ),
            "admin:scorecards_scorecard_reopen",
            "admin:scorecards_scorecard_keep_locked",
            "ask_to_reopen",
            "admin:scorecards_application_withdraw",
            "admin:scorecards_application_restore",
            "admin:scorecards_opening_close",
            "admin:scorecards_opening_reopen",
        ],
        STATE,
    ),
    **dict.fromkeys(
        [
            "admin:scorecards_candidate_merge",
            "admin:scorecards_candidate_undo_merge",
            "admin:scorecards_candidate_two_people",
            "admin:scorecards_candidate_undo_two_people",
            "admin:scorecards_candidate_split",
            "admin:scorecards_application_move",
            "admin:scorecards_application_move_scorecard",
        ],
        WHO,
    ),
    "admin:auth_user_password_change": "A password is not read by whoever replaces it.",
    "admin:scorecards_application_resume": "A file is chosen again as a whole.",
    "admin:glossary_competency_delete": "Nothing refers to what is deleted.",
    "admin:scorecards_opening_upload": "What it shows is signed, and read again.",
    "import_form": "What it shows is signed with the revision of every part.",
}
# What else says of what a page was made.
NAMES = {FIELD, "revision", "conclusion-revision", "checksum", "based_on"}
# Whose form is shown in a state that the world of pages has none of: where it is tried.
TRIED_IN = {
    "review_scorecard": "interview/test_review_page.py",
    "admin:glossary_term_import": "../glossary/page_import/test_admin_import.py",
    "admin:scorecards_application_times": "openings/test_times.py",
    "admin:scorecards_opening_move": "openings/test_kit.py",
    "admin:scorecards_opening_move_round": "openings/test_kit.py",
}
FORM_OF = {  # those that are shown by another page
    "admin:scorecards_application_debrief_decide": (
        "admin:scorecards_application_change"
    ),
}


@pytest.fixture
def world(ida, ivan, petra, cora, sue, otto):
    return World(ida, [ivan, petra, cora, sue, otto])


def posted_pages():
    """Those that somebody may post to: more than a refusal awaits them."""
    for page in PAGES:
        states = page.post if isinstance(page.post, dict) else {"": page.post}
        cells = {c for each in states.values() for c in each.replace("|", "").split()}
        if not cells <= {"login", "admin", "403", "404", "405"}:
            yield page, next(iter(states))


def forms_of(world, page, state, who):
    """The forms of the page as it is opened, without the one that logs out."""
    shown = next(
        each for each in PAGES if each.name == FORM_OF.get(page.name, page.name)
    )
    client = Client()
    client.force_login(who)
    text = client.get(world.address(shown, state)).text
    return [fields for action, fields in Forms(text).forms if "logout" not in action]


def test_each_form_has_a_revision_or_replaces_nothing(world, ida, sue):
    wrong = []
    for page, state in posted_pages():
        who = sue if ":" in page.name else ida
        names = {name for form in forms_of(world, page, state, who) for name in form}
        if (FIELD in names) if page.name in WITHOUT else not names & NAMES:
            wrong.append(page.name)
    assert wrong == [*TRIED_IN], "no revision, or one and a reason for none"


def test_every_reason_is_for_a_page():
    assert WITHOUT.keys() <= {page.name for page, _ in posted_pages()}
    for name in TRIED_IN.values():
        assert re.search("revision|checksum", (TESTS / name).read_text()), name


def test_forms_without_their_revision_are_refused(world, sue):
    client, answers = Client(), {}
    client.force_login(sue)
    for page, state in posted_pages():
        for form in forms_of(world, page, state, sue):
            if form.pop(FIELD, None):
                sent = {**form, "do": "save", "reason": "It is so."}
                response = client.post(world.address(page, state), sent)
                back = f'name="{FIELD}"' in response.text
                answers[page.name] = response.status_code, back
    assert len(answers) >= 9
    assert set(answers.values()) == {(409, True)}, answers


def test_every_record_that_the_admin_changes_has_a_revision():
    others = {
        model._meta.label
        for model, registered in admin.site._registry.items()
        if not isinstance(registered, RecordAdmin)
    }
    assert others == set()
