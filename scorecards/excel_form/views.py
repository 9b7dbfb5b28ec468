"""The interviewer's form in Excel: download it, and import it once it is filled in."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from glossary.plurals import counted
from scorecards.accounts.login import MemberRequest
from scorecards.excel_form.carrying import Carried, pack, unpack
from scorecards.excel_form.changes import changes, field_count
from scorecards.excel_form.download import download
from scorecards.excel_form.pages import form_page
from scorecards.excel_form.storing import (
    ChangedMeanwhileError,
    NotStoredError,
    OtherKitError,
    fits,
    store,
)
from scorecards.excel_form.uploading import ConfirmForm, UploadForm
from scorecards.interview.page import ScorecardPage
from scorecards.models import LockedError, Scorecard
from scorecards.uploads.limits import UnreadableError
from scorecards.uploads.signed import StaleError

LOCKED = "This scorecard is {status} and locked. You can’t import into it."
STALE = "This preview has expired. Choose the form again."
OTHER_KIT = (
    "The opening moved to newer questions, so nothing was imported. Your workbook "
    "still has what you wrote. Download the form again and copy it there."
)
MEANWHILE = (
    "The scorecard was saved after this preview was made. Check the changes below, "
    "then import."
)


@never_cache
@require_safe
def scorecard_form(request: MemberRequest, pk: int) -> HttpResponseBase:
    answer: HttpResponseBase = download(_own(request, pk), by=request.user)
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_form(request: MemberRequest, pk: int) -> HttpResponse:
    """A workbook is previewed; the preview's own form stores what it showed."""
    card = _own(request, pk)
    if card.is_locked:
        return _locked(request, card)
    page = form_page(card)
    if "form" in request.POST:
        return _confirm(request, page)
    if request.method != "POST":
        return _page(request, page, upload=UploadForm(page=page))
    upload = UploadForm(request.POST, request.FILES, page=page)
    if upload.is_valid() and not upload.cell_errors:
        try:
            carried = pack(page, upload.changes, upload.parts, user=request.user)
        except UnreadableError as error:
            upload.add_error("file", str(error))
        else:
            preview = ConfirmForm(initial={"form": carried}, changes=upload.changes)
            return _page(request, page, preview=preview)
    return _page(request, page, upload=upload, status=422)


def _own(request: MemberRequest, pk: int) -> Scorecard:
    own = Scorecard.objects.kept_by(request.user).select_related(
        "application__candidate", "application__opening", "kit", "interviewer"
    )
    card: Scorecard = get_object_or_404(own, pk=pk)
    return card


def _confirm(request: MemberRequest, page: ScorecardPage) -> HttpResponse:
    try:
        carried = unpack(
            request.POST["form"], scorecard=page.scorecard, user=request.user
        )
    except StaleError:
        messages.error(request, STALE)
        return _page(request, page, upload=UploadForm(page=page), status=422)
    if not fits(page, carried):
        return _other_kit(request, page.scorecard)
    if page.revision != carried.revision:
        return _again(request, page, carried)
    found = list(changes(page, carried.sent, carried.parts))
    form = ConfirmForm(request.POST, changes=found)
    if form.is_valid() and (done := _store(request, page, carried, form)):
        return done
    return _page(request, page, preview=form, status=422)


def _store(
    request: MemberRequest, page: ScorecardPage, carried: Carried, form: ConfirmForm
) -> HttpResponse | None:
    """The redirect; None if the form says why nothing was saved."""
    card = page.scorecard
    try:
        number = store(card.pk, carried, form.keep, by=request.user)
    except LockedError:
        return _locked(request, _own(request, card.pk))
    except ChangedMeanwhileError:
        return _again(request, form_page(_own(request, card.pk)), carried)
    except OtherKitError:
        return _other_kit(request, card)
    except NotStoredError as error:
        form.add_refusals(error.page)
        return None
    changes = counted(number, "change")
    messages.success(request, f"Imported {changes} from the Excel form.")
    return redirect("scorecard", card.pk)


def _again(
    request: MemberRequest, page: ScorecardPage, carried: Carried
) -> HttpResponse:
    """A new preview against what is saved now, with the same choices."""
    messages.warning(request, MEANWHILE)
    found = list(changes(page, carried.sent, carried.parts))
    packed = pack(page, found, carried.parts, user=request.user)
    chosen = {**request.POST.dict(), "form": packed}
    preview = ConfirmForm(initial=chosen, changes=found)
    return _page(request, page, preview=preview, status=409)


def _locked(request: MemberRequest, card: Scorecard) -> HttpResponse:
    locked = LOCKED.format(status=card.get_status_display().lower())
    messages.warning(request, locked)
    return redirect("scorecard", card.pk)


def _other_kit(request: MemberRequest, card: Scorecard) -> HttpResponse:
    messages.error(request, OTHER_KIT)
    page = form_page(_own(request, card.pk))
    return _page(request, page, upload=UploadForm(page=page), status=409)


def _page(
    request: MemberRequest,
    page: ScorecardPage,
    *,
    upload: UploadForm | None = None,
    preview: ConfirmForm | None = None,
    status: int = 200,
) -> HttpResponse:
    changed = len(preview.changes) if preview else 0
    context = {
        "scorecard": page.scorecard,
        "form": upload,
        "preview": preview,
        "unchanged": field_count(page) - changed,
    }
    return render(request, "scorecards/excel_form/import.html", context, status=status)
