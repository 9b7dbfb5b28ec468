"""Every page of the product. `docs/permissions.md` says who may open which."""

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from scorecards.accounts import passwords, resuming, session
from scorecards.accounts.calendar_feed import calendar, calendar_feed
from scorecards.accounts.mails import mails
from scorecards.excel_form.views import import_form, scorecard_form
from scorecards.first_page.counts import counts
from scorecards.first_page.login import Login, admin_login
from scorecards.first_page.views import first_page
from scorecards.interview import views as interview
from scorecards.interview.asking import ask_for_reopening
from scorecards.interview.candidate_name import candidate_name
from scorecards.interview.debrief import own_debrief
from scorecards.interview.declining import decline_interview
from scorecards.interview.discarding import discard_scorecard
from scorecards.interview.home import my_scorecards
from scorecards.interview.invitation import invitation
from scorecards.interview.kit_preview import preview_kit
from scorecards.interview.own_zone import choose_zone
from scorecards.interview.passing_note import pass_on_note
from scorecards.interview.pasting.views import paste_notes
from scorecards.interview.re_rating import rating_again
from scorecards.interview.reopened import scorecard_history
from scorecards.interview.resume import scorecard_resume
from scorecards.interview.start import start_scorecard
from scorecards.operations.errors import not_found
from scorecards.operations.health import health
from scorecards.reminders.dismissing import reminders

pages, *names = admin.site.urls
# Django's own leads from a record to its page on the site, which none of ours has, and
# fails on keys of the wrong shape.
not_on_site = login_not_required(admin.site.admin_view(not_found))  # it asks itself
# Before Django's own of the same name: one first page, one login, one logout.
admin_pages = [
    path("", admin.site.admin_view(first_page), name="index"),
    path("login/", admin_login, name="login"),
    path("logout/", admin.site.admin_view(session.LoggedOut.as_view()), name="logout"),
    path("r/<path:record>", not_on_site),
    *pages,
]

handler400 = "scorecards.operations.errors.bad_request"
handler500 = "scorecards.operations.errors.server_error"

urlpatterns = [
    path("", my_scorecards, name="my_scorecards"),
    path("time-zone/", choose_zone, name="choose_zone"),
    path("scorecards/start/", start_scorecard, name="start_scorecard"),
    path("kits/preview/", preview_kit, name="preview_kit"),
    path("scorecards/<int:pk>/", interview.scorecard, name="scorecard"),
    path(
        "scorecards/<int:pk>/review/",
        interview.review_scorecard,
        name="review_scorecard",
    ),
    path(
        "scorecards/<int:pk>/begin/", interview.begin_scorecard, name="begin_scorecard"
    ),
    path("scorecards/<int:pk>/discard/", discard_scorecard, name="discard_scorecard"),
    path("scorecards/<int:pk>/decline/", decline_interview, name="decline_interview"),
    path("scorecards/<int:pk>/name/", candidate_name, name="candidate_name"),
    path("scorecards/<int:pk>/debrief/", own_debrief, name="own_debrief"),
    path("scorecards/<int:pk>/pass-on-note/", pass_on_note, name="pass_on_note"),
    path("scorecards/<int:pk>/ask-to-reopen/", ask_for_reopening, name="ask_to_reopen"),
    path("scorecards/<int:pk>/reminders/", reminders, name="reminders"),
    path("scorecards/<int:pk>/history/", scorecard_history, name="scorecard_history"),
    path("scorecards/<int:pk>/invitation.ics", invitation, name="invitation"),
    path("scorecards/<int:pk>/resume/", scorecard_resume, name="scorecard_resume"),
    path("scorecards/<int:pk>/print/", interview.print_kit, name="print_kit"),
    path("scorecards/<int:pk>/form.xlsx", scorecard_form, name="scorecard_form"),
    path("scorecards/<int:pk>/import/", import_form, name="import_form"),
    path("scorecards/<int:pk>/paste/", paste_notes, name="paste_notes"),
    path("scorecards/<int:pk>/rate-again/", rating_again, name="rate_again"),
    path("glossary/", include("glossary.urls")),
    path("menu/", counts, name="menu_counts"),
    path("accounts/login/", Login.as_view(), name="login"),
    path("accounts/logout/", session.LoggedOut.as_view(), name="logout"),
    path("accounts/login/again/", session.log_in_again, name="log_in_again"),
    path("accounts/login/resume/", resuming.resume, name="resume"),
    path("accounts/session/", session.extend, name="extend_session"),
    path("accounts/calendar/", calendar, name="calendar"),
    path("accounts/mails/", mails, name="mails"),
    path("calendar.ics", calendar_feed, name="calendar_feed"),
    path(
        "accounts/password/",
        passwords.PasswordChange.as_view(),
        name="password_change",
    ),
    path(
        "accounts/password/done/",
        auth_views.PasswordChangeDoneView.as_view(
            template_name="scorecards/accounts/password_changed.html"
        ),
        name="password_change_done",
    ),
    path(
        "accounts/password/reset/",
        passwords.PasswordReset.as_view(),
        name="password_reset",
    ),
    path(
        "accounts/password/reset/sent/",
        passwords.PasswordResetSent.as_view(),
        name="password_reset_done",
    ),
    path(
        "accounts/password/reset/done/",
        auth_views.PasswordResetCompleteView.as_view(
            template_name="scorecards/accounts/password_reset_done.html"
        ),
        name="password_reset_complete",
    ),
    path(
        "accounts/password/reset/<uidb64>/<token>/",
        passwords.PasswordResetConfirm.as_view(),
        name="password_reset_confirm",
    ),
    # The admin's own pages: its login links to the first, its header to the second.
    path(
        "admin/password_reset/",
        login_not_required(RedirectView.as_view(pattern_name="password_reset")),
        name="admin_password_reset",
    ),
    path(
        "admin/password_change/",
        RedirectView.as_view(pattern_name="password_change"),
        name="admin_password_change",
    ),
    path(
        "admin/password_change/done/",
        RedirectView.as_view(pattern_name="password_change_done"),
        name="admin_password_change_done",
    ),
    path("healthz", health, name="health"),
    path("admin/", (admin_pages, names[0], names[1])),
]
