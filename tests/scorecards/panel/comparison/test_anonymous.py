"""Candidate 1, 2, …: whose number is drawn, and no name shows before all were read."""

import re

import pytest
from django.urls import reverse

from scorecards.models import AnonymousPlace, AnonymousReading, Opening
from scorecards.panel.comparison import anonymous
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.renaming import correct_name
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_scorecard,
)
from tests.scorecards.panel.comparison.people import (
    address,
    read,
    rows,
    submitted,
    words,
)

pytestmark = pytest.mark.django_db

TYPED = "Ada Park, ada and Ms Párk (ada.park@example.com) beat Bo Lind."


@pytest.fixture
def opening(ida, ivan):
    """Two candidates whose names are typed wherever something can be typed."""
    opening = make_opening()
    for name in ("Ada Park", "Bo Lind"):
        for interviewer in (ida, ivan):
            card = submitted(
                interviewer, name, opening, notes=TYPED, summary=TYPED, flags=1
            )
            card.red_flag_checks.update(evidence=TYPED)
            type(card).objects.filter(pk=card.pk).update(
                reason=TYPED, recommendation="strong_no"
            )
        candidate = card.application.candidate
        address = f"{candidate.name.replace(' ', '.').lower()}@example.com"
        candidate.identifiers.create(kind="email", value=address)
    return opening


@pytest.fixture
def begun(client, petra, opening):
    client.force_login(petra)
    client.post(address(opening, "_anonymous"))
    return opening


def numbers(opening, user):
    """Which candidate has which number for this reviewer, by name."""
    places = AnonymousPlace.objects.filter(
        reading__opening=opening, reading__reviewer=user
    )
    return {place.application.candidate.name: place.number for place in places}


def look_at_all(client, user, opening):
    for number in numbers(opening, user).values():
        client.get(address(opening, "_anonymous_candidate", number))


# Beginning


def test_first_it_says_what_it_can_and_cannot_do(client, petra, opening):
    page = words(read(client, petra, opening, "_anonymous"))

    assert "it is not a lock." in page
    assert "Ada" not in page
    assert not AnonymousReading.objects.exists()


def test_order_is_drawn_once(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    first = numbers(begun, petra)
    client.post(address(begun, "_anonymous"))
    read(client, petra, begun, "_anonymous")

    assert sorted(first.values()) == [1, 2]
    assert numbers(begun, petra) == first


def test_everybody_has_an_order_of_their_own(client, petra, cora, opening, monkeypatch):
    drawn = iter([list.reverse, list.sort])
    monkeypatch.setattr(anonymous.draw_lots, "shuffle", lambda keys: next(drawn)(keys))
    for user in (petra, cora):
        client.force_login(user)
        client.post(address(opening, "_anonymous"))
        read(client, user, opening, "_anonymous")

    assert numbers(opening, petra) == {"Bo Lind": 1, "Ada Park": 2}
    assert numbers(opening, cora) == {"Ada Park": 1, "Bo Lind": 2}


def test_orders_differ_from_the_order_of_arrival(petra):
    opening = make_opening()
    people = [make_application(f"Candidate {n:02}", opening=opening) for n in range(30)]
    anonymous.begin(opening, petra)

    progress = anonymous.progress(opening, petra, people, set())

    drawn = [progress.places[each.pk].number for each in people]
    assert sorted(drawn) == list(range(1, 31))
    assert drawn != sorted(drawn)


def test_whoever_applies_later_gets_the_next_numbers(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    before = numbers(begun, petra)
    for name in ("Abe Abbot", "Zed Young"):
        make_application(name, opening=begun)

    read(client, petra, begun, "_anonymous")

    after = numbers(begun, petra)
    assert {after.pop("Abe Abbot"), after.pop("Zed Young")} == {3, 4}
    assert after == before


# No name


PAGES = [
    ("_anonymous", []),
    ("_anonymous_question", [1]),
    ("_anonymous_candidate", [1]),
]


@pytest.mark.parametrize(("page", "arguments"), PAGES)
def test_no_page_has_a_name_or_leads_to_one(client, petra, begun, page, arguments):
    response = read(client, petra, begun, page, *arguments)

    text = words(response)
    assert re.findall(r"(?i)\b(ada|p[aá]rk|bo|lind|example)\b", text) == []
    keys = begun.applications.values_list("pk", flat=True)
    assert not [key for key in keys if f"/application/{key}/" in text]
    assert "[candidate]" in text or page == "_anonymous"
    assert "ivan" in text  # interviewers stay


@pytest.mark.parametrize("sort", ["candidate", "score", "-decision"])
def test_equals_are_in_the_order_of_their_numbers(client, petra, begun, sort):
    response = read(client, petra, begun, "_anonymous", sort=sort)

    assert list(rows(response)) == ["Candidate 1", "Candidate 2"]


def test_titles_have_numbers_in_place_of_names(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    response = read(client, petra, begun, "_anonymous_candidate", 2)

    assert "<title>Candidate 2 ·" in words(response)


def test_text_is_masked_by_whose_it_is(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    ada = numbers(begun, petra)["Ada Park"]

    page = words(read(client, petra, begun, "_anonymous_candidate", ada))

    masked = (
        "[candidate] and Ms [candidate] ([e-mail address]) beat [another candidate]."
    )
    assert masked in page


def test_former_names_and_those_of_merged_candidates_are_masked(
    client, ida, petra, cora, begun
):
    ada = begun.applications.get(candidate__name="Ada Park").candidate
    correct_name(ada, name="Zoe Adler", by=cora, reason="Married.")
    absorbed = make_candidate("Uma Reyes")
    correct_name(absorbed, name="Uma Roth", by=cora, reason="Divorced.")
    merge_candidates(ada, absorbed, by=cora, reason="Same address.")
    typed = "Zoe, Ada Park, Uma Roth, then Ms Reyes"
    ida.scorecards.filter(application__candidate=ada).update(summary=typed)

    read(client, petra, begun, "_anonymous")
    number = numbers(begun, petra)["Zoe Adler"]
    page = words(read(client, petra, begun, "_anonymous_candidate", number))
    assert "[candidate], then Ms [candidate]" in page
    assert not {"Park", "Roth", "Reyes", "Adler"} & set(re.findall(r"\w+", page))


def test_what_is_masked_is_said_on_the_page(client, petra, begun):
    for page, arguments in PAGES:
        response = read(client, petra, begun, page, *arguments)
        assert "Names and e-mail addresses" in words(response)


def test_numbers_of_nobody_are_not_found(client, petra, begun):
    assert read(client, petra, begun, "_anonymous_candidate", 3).status_code == 404
    assert read(client, petra, begun, "_anonymous_question", 9).status_code == 404


# Looking at all


def test_opening_a_candidate_is_looking_at_them(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    read(client, petra, begun, "_anonymous_candidate", 1)

    response = read(client, petra, begun, "_anonymous")

    assert [row.plate.looked_at for row in rows(response).values()] == [True, False]
    assert "1 of 2 looked at." in words(response)
    assert "Ada" not in words(response)


def test_names_show_when_all_were_looked_at(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    look_at_all(client, petra, begun)

    response = read(client, petra, begun, "_anonymous")

    named = {f"Candidate {n}: {name}" for name, n in numbers(begun, petra).items()}
    assert set(rows(response)) == named
    assert "Ada Park, ada and Ms Párk" in words(
        read(client, petra, begun, "_anonymous_question", 1)
    )


def test_looking_at_all_is_of_this_reviewer_alone(client, petra, cora, begun):
    read(client, petra, begun, "_anonymous")
    look_at_all(client, petra, begun)
    client.force_login(cora)
    client.post(address(begun, "_anonymous"))

    assert "Ada" not in words(read(client, cora, begun, "_anonymous"))


def test_names_go_again_when_there_is_more_to_read(client, ida, petra, begun):
    read(client, petra, begun, "_anonymous")
    look_at_all(client, petra, begun)
    submitted(ida, "Cy Orth", begun)

    response = read(client, petra, begun, "_anonymous")

    assert list(rows(response)) == ["Candidate 1", "Candidate 2", "Candidate 3"]


def test_somebody_without_scorecards_holds_no_name_back(client, petra, begun):
    make_application("Cy Orth", opening=begun)
    read(client, petra, begun, "_anonymous")
    nobody = numbers(begun, petra)["Cy Orth"]
    for number in {1, 2, 3} - {nobody}:
        read(client, petra, begun, "_anonymous_candidate", number)

    assert "Ada Park" in words(read(client, petra, begun, "_anonymous"))


def test_a_page_with_nothing_to_read_is_not_looked_at(client, petra):
    make_application("Ada Park")
    opening = Opening.objects.get()
    client.force_login(petra)
    client.post(address(opening, "_anonymous"))

    page = words(read(client, petra, opening, "_anonymous_candidate", 1))

    assert "No scorecards for Candidate 1 have been submitted yet." in page
    assert AnonymousPlace.objects.get().looked_at is None


# Leaving it


@pytest.mark.parametrize(("page", "arguments"), [("", []), ("_question", [1])])
def test_the_usual_pages_ask_before_they_show_names(
    client, petra, begun, page, arguments
):
    asked = read(client, petra, begun, page, *arguments)
    shown = read(client, petra, begun, page, *arguments, names="shown")

    assert "Ada" not in words(asked)
    assert "Show names now" in words(asked)
    assert "Ada Park" in words(shown)


def test_whoever_asked_for_names_is_not_asked_at_every_step(client, petra, begun):
    page = words(read(client, petra, begun, names="shown"))

    assert 'questions/1/?names=shown"' in page
    assert '<input type="hidden" name="names" value="shown">' in page
    assert 'href="?names=shown&amp;sort=score"' in page


def test_nobody_is_asked_after_having_looked_at_all(client, petra, begun):
    read(client, petra, begun, "_anonymous")
    look_at_all(client, petra, begun)

    assert "Ada Park" in words(read(client, petra, begun))


# With scorecards to submit


def test_withheld_candidate_has_a_number_and_nothing_else(client, cora, opening):
    make_scorecard(cora, application=make_application("Ada Park", opening=opening))
    client.force_login(cora)
    client.post(address(opening, "_anonymous"))
    table = read(client, cora, opening, "_anonymous")
    ada = numbers(opening, cora)["Ada Park"]

    page = read(client, cora, opening, "_anonymous_candidate", ada)

    assert f"Submit your scorecard for Candidate {ada} first." in words(page)
    assert f"Submit your scorecard for Candidate {ada} first." in words(table)
    assert "[candidate]" not in words(page)
    own = reverse("scorecard", args=[cora.scorecards.get().pk])
    assert own not in words(table) + words(page)
    assert AnonymousPlace.objects.get(number=ada).looked_at is None
