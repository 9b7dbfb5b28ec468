"""The hiring panel's and the coordinators' pages, in the Django admin."""

from django.contrib import admin

from scorecards.admin import (
    application,
    audit,
    candidate,
    kit,
    opening,
    scorecard,
    term,
    user,
)

__all__ = [
    "application",
    "audit",
    "candidate",
    "kit",
    "opening",
    "scorecard",
    "term",
    "user",
]

admin.site.site_header = "Structured interviews"
admin.site.site_title = "Structured interviews"
admin.site.enable_nav_sidebar = False  # the scorecards want the whole width
admin.site.index_title = "Panel review"
