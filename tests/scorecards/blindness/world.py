"""People around one of them, who has scorecards to submit in every way there is."""

from contextlib import contextmanager
from datetime import timedelta

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone

from glossary.models import Level, Question
from scorecards.kits.making import current_kit
from scorecards.mails.outbox import invite
from scorecards.models import (
    Answer,
    AuditEntry,
    CalendarFeed,
    ExportJob,
    SavedView,
    Scorecard,
)
from scorecards.panel.comparison.anonymous import begin, progress
from scorecards.workflow.reopening import reopen
from tests.makers import (
    assign,
    fill,
    lock,
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)

OTHERS = {
    "ivan": "Interviewers",  # submits, and looks again after the debrief
    "iris": "Interviewers",  # submits, and is reopened
    "dora": "Interviewers",  # has a draft
    "carl": "Coordinators",  # breaks the glass, submits, decides
}


@contextmanager
def undone():
    """What happens inside has never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def another_world():
    """The same, and the next world’s rows get the same keys, on PostgreSQL too."""
    try:
        give_out_next_keys()
        with undone():
            yield
    finally:
        give_out_next_keys()


def give_out_next_keys():
    """After the highest that there are; on SQLite it is so anyway."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(sql)


def give_out_keys_from(number):
    """However many rows there are."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for sequence in connection.introspection.sequence_list():
                cursor.execute("SELECT setval(%s, %s)", [sequence["name"], number])
        else:
            cursor.execute("DELETE FROM sqlite_sequence")
            cursor.executemany(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
                [[name, number] for name in connection.introspection.table_names()],
            )


class World:
    """``me`` has one to submit for four applications, and none for the fifth, ``free``.

    Of the others each has one for every application, blank until somebody writes.
    """

    def __init__(self, me):
        User.objects.filter(pk=me.pk).update(email="me@example.org")
        self.me = User.objects.get(pk=me.pk)
        self.people = {name: add_person(name, group) for name, group in OTHERS.items()}
        basel, bern = make_opening("CRA, Basel"), make_opening("CRA, Bern")
        self.assigned = make_application("Ada Park", opening=basel)
        self.draft = make_application("Bo Lind", opening=basel)
        self.second_round = make_application("Cy Orth", opening=bern)
        self.reopened = make_application("Di Vane", opening=bern)
        self.to_submit = [self.assigned, self.draft, self.second_round, self.reopened]
        self.free = make_application("Ed Moss", opening=make_opening("CRA, Chur"))
        self.give_me_scorecards()
        for application in [*self.to_submit, self.free]:
            for person in self.people.values():
                assign(application=application, interviewer=person, **overdue())
        if self.me.has_perm("scorecards.view_scorecard"):
            lock(fill(self.of("ivan", self.free), notes="All may read this."))
        self.read_without_names(bern)
        self.nora = add_person("nora", "Interviewers")  # starts, and writes nothing
        self.export = ExportJob.objects.create(owner=self.me)
        self.saved_view = SavedView.objects.create(
            owner=self.me, of="scorecards.scorecard", name="Mine", search="Ada"
        )
        self.feed = CalendarFeed.objects.create(person=self.me)
        self.invite_everybody()
        Question.objects.filter(position=1).update(minutes=6)  # the kit is outdated
        self.kit = current_kit(basel.role, Level.SENIOR)  # kits are no secret
        self.last_entry = AuditEntry.objects.latest("pk").pk

    def give_me_scorecards(self):
        assign(application=self.assigned, interviewer=self.me, **overdue())
        make_scorecard(self.me, application=self.draft, **overdue())
        make_submitted(self.me, application=self.second_round)
        assign(application=self.second_round, interviewer=self.me, round=2)
        begun_anew = make_submitted(self.me, application=self.reopened)
        reopen(begun_anew, by=self.people["carl"], reason="Somebody else was meant.")

    def invite_everybody(self):
        """To interviews in a week, at one time."""
        cards = Scorecard.objects.filter(status=Scorecard.Status.ASSIGNED)
        cards.update(interview_at=timezone.now() + timedelta(days=7))
        invite(*cards.select_related("application__opening"))

    def read_without_names(self, opening):
        """Which number each candidate has is drawn here, once for all."""
        begin(opening, self.me)
        progress(opening, self.me, opening.applications.all(), readable=set())

    @property
    def hidden_applications(self):
        """Those of which ``me`` may know nothing that others wrote."""
        may_review = self.me.has_perm("scorecards.view_scorecard")
        return self.to_submit if may_review else [*self.to_submit, self.free]

    def of(self, name, application):
        return Scorecard.objects.get(
            application=application, interviewer=self.people[name]
        )

    def scorecards_of(self, *names):
        return Scorecard.objects.filter(interviewer__username__in=names)

    def remove(self, names):
        """As if nobody had ever assigned them, where they are hidden."""
        scorecards = self.scorecards_of(*names).filter(
            application__in=self.hidden_applications
        )
        answers = Answer.objects.filter(scorecard__in=scorecards)
        answers._raw_delete(answers.db)
        scorecards._raw_delete(scorecards.db)

    @property
    def scorecards(self):
        """Mine, everybody’s for the application that I have in draft, and one more."""
        return Scorecard.objects.filter(
            models.Q(interviewer=self.me)
            | models.Q(application=self.draft)
            | models.Q(application=self.free, interviewer=self.people["ivan"])
        ).order_by("pk")

    @property
    def others_and_one_of_mine(self):
        return self.scorecards.exclude(
            ~models.Q(application=self.draft), interviewer=self.me
        )


def overdue():
    return {"due_at": timezone.now() - timedelta(hours=1)}


def add_person(name, group):
    person = User.objects.create_user(name, f"{name}@example.org", "correct horse")
    person.groups.add(Group.objects.get(name=group))
    return person
