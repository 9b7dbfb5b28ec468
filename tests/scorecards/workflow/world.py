"""One opening with all that is needed to do something at once, by its keys alone.

Each thread reads objects of its own.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, User

from glossary.models import Question
from scorecards.models import Candidate, Scorecard
from scorecards.workflow.attaching_resume import attach_resume
from scorecards.workflow.merging import merge_candidates
from tests import makers

CAST = {
    **dict.fromkeys(("ida", "ivan", "carl", "dora", "otto"), "Interviewers"),
    **dict.fromkeys(("rita", "wim", "wes", "nell"), "Interviewers"),
    "petra": "Hiring panel",
    "cora": "Coordinators",
    "gwen": "Glossary editors",
}


def person(name, *groups):
    staff = groups != ("Interviewers",)
    user, is_new = User.objects.get_or_create(
        username=name, email=f"{name}@x.example", is_staff=staff
    )
    if is_new:
        user.groups.set(Group.objects.filter(name__in=groups))
    return user


def cast():
    for name, group in CAST.items():
        person(name, group)
    User.objects.get_or_create(username="sue", is_superuser=True, is_staff=True)


def by(name):
    return User.objects.get(username=name)


@dataclass
class World:
    number: int
    role: int
    term: int
    competency: int
    opening: int
    other_opening: int
    ada: int
    application: int
    bo: int
    application_of_bo: int
    absorbed: int
    assigned: int
    of_sue: int
    draft: int
    submitted: int
    made: dict = field(default_factory=dict)

    @classmethod
    def new(cls, number):
        terms = [makers.make_term(f"Term {number} {n}", questions=3) for n in (1, 2)]
        ways = [makers.make_competency(f"Way {number} {n}") for n in (1, 2)]
        role = makers.make_listed_role(
            f"Role {number}", terms=dict.fromkeys(terms, 2), competencies=ways
        )
        opening = makers.make_opening(
            f"Opening {number}", role=role, interviewers_read_resume=True
        )
        other = makers.make_opening(f"Other {number}", role=role)
        ada, bo, cy = (
            makers.make_candidate(f"{name} {number}", email=f"{name}{number}@x.example")
            for name in ("Ada", "Bo", "Cy")
        )
        Candidate.objects.filter(pk=ada.pk).update(added_by=by("ida"))
        application = makers.make_application(ada, opening=opening)
        attach_resume(application, by=None, content=b"Audits.", kind="txt")
        of_bo = makers.make_application(bo, opening=opening)
        makers.make_application(cy, opening=opening)
        merge_candidates(ada, cy, by=None, reason="One person.")
        cards = [
            makers.assign(application=application, interviewer=by("ida")),
            makers.assign(application=application, interviewer=by("sue")),
            makers.fill(makers.make_scorecard(by("ivan"), application=application)),
            makers.make_submitted(by("carl"), application=application),
        ]
        makers.make_submitted(by("dora"), application=application)
        return cls(
            number,
            *(role.pk, terms[0].pk, ways[0].pk, opening.pk, other.pk),
            *(ada.pk, application.pk, bo.pk, of_bo.pk, cy.pk),
            *(card.pk for card in cards),
        )

    def untouched(self):
        """Nothing is saved yet, and the glossary has changed."""
        begun = Scorecard.objects.filter(application__opening=self.opening)
        begun.exclude(status=Scorecard.Status.ASSIGNED).delete()
        Question.objects.filter(term=self.term, key="mid-1").update(text="Reworded?")
        self.draft = self.submitted = 0
        return self

    def once(self, name, make):
        """What only some acts need: made for the first, and what ``make`` gave."""
        if name not in self.made:
            self.made[name] = make()
        return self.made[name]

    def one(self, model, key):
        return model.objects.get(pk=getattr(self, key))
