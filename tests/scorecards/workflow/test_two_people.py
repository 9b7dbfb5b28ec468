"""Two candidates who look like one are kept as two people, until that is undone."""

import pytest
from django.db import IntegrityError, transaction

from scorecards.models import AuditEntry, Candidate, TwoPeople
from scorecards.people.queries import possible_duplicates
from scorecards.workflow.identity import MergedMeanwhileError, SamePersonError
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.two_people import keep_apart, undo_keeping_apart
from tests.makers import make_candidate

pytestmark = pytest.mark.django_db
WHY = {"reason": "Two addresses."}


@pytest.fixture
def namesakes():
    return [make_candidate("Ada Park") for _ in range(3)]


def listed():
    return [(each.first.pk, each.second.pk) for each in possible_duplicates()]


def test_pair_is_off_the_list_and_others_stay(namesakes, cora):
    one, two, three = namesakes
    keep_apart(two, one, by=cora, **WHY)
    assert listed() == [(one.pk, three.pk), (two.pk, three.pk)]


def test_undoing_lists_the_pair_again(namesakes, cora):
    before = listed()
    keep_apart(*namesakes[:2], by=cora, **WHY)
    undo_keeping_apart(*namesakes[:2], by=cora, reason="One CV.")
    assert listed() == before


def test_pair_stays_off_the_list_after_a_merge_was_undone(namesakes, cora):
    one, two, three = namesakes
    keep_apart(one, two, by=cora, **WHY)
    merge_candidates(three, two, by=cora, reason="Same CV.")
    undo_merge(two, by=cora, reason="No.")
    assert (one.pk, two.pk) not in listed()


def test_trail_has_an_entry_for_each_with_the_reason(namesakes, cora):
    one, two, _ = namesakes
    assert keep_apart(one, two, by=cora, **WHY)
    entries = AuditEntry.objects.order_by("pk")
    assert [(e.subject_key, e.details, e.words) for e in entries] == [
        (str(one.pk), {"other": two.reference}, WHY),
        (str(two.pk), {"other": one.reference}, WHY),
    ]
    assert not keep_apart(two, one, by=cora, **WHY)
    assert AuditEntry.objects.count() == 2


def test_nobody_is_two_people_with_themselves(namesakes, cora):
    with pytest.raises(SamePersonError):
        keep_apart(namesakes[0], namesakes[0], by=cora, **WHY)


def test_merged_candidates_are_one_person(namesakes, cora):
    one, two, _ = namesakes
    merge_candidates(one, two, by=cora, reason="Same CV.")
    with pytest.raises(MergedMeanwhileError):
        keep_apart(one, two, by=cora, **WHY)


def test_the_database_keeps_each_pair_once_and_in_order(namesakes):
    one, two, _ = namesakes
    TwoPeople.objects.create(first=one, second=two)
    for pair in ((one, two), (two, one)):
        with pytest.raises(IntegrityError), transaction.atomic():
            TwoPeople.objects.create(first=pair[0], second=pair[1])


def test_more_groups_are_read_where_the_first_are_all_told_apart(monkeypatch):
    monkeypatch.setattr("scorecards.people.queries.MAX_GROUPS", 1)
    for name in ("Ada Park", "Bo Lind"):
        pair = [make_candidate(name) for _ in range(2)]
        if name == "Ada Park":
            keep_apart(*pair, by=None, **WHY)
    assert listed() == [tuple(each.pk for each in pair)]
    assert Candidate.objects.count() == 4
