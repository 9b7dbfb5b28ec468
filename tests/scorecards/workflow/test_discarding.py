"""A scorecard started by mistake goes away again, as long as it holds nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from scorecards.models import AuditEntry, BegunError, Scorecard
from scorecards.workflow.discarding import discard, is_blank
from scorecards.workflow.reopening import reopen
from tests.makers import fill, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(ida):
    return make_scorecard(ida)


def write(scorecard, kind):
    """One thing, each of a kind."""
    if kind == "summary":
        Scorecard.objects.filter(pk=scorecard.pk).update(summary="So.")
    elif kind == "indicator":
        scorecard.indicators.add(scorecard.kit.indicators.first())
    elif kind == "flag":
        flag = scorecard.kit.red_flags.first()
        scorecard.red_flag_checks.create(red_flag=flag, evidence="Said so.")
    else:
        changes = {
            "note": {"notes": "Hm."},
            "point": {"points_heard": [0]},
            "outcome": {"outcome": "not_asked"},
        }
        scorecard.answers.filter(question__position=1).update(**changes[kind])
    return Scorecard.objects.get(pk=scorecard.pk)


def test_a_blank_scorecard_is_gone_and_hides_nothing(draft, ida, ivan):
    theirs = make_submitted(ivan, application=draft.application)
    assert theirs not in Scorecard.objects.visible_to(ida)
    discard(draft, by=ida)
    assert not Scorecard.objects.of(ida).exists()
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.actor_key) == ("discarded", ida.pk)


@pytest.mark.parametrize(
    "kind", ["note", "point", "outcome", "flag", "indicator", "summary"]
)
def test_what_holds_something_stays(draft, ida, kind):
    draft = write(draft, kind)
    assert not is_blank(draft)
    with pytest.raises(BegunError):
        discard(draft, by=ida)
    assert Scorecard.objects.filter(pk=draft.pk).exists()


def test_what_was_written_and_removed_again_can_be_discarded(draft, ida):
    write(draft, "note")
    draft.answers.update(notes=" ")
    discard(draft, by=ida)
    assert not Scorecard.objects.exists()


def test_what_was_submitted_once_is_kept(draft, ida):
    Scorecard.objects.update(version=2)
    with pytest.raises(BegunError):
        discard(draft, by=ida)


def test_nobody_discards_anothers(draft, ivan):
    with pytest.raises(PermissionDenied):
        discard(draft, by=ivan)


def test_the_page_discards_and_says_so(client, draft, ida):
    client.force_login(ida)
    url = reverse("discard_scorecard", args=[draft.pk])
    assert "Nothing is written in it" in client.get(url).text
    response = client.post(url, {"as": "ida"}, follow=True)
    assert "Scorecard for Ada Park discarded." in response.text
    assert not Scorecard.objects.exists()


def test_the_page_says_why_it_stays(client, draft, ida):
    client.force_login(ida)
    fill(draft)
    url = reverse("discard_scorecard", args=[draft.pk])
    response = client.post(url, {"as": "ida"})
    assert response.status_code == 409
    assert "You have written in it, so it stays" in response.text
    assert Scorecard.objects.exists()


def test_discarding_stays_in_the_menu_after_typing_and_erasing(client, ida, draft):
    client.force_login(ida)
    answer = draft.answers.get(question__position=1)
    answer.revision, answer.notes = 2, ""
    answer.save()

    page = client.get(reverse("scorecard", args=[draft.pk])).text

    assert reverse("discard_scorecard", args=[draft.pk]) in page


def test_discarding_is_not_offered_once_it_was_submitted(client, ida, cora):
    card = reopen(make_submitted(ida), by=cora, reason="Wrong candidate.")
    client.force_login(ida)

    page = client.get(reverse("scorecard", args=[card.pk])).text

    assert reverse("discard_scorecard", args=[card.pk]) not in page
