"""What people ask of each other, and what they are told: requests, notes, mails."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from scorecards.models import (
    Application,
    AuditEntry,
    Candidate,
    OutgoingMail,
    Scorecard,
)
from scorecards.models.people import reference_of
from scorecards.workflow.asking_to_reopen import ask_to_reopen
from scorecards.workflow.passing_note import pass_note
from scorecards.workflow.sending_again import try_again
from scorecards.workflow.stopping_reminders import stop_reminders
from scorecards.workflow.two_people import keep_apart
from tests import makers
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import browser, filled, sent
from tests.scorecards.workflow.world import by

Action = AuditEntry.Action


@act("decline", Action.DECLINED, verb="declining")
def decline(world, text):
    address = reverse("decline_interview", args=[world.assigned])
    return filled("ida", address, {"reason": text}, "reason")


RESTORED = "withdrawing, undone"


@act("undo a withdrawal", Action.RESTORED, verb=RESTORED, types=False, begun=True)
def undo_withdrawal(world, text):
    def make():
        application = world.one(Application, "application")
        card = makers.make_scorecard(by("wes"), application=application)
        withdrawn = Scorecard.Status.WITHDRAWN
        Scorecard.objects.filter(pk=makers.fill(card).pk).update(status=withdrawn)
        return card.pk

    card = world.once("withdrawn", make)
    address = page("scorecards_application_restore", world.application, card)
    return sent("cora", address, {})


STARTED = "stopping_reminders, started again"


@act("start reminders", Action.REMINDERS_STARTED, verb=STARTED, types=False)
def start_reminders(world, text):
    def make():
        application = world.one(Application, "application")
        card = makers.assign(application=application, interviewer=by("nell"))
        stop_reminders(card, by=by("nell"), reason="Called off.")
        return card.pk

    card = world.once("without reminders", make)
    return sent("nell", reverse("reminders", args=[card]), {"resume": ""})


@act("ask to reopen", Action.REOPEN_ASKED, verb="asking_to_reopen", begun=True)
def ask(world, text):
    address = reverse("ask_to_reopen", args=[world.submitted])
    return filled("carl", address, {"reason": text}, "reason")


def asked(world):
    """A scorecard of Dora's that she asked to reopen."""

    def make():
        card = Scorecard.objects.of(by("dora")).get(application=world.application)
        ask_to_reopen(card, by=by("dora"), reason="A note is misplaced.")
        return card.pk

    return world.once("asked", make)


BACK = {"types": False, "begun": True}


@act(
    "take a request back",
    Action.REOPEN_BACK,
    verb="asking_to_reopen, taken back",
    **BACK,
)
def take_request_back(world, text):
    address = reverse("ask_to_reopen", args=[asked(world)])
    return sent("dora", address, {"take_back": ""})


REOPEN_NO = "asking_to_reopen, declined"


@act("decline a request", Action.REOPEN_NO, verb=REOPEN_NO, begun=True)
def decline_request(world, text):
    address = page("scorecards_scorecard_keep_locked", asked(world))
    return filled("cora", address, {"reason": text}, "reason")


def with_note(world):
    """A scorecard of Carl's, with a note to later rounds."""

    def make():
        card = world.one(Scorecard, "submitted")
        pass_note(card, by=by("carl"), text="Ask about audits.")

    world.once("note", make)
    return reverse("pass_on_note", args=[world.submitted])


@act("pass a note", Action.NOTE_PASSED, verb="passing_note", begun=True)
def pass_on(world, text):
    return filled("carl", with_note(world), {"text": text}, "text")


@act("take a note back", Action.NOTE_BACK, verb="passing_note, taken back", **BACK)
def take_note_back(world, text):
    return sent("carl", with_note(world), {"take_back": ""})


@act("attach a résumé", Action.RESUME_ADDED, verb="attaching_resume", types=False)
def attach(world, text):
    client = browser("cora")
    address = page("scorecards_application_resume", world.application)
    file = SimpleUploadedFile("resume.txt", text.encode())
    return lambda: client.post(address, {"file": file.open()})


REMOVED = "attaching_resume, removed"


@act("remove a résumé", Action.RESUME_GONE, verb=REMOVED, types=False)
def remove(world, text):
    address = page("scorecards_application_resume", world.application)
    return sent("cora", address, {"remove": ""})


@act("read a résumé", Action.RESUME_READ, verb="reading_resume", types=False)
def read(world, text):
    client, address = browser("ida"), reverse("scorecard_resume", args=[world.assigned])
    return lambda: client.get(address)


@act("correct the spelling", Action.RENAMED, verb="renaming, by who added")
def correct(world, text):
    address = reverse("candidate_name", args=[world.assigned])
    return filled("ida", address, {"name": text}, "name")


@act("keep apart", Action.KEPT_APART, verb="two_people")
def keep_two_people(world, text):
    address = page("scorecards_candidate_two_people", world.ada)
    with_bo = {"with": reference_of(world.bo)}
    return filled("cora", address, {"reason": text}, "reason", **with_bo)


@act("undo keeping apart", Action.APART_UNDONE, verb="two_people, undone")
def undo_apart(world, text):
    def make():
        ivy = makers.make_candidate(f"Ivy {world.number}")
        ada = world.one(Candidate, "ada")
        keep_apart(ada, ivy, by=by("cora"), reason="Two addresses.")
        return ivy.pk

    with_ivy = {"with": reference_of(world.once("apart", make))}
    address = page("scorecards_candidate_undo_two_people", world.ada)
    return filled("cora", address, {"reason": text}, "reason", **with_ivy)


def given_up(world):
    return OutgoingMail.objects.create(
        application_id=world.application,
        person=by("carl"),
        kind="assigned",
        state="failed",
        finished_at=timezone.now(),
    )


@act("try a mail again", verb="sending_again", types=False)
def again(world, text):
    mail = world.once("given up", lambda: given_up(world).pk)
    return sent("cora", page("scorecards_undelivered"), {"mail": mail, "again": ""})


@act("leave a mail", verb="sending_again, left", types=False)
def leave(world, text):
    def make():
        mail = given_up(world)
        try_again(mail, by=by("cora"))
        return mail.pk

    mail = world.once("tried again", make)
    return sent("cora", page("scorecards_undelivered"), {"mail": mail, "leave": ""})


@act("choose mails", types=False)
def choose_mails(world, text):
    return sent("ida", reverse("mails"), {"reminders": "on"})


@act("save a view", types=False)
def save_view(world, text):
    address = page("saved_view_add", "scorecards.opening")
    return sent("cora", f"{address}?q=Basel", {"name": f"Basel {world.number}"})
