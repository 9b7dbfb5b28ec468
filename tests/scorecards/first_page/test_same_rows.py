"""Lists find what a plain look at every row finds, in the same order."""

import pytest

from scorecards.first_page.coordinating import without_interviewer
from scorecards.models import Application, Candidate, Decision, Scorecard
from tests.makers import make_application, make_candidate, make_scorecard

pytestmark = pytest.mark.django_db

LISTS = "/admin/scorecards"


@pytest.fixture
def listed(client, cora):
    """The rows that a list shows, in its order."""
    client.force_login(cora)

    def read(page):
        changelist = client.get(f"{LISTS}/{page}").context_data["cl"]
        return [str(row) for row in changelist.result_list]

    return read


@pytest.fixture
def applications(petra, cora):
    """Decided once, twice, through a linked one, not at all; and to do by cora."""
    outcomes = [["hold"], ["hold", "hire"], ["hire", "hold"], [], ["hold"], ["hold"]]
    made = [make_application(name) for name in ("Fay", "Eve", "Dan", "Cy", "Bo", "Al")]
    for application, each in zip(made, outcomes, strict=True):
        for outcome in each:
            decide(application, outcome, petra)
    fay, eve, *_, al = made
    Application.objects.filter(pk=eve.pk).update(merged_into=fay)
    decide(eve, "reject", petra)
    make_scorecard(cora, application=al)
    return Application.objects.all()


def decide(application, outcome, by):
    Decision.objects.create(
        application=application, outcome=outcome, rationale="Said.", decided_by=by
    )


def newest_outcome(head):
    of = [d for d in Decision.objects.all() if d.application.head_key == head.pk]
    return max(of, key=lambda decision: decision.pk).outcome if of else "undecided"


@pytest.mark.parametrize(
    "wanted", [["hold"], ["hire"], ["reject"], ["undecided"], ["hold", "undecided"]]
)
def test_decision_filter_finds_by_the_newest_decision(
    listed, applications, cora, wanted
):
    to_do = {each.application_id for each in Scorecard.objects.of(cora)}
    expected = [
        str(each)
        for each in sorted(applications, key=lambda each: each.candidate.sort_key)
        if each.merged_into_id is None and each.pk not in to_do
        if newest_outcome(each) in wanted
    ]
    query = "&".join(f"decision={each}" for each in wanted)
    assert listed(f"application/?{query}") == expected


@pytest.mark.parametrize(
    "words", ["ada", "ada park", "ada mail.example", "park work.example", '"a p"', " "]
)
def test_candidates_are_found_by_every_word(listed, words):
    people = [
        make_candidate("Ada Park", email="ada@mail.example"),
        make_candidate("Ada Stone", email="a.stone@work.example"),
        make_candidate("Ola Parkin", email="ada.ola@work.example"),
        make_candidate("Ida Parks"),
    ]
    people[3].identifiers.create(kind="email", value="mail.example@work.example")
    people[3].identifiers.create(kind="email", value="ada@home.example")
    assert listed(f"candidate/?q={words}") == sorted(
        each.name for each in people if is_mentioned(each, words)
    )


def is_mentioned(candidate, words):
    """All words are in the name, or in it and the same identifier."""
    wanted = [words.strip('"')] if '"' in words else words.split()
    name = candidate.name.lower()
    texts = ["", *candidate.identifiers.values_list("value", flat=True)]
    return any(all(word in name or word in text for word in wanted) for text in texts)


def test_who_needs_an_interviewer_counts_what_is_linked(cora, ida):
    applications = [make_application(name) for name in ("Al", "Bo", "Cy", "Dan")]
    al, bo, cy, _ = applications
    Application.objects.filter(pk=bo.pk).update(merged_into=al)
    make_scorecard(ida, application=bo)
    make_scorecard(ida, application=cy, status="declined")
    assert [str(each.candidate) for each in without_interviewer(cora)] == ["Cy", "Dan"]


def test_nobody_else_is_found_twice(listed):
    ada = make_candidate("Ada Park", email="ada@mail.example")
    ada.identifiers.create(kind="email", value="ada@work.example")
    assert listed("candidate/?q=ada") == ["Ada Park"]
    assert Candidate.objects.count() == 1
