"""A person can be forgotten: every text about them goes, and every fact stays."""

from io import BytesIO

import openpyxl
import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.urls import reverse

from scorecards.models import AuditEntry, BrokenGlass, Decision, Resume, Scorecard
from scorecards.privacy.erasing import Names, erase_texts
from scorecards.privacy.mails import erase_mails
from tests.makers import make_application, make_submitted
from tests.scorecards.privacy.facts import facts, places_of
from tests.scorecards.privacy.world import CANDIDATE, WRITTEN, record_everything

pytestmark = pytest.mark.django_db

OF_CANDIDATE = ("Zuleika", "Quintero", WRITTEN)
OF_INTERVIEWER = ("Idalia", "Winterbourne")


@pytest.fixture
def application(ida, ivan, cora, petra):
    """With the triggers as `migrate` makes them."""
    recorded = record_everything(ida, ivan, cora, petra)
    config = apps.get_app_config("scorecards")
    post_migrate.send(sender=config, app_config=config, using="default")
    return recorded


def test_nothing_about_a_candidate_is_left(application):
    assert len({place.partition(":")[0] for place in places_of(*OF_CANDIDATE)}) > 15
    erase_texts(application.candidate)
    assert places_of(*OF_CANDIDATE) == []
    assert not Resume.objects.exclude(file="").exists()


def test_nothing_about_an_interviewer_is_left(application, ida):
    erase_texts(application.candidate)
    assert len(places_of(*OF_INTERVIEWER)) > 5
    erase_texts(ida)
    assert places_of(*OF_INTERVIEWER) == []


def test_an_interviewer_is_forgotten_and_what_candidates_said_stays(application, ida):
    before = places_of(f"{WRITTEN} in notes.", f"{WRITTEN} in sum.")
    erase_texts(ida)
    assert places_of(*OF_INTERVIEWER) == []
    assert places_of(f"{WRITTEN} in notes.", f"{WRITTEN} in sum.") == before


def test_every_fact_stays(application, ida):
    before = facts()
    erase_texts(application.candidate)
    erase_texts(ida)
    assert facts() == before


def test_somebody_else_keeps_their_texts(application, ivan):
    other = make_submitted(ivan, application=make_application("Bo Lind"))
    erase_texts(application.candidate)
    other.refresh_from_db()
    assert (other.summary, other.erased_at) == ("Knows the work.", None)
    assert other.answers.exclude(notes="").exists()


def test_names_are_found_as_whole_words_in_what_json_holds():
    names = Names(["ida", "Zoë Ng"])
    assert names.are_in({"filters": {"Interviewer": "Ida"}})
    assert names.are_in(["of zoë ng."])
    assert names.are_in({"Search": "zoë"})
    assert not names.are_in({"filters": {"Opening": "CRA, Florida"}})
    assert not names.are_in("Zoë Park was late.")


def test_erasing_twice_changes_nothing_more(application):
    erase_texts(application.candidate)
    assert set(erase_texts(application.candidate).values()) == {0}


def test_a_name_is_mentioned_by_nothing_that_is_new(application, ida, cora):
    """What the trail says is looked up, so that a new name shows at once."""
    candidate = application.candidate
    candidate.name = "Zora Quill"
    candidate.save()
    entry = AuditEntry.objects.filter(action="decided").get()
    assert entry.subject_name == "Zora Quill for CRA, Basel"


# Pages


PAGES = {
    "report": ("scorecards_scorecard_change", lambda card: card.pk),
    "history": ("scorecards_scorecard_history", lambda card: card.pk),
    "debrief": ("scorecards_application_change", lambda card: card.application_id),
}


@pytest.mark.parametrize("page", PAGES)
def test_pages_show_a_calm_word_where_a_text_was(client, application, ida, petra, page):
    name, key = PAGES[page]
    card = Scorecard.objects.get(interviewer=ida)
    address = reverse(f"admin:{name}", args=[key(card)])
    client.force_login(petra)
    assert CANDIDATE in client.get(address).text
    erase_texts(application.candidate)
    erase_texts(ida)
    words = client.get(address).text
    assert application.candidate.reference in words
    assert "Text erased" in words
    assert not any(word in words for word in (*OF_CANDIDATE, *OF_INTERVIEWER))


def test_trail_reads_on(client, application, ida, cora, sue):
    erase_texts(application.candidate)
    erase_texts(ida)
    client.force_login(sue)
    words = client.get(reverse("admin:scorecards_auditentry_changelist")).text
    assert f"{application.candidate.reference}, by member-{ida.pk}" in words
    assert "Text erased" in words
    assert not any(word in words for word in (*OF_CANDIDATE, *OF_INTERVIEWER))


def test_log_of_the_admin_keeps_which_fields_were_changed(application):
    erase_texts(application.candidate)
    entries = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert list(entries) == [
        "",
        '[{"changed": {"fields": ["Round"]}}]',
        '[{"changed": {"fields": ["Name"]}}]',
        "",
    ]


def test_a_decision_keeps_that_it_was_early(application):
    erase_texts(application.candidate)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.decided_early) == ("hire", True)
    assert (decision.rationale, decision.why_early) == ("", "Text erased")


def test_glass_stays_broken(application, cora):
    erase_texts(application.candidate)
    assert BrokenGlass.objects.get().person == cora


def test_mails_in_files_are_deleted_with_their_name(application, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    for name in (CANDIDATE, "Bo Lind"):
        EmailMessage(f"Für {name}", f"Née {name}.", to=["a@example.org"]).send()
        (sent,) = tmp_path.glob("*.log")
        sent.rename(sent.with_suffix(f".{name}"))  # or both may go into one file
    assert erase_mails(application.candidate) == 1
    (left,) = tmp_path.iterdir()
    assert "Bo Lind" in left.read_text()


# Files


def texts_of(book):
    sheets = openpyxl.load_workbook(book, read_only=True)
    return {
        str(cell)
        for sheet in sheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }


def test_export_says_it_calmly(application, ida, tmp_path):
    erase_texts(application.candidate)
    erase_texts(ida)
    output = tmp_path / "all.xlsx"
    call_command("export_scorecards", output=output, verbosity=0)
    texts = texts_of(output)
    assert {"Text erased", f"member-{ida.pk}"} <= texts
    assert application.candidate.reference in texts
    for word in (*OF_CANDIDATE, *OF_INTERVIEWER):
        assert not [text for text in texts if word in text]


@pytest.mark.parametrize(
    ("page", "of"),
    [
        ("application_debrief_workbook", "pk"),
        ("opening_comparison_workbook", "opening_id"),
    ],
)
def test_workbooks_say_it_calmly(client, application, ida, petra, page, of):
    address = reverse(f"admin:scorecards_{page}", args=[getattr(application, of)])
    client.force_login(petra)
    erase_texts(application.candidate)
    erase_texts(ida)
    texts = texts_of(BytesIO(client.get(address).getvalue()))
    assert application.candidate.reference in texts
    assert page != "application_debrief_workbook" or "Text erased" in texts
    for word in (*OF_CANDIDATE, *OF_INTERVIEWER):
        assert not [text for text in texts if word in text]
