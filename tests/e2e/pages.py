"""Every page in every state that looks different, and how somebody gets there.

Each takes fixtures by name and returns the browser's page; `tests.pages` says of which
page it is. Functions whose names begin with `open_` or `with_` help them.
"""

import re
from datetime import timedelta

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from glossary.models import Question, Role, RoleCompetency, Term
from scorecards.kits.making import current_kit
from scorecards.models import (
    CalendarFeed,
    Candidate,
    DebriefNote,
    Decision,
    ExportJob,
    OutgoingMail,
    ReRating,
    SavedView,
    Scorecard,
)
from scorecards.workflow.asking_to_reopen import ask_to_reopen
from scorecards.workflow.assigning_plan import assign_round
from scorecards.workflow.deciding import decide
from scorecards.workflow.passing_note import pass_note
from scorecards.workflow.planning_questions import choose_questions
from scorecards.workflow.renaming import correct_name
from scorecards.workflow.reopening import reopen
from scorecards.workflow.submitting import submit
from scorecards.workflow.two_people import keep_apart
from tests.e2e.steps import choose_kit, log_in, name_candidate, question, review
from tests.makers import (
    assign,
    fill,
    lock,
    make_application,
    make_candidate,
    make_competency,
    make_listed_role,
    make_opening,
    make_role,
    make_round,
    make_round_with_kit,
    make_scorecard,
    make_submitted,
    make_term,
    reset_link,
    with_resume,
)
from tests.scorecards.excel_form import workbooks as excel_form
from tests.scorecards.panel.debrief.addresses import debrief

LONG_WORD = "https://example.com/" + "a_very_long_address_" * 8
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Bartholomew"


def open_at(window, user, path, *, status=200):
    page = window(user)
    assert page.goto(path).status == status
    return page


def open_scorecard(window, scorecard, page=""):
    return open_at(window, scorecard.interviewer, f"/scorecards/{scorecard.pk}/{page}")


def open_without_script(window, scorecard):
    """As when the script does not arrive; axe could not run where none may."""
    page = window(scorecard.interviewer)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"/scorecards/{scorecard.pk}/")
    return page


def filled(interviewer, **answers):
    answers = {"notes": LONG_WORD, "summary": LONG_WORD, "flags": 1, **answers}
    application = make_application(LONG_NAME)
    return fill(make_scorecard(interviewer, application=application), **answers)


# Account


def login(window):
    return open_at(window, None, "/")


def login_refused(window):
    page = window()
    log_in(page, "nobody")
    expect(page.get_by_text("don’t match")).to_be_visible()
    return page


def locked_out(window, ida, settings):
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 1
    page = window()
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("ida")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Too many attempts")).to_be_visible()
    return page


def password_change(window, ida):
    return open_at(window, ida, "/accounts/password/")


def password_change_refused(window, ida):
    page = open_at(window, ida, "/accounts/password/")
    page.get_by_label("Old password").fill("wrong")
    page.get_by_label("New password", exact=False).first.fill("12345678")
    page.get_by_label("New password confirmation").fill("1234567")
    page.get_by_role("button", name="Change password").click()
    expect(
        page.get_by_text("Your old password was entered incorrectly")
    ).to_be_visible()
    return page


def password_changed(window, ida):
    return open_at(window, ida, "/accounts/password/done/")


def calendar(window, ida):
    CalendarFeed.objects.create(person=ida)
    return open_at(window, ida, "/accounts/calendar/")


def undelivered(window, cora, ida):
    """One that was given up, and one that is being tried again."""
    card = make_scorecard(ida)
    for sequence, state in enumerate(["waiting", "failed"]):
        OutgoingMail.objects.create(
            kind="assigned",
            state=state,
            person=card.interviewer,
            application=card.application,
            scorecard_key=card.pk if state == "failed" else None,
            sequence=sequence,
            finished_at=timezone.now(),
        )
    return open_at(window, cora, "/admin/scorecards/scorecard/undelivered/")


def undelivered_none(window, cora):
    return open_at(window, cora, "/admin/scorecards/scorecard/undelivered/")


def calendar_off(window, ida):
    return open_at(window, ida, "/accounts/calendar/")


def forgotten_password(window):
    return open_at(window, None, "/accounts/password/reset/")


def forgotten_password_refused(window):
    page = forgotten_password(window)
    page.get_by_label("Email").fill("ida@example")
    page.get_by_role("button", name="Send link").click()
    expect(page.get_by_text("Enter a valid email address")).to_be_visible()
    return page


def forgotten_password_mailed(window, settings):
    settings.MAIL_GOES_OUT = True
    page = forgotten_password(window)
    page.get_by_label("Email").fill("nobody@example.com")
    page.get_by_role("button", name="Send link").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()
    return page


def choose_password(window, ida):
    page = window()
    page.goto(reverse("password_reset_confirm", args=reset_link(ida)))
    return page


def choose_password_refused(window, ida):
    page = choose_password(window, ida)
    page.get_by_label("New password", exact=False).first.fill("Scorecards-2026")
    page.get_by_label("New password confirmation").fill("Scorecards-2026")
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_text("This password is mostly your name")).to_be_visible()
    return page


def link_used(window):
    return open_at(window, None, "/accounts/password/reset/MQ/abc-def/")


def password_set(window):
    return open_at(window, None, "/accounts/password/reset/done/")


def not_allowed(window, otto):
    return open_at(window, otto, "/scorecards/start/", status=403)


def not_found(window, ida):
    return open_at(window, ida, "/scorecards/999/", status=404)


# My interviews


def home_empty(window, ida):
    return open_at(window, ida, "/")


def home_without_a_part(window, otto):
    return open_at(window, otto, "/")


def home(window, ida):
    opening = make_opening(f"Senior role at {LONG_NAME}")
    for name, status in ((LONG_NAME, "assigned"), ("Bo Lind", "draft")):
        application = make_application(name, opening=opening)
        times = {"interview_at": timezone.now(), "due_at": timezone.now()}
        make_scorecard(ida, application=application, status=status, **times)
    make_submitted(ida, application=make_application("Cy Oda", opening=opening))
    return open_at(window, ida, "/")


# Start


def start(window, ida):
    Role.objects.exists() or make_role()
    return open_at(window, ida, "/scorecards/start/")


def start_refused(window, ida):
    page = start(window, ida)
    name_candidate(page, "Ada Park")
    page.get_by_role("combobox", name="Role").fill("Researcher")
    page.get_by_role("button", name="Start scorecard").click()
    expect(page.get_by_text("Pick a level.")).to_be_visible()
    return page


def start_with_several_openings(window, ida):
    role = make_role()
    for place in ("Basel", LONG_NAME):
        make_opening(f"CRA, {place}", role=role)
    page = start(window, ida)
    name_candidate(page, "Ada Park")
    choose_kit(page)
    expect(page.get_by_label("Opening")).to_be_visible()
    return page


def start_another_round(window, ida):
    make_submitted(ida, application=make_application("Ada Park"))
    page = start(window, ida)
    name_candidate(page, "Ada Park")
    choose_kit(page)
    page.get_by_role("radio", name="Ada Park").check()
    page.get_by_role("button", name="Start scorecard").click()
    expect(page.get_by_label("This is another interview")).to_be_visible()
    return page


def kit_preview_blank(window, ida):
    return open_at(window, ida, "/kits/preview/")


def kit_preview(window, ida):
    make_listed_role("Monitor")
    return open_at(window, ida, "/kits/preview/?role=Monitor&level=entry")


# The scorecard


def scorecard_blank(window, ida):
    return open_scorecard(window, make_scorecard(ida))


def scorecard_filled(window, ida):
    return open_scorecard(window, filled(ida, rating=1))


def scorecard_shared(window, ida):
    """Somebody else covers the second question."""
    application = make_application(LONG_NAME)
    focus = {application.opening.kit.questions.first().pk}
    return open_scorecard(
        window, assign(application=application, interviewer=ida, focus=focus)
    )


def scorecard_keys(window, ida):
    page = scorecard_blank(window, ida)
    page.locator(".bar-menu summary").click()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    return page


def zone(window, ida):
    return open_at(window, ida, "/time-zone/")


def decline(window, ida, ivan):
    card = assign(application=make_application(LONG_NAME), interviewer=ida)
    return open_scorecard(window, card, "decline/")


def decline_begun(window, ida):
    return open_scorecard(window, make_scorecard(ida), "decline/")


def candidate_name(window, ida):
    card = make_scorecard(ida, application=make_application(LONG_NAME))
    Candidate.objects.update(added_by=ida)
    return open_scorecard(window, card, "name/")


def pass_on_note(window, ida):
    card = make_submitted(ida, application=make_application(LONG_NAME))
    return open_scorecard(window, card, "pass-on-note/")


def pass_on_note_passed(window, ida):
    card = make_submitted(ida, application=make_application(LONG_NAME))
    pass_note(card, by=ida, text=f"Ask about audits. {LONG_WORD}")
    return open_scorecard(window, card, "pass-on-note/")


def scorecard_told(window, ida, ivan):
    """With all that an interviewer is told beforehand."""
    earlier = make_submitted(ivan, application=with_resume(LONG_NAME))
    pass_note(earlier, by=ivan, text=f"Ask about audits. {LONG_WORD}")
    told = {"place": "Room 4", "brief": f"Comes by train. {LONG_WORD}"}
    card = assign(application=earlier.application, interviewer=ida, round=2, **told)
    return open_scorecard(window, card)


def admin_resume(window, cora):
    key = make_application(LONG_NAME).pk
    path = f"/admin/scorecards/application/{key}/resume/"
    return open_at(window, cora, path)


def admin_resume_attached(window, cora):
    key = with_resume(LONG_NAME).pk
    path = f"/admin/scorecards/application/{key}/resume/"
    return open_at(window, cora, path)


def own_debrief(window, ida, ivan, petra):
    """With what disagrees, a re-rating, notes and the decision."""
    card = make_submitted(ida, application=make_application(LONG_NAME), rating=1)
    application = card.application
    make_submitted(ivan, application=application, notes=LONG_WORD, flags=1)
    DebriefNote.objects.create(application=application, author=petra, text=LONG_WORD)
    Decision.objects.create(
        application=application, outcome="hire", rationale="Clear.", decided_by=petra
    )
    return open_scorecard(window, card, "debrief/?open=all")


def own_debrief_still_to_submit(window, ida):
    card = make_submitted(ida)
    assign(application=card.application, interviewer=ida, round=2)
    return open_at(window, ida, f"/scorecards/{card.pk}/debrief/", status=403)


def discard(window, ida):
    return open_scorecard(window, make_scorecard(ida), "discard/")


def discard_refused(window, ida):
    return open_scorecard(window, filled(ida), "discard/")


def blank_kit(window, ida):
    return open_scorecard(window, make_scorecard(ida), "print/")


def paste_notes(window, ida):
    return open_scorecard(window, filled(ida), "paste/")


def paste_notes_preview(window, ida):
    page = paste_notes(window, ida)
    page.get_by_label("Notes").fill("Came late.\n1. Named all four.\n2. Hm.")
    page.get_by_role("button", name="Preview notes").click()
    expect(page.get_by_role("button", name="Add to notes")).to_be_visible()
    return page


def import_form(window, ida):
    return open_scorecard(window, filled(ida), "import/")


def import_form_preview(window, client, ida):
    """With something to choose."""
    page, file = with_excel_form(window, client, ida, values={"conclusion.summary": ""})
    return read_excel_form(page, file, shows="Which do you want to keep?")


def import_form_errors(window, client, ida):
    wrong = {"conclusion.recommendation": "Maybe"}
    page, file = with_excel_form(window, client, ida, values=wrong)
    return read_excel_form(page, file, shows="Correct 1 cell")


def with_excel_form(window, client, interviewer, *, values):
    """The page that imports, and a form filled in with these values."""
    client.force_login(interviewer)
    scorecard = filled(interviewer)
    file = excel_form.filled(excel_form.downloaded(client, scorecard), values)
    return open_scorecard(window, scorecard, "import/"), file


def read_excel_form(page, file, *, shows):
    name, kind = "form.xlsx", "application/octet-stream"
    sent = {"name": name, "mimeType": kind, "buffer": file.getvalue()}
    page.get_by_label("Filled-in form").set_input_files(sent)
    page.get_by_role("button", name="Preview changes").click()
    expect(page.get_by_text(shows)).to_be_visible()
    return page


def scorecard_refused(window, ida):
    """By the page's script."""
    page = scorecard_blank(window, ida)
    type_too_much(page)
    expect(page.get_by_text("the limit is 50000")).to_be_visible()
    return page


def scorecard_refused_without_script(window, ida):
    page = open_without_script(window, make_scorecard(ida))
    type_too_much(page)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", name="Not everything was saved")).to_be_visible()
    return page


def type_too_much(page):
    notes = question(page, 1).get_by_role("textbox", name="Notes")
    notes.evaluate("(field) => field.removeAttribute('maxlength')")  # holds it back
    notes.fill("a" * 50_001)


def scorecard_conflict(window, ida):
    page = scorecard_blank(window, ida)
    changed_elsewhere()
    question(page, 1).get_by_role("textbox", name="Notes").fill(f"Mine {LONG_WORD}")
    expect(page.get_by_role("button", name="Keep both")).to_be_visible()
    return page


def scorecard_conflict_without_script(window, ida):
    page = open_without_script(window, make_scorecard(ida))
    changed_elsewhere()
    question(page, 1).get_by_role("textbox", name="Notes").fill("Mine")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("changed elsewhere")).to_be_visible()
    return page


def changed_elsewhere():
    answer = Scorecard.objects.get().answers.first()
    answer.notes = f"Theirs {LONG_WORD}"
    answer.revision += 1
    answer.save()


def session_ended(window, ida):
    page = scorecard_blank(window, ida)
    page.context.clear_cookies(name="sessionid")
    question(page, 1).get_by_role("textbox", name="Notes").fill("Mine")
    expect(page.get_by_role("dialog", name="Log in again to save")).to_be_visible()
    return page


def review_with_gaps(window, ida):
    page = scorecard_blank(window, ida)
    review(page)
    return page


def review_ready(window, ida):
    return open_scorecard(window, filled(ida), "review/")


def submitted(window, ida):
    scorecard = make_submitted(ida, notes=LONG_WORD, flags=1)
    return open_scorecard(window, scorecard)


def submitted_elsewhere(window, ida):
    """What was typed after that is shown, to copy."""
    scorecard = filled(ida)
    page = open_scorecard(window, scorecard)
    submit(scorecard)
    page.get_by_role("textbox", name="Summary").fill("Too late.")
    expect(
        page.get_by_role("heading", name="These changes arrived too late")
    ).to_be_visible()
    return page


# The glossary


def search_strings(window, otto):
    """Too long for Google, and at odds with itself."""
    term = make_term("CRO")
    titles = [f"Clinical Officer, {LONG_NAME} {n}" for n in range(12)]
    Term.objects.filter(pk=term.pk).update(related_titles=titles)
    page = open_at(window, otto, f"/glossary/terms/{term.source}/sourcing/")
    page.get_by_role("textbox", name="Excluded words").fill("officer")
    expect(page.get_by_text("Some words are both wanted and excluded")).to_be_visible()
    return page


def search_strings_refused(window, otto):
    path = f"/glossary/terms/{make_term().source}/sourcing/?exclude="
    return open_at(window, otto, path, status=422)


# The glossary


def glossary(window, otto):
    make_wordy_term()
    return open_at(window, otto, "/glossary/")


def glossary_industry(window, otto):
    term = make_wordy_term()
    return open_at(window, otto, f"/glossary/industries/{term.industry.slug}/")


def glossary_term(window, ida):
    """Everything that a term may have, and its answers unfolded."""
    term = make_wordy_term()
    make_term("CRO", industry=f"Services to {LONG_NAME}")
    return open_at(window, ida, f"/glossary/terms/{term.source}/?open=junior")


def glossary_competencies(window, otto):
    make_wordy_competency()
    return open_at(window, otto, "/glossary/competencies/")


def glossary_competency(window, ida):
    """Its answers and the roles of a family unfolded."""
    competency = make_wordy_competency()
    address = f"/glossary/competencies/{competency.slug}/?open=junior"
    page = open_at(window, ida, address)
    page.locator(".family summary").first.click()
    return page


def make_wordy_competency():
    competency = make_competency()
    competency.aliases = [LONG_NAME, LONG_WORD]
    competency.definition = f"Works with {LONG_NAME}. {LONG_WORD}"
    competency.save()
    role = make_role(LONG_NAME, make_term("CRO"))
    RoleCompetency.objects.create(role=role, competency=competency, level="senior")
    return competency


def glossary_term_retired(window, sue):
    term = make_wordy_term()
    term.retire()
    return open_at(window, sue, f"/glossary/terms/{term.source}/")


def search_overview(window, otto):
    make_wordy_term()
    return open_at(window, otto, "/glossary/search/")


def search_found(window, otto):
    make_wordy_term()
    make_term("GMP")
    return open_at(window, otto, "/glossary/search/?q=what")


def search_nothing_found(window, otto):
    make_term("GMP")
    return open_at(window, otto, f"/glossary/search/?q=gmp+{LONG_WORD[:90]}")


def search_refused(window, otto):
    return open_at(window, otto, f"/glossary/search/?q={LONG_WORD * 2}")


def make_wordy_term():
    term = make_term()
    term.expansion = LONG_NAME
    term.aliases = [LONG_NAME, LONG_WORD]
    term.resume_examples = [f"Ran trials at a CRO, {LONG_WORD}"]
    term.related_titles = [LONG_NAME, LONG_WORD]
    term.save()
    make_role(LONG_NAME, term, make_term(LONG_NAME))
    return term


# Résumé reading


def resume_blank(window, otto):
    return open_at(window, otto, "/glossary/resume/")


def resume_read(window, otto):
    """With an unsure word, a long one, a role to compare with and an explanation."""
    term = make_term("Pharmacovigilance", questions=0)
    make_role(LONG_NAME, term, make_term(questions=0))
    page = resume_blank(window, otto)
    text = f"{LONG_WORD}\n{LONG_NAME}\nDid pharmacovigilance for a CRO, with the TMF"
    page.get_by_label("Résumé text").fill(text)
    page.get_by_label("Role to compare with").fill(LONG_NAME)
    page.get_by_role("button", name="Read résumé").click()
    page.locator("#resume-text").get_by_role("link").last.focus()
    expect(page.locator("#explanation")).to_be_visible()
    return page


def resume_refused(window, otto):
    page = resume_blank(window, otto)
    page.get_by_role("button", name="Read résumé").click()
    expect(page.get_by_text("Paste a résumé or choose a file.")).to_be_visible()
    return page


# The admin


def admin_index(window, cora, ida, ivan):
    """Everything at once: ready, waiting, late, own, without an interviewer."""
    ready = make_application(LONG_NAME)
    make_submitted(ida, application=ready, rating=1, flags=1)
    make_submitted(ivan, application=ready, rating=5)
    late = make_application(LONG_WORD[:80])
    make_scorecard(ida, application=late, due_at=timezone.now() - timedelta(days=2))
    make_scorecard(cora, application=make_application("Mine"))
    make_application("New")
    decided = make_application("Decided")
    make_submitted(ida, application=decided)
    Decision.objects.create(
        application=decided, outcome="hire", rationale="Good.", decided_by=cora
    )
    page = open_at(window, cora, "/admin/")
    page.get_by_text("More").click()
    return page


def admin_index_empty(window, petra):
    return open_at(window, petra, "/admin/")


def admin_index_of_editor(window, gwen):
    Term.objects.filter(pk=make_term("ICF").pk).update(draft=f"Needs {LONG_WORD}")
    Term.objects.filter(pk=make_term("GCP").pk).update(checked="2020-01")
    return open_at(window, gwen, "/admin/")


def admin_accounts(window, sue, otto):
    page = open_at(window, sue, "/admin/auth/user/?is_staff__exact=0")
    page.locator(".filter summary").last.click()
    return page


def admin_account(window, sue, ida):
    return open_at(window, sue, f"/admin/auth/user/{ida.pk}/change/")


def admin_group(window, sue):
    group = Group.objects.get(name="Coordinators")
    page = open_at(window, sue, f"/admin/auth/group/{group.pk}/change/")
    expect(page.get_by_text("Chosen permissions").first).to_be_visible()
    return page


def admin_list_empty(window, petra):
    return open_at(window, petra, "/admin/scorecards/scorecard/")


def admin_list(window, ida, ivan, petra):
    make_submitted(ida, application=make_application(LONG_NAME), flags=2)
    make_submitted(ivan, rating=2, recommendation="no")
    return open_at(window, petra, "/admin/scorecards/scorecard/")


def admin_list_with_views(window, ida, petra):
    """One opens the list, one is of a filter that is gone and is set; all unfolded."""
    make_submitted(ida)
    views = {"Mine": {"status__exact": ["submitted"]}, "W" * 60: {"shoe_size": ["9"]}}
    for name, filters in views.items():
        SavedView.objects.create(
            owner=petra,
            of="scorecards.scorecard",
            name=name,
            filters=filters,
            opens_list=name != "Mine",
        )
    page = open_at(window, petra, "/admin/scorecards/scorecard/")
    page.get_by_text("Change view").click()
    return page


def admin_save_view(window, petra):
    address = reverse("admin:saved_view_add", args=["scorecards.scorecard"])
    page = open_at(window, petra, f"{address}?q={'a' * 201}")
    page.get_by_label("Name").fill("Mine")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Too much is set")).to_be_visible()
    return page


def admin_report(window, ida, petra):
    scorecard = make_submitted(ida, notes=LONG_WORD, flags=1)
    return open_at(window, petra, f"/admin/scorecards/scorecard/{scorecard.pk}/change/")


def reopened(cora, ida):
    """Submitted, given back, and changed."""
    scorecard = make_submitted(ida, rating=2, notes=f"Two phases, {LONG_WORD}", flags=1)
    reopen(scorecard, by=cora, reason=f"Wrong candidate. {LONG_WORD}")
    scorecard.answers.update(rating=4, notes=f"Four phases, {LONG_WORD}")
    scorecard.refresh_from_db()
    return scorecard


def scorecard_reopened(window, cora, ida):
    return open_scorecard(window, reopened(cora, ida))


def scorecard_history(window, cora, ida):
    return open_scorecard(window, reopened(cora, ida), "history/")


def admin_scorecard_history(window, cora, ida):
    scorecard = lock(reopened(cora, ida))
    path = f"/admin/scorecards/scorecard/{scorecard.pk}/history/"
    return open_at(window, cora, path)


def admin_application_history(window, cora, ida):
    scorecard = lock(reopened(cora, ida))
    application = scorecard.application
    decide(
        application=application,
        by=cora,
        outcome="hire",
        rationale="Strong.",
        based_on=None,
    )
    path = f"/admin/scorecards/application/{application.pk}/history/"
    return open_at(window, cora, path)


def admin_candidate_history(window, cora, ida):
    """Of somebody whose scorecard the reader still has to submit."""
    scorecard = reopened(cora, ida)
    make_scorecard(cora, application=scorecard.application)
    candidate = scorecard.application.candidate
    correct_name(candidate, name=LONG_NAME, by=cora, reason=LONG_WORD)
    key = candidate.pk
    return open_at(window, cora, f"/admin/scorecards/candidate/{key}/history/")


def asked_to_reopen(ida):
    """With long words, which other interviewers may type as well."""
    card = make_submitted(ida, application=make_application(LONG_NAME))
    ask_to_reopen(card, by=ida, reason=f"My notes are misplaced. {LONG_WORD}")
    return card


def ask_to_reopen_asked(window, ida, cora):
    return open_scorecard(window, asked_to_reopen(ida), "ask-to-reopen/")


def admin_keep_locked(window, cora, ida):
    key = asked_to_reopen(ida).pk
    return open_at(window, cora, f"/admin/scorecards/scorecard/{key}/keep-locked/")


def admin_report_asked(window, cora, ida):
    key = asked_to_reopen(ida).pk
    return open_at(window, cora, f"/admin/scorecards/scorecard/{key}/change/")


def admin_index_asked(window, cora, ida):
    asked_to_reopen(ida)
    return open_at(window, cora, "/admin/")


def ask_to_reopen_page(window, ida, cora):
    card = make_submitted(ida, application=make_application(LONG_NAME))
    return open_scorecard(window, card, "ask-to-reopen/")


def admin_reopen(window, cora, ida):
    scorecard = make_submitted(ida, application=make_application(LONG_NAME))
    return open_at(window, cora, f"/admin/scorecards/scorecard/{scorecard.pk}/reopen/")


def admin_break_glass(window, cora):
    key = make_scorecard(cora).application_id
    return open_at(window, cora, f"/admin/scorecards/application/{key}/break-glass/")


def admin_audit(window, cora, ida):
    reopened(cora, ida)
    return open_at(window, cora, "/admin/scorecards/auditentry/")


def admin_assign(window, cora):
    make_application()
    page = open_at(window, cora, "/admin/scorecards/scorecard/add/")
    expect(page.get_by_role("combobox", name="Application")).to_be_visible()
    return page


def admin_assign_to_application(window, cora):
    """Refused, with questions that weigh."""
    application = make_weighed_application()
    path = f"/admin/scorecards/scorecard/add/?application={application.pk}"
    page = open_at(window, cora, path)
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Assign scorecard", exact=True).click()
    expect(page.get_by_text("This field is required.")).to_be_visible()
    return page


def admin_duplicates(window, cora):
    for number, name in enumerate((LONG_NAME, LONG_NAME.upper())):
        make_application(make_candidate(name, email=f"{name[:9]}{number}@example.com"))
    return open_at(window, cora, "/admin/scorecards/candidate/duplicates/")


def admin_merge(window, cora):
    first, second = (make_application(make_candidate(LONG_NAME)) for _ in range(2))
    page = reverse(
        "admin:scorecards_candidate_merge",
        args=[first.candidate_id],
        query={"with": second.candidate.reference},
    )
    return open_at(window, cora, page)


def admin_merge_whom(window, cora):
    first, _ = (make_application(make_candidate(LONG_NAME)) for _ in range(2))
    page = reverse("admin:scorecards_candidate_merge", args=[first.candidate_id])
    return open_at(window, cora, page)


def open_two_people(window, cora, page, *, said=False):
    first, second = (make_candidate(LONG_NAME) for _ in range(2))
    if said:
        keep_apart(first, second, by=cora, reason="Two addresses.")
    query = {"with": second.reference}
    address = reverse(f"admin:scorecards_{page}", args=[first.pk], query=query)
    return open_at(window, cora, address)


def admin_two_people(window, cora):
    return open_two_people(window, cora, "candidate_two_people")


def admin_undo_two_people(window, cora):
    return open_two_people(window, cora, "candidate_undo_two_people", said=True)


def admin_split(window, cora):
    application = make_application(make_candidate(LONG_NAME, email="a@example.com"))
    page = reverse("admin:scorecards_candidate_split", args=[application.candidate_id])
    return open_at(window, cora, page)


def admin_candidate(window, cora):
    application = make_application(make_candidate(LONG_NAME, email="a@example.com"))
    page = reverse("admin:scorecards_candidate_change", args=[application.candidate_id])
    return open_at(window, cora, page)


def admin_candidate_asked(window, cora):
    make_candidate("Ada Park", email="a@example.com")
    page = open_at(window, cora, "/admin/scorecards/candidate/add/")
    page.get_by_label("Name").fill("Ada Parck")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_label("This is somebody else")).to_be_visible()
    return page


def start_near(window, ida):
    make_application("Ada Park")
    page = start(window, ida)
    name_candidate(page, "Ada Parck")
    expect(page.get_by_role("radio", name="Somebody new")).to_be_visible()
    return page


def admin_application_arranged(window, cora, ida):
    application = make_weighed_application()
    times = {"interview_at": timezone.now(), "due_at": timezone.now()}
    assign(application=application, interviewer=ida, **times)
    path = f"/admin/scorecards/application/{application.pk}/change/"
    return open_at(window, cora, path)


def place_of(opening, tab=""):
    return f"/admin/scorecards/opening/{opening.pk}/{tab}"


def make_planned_opening(cora, ida, ivan):
    """Two rounds; one candidate is through, one late, one hidden from Cora."""
    opening = make_opening(f"CRA, {LONG_NAME}", role=make_listed_role())
    first = opening.kit.questions.first().source
    ada, bo, cy = (
        make_application(name, opening=opening) for name in ("Ada", LONG_NAME, "Cy Oda")
    )
    craft = make_round(opening, ida, ivan, name="Craft", covers=[first])
    make_round(opening, ivan, number=2, name=LONG_NAME)
    for person in (ida, ivan):
        make_submitted(person, application=ada)
    assign_round(craft, [bo.pk, cy.pk])
    Scorecard.objects.filter(application=bo, interviewer=ida).update(
        due_at=timezone.now() - timedelta(days=2)
    )
    make_scorecard(cora, application=cy)
    return opening


def admin_place(window, cora, ida, ivan):
    return open_at(window, cora, place_of(make_planned_opening(cora, ida, ivan)))


def admin_place_empty(window, cora):
    return open_at(window, cora, place_of(make_opening(f"CRA, {LONG_NAME}")))


def admin_place_asked(window, cora):
    opening = make_opening()
    make_candidate(LONG_NAME, email="wolf@example.com")
    page = open_at(window, cora, place_of(opening))
    page.get_by_label("Add a candidate").fill(LONG_NAME)
    page.get_by_role("button", name="Add candidate").click()
    expect(page.get_by_role("radio", name="Somebody new")).to_be_visible()
    return page


def admin_plan(window, cora, ida, ivan):
    opening = make_planned_opening(cora, ida, ivan)
    page = open_at(window, cora, place_of(opening, "plan/"))
    page.get_by_text("Covers 1 of").first.click()
    return page


def admin_plan_refused(window, cora):
    page = open_at(window, cora, place_of(make_opening(), "plan/"))
    page.get_by_label("Interviewer 1").fill(LONG_NAME)
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_text("Pick a name from the list.")).to_be_visible()
    return page


def admin_team(window, cora, petra):
    opening = make_opening(f"CRA, {LONG_NAME}", readers="team")
    opening.team.create(person=petra)
    return open_at(window, cora, place_of(opening, "team/"))


def admin_team_refused(window, cora):
    page = open_at(window, cora, place_of(make_opening(), "team/"))
    page.get_by_label("Team member 1").fill(LONG_WORD)
    page.get_by_role("button", name="Save team").click()
    expect(page.get_by_text("Pick a name from the list.")).to_be_visible()
    return page


def admin_opening_history(window, cora):
    opening = make_opening(f"CRA, {LONG_NAME}")
    page = open_at(window, cora, place_of(opening))
    page.get_by_label("Add a candidate").fill(LONG_NAME)
    page.get_by_role("button", name="Add candidate").click()
    page.get_by_role("link", name="History").click()
    expect(page).to_have_url(re.compile("/history/$"))
    return page


def admin_close(window, cora, ida, ivan):
    opening = make_planned_opening(cora, ida, ivan)
    return open_at(window, cora, place_of(opening, "close/"))


def admin_opening_reopen(window, cora):
    opening = make_opening(f"CRA, {LONG_NAME}", closed_at=timezone.now())
    return open_at(window, cora, place_of(opening, "reopen/"))


def admin_times(window, cora, ida, ivan):
    application = make_application(LONG_NAME)
    for person in (ida, ivan):
        assign(application=application, interviewer=person)
    path = f"/admin/scorecards/application/{application.pk}/times/"
    return open_at(window, cora, path)


def admin_times_doubted(window, cora, ida, ivan):
    page = admin_times(window, cora, ida, ivan)
    for field in page.get_by_label("Start").all():
        field.fill("2020-07-06T09:00")
    page.get_by_role("button", name="Save times").click()
    expect(page.get_by_label("Save these times anyway")).to_be_visible()
    return page


def admin_opening_weighed(window, cora):
    opening = make_weighed_application().opening
    return open_at(window, cora, f"/admin/scorecards/opening/{opening.pk}/build/")


def admin_opening_build(window, cora):
    opening = make_opening(role=make_listed_role())
    page = open_at(window, cora, f"/admin/scorecards/opening/{opening.pk}/build/")
    page.get_by_label("Term, competency or words of a question").fill("teamwork")
    page.get_by_role("button", name="Find questions").click()
    page.get_by_role("button", name="Take out question 1").click()
    expect(page.get_by_text("Old question 1 was removed.")).to_be_visible()
    return page


def admin_opening_build_round(window, cora):
    planned = make_round_with_kit(make_opening(role=make_listed_role()))
    address = reverse(
        "admin:scorecards_opening_build_round", args=[planned.opening_id, 2]
    )
    return open_at(window, cora, address)


def admin_opening_build_refused(window, cora):
    opening = make_opening(role=make_listed_role())
    page = open_at(window, cora, f"/admin/scorecards/opening/{opening.pk}/build/")
    page.get_by_text("Write a question of your own").click()
    page.get_by_role("button", name="Add my question").click()
    expect(page.get_by_text("Your question is not complete yet.")).to_be_visible()
    return page


def admin_opening_build_typed(window, cora):
    """Remarks on a question that is being typed."""
    opening = make_opening(role=make_listed_role())
    page = open_at(window, cora, f"/admin/scorecards/opening/{opening.pk}/build/")
    page.get_by_text("Write a question of your own").click()
    page.get_by_label("Question:").fill("Do you have children?")
    page.get_by_label("Listen for:").fill("Plans ahead")
    expect(page.get_by_text("List 3 to 5 points")).to_be_visible()
    return page


def admin_upload_preview(window, cora):
    path = f"/admin/scorecards/opening/{make_opening().pk}/candidates/"
    page = open_at(window, cora, path)
    name = LONG_NAME.replace(",", "")
    rows = f"Name,E-mail\n{name},\nBo Lind,{LONG_WORD}\n{LONG_WORD},\n"
    file = {"name": "c.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.get_by_label("CSV file or spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Preview candidates").click()
    expect(page.get_by_role("checkbox", name="Leave out row 3")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Row 4 is a candidate")).to_be_visible()
    return page


def make_weighed_application():
    opening = make_opening(f"CRA, {LONG_NAME}")
    first, second = opening.kit.questions.all()
    choose_questions(opening, {first.pk: 1, second.pk: 3})
    return make_application(LONG_NAME, opening=opening)


def admin_calibration(window, cora, ida, ivan):
    """Defined, undefined, and too wide for a phone."""
    opening = make_opening(f"CRA, {LONG_NAME}")
    for rating in (1, 2, 3, 4):
        application = make_application(f"Candidate {rating}", opening=opening)
        for interviewer in (ida, ivan):
            make_submitted(interviewer, application=application, rating=rating)
    return open_at(window, cora, "/admin/scorecards/scorecard/calibration/")


def admin_export(window, cora, ida):
    """Something to export, a wrong field, and an export of each state."""
    opening = make_opening(f"CRA, {LONG_NAME}")
    make_submitted(ida, application=make_application(LONG_NAME, opening=opening))
    make_exports(cora)
    page = open_at(window, cora, "/admin/scorecards/scorecard/export/")
    expect(page.get_by_role("button", name="Export 1 scorecard")).to_be_visible()
    page.get_by_role("textbox", name="Time zone").or_(
        page.get_by_role("combobox", name="Time zone")
    ).fill(LONG_WORD)
    expect(page.get_by_text("Enter a time zone by name")).to_be_visible()
    return page


def admin_export_refused(window, cora):
    path = f"/admin/scorecards/scorecard/export/?role={LONG_WORD}&last=x"
    return open_at(window, cora, path, status=422)


def make_exports(owner):
    """One of each state: waiting too long, running, ready and so on."""
    long_ago = timezone.now() - timedelta(minutes=1)
    ended = {"total": 1_284, "done": 1_284, "started_at": long_ago}
    states = [
        {"state": "waiting", "heartbeat_at": long_ago},
        {"state": "running", "attempt": 2, "done": 500, "total": 1_284},
        {
            **ended,
            "state": "ready",
            "file": "1.xlsx",
            "size": 2_400_000,
            "expires_at": timezone.now() + timedelta(days=1),
            "visibility": {"reviews": True, "hidden": []},
        },
        {"state": "failed", "error": f"The disk is full: {LONG_WORD}"},
    ]
    selection = {"opening": f"CRA, {LONG_NAME}", "level": "mid"}
    return {
        each["state"]: ExportJob.objects.create(
            owner=owner, selection=selection, **each
        )
        for each in states
    }


def open_export(window, owner, state, says):
    job = make_exports(owner)[state]
    page = open_at(window, owner, f"/admin/scorecards/scorecard/export/{job.pk}/")
    expect(page.get_by_role("status")).to_contain_text(says)
    return page


def admin_export_waiting(window, cora):
    return open_export(window, cora, "waiting", "No worker has started it yet")


def admin_export_running(window, cora):
    return open_export(window, cora, "running", "In progress.")


def admin_export_ready(window, cora):
    return open_export(window, cora, "ready", "Ready.")


def admin_export_failed(window, cora):
    return open_export(window, cora, "failed", "The export failed.")


def admin_comparison(window, cora, ida, ivan):
    """Every kind of cell and row: of two kits, flagged, withheld, nothing yet."""
    opening = make_comparison(cora, ida, ivan)
    page = open_at(window, cora, f"{comparison(opening)}?sort=-score&hide=level")
    page.locator("td summary").first.click()
    return page


def admin_comparison_refused(window, petra):
    address = comparison(make_application().opening)
    return open_at(window, petra, f"{address}?sort=email", status=422)


def admin_comparison_question(window, cora, ida, ivan):
    opening = make_comparison(cora, ida, ivan)
    page = open_at(window, cora, f"{comparison(opening)}questions/1/")
    page.locator("summary").first.click()
    return page


def admin_anonymous_begin(window, petra):
    return open_at(window, petra, f"{comparison(make_opening())}anonymous/")


def admin_anonymous(window, cora, ida, ivan):
    opening = make_comparison(cora, ida, ivan)
    page = open_at(window, cora, f"{comparison(opening)}anonymous/")
    page.get_by_role("button", name="Read without names").click()
    expect(page.get_by_text("0 of 3 looked at.")).to_be_visible()
    return page


def admin_anonymous_candidate(window, cora, ida, ivan):
    page = admin_anonymous(window, cora, ida, ivan)
    page.get_by_role("row").filter(has_text="Not looked at yet").filter(
        has_text="4.00"
    ).get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Conclusions")).to_be_visible()
    return page


def admin_comparison_paused(window, cora, ida, ivan):
    page = admin_anonymous(window, cora, ida, ivan)
    page.goto(page.url.replace("anonymous/", ""))
    expect(page.get_by_role("link", name="Show names now")).to_be_visible()
    return page


def comparison(opening):
    return f"/admin/scorecards/opening/{opening.pk}/comparison/"


def make_comparison(undone, *interviewers):
    """Old kit for one, red flags for another; one is withheld, one not interviewed."""
    opening = make_opening(f"CRA, {LONG_NAME}")
    old = make_application("Dee Voss", opening=opening)
    make_submitted(interviewers[0], application=old)
    Question.objects.filter(key="mid-1").update(text=f"How? {LONG_WORD}")
    opening.kit = current_kit(opening.role, opening.level)
    opening.save()
    for name, rating in ((LONG_NAME, 4), ("Bo Lind", 2), ("Cy Orth", 3)):
        application = make_application(name, opening=opening)
        for interviewer in interviewers:
            make_submitted(
                interviewer,
                application=application,
                rating=rating,
                notes=f"{name} said: {LONG_WORD}",
                flags=rating == 4,
            )
    make_scorecard(undone, application=application)
    make_application("Ed Moss", opening=opening)
    return opening


def admin_import(window, sue):
    """Read, in doubt and incomplete, with a very long word."""
    page = open_at(window, sue, "/admin/glossary/term/import/")
    page.get_by_label("Page text").fill(
        "TQA (Torque Quality Audit)\nTerm from Bicycle industry explained for "
        f"recruiters\n{LONG_WORD}.\nAlso try searching for:\nMechanic Sparkling Teapot"
    )
    page.get_by_role("button", name="Read the page").click()
    expect(page.get_by_role("heading", name="Check on the page")).to_be_visible()
    return page


def admin_withdraw(window, cora, ida):
    card = assign(application=make_application(LONG_NAME), interviewer=ida)
    path = f"/admin/scorecards/application/{card.application_id}/withdraw/{card.pk}/"
    return open_at(window, cora, path)


def admin_withdraw_content(window, cora, ida):
    card = make_scorecard(ida)
    path = f"/admin/scorecards/application/{card.application_id}/withdraw/{card.pk}/"
    return open_at(window, cora, path)


def admin_restore(window, cora, ida):
    card = make_scorecard(ida, status="withdrawn", closed_reason="Wrong person.")
    path = f"/admin/scorecards/application/{card.application_id}/restore/{card.pk}/"
    return open_at(window, cora, path)


def admin_debrief(window, ida, ivan, petra):
    """Everything that it may have, every cell open."""
    application = make_application(LONG_NAME)
    own = make_submitted(petra, application=application, notes=LONG_WORD, rating=1)
    make_submitted(ivan, application=application, summary=LONG_WORD, flags=2)
    ReRating.objects.create(answer=own.answers.first(), rating=4, reason=LONG_WORD)
    DebriefNote.objects.create(application=application, author=petra, text=LONG_WORD)
    for outcome in ("hold", "reject"):
        Decision.objects.create(
            application=application,
            decided_by=petra,
            outcome=outcome,
            rationale=LONG_WORD,
            override_reason=LONG_NAME,
            decided_early=True,
        )
    make_scorecard(ida, application=application)
    return open_at(window, petra, f"{debrief(application)}?open=all")


def admin_debrief_decision_refused(window, ida, ivan, petra):
    application = make_submitted(ida).application
    make_scorecard(ivan, application=application)
    page = open_at(window, petra, debrief(application))
    page.get_by_label("Reject").check()
    page.get_by_label("Reason:", exact=True).fill(LONG_WORD)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Scorecards are missing: ivan")
    return page


def admin_debrief_still_to_submit(window, ida, cora):
    application = make_application(LONG_NAME)
    for person in (ida, cora):
        make_scorecard(person, application=application)
    return open_at(window, cora, debrief(application))


def rate_again(window, ida, ivan):
    own = make_submitted(ida, application=make_application(LONG_NAME))
    make_submitted(ivan, application=own.application)
    ReRating.objects.create(answer=own.answers.first(), rating=2, reason=LONG_WORD)
    return open_at(window, ida, f"/scorecards/{own.pk}/rate-again/")


def admin_kit(window, petra):
    kit = make_opening().kit
    return open_at(window, petra, f"/admin/scorecards/kit/{kit.pk}/change/")


def admin_term_previewed(window, gwen):
    term = make_opening().role.terms.get()
    page = open_at(window, gwen, f"/admin/glossary/term/{term.pk}/change/")
    page.locator("summary").filter(has_text="CRO mid question 1?").click()
    page.get_by_role("textbox", name="Question:", exact=True).fill(LONG_WORD)
    page.get_by_role("button", name="Add another Question").click()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Preview kits").click()
    expect(page.get_by_role("heading", name="If you save these edits")).to_be_visible()
    return page


def admin_term_retire(window, gwen):
    term = make_opening().role.terms.get()
    return open_at(window, gwen, f"/admin/glossary/term/{term.pk}/retire/")


def admin_opening_move_round(window, cora):
    planned = make_round_with_kit(make_opening(role=make_listed_role()))
    reworded = planned.kit.questions.first()
    Question.objects.filter(text=reworded.text).update(text=LONG_WORD)
    page = open_at(window, cora, f"/admin/scorecards/opening/{planned.opening_id}/")
    page.get_by_role("link", name="Read what changed in round 2").click()
    expect(page.get_by_role("button", name="Move to version 2")).to_be_visible()
    return page


def admin_opening_move(window, cora):
    opening = make_opening()
    Question.objects.filter(key="mid-1").update(text=LONG_WORD, minutes=9)
    page = open_at(window, cora, f"/admin/scorecards/opening/{opening.pk}/change/")
    page.get_by_role("link", name="Read what changed").click()
    expect(page.get_by_role("button", name="Move to version 2")).to_be_visible()
    return page
