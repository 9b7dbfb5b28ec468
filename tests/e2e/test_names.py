"""Names that are written from right to left, in sentences that are not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from scorecards.workflow.renaming import correct_name
from tests.makers import assign, make_application

pytestmark = pytest.mark.once

NAME = "שרה לוי"


def direction(place):
    return place.evaluate("(each) => getComputedStyle(each).direction")


def test_the_name_of_the_next_candidate_begins_on_the_left(window, ida):
    soon = timezone.now() + timedelta(minutes=30)
    assign(application=make_application(NAME), interviewer=ida, interview_at=soon)
    page = window(ida)
    page.goto("/")

    assert direction(page.get_by_role("heading", name=NAME)) == "ltr"


def test_a_sentence_of_a_history_begins_with_who_acted(window, cora):
    cora.first_name = NAME
    cora.save()
    candidate = make_application("Bo Lind").candidate
    correct_name(candidate, name="Bo Lund", by=cora, reason="Misspelled.")
    page = window(cora)
    page.goto(f"/admin/scorecards/candidate/{candidate.pk}/history/")

    assert direction(page.get_by_text("corrected the name")) == "ltr"
