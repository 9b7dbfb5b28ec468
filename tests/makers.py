"""Plain helpers that make what a test needs, with honest defaults."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.text import slugify

from glossary import revision
from glossary.models import (
    WRITTEN_LEVELS,
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    Industry,
    Level,
    LevelGuide,
    Question,
    RedFlag,
    Role,
    Term,
)
from scorecards.kits.making import current_kit
from scorecards.models import (
    Application,
    BrokenGlass,
    Candidate,
    Opening,
    PlanRound,
    Scorecard,
)
from scorecards.models.scales import Outcome, Recommendation
from scorecards.workflow.attaching_resume import attach_resume
from scorecards.workflow.blank_scorecards import make_blank

YEARS = {"junior": (0, 2), "mid": (2, 5), "senior": (5, None)}


def make_person(username, *groups, **attributes):
    """In bulk no signal is sent: the audit trail of a test begins empty."""
    password = make_password("correct horse")
    user = User(username=username, password=password, **attributes)
    User.objects.bulk_create([user])
    of = User.groups.through
    of.objects.bulk_create(
        of(user=user, group=group) for group in Group.objects.filter(name__in=groups)
    )
    return user


def make_term(name="CRO", *, industry="Pharmaceutical Services", questions=2):
    """A term with ``questions`` questions, two indicators a level, two red flags."""
    industry, _ = Industry.objects.get_or_create(
        slug=slugify(industry), defaults={"name": industry}
    )
    term = Term.objects.create(
        industry=industry,
        slug=slugify(name),
        name=name,
        explanation=f"What {name} is.",
        resume_examples=[f"Worked with {name}"],
        typical_job_title=f"{name} Professional",
        related_titles=[f"{name} Specialist"],
    )
    LevelGuide.objects.bulk_create(
        LevelGuide(
            term=term,
            level=level,
            years_from=first,
            years_to=last,
            indicators=[f"{name} {level} indicator {n}" for n in (1, 2)],
        )
        for level, (first, last) in YEARS.items()
    )
    Question.objects.bulk_create(
        Question(
            **_asked(name, level, n),
            term=term,
            follow_ups=[f"Probe {n}?"],
            anchors={"1": "Nothing.", "3": "Enough.", "5": "Plenty."},
        )
        for level in WRITTEN_LEVELS
        for n in range(1, questions + 1)
    )
    RedFlag.objects.bulk_create(
        RedFlag(term=term, position=n, text=f"{name} red flag {n}") for n in (1, 2)
    )
    revision.advance()  # as rows written one at a time do
    return term


def _asked(name, level, n):
    """What every question has."""
    return {
        "level": level,
        "position": n,
        "key": f"{level}-{n}",
        "text": f"{name} {level} question {n}?",
        "expected_answer": f"{name} {level} expected answer {n}.",
        "listen_for": [f"Point {letter} of {n}" for letter in "ABC"],
    }


def make_competency(name="Teamwork", *, questions=4, aliases=()):
    """A competency with four questions and three indicators a level."""
    competency = Competency.objects.create(
        slug=slugify(name),
        name=name,
        aliases=list(aliases),
        definition=f"What {name} is.",
        is_not=f"What {name} is not.",
    )
    CompetencyLevel.objects.bulk_create(
        CompetencyLevel(
            competency=competency,
            level=level,
            indicators=[f"{name} {level} indicator {n}" for n in (1, 2, 3)],
        )
        for level in WRITTEN_LEVELS
    )
    CompetencyQuestion.objects.bulk_create(
        CompetencyQuestion(competency=competency, **_asked(name, level, n))
        for level in WRITTEN_LEVELS
        for n in range(1, questions + 1)
    )
    CompetencyRedFlag.objects.bulk_create(
        CompetencyRedFlag(
            competency=competency, position=n, text=f"{name} red flag {n}"
        )
        for n in (1, 2, 3)
    )
    revision.advance()
    return competency


def make_role(title="Clinical Research Associate", *terms):
    terms = terms or (make_term(),)
    role, _ = Role.objects.get_or_create(title=title, industry=terms[0].industry)
    role.terms.set(terms)
    return role


def make_listed_role(title="Monitor", *, terms=None, competencies=None, **fields):
    """As from a role's file, and lacking nothing: ``terms`` in order, with how many
    questions each is asked, or else two; ``competencies`` for every level.
    """
    terms = terms or [make_term(name, questions=3) for name in ("GCP", "CRO")]
    if not isinstance(terms, dict):
        terms = dict.fromkeys(terms, 2)
    if competencies is None:
        names = ("Teamwork", "Communication")
        made = Competency.objects.filter(name__in=names).order_by("pk")
        competencies = made or [make_competency(name) for name in names]
    industry = next(iter(terms)).industry
    titles = {"other_titles": [f"{title} I", f"{title} II"]}
    role = Role.objects.create(title=title, industry=industry, **{**titles, **fields})
    for position, (term, questions) in enumerate(terms.items()):
        role.role_terms.create(term=term, position=position, questions=questions)
    for level in WRITTEN_LEVELS:
        for position, competency in enumerate(competencies):
            role.role_competencies.create(
                level=level, position=position, competency=competency
            )
    return role


def make_opening(title="CRA, Basel", *, role=None, level=Level.MID, **fields):
    """One that the whole panel reads; for a team say ``readers=``."""
    role = role or Role.objects.first() or make_role()
    fields = {"readers": Opening.Readers.PANEL, **fields}
    return Opening.objects.create(
        title=title, role=role, level=level, kit=current_kit(role, level), **fields
    )


def make_round(opening, *interviewers, number=1, name="Craft", covers=(), **fields):
    """A round of the interview plan; who is in it covers all, or these sources."""
    planned = PlanRound.objects.create(
        opening=opening, number=number, name=name, **fields
    )
    for person in interviewers:
        planned.seats.create(interviewer=person, covers=list(covers))
    return planned


def make_round_with_kit(opening, *interviewers, number=2):
    """A round that asks other questions than its opening; the same one each time."""
    if planned := opening.rounds.filter(number=number).first():
        return planned
    kit = current_kit(opening.role, opening.level, round=number)
    return make_round(opening, *interviewers, number=number, name="Team", kit=kit)


def make_candidate(name="Ada Park", *, email=""):
    """A person of their own, whoever else has that name."""
    candidate = Candidate.objects.create(name=name)
    if email:
        candidate.identifiers.create(kind="email", value=email)
    return candidate


def make_application(candidate="Ada Park", *, opening=None):
    """Of that candidate; of a name, the one person who has it."""
    if isinstance(candidate, str):
        candidate, _ = Candidate.objects.get_or_create(name=candidate)
    opening = opening or Opening.objects.first() or make_opening()
    application, _ = Application.objects.get_or_create(
        candidate=candidate, opening=opening
    )
    return application


def with_resume(candidate="Ada Park", *, content=b"Audits in Basel.", **opening):
    """An application with a résumé, for an opening that lets interviewers see it."""
    fields = {"interviewers_read_resume": True, **opening}
    of = make_opening("CRA with résumés", **fields)
    application = make_application(candidate, opening=of)
    attach_resume(application, by=None, content=content, kind="txt")
    return application


def assign(*, application, interviewer, focus=None, **values):
    """An assigned scorecard, without the entry that the verb writes."""
    application = Application.objects.select_related("opening__kit").get(
        pk=application.pk
    )
    return make_blank(application, interviewer, focus=focus, **values)


def make_scorecard(interviewer, *, application=None, **fields):
    """A blank draft; for another status say ``status=``."""
    scorecard = assign(
        application=application or make_application(),
        interviewer=interviewer,
        round=fields.pop("round", 1),
    )
    fields = {"status": Scorecard.Status.DRAFT, **fields}
    Scorecard.objects.filter(pk=scorecard.pk).update(**fields)
    return Scorecard.objects.get(pk=scorecard.pk)


def make_long_scorecard(interviewer, *, questions):
    """A blank draft with as much to read as the longer kits of the real glossary."""
    text = "They name who signed the study plan, and say why it was changed so late. "
    term = make_term(questions=questions)
    Question.objects.update(
        text=(text * 2)[:120] + "?",
        expected_answer=(text * 4)[:230],
        listen_for=[text[:n] for n in (40, 45, 50, 55, 60)],
        follow_ups=[text[:55], text[:60]],
        anchors=dict.fromkeys("135", (text * 2)[:95]),
    )
    LevelGuide.objects.update(indicators=[text[:n] for n in range(28, 50)])
    RedFlag.objects.bulk_create(
        RedFlag(term=term, position=n, text=f"{n}: {text}") for n in range(3, 29)
    )
    opening = make_opening("Monitor, Basel", role=make_role("Monitor", term))
    return make_scorecard(interviewer, application=make_application(opening=opening))


def fill(
    scorecard,
    *,
    rating=4,
    notes="She named the four phases.",
    recommendation=Recommendation.YES,
    summary="Knows the work.",
    flags=0,
):
    """Answer everything alike; tick the first ``flags`` red flags, with evidence."""
    scorecard.answers.update(
        outcome=Outcome.RATED, rating=rating, notes=notes, points_heard=[0, 2]
    )
    for red_flag in scorecard.kit.red_flags.all()[:flags]:
        scorecard.red_flag_checks.create(
            red_flag=red_flag, ticked=True, evidence="Said so twice."
        )
    scorecard.indicators.set(scorecard.kit.indicators.filter(level=Level.MID))
    Scorecard.objects.filter(pk=scorecard.pk).update(
        recommendation=recommendation,
        summary=summary,
        demonstrated_level=Level.MID,
    )
    return Scorecard.objects.get(pk=scorecard.pk)


def lock(scorecard, *, at=None):
    """Submitted, whatever is missing: for what happens afterwards."""
    Scorecard.objects.filter(pk=scorecard.pk).update(
        status=Scorecard.Status.SUBMITTED,
        submitted_at=at or timezone.now(),
        recommendation=scorecard.recommendation or Recommendation.YES,
        summary=scorecard.summary or "Locked.",
    )
    return Scorecard.objects.get(pk=scorecard.pk)


def make_submitted(interviewer, *, application=None, at=None, round=1, **answers):
    """A complete scorecard, submitted ``at`` some time, now by default."""
    scorecard = make_scorecard(interviewer, application=application, round=round)
    return lock(fill(scorecard, **answers), at=at)


def reset_link(user):
    """What the address in the mail has, to choose a new password."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return [key, default_token_generator.make_token(user)]


def broken_glass(application, person):
    """Broken by somebody who has the right, or had it then."""
    return BrokenGlass.objects.create(
        application=application, person=person, reason="The panel meets now."
    )
