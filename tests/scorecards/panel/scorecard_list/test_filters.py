"""The filters of the scorecard list: what each offers, and what each finds."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from scorecards.admin.scorecard import ScorecardAdmin
from scorecards.models import Opening, Scorecard
from scorecards.models.scales import Recommendation
from scorecards.panel.scorecard_list.filters import in_words
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_scorecard_changelist")


@pytest.fixture
def found(client, petra, ida):
    """What a query string finds for the panel, of two scorecards and a draft."""
    sre = make_role(
        "Site Reliability Engineer",
        make_term("Kubernetes", industry="Information Technology"),
    )
    openings = {
        "Ada": make_opening("CRA, Basel", role=make_role()),
        "Bo": make_opening("SRE, Lagos", role=sre, level="senior"),
    }
    applications = {
        name: make_application(name, opening=opening)
        for name, opening in openings.items()
    }
    make_submitted(ida, application=applications["Ada"])
    make_submitted(
        ida,
        application=applications["Bo"],
        at=timezone.now() - timedelta(days=400),
        recommendation=Recommendation.STRONG_NO,
        rating=1,
        flags=1,
    )
    make_scorecard(petra, application=make_application("Own", opening=openings["Ada"]))
    client.force_login(petra)

    def names(query):
        results = client.get(f"{LIST}?{query}").context["cl"].result_list
        return sorted(row.candidate for row in results)

    return names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ada", "Bo", "Own"]),
        ("industry=Information+Technology", ["Bo"]),
        ("industry=Pharmaceutical+Services", ["Ada", "Own"]),
        ("industry=Unheard+of", []),
        ("role=Site+Reliability+Engineer", ["Bo"]),
        ("role=Clinical+Research+Associate", ["Ada", "Own"]),
        ("kit__level__exact=mid", ["Ada", "Own"]),
        ("kit__level__exact=senior", ["Bo"]),
        ("kit__level__exact=junior", []),
        ("status__exact=draft", ["Own"]),
        ("status__exact=submitted", ["Ada", "Bo"]),
        ("status__exact=submitted&status__exact=draft", ["Ada", "Bo", "Own"]),
        ("kit__level__exact=mid&kit__level__exact=senior", ["Ada", "Bo", "Own"]),
        ("status__exact=assigned", []),
        ("recommendation__exact=strong_no", ["Bo"]),
        ("recommendation__exact=yes", ["Ada"]),
        ("red_flags=yes", ["Bo"]),
        ("red_flags=no", ["Ada", "Own"]),
        ("red_flags=perhaps", []),
        ("submitted_at__isnull=True", ["Own"]),
        ("opening=abc", []),
        ("opening=0", []),
        ("role=Site+Reliability+Engineer&red_flags=no", []),
    ],
)
def test_filter_finds_exactly(found, query, names):
    assert found(query) == names


def test_filter_by_opening(found):
    lagos = Opening.objects.get(title="SRE, Lagos")
    assert found(f"opening={lagos.pk}") == ["Bo"]


def test_filter_by_date(found):
    week_ago = (timezone.now() - timedelta(days=7)).date()
    assert found(f"submitted_at__gte={week_ago}+00:00:00Z") == ["Ada"]


def test_application_of_a_link_narrows_too(found):
    ada = Scorecard.objects.get(application__candidate__name="Ada")
    assert found(f"application={ada.application_id}") == ["Ada"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", {}),
        ("q=ada", {"Search": "ada"}),
        ("kit__level__exact=mid", {"Level": "Mid"}),
        (
            "kit__level__exact=senior&kit__level__exact=mid",
            {"Level": "Mid, Senior"},
        ),
        ("red_flags=yes", {"Red flags": "Has red flags"}),
        (
            "submitted_at__year=2026&submitted_at__month=3",
            {"Submitted in": "2026-03"},
        ),
        (
            "role=Clinical+Research+Associate&recommendation__exact=strong_no",
            {
                "Role": "Clinical Research Associate",
                "Recommendation": "Strong no",
            },
        ),
        ("application=7", {"Candidate": "not available"}),
    ],
)
def test_filters_in_words(found, query, words):
    assert in_words(changelist(query)) == words


def changelist(query):
    from django.contrib import admin

    request = RequestFactory().get(f"{LIST}?{query}")
    request.user = User.objects.get(username="petra")
    return ScorecardAdmin(Scorecard, admin.site).get_changelist_instance(request)
