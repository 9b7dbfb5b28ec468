"""What a selection finds, how it is kept, and what it says of itself."""

import json
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission

from scorecards.export import FilterError, Selection, chosen
from scorecards.models import Scorecard
from scorecards.workflow.deciding import decide
from tests.makers import (
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ida, ivan):
    """Scorecards of two candidates, one promising and one not."""
    return [
        make_submitted(ida, application=make_application("Ada Park")),
        make_submitted(
            ivan,
            application=make_application("Bo Lind"),
            recommendation="strong_no",
            flags=1,
        ),
    ]


def found(selection, reader=None):
    return list(chosen(selection, reader).order_by("pk"))


def test_a_recommendation_finds_those_that_gave_it(two):
    assert found(Selection(recommendation="strong_no")) == two[1:]


@pytest.mark.parametrize(("red_flags", "expected"), [("yes", 1), ("no", 0)])
def test_red_flags_are_there_or_not(two, red_flags, expected):
    assert found(Selection(red_flags=red_flags)) == [two[expected]]


def decided(scorecard, petra, *outcomes):
    latest = None
    for outcome in outcomes:
        latest = decide(
            application=scorecard.application,
            by=petra,
            outcome=outcome,
            rationale="Read it all.",
            based_on=latest and latest.pk,
        )


@pytest.mark.parametrize(
    ("decision", "expected"), [("hire", [0]), ("hold", []), ("undecided", [1])]
)
def test_the_newest_decision_counts(two, petra, decision, expected):
    decided(two[0], petra, "hold", "hire")
    assert found(Selection(decision=decision)) == [two[each] for each in expected]


@pytest.mark.parametrize("decision", ["hire", "undecided"])
def test_what_was_decided_stays_hidden_while_a_scorecard_is_to_do(two, petra, decision):
    own = make_submitted(petra, application=two[0].application)
    decided(two[0], petra, "hire")
    make_scorecard(petra, application=two[0].application, round=2)
    assert own in found(Selection(), petra)
    assert own not in found(Selection(decision=decision), petra)


def test_days_may_be_those_of_the_interview(two):
    at = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    Scorecard.objects.filter(pk=two[0].pk).update(interview_at=at)
    day = {"first": date(2026, 11, 2), "last": date(2026, 11, 2)}
    assert found(Selection(dates="interview", **day)) == two[:1]
    assert found(Selection(dates="interview", zone="Asia/Tokyo", **day)) == []


def test_picked_scorecards_are_narrowed_further(two):
    picked = (two[0].pk, two[1].pk)
    assert found(Selection(ids=picked, interviewer="ivan")) == two[1:]


def test_a_wrong_name_says_in_which_field(two):
    with pytest.raises(FilterError, match="no opening") as error:
        chosen(Selection(opening="Baker"), None)
    assert error.value.field == "opening"


def refusal(reader, **selection):
    with pytest.raises(FilterError) as error:
        chosen(Selection(**selection), reader)
    return str(error.value)


def test_an_error_names_no_account_that_the_reader_does_not_see(two, petra, cora, otto):
    make_scorecard(petra, application=two[1].application)  # which hides what Ivan wrote
    assert refusal(petra, interviewer="x") == (
        "You can see no submitted scorecard by “x”. Examples: ida, petra."
    )
    assert refusal(cora, interviewer="x").endswith("Examples: cora, ida, ivan.")


@pytest.mark.parametrize("name", ["ivan", "otto", "nobody"])
def test_an_error_does_not_tell_whether_an_account_exists(two, petra, otto, name):
    make_scorecard(petra, application=two[1].application)
    assert refusal(petra, interviewer=name).startswith(
        f"You can see no submitted scorecard by “{name}”."
    )


def test_who_may_not_read_openings_hears_of_those_of_scorecards_alone(two, person):
    reporter = person("rita")
    rights = Permission.objects.filter(codename="view_scorecard")
    reporter.user_permissions.set(rights)
    make_opening("Secret project")
    assert refusal(reporter, opening="Secret") == (
        "You can see no opening “Secret”. Examples: CRA, Basel."
    )


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(ids=(3, 5), list_filters=(("Level", "Mid"),)),
        Selection(
            role="CRA",
            dates="interview",
            first=date(2026, 11, 1),
            last=date(2026, 11, 30),
            zone="Europe/Zurich",
            file_format="csv",
            bom=False,
            candidate_names=False,
            free_text=False,
        ),
    ],
)
def test_it_is_the_same_after_being_kept(selection):
    assert Selection.from_json(selection.as_json()) == selection


def test_it_says_in_words_what_it_is_narrowed_to_and_what_is_left_out():
    selection = Selection(
        level="mid",
        decision="undecided",
        red_flags="yes",
        first=date(2026, 11, 1),
        candidate_names=False,
    )
    assert selection.in_words() == {
        "Level": "Mid",
        "Decision": "Undecided",
        "Red flags": "Has red flags",
        "Submitted from": "2026-11-01",
        "Candidate names": "Left out",
    }


def test_of_several_values_each_fits(two, petra):
    decided(two[0], petra, "hire")
    assert found(Selection(recommendation=("strong_no", "yes"))) == two
    assert found(Selection(interviewer=("ida", "IVAN"))) == two
    assert found(Selection(decision=("hire", "undecided"))) == two
    assert found(Selection(decision=("hire", "hold"))) == two[:1]


def test_an_unknown_name_among_several_is_named(two):
    with pytest.raises(FilterError, match="There is no interviewer “nobody”"):
        found(Selection(interviewer=("ida", "nobody")))


def test_one_value_as_it_was_kept_before_is_read():
    kept = {"role": "CRA", "first": "2026-11-01"}
    assert Selection.from_json(kept).role == ("CRA",)


def test_what_is_kept_is_read_again():
    selection = Selection(role=("CRA", "SRE"), level=("mid",), ids=(1, 2))
    assert Selection.from_json(json.loads(json.dumps(selection.as_json()))) == selection


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({}, "scorecards-2026-11-23.xlsx"),
        ({"opening": "CRA, Łódź"}, "scorecards-cra-lodz-2026-11-23.xlsx"),
        ({"role": ("CRA", "SRE")}, "scorecards-2-roles-2026-11-23.xlsx"),
        ({"industry": ("A", "B")}, "scorecards-2-industries-2026-11-23.xlsx"),
        (
            {"level": "mid", "first": date(2026, 10, 1), "last": date(2026, 10, 31)},
            "scorecards-mid-from-2026-10-01-to-2026-10-31-2026-11-23.xlsx",
        ),
        ({"interviewer": "ida"}, "scorecards-2026-11-23.xlsx"),
        ({"ids": (1,)}, "scorecards-selected-2026-11-23.xlsx"),
        (
            {"candidate_names": False, "file_format": "csv"},
            "scorecards-without-names-2026-11-23.zip",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_name_of_the_file_tells_what_is_inside(chosen, name):
    assert Selection(**chosen).file_name(date(2026, 11, 23)) == name
