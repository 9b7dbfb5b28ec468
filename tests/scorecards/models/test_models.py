"""The rules that the database itself keeps, whoever writes to it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from scorecards.models import (
    Answer,
    Application,
    Kit,
    KitIndicator,
    KitQuestion,
    KitRedFlag,
    Opening,
    RedFlagCheck,
    Scorecard,
)
from scorecards.models.kit import FrozenError
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


def refused(make, **fields):
    """The database refuses this row, not only the form."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)
    return True


def change(row):
    """Writes fields past the model's own checks."""
    return type(row)._base_manager.filter(pk=row.pk).update


@pytest.fixture
def answer(ida):
    return make_scorecard(ida).answers.first()


@pytest.mark.parametrize("rating", [99, 6, 0, None])
def test_rated_answer_needs_a_rating_from_1_to_5(answer, rating):
    assert refused(change(answer), outcome="rated", rating=rating)


def test_negative_rating_is_refused(answer):
    assert refused(change(answer), outcome="rated", rating=-1)


@pytest.mark.parametrize("outcome", ["", "not_asked", "could_not_answer"])
def test_answer_that_is_not_rated_has_no_rating(answer, outcome):
    assert refused(change(answer), outcome=outcome, rating=3)


def test_unknown_outcome_is_refused(answer):
    assert refused(change(answer), outcome="skipped")


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
def test_ratings_from_1_to_5_are_kept(answer, rating):
    change(answer)(outcome="rated", rating=rating)
    answer.refresh_from_db()
    assert answer.rating == rating


def test_question_is_answered_once(answer):
    again = {"scorecard": answer.scorecard, "question": answer.question}
    assert refused(Answer.objects.create, **again)


def test_red_flag_is_recorded_once(ida):
    scorecard = make_scorecard(ida)
    again = {"scorecard": scorecard, "red_flag": scorecard.kit.red_flags.first()}
    RedFlagCheck.objects.create(**again)
    assert refused(RedFlagCheck.objects.create, **again)


def test_interviewer_has_one_scorecard_a_round(ida):
    first = make_scorecard(ida)
    fields = {
        "application": first.application,
        "interviewer": ida,
        "kit": first.kit,
    }
    assert refused(Scorecard.objects.create, **fields)
    assert Scorecard.objects.create(**fields, round=2).pk


def test_submitted_scorecard_says_when(ida):
    assert refused(change(make_scorecard(ida)), status="submitted")


@pytest.mark.parametrize("status", ["assigned", "draft"])
def test_time_of_submission_only_when_submitted(ida, status):
    scorecard = make_scorecard(ida, status=status)
    assert refused(change(scorecard), submitted_at=timezone.now())


def test_submitted_scorecard_keeps_its_time(ida):
    assert refused(change(make_submitted(ida)), submitted_at=None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "open"),
        ("recommendation", "maybe"),
        ("demonstrated_level", "expert"),
    ],
)
def test_scorecard_takes_known_words_only(ida, field, value):
    assert refused(change(make_scorecard(ida)), **{field: value})


def test_opening_takes_known_levels_only():
    assert refused(change(make_opening()), level="expert")


def test_interviewers_share_one_open_self_started_opening_a_kit():
    first = make_opening(self_started=True)
    fields = {"role": first.role, "level": first.level, "kit": first.kit}
    assert refused(Opening.objects.create, **fields, self_started=True)
    assert Opening.objects.create(**fields).pk
    change(first)(closed_at=timezone.now())
    assert Opening.objects.create(**fields, self_started=True).pk


def test_person_is_a_candidate_for_an_opening_once():
    first = make_application()
    again = {"candidate": first.candidate, "opening": first.opening}
    assert refused(Application.objects.create, **again)


def kit_fields(kit, **other):
    fields = ("role", "level", "version", "checksum", "role_title", "industry_name")
    return {**{name: getattr(kit, name) for name in fields}, **other}


def test_kit_has_one_content_a_version():
    kit = make_opening().kit
    assert refused(Kit.objects.create, **kit_fields(kit, checksum="other"))


def test_kit_has_one_version_a_content():
    kit = make_opening().kit
    assert refused(Kit.objects.create, **kit_fields(kit, version=2))


def test_kit_takes_known_levels_only():
    kit = make_opening().kit
    assert refused(Kit.objects.create, **kit_fields(kit, level="expert"))


def copy_of(row, **other):
    fields = {field.name: getattr(row, field.name) for field in row._meta.fields}
    return {**fields, "id": None, **other}


def test_kit_has_one_question_a_position_and_each_question_once():
    question = make_opening().kit.questions.first()
    make = KitQuestion.objects.create
    assert refused(make, **copy_of(question, source="another"))
    assert refused(make, **copy_of(question, position=99))
    assert make(**copy_of(question, source="another", position=99)).pk


def test_kit_has_one_indicator_a_position():
    indicator = make_opening().kit.indicators.first()
    assert refused(KitIndicator.objects.create, **copy_of(indicator))


def test_kit_has_one_red_flag_a_position():
    red_flag = make_opening().kit.red_flags.first()
    assert refused(KitRedFlag.objects.create, **copy_of(red_flag))


@pytest.fixture(params=["kit", "question", "indicator", "red flag"])
def frozen(request):
    kit = make_opening().kit
    return {
        "kit": kit,
        "question": kit.questions.first(),
        "indicator": kit.indicators.first(),
        "red flag": kit.red_flags.first(),
    }[request.param]


def test_kits_cannot_be_saved_again(frozen):
    with pytest.raises(FrozenError):
        frozen.save()


def test_kits_cannot_be_deleted(frozen):
    with pytest.raises(FrozenError):
        frozen.delete()


@pytest.mark.parametrize("way", ["update", "bulk_update", "upsert", "delete"])
def test_kits_cannot_be_changed_in_bulk(frozen, way):
    rows = type(frozen).objects.filter(pk=frozen.pk)
    name = frozen._meta.fields[1].name
    with pytest.raises(FrozenError), transaction.atomic():
        match way:
            case "update":
                rows.update(**{name: getattr(frozen, name)})
            case "bulk_update":
                rows.bulk_update([frozen], [name])
            case "upsert":
                rows.bulk_create(
                    [frozen],
                    update_conflicts=True,
                    update_fields=[name],
                    unique_fields=["pk"],
                )
            case "delete":
                rows.delete()
    assert rows.exists()


def test_what_scorecards_stand_on_cannot_be_deleted(ida):
    application = make_scorecard(ida).application
    for row in (application, application.opening, application.candidate, ida):
        with pytest.raises(ProtectedError):
            row.delete()


def test_answer_belongs_to_a_question_of_its_own_kit(answer):
    other = make_opening("Elsewhere", role=make_role("Auditor", make_term("GCP")))
    answer.question = other.kit.questions.first()
    with pytest.raises(ValidationError, match="another kit"):
        answer.full_clean(exclude=["outcome"])


def test_red_flag_belongs_to_its_own_kit(ida):
    other = make_opening("Elsewhere", role=make_role("Auditor", make_term("GCP")))
    check = RedFlagCheck(
        scorecard=make_scorecard(
            ida,
            application=make_application(
                opening=make_opening(role=make_role("CRA", make_term("CRO")))
            ),
        ),
        red_flag=other.kit.red_flags.first(),
    )
    with pytest.raises(ValidationError, match="another kit"):
        check.full_clean()


def test_opening_has_a_kit_of_its_role_and_level():
    opening = make_opening(level="mid")
    opening.level = "senior"
    with pytest.raises(ValidationError, match="another role or level"):
        opening.full_clean()


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, "Not rated"),
        ({"outcome": "rated", "rating": 4}, "4 Above"),
        ({"outcome": "not_asked"}, "Not asked"),
        ({"outcome": "could_not_answer"}, "Could not answer"),
    ],
)
def test_result_of_an_answer_in_words(fields, label):
    assert Answer(**fields).result_label == label


def test_points_say_which_were_heard(answer):
    answer.points_heard = [0, 2]
    assert answer.points == [
        ("Point A of 1", True),
        ("Point B of 1", False),
        ("Point C of 1", True),
    ]


def test_candidate_has_a_reference_for_where_names_are_left_out():
    candidate = make_application().candidate
    candidate.pk = 42
    assert candidate.reference == "C-00042"
