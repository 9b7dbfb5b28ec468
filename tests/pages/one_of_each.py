"""One object of each kind, and the address that a page has for it."""

from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from glossary.models import AskedTitle, Industry, Question
from scorecards.audit import trail
from scorecards.kits.making import current_kit
from scorecards.models import AuditEntry, Candidate, ExportJob, SavedView
from tests.makers import (
    assign,
    make_application,
    make_competency,
    make_round_with_kit,
    make_scorecard,
    make_submitted,
    make_term,
    reset_link,
    with_resume,
)


class World:
    """One object of each kind, and for scorecards one of each state."""

    def __init__(self, ida, others):
        self.draft = make_scorecard(ida, application=make_application("Ada Park"))
        Candidate.objects.filter(name="Ada Park").update(added_by=ida)
        self.submitted = make_submitted(ida, application=make_application("Bo Lind"))
        self.hidden = make_submitted(ida, application=make_application("Cy Orth"))
        for other in others:
            make_scorecard(other, application=self.hidden.application)
        self.assigned = assign(
            application=make_application("Ed Moss"),
            interviewer=ida,
            interview_at=timezone.now(),
        )
        self.told = assign(application=with_resume("Fay Ito"), interviewer=ida)
        Candidate.objects.create(name="Di Vane")  # a namesake of the one below
        self.alone = {  # nothing refers to it
            "candidate": Candidate.objects.create(name="Di Vane"),
            "industry": Industry.objects.create(name="Rail", slug="rail"),
            "group": Group.objects.create(name="Guests"),
        }
        self.competency = make_competency()
        self.retired_competency = make_competency("Typing")
        self.retired_competency.retire()
        self.retired = make_term("Fax")
        self.retired.retire()
        self.user = others[0]
        self.forgetful = User.objects.create(username="fay")  # a login ends the link
        self.asked_title = AskedTitle.objects.create(
            title="lion tamer", asked_at=timezone.now()
        )
        self.export = ExportJob.objects.create(owner=others[1])
        self.saved_view = SavedView.objects.create(
            owner=others[1], of="scorecards.application", name="Mine", search="Ada"
        )
        self.entry = trail.record(
            AuditEntry.Action.DECIDED, actor=None, subject=self.submitted.application
        )

    def address(self, page, state=""):
        address = reverse(page.name, args=self.arguments(page.of, state))
        if page.name == "admin:autocomplete":
            model, field = state.split(".")
            address += f"?app_label=scorecards&model_name={model}"
            address += f"&field_name={field}&term="
        if page.name.endswith("two_people"):
            address += f"?with={self.alone['candidate'].reference}"
        return address

    def arguments(self, of, state):
        """What the URL of a page of this kind has to be given."""
        if state == "alone":
            return [self.alone[of].pk]
        make = getattr(self, f"of_{of}", None)
        return make(state) if make else [self.objects[of].pk]

    @property
    def objects(self):
        application = self.submitted.application
        opening = application.opening
        term = opening.role.terms.get()
        return {
            "candidate": application.candidate,
            "opening": opening,
            "kit": opening.kit,
            "entry": self.entry,
            "export": self.export,
            "saved_view": self.saved_view,
            "user": self.user,
            "group": self.user.groups.first(),
            "industry": term.industry,
            "term": term,
            "role": opening.role,
            "asked_title": self.asked_title,
            "competency": self.competency,
        }

    def of_nothing(self, state):
        return []

    def of_list(self, state):
        return ["scorecards.application"]

    def of_scorecard(self, state):
        return [getattr(self, state).pk]

    of_report = of_scorecard

    def of_assignment(self, state):
        return [self.assigned.application_id, self.assigned.pk]

    def of_application(self, state):
        return [getattr(self, state or "submitted").application_id]

    def of_numbered(self, state):
        return [self.submitted.application.opening_id, 1]

    def of_round(self, state):
        planned = make_round_with_kit(self.submitted.application.opening)
        return [planned.opening_id, planned.number]

    def of_two_versions(self, state):
        kit = self.submitted.kit
        Question.objects.filter(level=kit.level).update(minutes=6)
        return [kit.pk, current_kit(kit.role, kit.level).version]

    def of_industry_page(self, state):
        return [self.objects["industry"].slug]

    def of_term_page(self, state):
        term = self.retired if state else self.objects["term"]
        return [term.industry.slug, term.slug]

    def of_competency_page(self, state):
        return [(self.retired_competency if state else self.competency).slug]

    def of_app(self, state):
        return [state]

    def of_link(self, state):
        return reset_link(self.forgetful) if state else ["MQ", "abc-def"]

    def of_anything(self, state):
        return [1, 1]
