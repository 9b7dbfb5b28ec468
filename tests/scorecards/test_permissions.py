"""Who may open what: every URL, everybody in the cast, as docs/permissions.md says.

A row names a URL and, after a slash, which object it is asked for. A cell is a status,
or where one is sent instead: `login` to the site's login page, `admin` to the admin's,
`index` to the admin's first page, which is its answer to what is not there, `term` to
a term's page there, `debrief` to that of an application, `without_names` to where an
opening is compared so, `export` to that of an export in the background, `forgotten`
and `new_password` to where a link is asked for and used, or the name
of another page. Rows have seven cells, one for each
of the cast; or five, where otto, ida and ivan share one; or three, where petra, cora
and sue share one as well.
"""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.urls import URLResolver, get_resolver, resolve, reverse
from django.utils import timezone

from glossary.models import Industry, Question
from scorecards.audit import trail
from scorecards.kits.making import current_kit
from scorecards.models import AuditEntry, Candidate, ExportJob
from tests.makers import (
    assign,
    make_application,
    make_scorecard,
    make_submitted,
    make_term,
    reset_link,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

CAST = ["anonymous", "otto", "ida", "ivan", "petra", "cora", "sue"]

GET = """
my_scorecards                                login 200 200 200 200 200 200
start_scorecard                              login 403 200 200 403 403 200
scorecard/draft                              login 404 200 404 404 404 404
scorecard/submitted                          login 404 200 404 404 404 404
scorecard/hidden                             login 404 200 404 404 404 404
review_scorecard/draft                       login 404 200 404 404 404 404
review_scorecard/submitted                   login 404 scorecard 404 404 404 404
reminders/draft                              login 404 200 404 404 404 404
reminders/submitted                          login 404 404 404 404 404 404
scorecard_history/draft                      login 404 200 404 404 404 404
scorecard_history/submitted                  login 404 200 404 404 404 404
invitation/assigned                          login 404 200 404 404 404 404
invitation/draft                             login 404 404 404 404 404 404
print_kit/draft                              login 404 200 404 404 404 404
print_kit/submitted                          login 404 200 404 404 404 404
scorecard_form/assigned                      login 404 200 404 404 404 404
scorecard_form/draft                         login 404 200 404 404 404 404
scorecard_form/submitted                     login 404 200 404 404 404 404
import_form/assigned                         login 404 200 404 404 404 404
import_form/draft                            login 404 200 404 404 404 404
import_form/submitted                        login 404 scorecard 404 404 404 404
rate_again/draft                             login 404 403 404 404 404 404
rate_again/submitted                         login 404 403 404 404 404 404
login                                        200 my_scorecards my_scorecards
logout                                       login 405 405
log_in_again                                 405 405 405
resume                                       405 405 405
extend_session                               login 405 405
password_change                              login 200 200
password_change_done                         login 200 200
password_reset                               200 200 200
password_reset_done                          200 200 200
password_reset_complete                      200 200 200
password_reset_confirm                       200 200 200
password_reset_confirm/fresh                 new_password new_password new_password
admin_password_reset                         forgotten forgotten forgotten
admin_password_change                        login password_change password_change
glossary:browse                              login 200 200
glossary:industry                            login 200 200
glossary:term                                login 200 200
glossary:term/retired                        login 404 404 404 200
glossary:search                              login 200 200
health                                       200 200 200

glossary:resume                              login 200 200
glossary:term_sourcing                       login 200 200
glossary:role_sourcing                       login 200 200

admin:index                                  admin admin 200
admin:login                                  200 200 index
admin:logout                                 admin index 405
admin:password_change                        login password_change password_change
admin:password_change_done                   admin admin 200
admin:autocomplete/scorecard.application     admin admin 200
admin:autocomplete/application.candidate     admin admin 200
admin:autocomplete/application.opening       admin admin 200
admin:jsi18n                                 admin admin 200
admin:view_on_site                           admin admin 404
admin:app_list/scorecards                    admin admin 200
admin:app_list/glossary                      admin admin 200
admin:app_list/auth                          admin admin 404 404 200

admin:scorecards_owed                        login admin 403 200 200
admin:scorecards_scorecard_changelist        login admin 200
admin:scorecards_scorecard_add               login admin 403 200 200
admin:scorecards_scorecard_change/draft      login admin index
admin:scorecards_scorecard_change/submitted  login admin 200
admin:scorecards_scorecard_change/hidden     login admin index
admin:scorecards_scorecard_history/draft     login admin index
admin:scorecards_scorecard_history/submitted login admin 200
admin:scorecards_scorecard_history/hidden    login admin index
admin:scorecards_scorecard_form/draft        login admin 404
admin:scorecards_scorecard_form/submitted    login admin 200
admin:scorecards_scorecard_form/hidden       login admin 404
admin:scorecards_scorecard_reopen/draft      login admin 403 404 404
admin:scorecards_scorecard_reopen/submitted  login admin 403 200 200
admin:scorecards_scorecard_reopen/hidden     login admin 403 404 404
admin:scorecards_scorecard_arrange           login admin 403 200 200
admin:scorecards_scorecard_arrange/hidden    login admin 403 404 404
admin:scorecards_scorecard_invitation        login admin 403 200 200
admin:scorecards_scorecard_invitation/hidden login admin 403 404 404
admin:scorecards_scorecard_delete/draft      login admin 403
admin:scorecards_scorecard_delete/submitted  login admin 403
admin:scorecards_scorecard_delete/hidden     login admin 403
admin:scorecards_calibration                 login admin 403 200 200
admin:scorecards_scorecard_export            login admin 200
admin:scorecards_scorecard_export_job        login admin 200 404 404
admin:scorecards_scorecard_export_download   login admin export 404 404
admin:scorecards_opening_changelist          login admin 200
admin:scorecards_opening_add                 login admin 403 200 200
admin:scorecards_opening_change              login admin 200
admin:scorecards_opening_history             login admin 200
admin:scorecards_opening_delete              login admin 403
admin:scorecards_opening_move                login admin 200
admin:scorecards_opening_comparison          login admin 200
admin:scorecards_opening_comparison_question login admin 200
admin:scorecards_opening_comparison_anonymous login admin 200
admin:scorecards_opening_comparison_workbook login admin 200
admin:scorecards_opening_comparison_anonymous_workbook login admin without_names
admin:scorecards_opening_comparison_anonymous_question login admin without_names
admin:scorecards_opening_comparison_anonymous_candidate login admin without_names
admin:scorecards_opening_questions           login admin 403 200 200
admin:scorecards_opening_upload              login admin 403 200 200
admin:scorecards_candidate_changelist        login admin 200
admin:scorecards_candidate_add               login admin 403 200 200
admin:scorecards_candidate_change            login admin 200
admin:scorecards_candidate_history           login admin 200
admin:scorecards_candidate_delete            login admin 403
admin:scorecards_candidate_delete/alone      login admin 403 403 200
admin:scorecards_application_changelist      login admin 200
admin:scorecards_application_add             login admin 403 200 200
admin:scorecards_application_change          login admin 200
admin:scorecards_application_history         login admin 200
admin:scorecards_application_delete          login admin 403
admin:scorecards_application_withdraw        login admin 403 200 200
admin:scorecards_application_break_glass     login admin 403 200 200
admin:scorecards_application_break_glass/hidden login admin 403 200 200
admin:scorecards_application_debrief         login admin 200
admin:scorecards_application_debrief/hidden  login admin 403
admin:scorecards_application_debrief_note    login admin debrief
admin:scorecards_application_debrief_decide  login admin debrief
admin:scorecards_application_debrief_workbook login admin 200
admin:scorecards_application_debrief_workbook/hidden login admin 403
admin:scorecards_auditentry_changelist       login admin 403 200 200
admin:scorecards_auditentry_add              login admin 403
admin:scorecards_auditentry_change           login admin 403 200 200
admin:scorecards_auditentry_history          login admin index 200 200
admin:scorecards_auditentry_delete           login admin 403
admin:scorecards_kit_changelist              login admin 200
admin:scorecards_kit_add                     login admin 403
admin:scorecards_kit_change                  login admin 200
admin:scorecards_kit_history                 login admin 200
admin:scorecards_kit_delete                  login admin 403
admin:scorecards_kit_compare                 login admin 200

admin:glossary_industry_changelist           login admin 200
admin:glossary_industry_add                  login admin 403 403 200
admin:glossary_industry_change               login admin 200
admin:glossary_industry_history              login admin 200
admin:glossary_industry_delete               login admin 403
admin:glossary_term_changelist               login admin 200
admin:glossary_term_add                      login admin 403 403 200
admin:glossary_term_change                   login admin 200
admin:glossary_term_history                  login admin 200
admin:glossary_term_delete                   login admin 403
admin:glossary_term_kits                     login admin 200
admin:glossary_term_retire                   login admin 403 403 200
admin:glossary_term_restore                  login admin 403 403 term
admin:glossary_term_import                   login admin 403 403 200
admin:glossary_role_changelist               login admin 200
admin:glossary_role_add                      login admin 403 403 200
admin:glossary_role_change                   login admin 200
admin:glossary_role_history                  login admin 200
admin:glossary_role_delete                   login admin 403

admin:glossary_industry_changelist           login admin 200
admin:glossary_industry_add                  login admin 403 403 200
admin:glossary_industry_change               login admin 200
admin:glossary_industry_history              login admin 200
admin:glossary_industry_delete               login admin 403
admin:glossary_term_changelist               login admin 200
admin:glossary_term_add                      login admin 403 403 200
admin:glossary_term_change                   login admin 200
admin:glossary_term_history                  login admin 200
admin:glossary_term_delete                   login admin 403
admin:glossary_role_changelist               login admin 200
admin:glossary_role_add                      login admin 403 403 200
admin:glossary_role_change                   login admin 200
admin:glossary_role_history                  login admin 200
admin:glossary_role_delete                   login admin 403
admin:glossary_industry_delete/alone         login admin 403 403 200

admin:auth_user_changelist                   login admin 403 403 200
admin:auth_user_add                          login admin 403 403 200
admin:auth_user_change                       login admin 403 403 200
admin:auth_user_password_change              login admin 403 403 200
admin:auth_user_history                      login admin 403 403 200
admin:auth_user_delete                       login admin 403
admin:auth_group_changelist                  login admin 403 403 200
admin:auth_group_add                         login admin 403 403 200
admin:auth_group_change                      login admin 403 403 200
admin:auth_group_history                     login admin 403 403 200
admin:auth_group_delete                      login admin 403
admin:auth_group_delete/alone                login admin 403 403 200
"""

# 422 and the 200 of an add page: permitted, and the empty form is refused.
POST = """
my_scorecards                                login 405 405
start_scorecard                              login 403 422 422 403 403 422
scorecard/draft                              login 404 scorecard 404 404 404 404
scorecard/submitted                          login 404 scorecard 404 404 404 404
review_scorecard/draft                       login 404 409 404 404 404 404
review_scorecard/submitted                   login 404 scorecard 404 404 404 404
import_form/draft                            login 404 422 404 404 404 404
import_form/submitted                        login 404 scorecard 404 404 404 404
rate_again/draft                             login 404 403 404 404 404 404
rate_again/submitted                         login 404 403 404 404 404 404
logout                                       login login login
log_in_again                                 422 422 422
resume                                       422 422 422
extend_session                               login 200 200
password_change                              login 200 200
password_reset                               200 200 200
password_reset_confirm                       200 200 200
health                                       405 405 405
glossary:search                              login 405 405
glossary:resume                              login 422 422

admin:scorecards_scorecard_add               login admin 403 200 200
admin:scorecards_scorecard_change/draft      login admin 403
admin:scorecards_scorecard_change/submitted  login admin 403
admin:scorecards_scorecard_change/hidden     login admin 403
admin:scorecards_scorecard_delete/submitted  login admin 403
admin:scorecards_scorecard_arrange           login admin 403 application application
admin:scorecards_scorecard_arrange/hidden    login admin 403 404 404
admin:scorecards_scorecard_export            login admin 200
admin:scorecards_scorecard_export_job        login admin export 404 404
admin:scorecards_scorecard_export_download   login admin 405 404 404
admin:scorecards_scorecard_reopen/submitted  login admin 403 422 422
admin:scorecards_scorecard_reopen/hidden     login admin 403 404 404
admin:scorecards_auditentry_add              login admin 403
admin:scorecards_auditentry_change           login admin 403
admin:scorecards_auditentry_delete           login admin 403
admin:scorecards_opening_add                 login admin 403 200 200
admin:scorecards_opening_change              login admin 403 200 200
admin:scorecards_opening_delete              login admin 403
admin:scorecards_opening_move                login admin 403 422 422
admin:scorecards_opening_comparison_anonymous login admin without_names
admin:scorecards_opening_questions           login admin 403 422 422
admin:scorecards_opening_upload              login admin 403 422 422
admin:scorecards_candidate_add               login admin 403 200 200
admin:scorecards_candidate_change            login admin 403 200 200
admin:scorecards_candidate_delete            login admin 403
admin:scorecards_application_add             login admin 403 200 200
admin:scorecards_application_change          login admin 403
admin:scorecards_application_delete          login admin 403
admin:scorecards_application_withdraw        login admin 403 422 422
admin:scorecards_application_break_glass     login admin 403 422 422
admin:scorecards_application_break_glass/hidden login admin 403 422 422
admin:scorecards_application_debrief_note    login admin 422
admin:scorecards_application_debrief_note/hidden login admin 403
admin:scorecards_application_debrief_decide  login admin 422
admin:scorecards_application_debrief_decide/hidden login admin 403
admin:scorecards_kit_add                     login admin 403
admin:scorecards_kit_change                  login admin 403
admin:scorecards_kit_delete                  login admin 403
admin:glossary_industry_change               login admin 403 403 200
admin:glossary_term_add                      login admin 403 403 200
admin:glossary_term_change                   login admin 403 403 200
admin:glossary_term_delete                   login admin 403
admin:glossary_term_retire                   login admin 403 403 term
admin:glossary_term_restore                  login admin 403 403 term
admin:glossary_term_import                   login admin 403 403 422
admin:glossary_role_change                   login admin 403 403 200
admin:glossary_role_delete                   login admin 403
admin:glossary_industry_add                  login admin 403 403 200
admin:glossary_industry_change               login admin 403 403 200
admin:glossary_industry_delete               login admin 403
admin:glossary_term_add                      login admin 403 403 200
admin:glossary_term_change                   login admin 403 403 200
admin:glossary_term_delete                   login admin 403
admin:glossary_role_add                      login admin 403 403 200
admin:glossary_role_change                   login admin 403 403 200
admin:glossary_role_delete                   login admin 403
admin:auth_user_add                          login admin 403 403 200
admin:auth_user_change                       login admin 403 403 200
admin:auth_user_password_change              login admin 403 403 200
admin:auth_user_delete                       login admin 403
admin:auth_group_change                      login admin 403 403 200
"""


# Gwen, who edits the glossary, gets what another of the cast gets there, by how the
# row begins; a status stands for itself. Below are the rows for which it is otherwise.
GWEN_AS = {
    "glossary:": "sue",
    "admin:glossary_": "sue",
    "admin:scorecards_kit_": "petra",
    "admin:scorecards_opening_": "petra",
    "admin:scorecards_": "403",
    "admin:": "petra",
    "": "otto",
}
GWEN = """
admin:scorecards_opening_comparison          403
admin:scorecards_opening_comparison_question 403
admin:scorecards_opening_comparison_anonymous 403
admin:scorecards_opening_comparison_workbook 403
admin:scorecards_opening_comparison_anonymous_workbook 403
admin:scorecards_opening_comparison_anonymous_question 403
admin:scorecards_opening_comparison_anonymous_candidate 403
admin:scorecards_opening_questions           403
admin:scorecards_opening_upload              403
admin:autocomplete/scorecard.application     403
admin:autocomplete/application.candidate     403
admin:scorecards_auditentry_history          index
admin:scorecards_scorecard_history/draft     index
admin:scorecards_scorecard_history/submitted index
admin:scorecards_scorecard_history/hidden    index
"""


def with_gwen(row, cells):
    """The cells of a row, and hers."""
    of_her_own = dict(line.split() for line in GWEN.strip().splitlines())
    like = next(whose for start, whose in GWEN_AS.items() if row.startswith(start))
    return {**cells, "gwen": of_her_own.get(row) or cells.get(like, like)}


def rows(table):
    """What everybody in the cast is expected to get, by row."""
    expected = {}
    for line in filter(None, table.splitlines()):
        row, *cells = line.split()
        if len(cells) < len(CAST):
            nobody, others, *staff = cells
            staff = staff if len(staff) == 3 else staff * 3
            cells = [nobody, *[others] * 3, *staff]
        expected[row] = with_gwen(row, dict(zip(CAST, cells, strict=True)))
    return expected


def url_names(resolver=None, namespace=""):
    """All names of the URL resolver; the admin's redirects without a name left out."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from url_names(pattern, namespace + inner)
        elif pattern.name:
            yield namespace + pattern.name
        else:
            assert namespace == "admin:"


OF_ONE_THING = (
    "history",
    "delete",
    "change",
    "move",
    "questions",
    "upload",
    "kits",
    "retire",
    "restore",
    "reopen",
    "form",
)


class World:
    """One object of each kind, and for scorecards one of each state."""

    def __init__(self, ida, others):
        self.draft = make_scorecard(ida, application=make_application("Ada Park"))
        self.submitted = make_submitted(ida, application=make_application("Bo Lind"))
        self.hidden = make_submitted(ida, application=make_application("Cy Orth"))
        for other in others:
            make_scorecard(other, application=self.hidden.application)
        self.assigned = assign(
            application=make_application("Ed Moss"),
            interviewer=ida,
            interview_at=timezone.now(),
        )
        self.alone = {
            "scorecards_candidate": Candidate.objects.create(name="Di Vane"),
            "glossary_industry": Industry.objects.create(name="Rail", slug="rail"),
            "auth_group": Group.objects.create(name="Guests"),
        }
        self.retired = make_term("Fax")
        self.retired.retire()
        self.user = others[0]
        self.forgetful = User.objects.create(username="fay")  # a login ends the link
        self.export = ExportJob.objects.create(owner=others[1])
        self.entry = trail.record(
            AuditEntry.Action.DECIDED, actor=None, subject=self.submitted.application
        )
        self.kit = self.submitted.kit

    def next_version_of(self, kit):
        Question.objects.filter(level=kit.level).update(minutes=6)
        return current_kit(kit.role, kit.level)

    def arguments(self, name, state):
        """What the URL of this name has to be given."""
        if name in (
            "scorecard",
            "review_scorecard",
            "print_kit",
            "invitation",
            "scorecard_history",
            "rate_again",
            "reminders",
            "scorecard_form",
            "import_form",
        ):
            return [getattr(self, state).pk]
        if name == "admin:app_list":
            return [state]
        if name == "admin:view_on_site":
            return [1, 1]
        if name == "password_reset_confirm":
            return reset_link(self.forgetful) if state else ["MQ", "abc-def"]
        if name == "admin:auth_user_password_change":
            return [self.user.pk]
        if name in (
            "admin:scorecards_scorecard_arrange",
            "admin:scorecards_scorecard_invitation",
        ):
            return [getattr(self, state or "assigned").pk]
        if name.startswith("admin:scorecards_scorecard_export_"):
            return [self.export.pk]
        if name == "admin:scorecards_application_withdraw":
            return [self.assigned.application_id, self.assigned.pk]
        if name.startswith(
            (
                "admin:scorecards_application_debrief",
                "admin:scorecards_application_break_glass",
            )
        ):
            return [getattr(self, state or "submitted").application_id]
        if name.startswith("admin:scorecards_opening_comparison"):
            first = [1] if name.endswith(("question", "candidate")) else []
            return [self.submitted.application.opening_id, *first]
        if name.startswith("glossary:"):
            return self.glossary_address(name, state)
        if name == "admin:scorecards_kit_compare":
            return [self.kit.pk, self.next_version_of(self.kit).version]
        page, _, action = name.removeprefix("admin:").rpartition("_")
        if not page.endswith("password") and action in OF_ONE_THING:
            return [self.object_of(page, state).pk]
        return []

    def glossary_address(self, name, state):
        role = self.submitted.kit.role
        term = self.retired if state else role.terms.get()
        return {
            "glossary:industry": [term.industry.slug],
            "glossary:term": [term.industry.slug, term.slug],
            "glossary:term_sourcing": [term.industry.slug, term.slug],
            "glossary:role_sourcing": [role.pk],
        }.get(name, [])

    def object_of(self, page, state):
        if state == "alone":  # nothing refers to it
            return self.alone[page]
        application = self.submitted.application
        opening = application.opening
        term = opening.role.terms.get()
        return {
            "scorecards_scorecard": getattr(self, state or "submitted"),
            "scorecards_candidate": application.candidate,
            "scorecards_application": application,
            "scorecards_opening": opening,
            "scorecards_kit": opening.kit,
            "scorecards_auditentry": self.entry,
            "glossary_industry": term.industry,
            "glossary_term": term,
            "glossary_role": opening.role,
            "auth_user": self.user,
            "auth_group": self.user.groups.first(),
        }[page]


@pytest.fixture
def cast(request):
    return {
        name: None if name == "anonymous" else request.getfixturevalue(name)
        for name in [*CAST, "gwen"]
    }


@pytest.fixture
def world(cast):
    return World(cast["ida"], [cast[name] for name in CAST[3:]])


SHORT = {
    "password_reset": "forgotten",
    "password_reset_confirm": "new_password",
    "admin:login": "admin",
    "admin:index": "index",
    "admin:glossary_term_change": "term",
    "admin:scorecards_application_debrief": "debrief",
    "admin:scorecards_application_change": "application",
    "admin:scorecards_scorecard_export_job": "export",
    "admin:scorecards_opening_comparison_anonymous": "without_names",
}


def answer(client, user, method, address):
    """The status, or where this person is sent; nothing stays changed."""
    client.logout()
    if user:
        client.force_login(user)
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    if response.streaming:
        response.getvalue()  # which closes the file
    if response.status_code != 302:
        return str(response.status_code)
    target = resolve(urlsplit(response["Location"]).path).view_name
    return SHORT.get(target, target)


def answers(client, cast, world, method, row):
    name, _, state = row.partition("/")
    address = reverse(name, args=world.arguments(name, state))
    if name == "admin:autocomplete":
        model, field = state.split(".")
        address += f"?app_label=scorecards&model_name={model}&field_name={field}&term="
    return {
        person: answer(client, user, method, address) for person, user in cast.items()
    }


def test_every_url_has_a_row():
    named = {row.partition("/")[0] for row in rows(GET)}
    assert named == set(url_names())


def area(row):
    """Rows of one area are asked in one world: to make it takes as long as to ask."""
    return row.partition("_")[0] if row.startswith("admin:") else "site"


def unexpected(client, cast, world, method, table):
    """Rows with other answers than the table has, and those answers."""
    found = {}
    for row in table:
        with transaction.atomic():
            found[row] = answers(client, cast, world, method, row)
            transaction.set_rollback(True)
    return {row: cells for row, cells in found.items() if cells != table[row]}


@pytest.mark.parametrize("name", sorted(set(map(area, rows(GET)))))
def test_pages_opened_with_get(client, cast, world, name):
    table = {row: cells for row, cells in rows(GET).items() if area(row) == name}
    assert unexpected(client, cast, world, "get", table) == {}


@pytest.mark.parametrize("name", sorted(set(map(area, rows(POST)))))
def test_pages_sent_to_with_post(client, cast, world, name):
    table = {row: cells for row, cells in rows(POST).items() if area(row) == name}
    assert unexpected(client, cast, world, "post", table) == {}


READ = {
    "glossary.view_industry",
    "glossary.view_role",
    "glossary.view_term",
    "scorecards.export_scorecard",
    "scorecards.view_application",
    "scorecards.view_candidate",
    "scorecards.view_kit",
    "scorecards.view_opening",
    "scorecards.view_scorecard",
}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Interviewers", {"scorecards.add_scorecard", "scorecards.change_scorecard"}),
        ("Hiring panel", READ | {"scorecards.decide_application"}),
        (
            "Coordinators",
            READ
            | {
                "scorecards.assign_scorecard",
                "scorecards.break_glass",
                "scorecards.decide_application",
                "scorecards.reopen_scorecard",
                "scorecards.view_auditentry",
                "scorecards.add_application",
                "scorecards.add_candidate",
                "scorecards.add_opening",
                "scorecards.change_application",
                "scorecards.change_candidate",
                "scorecards.change_opening",
            },
        ),
        (
            "Glossary editors",
            {"scorecards.view_kit", "scorecards.view_opening"}
            | {
                f"glossary.{action}_{model}"
                for action in ("view", "add", "change", "delete")
                for model in ("industry", "term", "role")
            },
        ),
    ],
)
def test_migrations_make_the_groups_with_their_rights(person, group, expected):
    assert person("member", group).get_all_permissions() == expected


def test_there_are_four_groups():
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Interviewers",
        "Hiring panel",
        "Coordinators",
        "Glossary editors",
    }


@pytest.mark.parametrize("group", ["Hiring panel", "Coordinators"])
def test_group_without_staff_status_does_not_open_the_admin(client, person, group):
    client.force_login(person("member", group))
    response = client.get(reverse("admin:scorecards_scorecard_changelist"))
    assert response.status_code == 302
    assert resolve(response["Location"].partition("?")[0]).view_name == "admin:login"


def test_own_scorecard_stays_open_to_its_interviewer_without_a_group(client, otto):
    scorecard = make_scorecard(otto)
    client.force_login(otto)
    assert client.get(reverse("scorecard", args=[scorecard.pk])).status_code == 200


def test_inactive_interviewer_is_logged_out(client, ida):
    client.force_login(ida)
    ida.is_active = False
    ida.save()
    assert client.get(reverse("my_scorecards"))["Location"] == "/accounts/login/?next=/"
