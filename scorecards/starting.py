"""Starting a scorecard: the opening, candidate and application fall into place."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from glossary.models import Level, Role
from scorecards.kits import current_kit
from scorecards.models import Answer, Application, Candidate, Kit, Opening, Scorecard


class SeveralOpeningsError(Exception):
    """More than one opening fits; a person has to say which."""

    def __init__(self, openings: list[Opening]) -> None:
        self.openings = openings
        super().__init__("Several openings fit.")


class AlreadySubmittedError(Exception):
    """This interviewer has submitted one; another round has to be meant."""

    def __init__(self, scorecard: Scorecard) -> None:
        self.scorecard = scorecard
        super().__init__("There is a submitted scorecard already.")


def start_scorecard(
    *,
    interviewer: User,
    role: Role,
    level: str,
    candidate_name: str,
    opening: Opening | None = None,
    another_round: bool = False,
) -> Scorecard:
    """The interviewer's scorecard for this person, made only if there is none to fill.

    Asked twice at once, it answers twice with the same scorecard. Raises
    `NoQuestionsError`, `SeveralOpeningsError`, or `AlreadySubmittedError`.
    """
    kit = current_kit(role, level)
    with transaction.atomic():
        opening = opening or _opening_for(kit, candidate_name)
        # Whoever starts for this opening at the same time waits here.
        opening = (
            Opening.objects.select_for_update(of=("self",))
            .select_related("kit")
            .get(pk=opening.pk)
        )
        application = _application_for(opening, candidate_name)
        mine = application.scorecards.filter(interviewer=interviewer)
        if unfinished := mine.owed().first():
            return unfinished
        last = mine.order_by("-round").first()
        if last and not another_round:
            raise AlreadySubmittedError(last)
        scorecard = assign(
            application=application,
            interviewer=interviewer,
            round=last.round + 1 if last else 1,
        )
        scorecard.status = Scorecard.Status.DRAFT
        scorecard.saved_at = timezone.now()
        scorecard.save(update_fields=["status", "saved_at"])
        return scorecard


def assign(*, application: Application, interviewer: User, round: int = 1) -> Scorecard:
    """A blank scorecard of the opening's kit, with an answer for every question."""
    with transaction.atomic():
        scorecard = Scorecard.objects.create(
            application=application,
            interviewer=interviewer,
            round=round,
            kit=application.opening.kit,
        )
        add_blank_answers(scorecard)
    return scorecard


def add_blank_answers(scorecard: Scorecard) -> None:
    """One unrated answer for each question of the kit."""
    Answer.objects.bulk_create(
        Answer(scorecard=scorecard, question=question)
        for question in scorecard.kit.questions.all()
    )


def openings_that_fit(role: Role, level: str) -> list[Opening]:
    """Open ones that a coordinator made for this role and level."""
    return list(
        Opening.objects.still_open()
        .filter(role=role, level=level, self_started=False)
        .order_by("title", "pk")
    )


def _opening_for(kit: Kit, candidate_name: str) -> Opening:
    """Where the person applied already; else the one that fits; else a new one."""
    open_now = Opening.objects.still_open().filter(role=kit.role, level=kit.level)
    applied = list(
        open_now.filter(applications__candidate__name__iexact=candidate_name).distinct()
    )
    fitting = applied or openings_that_fit(kit.role, kit.level)
    if len(fitting) > 1:
        raise SeveralOpeningsError(fitting)
    if fitting:
        return fitting[0]
    opening, _ = Opening.objects.get_or_create(
        kit=kit,
        self_started=True,
        closed_at=None,
        defaults={
            "title": f"{kit.role_title}, {Level(kit.level).label}",
            "role": kit.role,
            "level": kit.level,
        },
    )
    return opening


def _application_for(opening: Opening, candidate_name: str) -> Application:
    """The application of the person of that name, who is new if nobody has it.

    People are told apart by name within one opening: there, two of one name are
    for a coordinator to enter with something added.
    """
    application = opening.applications.filter(
        candidate__name__iexact=candidate_name
    ).first()
    if application:
        return application
    candidate = Candidate.objects.filter(name__iexact=candidate_name).first()
    if candidate is None:
        candidate = Candidate.objects.create(name=candidate_name)
    return Application.objects.create(candidate=candidate, opening=opening)
