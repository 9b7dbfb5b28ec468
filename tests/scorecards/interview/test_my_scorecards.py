"""The page an interviewer comes home to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from scorecards.interview import home_queries
from scorecards.models import Application, Decision, Opening
from tests.makers import make_application, make_opening, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

HOME = reverse("my_scorecards")
HOUR = timedelta(hours=1)


def keys(rows):
    return [row.pk for row in rows]


def test_empty_page_says_what_to_do(client, ida):
    client.force_login(ida)
    response = client.get(HOME)
    assert "No scorecards yet" in response.text
    assert reverse("start_scorecard") in response.text


def test_an_account_without_a_group_is_told_whom_to_ask(client, otto):
    client.force_login(otto)
    response = client.get(HOME)
    assert "ask an administrator" in response.text
    assert reverse("start_scorecard") not in response.text


def test_each_state_has_its_own_list(client, ida):
    now = timezone.now()
    cards = {
        name: make_scorecard(ida, application=make_application(name), **fields)
        for name, fields in {
            "next": {"status": "assigned", "interview_at": now + HOUR},
            "later": {"status": "assigned", "interview_at": now + 2 * HOUR},
            "draft": {"status": "draft"},
            "held": {"status": "assigned", "interview_at": now - HOUR},
            "overdue": {"status": "assigned", "due_at": now - HOUR},
            "no time": {"status": "assigned", "due_at": now + HOUR},
        }.items()
    }
    done = make_submitted(ida, application=make_application("Cy Tan"))
    client.force_login(ida)
    context = client.get(HOME).context
    assert context["next"].pk == cards["next"].pk
    assert keys(context["later"]) == [cards["later"].pk]
    assert keys(context["to_finish"]) == [
        cards["overdue"].pk,
        cards["draft"].pk,
        cards["held"].pk,
    ]
    assert keys(context["no_time"]) == [cards["no time"].pk]
    assert keys(context["submitted"]) == [done.pk]


def test_an_interview_that_has_just_begun_is_still_the_next(client, ida):
    begun = timezone.now() - timedelta(minutes=10)
    card = make_scorecard(ida, status="assigned", interview_at=begun)
    client.force_login(ida)
    assert client.get(HOME).context["next"].pk == card.pk


def test_the_next_interview_says_how_soon(client, ida):
    make_scorecard(ida, status="assigned", interview_at=timezone.now() + 3 * HOUR)
    client.force_login(ida)
    text = client.get(HOME).text
    assert "in 2\xa0hours" in text


def test_a_draft_says_how_far_it_is(client, ida):
    draft = make_scorecard(ida)
    draft.answers.filter(question__position=1).update(outcome="not_asked")
    client.force_login(ida)
    text = client.get(HOME).text
    assert "1 of 2 rated" in text


def test_a_submitted_scorecard_shows_its_own_score(client, ida):
    make_submitted(ida, rating=4)
    client.force_login(ida)
    assert "4.00 from 2 answers" in client.get(HOME).text


def test_others_scorecards_never_stand_here(client, ida, ivan):
    make_submitted(ida)
    make_submitted(ivan, summary="Ivan's words")
    client.force_login(ida)
    assert client.get(HOME).context["submitted"].paginator.count == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow_with_rows(client, ida, rows, django_assert_num_queries):
    opening = make_opening()
    for n in range(rows):
        application = make_application(f"Candidate {n}", opening=opening)
        make_scorecard(ida, application=application)
        make_submitted(ida, application=application, round=2)
    client.force_login(ida)
    with django_assert_num_queries(8):
        client.get(HOME)


@pytest.mark.parametrize(("rows", "queries"), [(1, 9), (30, 9), (31, 10)])
def test_one_query_finds_all_decisions_and_one_counts_more_than_a_page(
    client, ida, rows, queries, django_assert_num_queries
):
    for n in range(rows):
        make_submitted(ida, application=make_application(f"Candidate {n}"))
    client.force_login(ida)
    with django_assert_num_queries(queries):
        page = client.get(HOME).context["submitted"]
    assert (len(page), page.paginator.count) == (min(rows, 30), rows)


def test_a_linked_candidacy_of_another_opening_shows_what_its_own_allows(
    client, ida, petra
):
    told = make_submitted(ida, application=make_application(opening=make_opening()))
    closed = make_opening("Kept to the panel", interviewers_read_debrief=False)
    linked = make_application(opening=closed)
    untold = make_submitted(ida, application=linked)
    Application.objects.filter(pk=linked.pk).update(merged_into=told.application)
    Decision.objects.create(
        application=told.application, outcome="hire", rationale="So.", decided_by=petra
    )
    client.force_login(ida)
    rows = {row.pk: row.result for row in client.get(HOME).context["submitted"]}
    assert rows[told.pk].startswith("Hire, ")
    assert rows[untold.pk] == ""


@pytest.mark.parametrize(
    ("status", "name"), [("assigned", "to_finish"), ("draft", "to_finish")]
)
def test_what_is_to_be_submitted_is_paged_the_first_due_first(
    client, ida, status, name
):
    opening = make_opening()
    cards = [
        make_scorecard(
            ida,
            application=make_application(f"Candidate {n}", opening=opening),
            status=status,
            due_at=f"2026-03-{n + 1:02}T12:00Z",
        )
        for n in range(31)
    ]
    client.force_login(ida)

    first, second = (client.get(HOME, {name: page}) for page in (1, 2))

    assert keys(first.context[name]) == [card.pk for card in cards[:30]]
    assert keys(second.context[name]) == [card.pk for card in cards[30:]]
    assert f'id="{name}"' in first.text
    assert f"?{name}=2#{name}" in first.text
    assert '<span class="count">31</span>' in first.text


def test_staff_without_scorecards_land_on_their_own_first_page(client, cora):
    client.force_login(cora)
    assert client.get(HOME).url == reverse("admin:index")
    make_scorecard(cora)
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize(("rows", "searches"), [(10, False), (11, True)])
def test_more_than_ten_are_searched(client, ida, rows, searches):
    for n in range(rows):
        make_scorecard(ida, application=make_application(f"Candidate {n}"))
    client.force_login(ida)
    assert ('role="search"' in client.get(HOME).text) == searches


def test_search_finds_by_part_of_the_name_in_every_list(client, ida):
    for name in ("Zoë Adler", "Cy Tan"):
        make_scorecard(ida, application=make_application(name))
        make_submitted(ida, application=make_application(name), round=2)
    client.force_login(ida)
    context = client.get(HOME, {"q": "zoe"}).context
    assert [row.candidate for row in context["to_finish"]] == ["Zoë Adler"]
    assert [row.candidate for row in context["submitted"]] == ["Zoë Adler"]


def test_what_came_of_it_is_the_decision_or_the_debrief(client, ida, petra):
    card = make_submitted(ida)
    client.force_login(ida)
    assert client.get(HOME).context["submitted"][0].result == "Debrief"
    Decision.objects.create(
        application=card.application, outcome="hire", rationale="So.", decided_by=petra
    )
    assert client.get(HOME).context["submitted"][0].result.startswith("Hire, ")


def test_decision_is_not_told_while_another_round_is_to_do(client, ida, petra):
    card = make_submitted(ida)
    make_scorecard(ida, application=card.application, round=2)
    Decision.objects.create(
        application=card.application, outcome="hire", rationale="So.", decided_by=petra
    )
    client.force_login(ida)
    assert client.get(HOME).context["submitted"][0].result == ""


@pytest.mark.parametrize("asked", [{}, {"q": "Ada"}])
def test_nor_where_the_other_round_is_not_among_what_the_page_shows(
    client, ida, petra, monkeypatch, asked
):
    monkeypatch.setattr(home_queries, "MAX_UNFINISHED", 1)
    make_scorecard(ida, application=make_application("Ada"), due_at="2026-03-01T12:00Z")
    card = make_submitted(ida, application=make_application("Ada Park"))
    linked = make_application("A. Parker", opening=card.application.opening)
    Application.objects.filter(pk=linked.pk).update(merged_into=card.application)
    make_scorecard(ida, application=linked, round=2)
    Decision.objects.create(
        application=card.application, outcome="hire", rationale="So.", decided_by=petra
    )
    client.force_login(ida)
    assert client.get(HOME, asked).context["submitted"][0].result == ""


def test_decision_is_not_told_where_the_opening_does_not_allow_it(client, ida, petra):
    card = make_submitted(ida)
    Opening.objects.update(interviewers_read_debrief=False)
    Decision.objects.create(
        application=card.application, outcome="hire", rationale="So.", decided_by=petra
    )
    client.force_login(ida)
    assert client.get(HOME).context["submitted"][0].result == ""


def test_call_link_is_joined_from_the_line(client, ida):
    make_scorecard(
        ida, interview_at=timezone.now() + HOUR, place="https://meet.example/1"
    )
    client.force_login(ida)
    assert 'href="https://meet.example/1"' in client.get(HOME).text


def test_call_link_of_the_opening_is_joined_too(client, ida):
    card = make_scorecard(ida, interview_at=timezone.now() + HOUR)
    Opening.objects.update(location="https://meet.example/all")
    client.force_login(ida)
    link = 'href="https://meet.example/all"'
    assert link in client.get(HOME).text
    assert link in client.get(reverse("scorecard", args=[card.pk])).text


def test_an_interview_that_has_just_begun_keeps_its_time(client, ida):
    begins = timezone.now() - HOUR / 12
    make_scorecard(ida, interview_at=begins, due_at=begins + 25 * HOUR)
    client.force_login(ida)
    assert client.get(HOME).context["next"].when.endswith(f"{begins:%b, %H:%M}")


def test_room_is_no_link(client, ida):
    make_scorecard(ida, interview_at=timezone.now() + HOUR, place="javascript:alert(1)")
    client.force_login(ida)
    assert "javascript" not in client.get(HOME).text
