"""A coordinator puts together what one opening asks, from anywhere."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from glossary.models import Question
from scorecards.kits.making import current_kit
from scorecards.kits.planned_questions import asked_questions
from scorecards.models import AuditEntry, Kit, Opening, Scorecard
from scorecards.workflow.building_kit import build_kit
from scorecards.workflow.planning_questions import PlanFixedError
from scorecards.workflow.upgrading_kit import newer_kit
from tests.makers import (
    assign,
    lock,
    make_application,
    make_listed_role,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)

pytestmark = pytest.mark.django_db

OWN = {
    "own-title": "Night shifts",
    "own-text": "How would you hand over a patient at the end of a night shift?",
    "own-expected_answer": "They name the risks first, then what is still to do.",
    "own-listen_for": "Risks first\nWhat is still to do\nQuestions asked back",
    "own-anchors": "1: Nothing.\n3: Risks and tasks.\n5: And checks that it arrived.",
    "own-minutes": "6",
}


@pytest.fixture
def opening():
    """GCP and CRO, two questions each; teamwork and communication."""
    return make_opening(role=make_listed_role())


@pytest.fixture
def post(client, cora, opening):
    """Press a button, with the page as the last answer had it."""
    client.force_login(cora)
    address = reverse("admin:scorecards_opening_build", args=[opening.pk])
    state = client.get(address).context["builder"]

    def press(do, **fields):
        nonlocal state
        response = client.post(
            address,
            {
                "do": do,
                "_revision": state.revision,
                "based_on": state.based_on,
                "lines": state.lines_as_json,
                **fields,
            },
        )
        if do == "save" and response.status_code == 302:
            state = client.get(address).context["builder"]
        elif response.context:
            state = response.context["builder"]
        return response

    return press


def asked(opening):
    opening = Opening.objects.get(pk=opening.pk)
    return [
        (question.source.partition("/")[2], weight)
        for question, weight in asked_questions(opening)
    ]


def sources(response):
    return [
        q.source.partition("/")[2] for q, _ in response.context["builder"].questions
    ]


def test_the_page_begins_with_what_is_asked(post):
    assert sources(post("look")) == [
        "gcp/mid-1",
        "gcp/mid-2",
        "cro/mid-1",
        "cro/mid-2",
        "teamwork/mid-1",
        "communication/mid-1",
    ]


def test_questions_are_moved_and_taken_out_by_buttons(post):
    post("up:2")
    post("down:3")
    assert sources(post("out:6")) == [
        "gcp/mid-2",
        "gcp/mid-1",
        "cro/mid-2",
        "cro/mid-1",
        "teamwork/mid-1",
    ]


def test_nothing_is_saved_before_it_is_asked_for(post, opening):
    post("out:1")
    assert len(asked(opening)) == 6
    assert Kit.objects.count() == 1


def test_questions_of_any_term_or_competency_are_found(post):
    make_term("Kubernetes", industry="Software")
    found = post("find", q="kubernetes mid").context["builder"].found
    assert [(each.question.text, each.level) for each in found] == [
        ("Kubernetes mid question 1?", "Mid"),
        ("Kubernetes mid question 2?", "Mid"),
    ]
    found = post("find", q="teamwork question 2").context["builder"].found
    assert [each.question.source for each in found][0] == "competencies/teamwork/mid-2"


def test_what_is_asked_already_is_not_offered(post):
    found = post("find", q="GCP mid").context["builder"].found
    assert [each.question.text for each in found] == ["GCP mid question 3?"]


def test_an_added_question_is_frozen_with_what_belongs_to_its_area(post, opening):
    make_term("Kubernetes", industry="Software")
    post("add:software/kubernetes/senior-1")
    assert post("save", **{"weight-7": "3"}).status_code == 302
    assert asked(opening)[-1] == ("kubernetes/senior-1", 3)
    kit = Opening.objects.get(pk=opening.pk).kit
    assert kit.opening == opening
    assert kit.red_flags.filter(text="Kubernetes red flag 1").exists()
    assert kit.indicators.filter(level="mid", term="Kubernetes").count() == 2


def test_what_changes_is_shown(post):
    response = post("out:1")
    assert "Old question 1 was removed." in response.text
    assert "of 35" in response.text


def test_red_flags_of_an_area_that_nobody_asks_about_go(post, opening):
    for _ in (1, 2):
        post("out:1")
    post("save")
    kit = Opening.objects.get(pk=opening.pk).kit
    assert set(kit.red_flags.values_list("term", flat=True)) == {
        "CRO",
        "Teamwork",
        "Communication",
    }


def test_an_own_question_is_identified_by_its_opening(post, opening):
    post("write", **OWN)
    assert post("save").status_code == 302
    question = Opening.objects.get(pk=opening.pk).kit.questions.last()
    assert (question.source, question.kind, question.term) == (
        f"openings/{opening.pk}/night-shifts",
        "own",
        "Own questions",
    )
    assert question.listen_for[0] == "Risks first"
    assert question.anchors["5"] == "And checks that it arrived."
    assert question.minutes == 6


@pytest.mark.parametrize("do", ["up:2", "out:1", "find", "saved", "look"])
def test_an_own_question_that_is_half_typed_stays(post, do):
    half = {"own-text": "How would you", "own-listen_for": "Risks\nTasks"}
    page = post(do, **half).text
    assert "How would you</textarea>" in page
    assert "Risks\nTasks</textarea>" in page
    assert "<details open data-own-question" in page


def test_nothing_is_saved_over_an_own_question_that_is_half_typed(post, opening):
    post("out:1")
    response = post("save", **{"own-text": "How would you"})
    assert response.status_code == 422
    assert "not among them yet" in response.text
    assert "How would you</textarea>" in response.text
    assert len(asked_questions(opening, opening.kit)) == 6


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("title", "", "This field is required."),
        ("expected_answer", "", "This field is required."),
        ("listen_for", "One", "List 3 to 5 points"),
        ("anchors", "3: Enough.", "Describe a 1 and a 5 as well"),
        ("text", "Do you like nights?", "can be answered yes or no"),
        ("text", "How many children do you have?", "must play no part in hiring"),
        ("text", "GCP senior question 3?", "nearly the same as"),
    ],
)
def test_an_own_question_is_held_to_the_bar(post, opening, field, text, sentence):
    response = post("write", **{**OWN, f"own-{field}": text})
    assert response.status_code == 422
    assert sentence in response.text
    assert len(sources(response)) == 6
    assert "Risks first" in response.text or field == "listen_for"


def test_an_own_question_that_was_changed_on_the_way_is_held_to_it_too(post, opening):
    lines = json.loads(post("write", **OWN).context["builder"].lines_as_json)
    lines[-1]["own"]["text"] = "How many children do you have?"
    response = post("save", lines=json.dumps(lines))
    assert response.status_code == 422
    assert "can’t be asked any more" in response.text
    assert len(asked(opening)) == 6


@pytest.mark.parametrize("lines", ["", "{", "[1]", '[{"source": 1}]', "[[[[", "null"])
def test_a_page_that_was_tampered_with_is_refused(post, opening, lines):
    assert post("save", lines=lines).status_code == 422
    assert len(asked(opening)) == 6


def test_assigned_scorecards_come_along(post, opening, ida):
    scorecard = assign(application=make_application(opening=opening), interviewer=ida)
    post("out:1")
    post("up:2")
    post("save")
    scorecard = Scorecard.objects.get(pk=scorecard.pk)
    assert scorecard.kit.opening == opening
    assert scorecard.answers.count() == 5


def test_nothing_changes_once_an_interview_has_begun(post, opening, ida):
    make_scorecard(ida, application=make_application(opening=opening))
    post("out:1")
    response = post("save")
    assert response.status_code == 422
    assert "An interview has already started" in response.text
    assert len(asked(opening)) == 6


def test_the_verb_itself_refuses_what_began_meanwhile(opening, cora, ida):
    questions = asked_questions(opening)
    make_scorecard(ida, application=make_application(opening=opening))
    with pytest.raises(PlanFixedError, match="already started"):
        build_kit(opening, questions, based_on=opening.kit_id, by=cora)


def test_two_who_change_it_at_once_do_not_undo_each_other(post, opening):
    post("out:1")
    Opening.objects.update(kit=current_kit(opening.role, "mid", round=2))
    assert "Somebody else saved this page" in post("save").text


def test_too_few_questions_are_refused(post):
    for _ in range(3):
        post("out:1")
    assert "Ask between 4 and 12 questions. There are 3." in post("save").text


def test_a_kit_of_one_opening_is_offered_to_no_other(post, opening):
    post("out:1")
    post("save")
    assert current_kit(opening.role, "mid").opening is None
    assert make_opening("Another", role=opening.role).kit.questions.count() == 6


def test_an_opening_with_its_own_kit_is_told_of_no_newer_one(post, opening):
    post("up:2")
    post("save")
    Question.objects.filter(key="mid-2").update(text="Reworded?")
    assert newer_kit(Opening.objects.get(pk=opening.pk)) is None


def test_saving_without_a_change_makes_no_kit(post, opening):
    post("save")
    assert Kit.objects.count() == 1


def test_it_enters_the_audit_trail(post, opening, cora):
    post("out:1")
    post("up:2")
    post("save")
    entry = AuditEntry.objects.get(action="kit_built")
    assert entry.actor_key == cora.pk
    assert (entry.details["asked"], entry.details["taken_out"]) == (5, 1)


def test_an_opening_that_leaves_questions_out_can_still_move_to_a_newer_kit(
    post, opening
):
    post("out:1")
    post("save", **{"weight-5": "3"})
    opening = Opening.objects.get(pk=opening.pk)
    assert opening.kit.opening is None
    assert asked(opening)[-1] == ("communication/mid-1", 3)
    Question.objects.filter(key="mid-2").update(text="Reworded?")
    assert newer_kit(opening) is not None


def test_new_weights_are_shown_before_and_after_saving(post, opening):
    assert "Question 2 weighs 4 instead of 1." in post("look", **{"weight-2": "4"}).text
    post("save", **{"weight-2": "4"})
    entry = LogEntry.objects.get()
    assert entry.change_message == (
        "The opening asks 6 questions in 30 minutes, with weights 1, 4, 1, 1, 1, 1."
    )


def test_what_differs_from_the_roles_kit_is_shown(post, opening):
    post("up:2")
    post("save")
    page = post("saved")
    assert not page.context["builder"].sections
    (section,) = page.context["builder"].against_role
    assert [change.sentence for change in section.changes] == [
        "Question 2 moved from position 1."
    ]
    assert "Compare with the role’s kit" in page.text


def test_the_way_back_to_the_roles_kit_says_what_changes_first(post, opening):
    post("write", **OWN)
    post("save")
    page = post("role")
    assert "Old question 7 was removed." in page.text
    assert len(asked(opening)) == 7
    post("save")
    opening = Opening.objects.get(pk=opening.pk)
    assert opening.kit == current_kit(opening.role, "mid")
    assert len(asked(opening)) == 6


def test_going_back_brings_the_roles_newest_words(post, opening):
    post("up:2")
    post("save")
    Question.objects.filter(term__name="CRO", key="mid-1").update(text="Reworded?")
    assert "Reworded?" in post("role").text
    post("save")
    assert Opening.objects.get(pk=opening.pk).kit.questions.filter(text="Reworded?")


def test_going_back_is_undone_as_long_as_it_is_not_saved(post, opening):
    post("up:2")
    post("save")
    post("saved")
    post("role")
    assert sources(post("saved"))[:2] == ["gcp/mid-2", "gcp/mid-1"]


def test_an_opening_with_the_roles_kit_is_offered_no_way_back(post):
    assert "Go back to the role’s kit" not in post("look").text
    assert "Go back to the role’s kit" in post("out:1").text


def test_an_own_question_is_checked_while_it_is_typed(post):
    remarks = post(
        "check", **{**OWN, "own-text": "Do you like nights?", "own-title": ""}
    ).json()
    assert remarks == {
        "own-title": ["This field is required."],
        "own-text": [
            "This can be answered yes or no. Begin with How, What or Tell me about."
        ],
    }
    assert post("check", **OWN).json() == {}


@pytest.mark.parametrize("begun", [True, False])
def test_who_has_one_to_submit_is_not_told_whether_others_have_begun(
    post, opening, cora, ida, begun
):
    application = make_application(opening=opening)
    make_scorecard(cora, application=application, status=Scorecard.Status.ASSIGNED)
    if begun:
        lock(make_scorecard(ida, application=application))
    response = post("save")
    assert "You still have a scorecard" in response.text
    assert "already started" not in response.text


def test_closed_openings_ask_what_they_asked(post, opening):
    Opening.objects.update(closed_at=timezone.now())
    assert "The opening is closed" in post("save").text


def test_the_older_page_leads_to_the_builder(client, cora, opening):
    client.force_login(cora)
    older = reverse("admin:scorecards_opening_questions", args=[opening.pk])
    response = client.get(older)
    assert response.status_code == 301
    assert response.url == reverse("admin:scorecards_opening_build", args=[opening.pk])


def test_a_small_kit_is_asked_in_full(client, cora):
    small = make_opening(role=make_role("Clerk", make_term("GMP", questions=3)))
    client.force_login(cora)
    address = reverse("admin:scorecards_opening_build", args=[small.pk])
    builder = client.get(address).context["builder"]
    page = {
        "_revision": builder.revision,
        "based_on": small.kit_id,
        "lines": builder.lines_as_json,
    }
    lines = client.post(address, {**page, "do": "out:1"}).context["builder"]
    response = client.post(
        address, {**page, "lines": lines.lines_as_json, "do": "save"}
    )
    assert "Ask between 3 and 12 questions. There are 2." in response.text
