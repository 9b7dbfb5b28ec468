"""Coordinators put right who is who."""

import pytest
from django.urls import reverse

from scorecards.models import Application, AuditEntry, Candidate, Scorecard
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.two_people import keep_apart
from tests.makers import (
    assign,
    make_application,
    make_candidate,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db
WHY = {"reason": "Same CV."}


def address(name, *args, **query):
    return reverse(f"admin:scorecards_{name}", args=args, query=query)


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


@pytest.fixture
def pair(cora):
    return make_application("Ana O'Brien"), make_application("Ana Obrian")


def merge_page(pair, **query):
    first, second = (each.candidate for each in pair)
    query = {"with": second.reference, **query}
    return address("candidate_merge", first.pk, **query)


def test_duplicates_are_listed_with_what_tells_them_apart(as_cora):
    make_application(make_candidate("Maria Garcia"))
    make_candidate("maria garcia", email="maria@example.com")
    make_candidate("Bo Lind")
    page = as_cora.get(address("candidate_duplicates")).text
    assert "Same name" in page
    assert "CRA, Basel" in page
    assert "maria@example.com" in page
    assert "Bo Lind" not in page


def test_two_people_are_named_only_to_who_may_see_both(client, petra, cora):
    opening = make_opening("CRA, Oslo", role=make_role(), readers="team")
    hidden = make_application("Ana Obrian", opening=opening).candidate
    candidate = make_application("Ana O'Brien").candidate
    keep_apart(candidate, hidden, by=None, reason="Other birthdays.")
    for reader, known in ((petra, False), (cora, True)):
        client.force_login(reader)
        page = client.get(address("candidate_change", candidate.pk)).text
        assert ("Ana Obrian" in page) is (hidden.reference in page) is known


def test_who_may_not_undo_is_offered_no_undo(client, petra, cora):
    candidate = make_application("Ana O'Brien").candidate
    merge_candidates(candidate, make_candidate("Ana Obrian"), by=None, reason="CV.")
    for reader, offered in ((petra, False), (cora, True)):
        client.force_login(reader)
        page = client.get(address("candidate_change", candidate.pk)).text
        assert "Ana Obrian" in page
        assert ("Undo merge" in page) is offered


def test_shared_address_is_a_possible_duplicate(as_cora):
    make_candidate("Ada Park", email="a@example.com")
    make_candidate("Zoe Adler").identifiers.create(
        kind="email", value="A@example.com", is_shared=True
    )
    assert "Same e-mail address" in as_cora.get(address("candidate_duplicates")).text


def test_merging_on_the_page(as_cora, pair):
    page = merge_page(pair)
    assert "count as one" in as_cora.get(page).text
    as_cora.post(page, WHY)
    first, second = pair
    second.refresh_from_db()
    assert (second.candidate, second.merged_into) == (first.candidate, first)


def test_the_other_one_can_be_kept(as_cora, pair):
    first, second = pair
    as_cora.post(merge_page(pair, keep=second.candidate.reference), WHY)
    first.refresh_from_db()
    assert first.candidate == second.candidate


def test_whoever_comes_second_is_led_to_the_merged_candidate(as_cora, pair):
    kept, absorbed = (each.candidate for each in pair)
    as_cora.post(merge_page(pair), WHY)
    for page in (
        merge_page(pair),
        merge_page(pair[::-1]),
        address("candidate_rename", absorbed.pk),
        address("candidate_split", absorbed.pk),
    ):
        response = as_cora.post(page, WHY, follow=True)
        assert response.redirect_chain == [(address("candidate_change", kept.pk), 302)]
        assert f"{absorbed.reference} is part of" in response.text


def test_merging_takes_a_reason(as_cora, pair):
    response = as_cora.post(merge_page(pair), {"reason": " "})
    assert response.status_code == 422
    assert not Candidate.objects.exclude(merged_into=None).exists()


def test_own_scorecard_comes_before_merging(as_cora, cora, pair):
    make_scorecard(cora, application=pair[1])
    response = as_cora.post(merge_page(pair), WHY)
    assert "You still have a scorecard to submit here." in response.text


def test_old_page_leads_to_the_new_one(as_cora, cora, pair):
    first, second = pair
    merge_candidates(first.candidate, second.candidate, by=cora, reason="Same.")
    for kind in ("candidate", "application"):
        old = second.candidate_id if kind == "candidate" else second.pk
        new = first.candidate_id if kind == "candidate" else first.pk
        response = as_cora.get(address(f"{kind}_change", old))
        assert response.url == address(f"{kind}_change", new)


def test_old_reference_finds_the_new_candidate(as_cora, cora, pair):
    first, second = pair
    merge_candidates(first.candidate, second.candidate, by=cora, reason="Same.")
    found = as_cora.get(
        address("candidate_changelist", q=second.candidate.reference)
    ).context["cl"]
    assert list(found.result_list) == [first.candidate]


def test_merged_candidates_and_applications_are_listed_once(as_cora, cora, pair):
    first, second = pair
    merge_candidates(first.candidate, second.candidate, by=cora, reason="Same.")
    for kind, kept in (("candidate", first.candidate), ("application", first)):
        found = as_cora.get(address(f"{kind}_changelist")).context["cl"]
        assert list(found.result_list) == [kept]


def test_debrief_has_what_was_written_for_both(as_cora, cora, ida, pair):
    first, second = pair
    for each, summary in zip(pair, ("Knew it.", "Knew half."), strict=True):
        make_submitted(ida, application=each, summary=summary)
    merge_candidates(first.candidate, second.candidate, by=cora, reason="Same.")
    page = as_cora.get(address("application_change", second.pk), follow=True).text
    assert "Knew it." in page
    assert "Knew half." in page


def test_comparison_has_one_row_for_both(as_cora, cora, ida, pair):
    first, second = pair
    for each in pair:
        make_submitted(ida, application=each)
    merge_candidates(first.candidate, second.candidate, by=cora, reason="Same.")
    shown = as_cora.get(address("opening_comparison", first.opening_id)).context
    assert [row.scorecards for row in shown["comparison"].rows] == [2]


def test_undoing_on_the_page(as_cora, cora, pair):
    first, second = pair
    merge_candidates(first.candidate, second.candidate, by=cora, reason="Same.")
    page = as_cora.get(address("candidate_change", first.candidate_id)).text
    undo = address("candidate_undo_merge", second.candidate_id)
    assert undo in page
    as_cora.post(undo, {"reason": "Two people."})
    second.refresh_from_db()
    assert second.candidate.name == "Ana Obrian"


def test_splitting_gives_the_chosen_applications_to_somebody_new(as_cora):
    ada = make_candidate("Ada Park", email="ada@example.com")
    stays = make_application(ada)
    goes = make_application(ada, opening=make_opening("CRA, Zug"))
    as_cora.post(
        address("candidate_split", ada.pk),
        {"name": "Ada Park", "applications": [goes.pk], **WHY},
    )
    goes.refresh_from_db()
    assert goes.candidate != ada
    assert list(ada.applications.all()) == [stays]
    assert ada.email == "ada@example.com"


def test_nothing_chosen_splits_nothing(as_cora):
    ada = make_application("Ada Park").candidate
    response = as_cora.post(
        address("candidate_split", ada.pk), {"name": "Ada Park", **WHY}
    )
    assert "Choose what belongs to the other person" in response.text
    assert Candidate.objects.count() == 1


def test_name_is_corrected_with_a_reason(as_cora):
    ada = make_application("Ada Prak").candidate
    as_cora.post(address("candidate_rename", ada.pk), {"name": "Ada  Park", **WHY})
    ada.refresh_from_db()
    assert (ada.name, ada.sort_key) == ("Ada Park", "ada park")
    assert AuditEntry.objects.get(action="renamed").words["reason"] == "Same CV."


def test_application_moves_to_the_right_candidate(as_cora):
    application, bo = make_application("Ada Park"), make_candidate("Bo Lind")
    as_cora.post(
        address("application_move", application.pk),
        {"candidate": bo.reference, "opening": application.opening_id, **WHY},
    )
    application.refresh_from_db()
    assert application.candidate == bo


def test_moved_application_is_linked_where_there_is_one(as_cora):
    application, known = make_application("Ada Park"), make_application("Bo Lind")
    as_cora.post(
        address("application_move", application.pk),
        {
            "candidate": known.candidate.reference,
            "opening": known.opening_id,
            **WHY,
        },
    )
    application.refresh_from_db()
    assert application.merged_into == known


def test_application_moves_to_no_opening_that_asks_other_things(as_cora):
    application = make_application("Ada Park")
    other = make_opening("QA", role=make_role("Auditor", make_term("GCP")))
    response = as_cora.post(
        address("application_move", application.pk),
        {"candidate": "C-1", "opening": other.pk, **WHY},
    )
    assert response.status_code == 422


def test_blank_scorecard_asks_what_the_new_opening_asks(as_cora, ida):
    application = make_application("Ada Park")
    card = assign(application=application, interviewer=ida)
    role = application.opening.role
    role.terms.get().questions.filter(key="mid-2").delete()
    newer = make_opening("CRA, Zug", role=role)
    as_cora.post(
        address("application_move", application.pk),
        {
            "candidate": application.candidate.reference,
            "opening": newer.pk,
            **WHY,
        },
    )
    card.refresh_from_db()
    assert (card.kit, card.answers.count()) == (newer.kit, 1)


def test_scorecard_moves_to_the_right_person_as_their_next_round(as_cora, ida):
    wrong, right = make_application("Ada Park"), make_application("Bo Lind")
    make_submitted(ida, application=right)
    card = make_submitted(ida, application=wrong)
    as_cora.post(
        address("application_move_scorecard", wrong.pk, card.pk),
        {
            "candidate": right.candidate.reference,
            "opening": right.opening_id,
            **WHY,
        },
    )
    card.refresh_from_db()
    assert (card.application, card.round) == (right, 2)
    assert Scorecard.objects.count() == 2


def test_adding_somebody_with_a_known_name_asks_first(as_cora):
    known = make_candidate("Ada Park", email="ada@example.com")
    page = address("candidate_add")
    asked = as_cora.post(page, {"name": "Ada Parck"})
    assert "ada@example.com" in asked.text
    assert Candidate.objects.count() == 1

    answer = {"name": "Ada Parck", "somebody_new": "on", "asked_for": "Ada Parck"}
    as_cora.post(page, answer)
    assert Candidate.objects.exclude(pk=known.pk).get().name == "Ada Parck"


def test_adding_takes_no_address_of_somebody_else(as_cora):
    make_candidate("Ada Park", email="ada@example.com")
    response = as_cora.post(
        address("candidate_add"), {"name": "Bo Lind", "email": "ADA@example.com"}
    )
    assert "has this address already" in response.text


@pytest.mark.parametrize("words", ["lodz", "łód", "Łódź", "obrien", "O’Brien"])
def test_lists_are_searched_by_letters_alone(as_cora, words):
    known = make_application("Ana O'Brien Łódź")
    for kind, row in (("candidate", known.candidate), ("application", known)):
        found = as_cora.get(address(f"{kind}_changelist", q=words)).context["cl"]
        assert list(found.result_list) == [row]


def test_lists_are_in_one_order_on_every_database(as_cora):
    for name in ("Zoë", "Łukasz", "adam", "Émile", "O'Brien", "Obama", "Lara"):
        make_candidate(name)
    found = as_cora.get(address("candidate_changelist")).context["cl"]
    names = [each.name for each in found.result_list]
    assert names == ["adam", "Émile", "Lara", "Łukasz", "Obama", "O'Brien", "Zoë"]


def test_external_id_is_unique_in_its_source(as_cora):
    ada = make_candidate("Ada Park")
    external = {"kind": "external", "value": "77"}
    ada.identifiers.create(source="Greenhouse", **external)
    ada.identifiers.create(source="Lever", **external)
    taken = ada.identifiers.model.objects.matching("external", "77", source="LEVER ")
    assert taken.count() == 1
    assert Application.objects.count() == 0


def test_two_people_are_kept_apart_on_the_page_and_listed_again(as_cora):
    one, other = (make_candidate("Maria Garcia") for _ in range(2))
    duplicates = address("candidate_duplicates")
    page = address("candidate_two_people", one.pk, **{"with": other.reference})
    assert page in as_cora.get(duplicates).text
    assert as_cora.post(page, {"reason": " "}).status_code == 422
    assert as_cora.post(page, WHY).url == duplicates
    assert "No candidate seems to be entered twice." in as_cora.get(duplicates).text

    undo = address("candidate_undo_two_people", other.pk, **{"with": one.reference})
    assert undo in as_cora.get(address("candidate_change", other.pk)).text
    as_cora.post(undo, {"reason": "One CV."})
    assert page in as_cora.get(duplicates).text
