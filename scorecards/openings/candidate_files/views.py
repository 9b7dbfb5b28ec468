"""Candidates of an opening from a file: upload, read what it would do, confirm."""

from typing import cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.models import User
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from glossary.plurals import counted
from scorecards.models import Opening
from scorecards.openings.candidate_files.carrying import pack, unpack
from scorecards.openings.candidate_files.checking import check
from scorecards.openings.candidate_files.forms import PreviewForm, UploadForm
from scorecards.openings.candidate_files.preview import Preview
from scorecards.openings.candidate_files.remembering import remember, remembered
from scorecards.openings.candidate_files.rows import (
    Understood,
    no_name,
    read_table,
    understand,
)
from scorecards.uploads.limits import UnreadableError
from scorecards.uploads.progress import Progress, Report, progress_of, silent
from scorecards.uploads.signed import StaleError
from scorecards.workflow.adding_candidates import UnansweredError, add_candidates
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.recognizing import Recognition

STALE = "This preview has expired. Upload the file again."
UNCLEAR = (
    "Nothing was added. Leave out the rows with an error and say who the candidates "
    "below are, or correct the file and upload it again."
)
SAMPLE = (
    "\ufeffName,E-mail,Phone,Candidate ID\r\n"
    "Ana O’Brien,ana.obrien@example.org,+41 44 555 01 01,C-1001\r\n"
    "Minh Nguyễn,minh@example.org,,C-1002\r\n"
)


@needs("scorecards.add_candidate", "scorecards.add_application")
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A file is previewed; the preview's own form changes how it is read, or adds
    what it showed."""
    opening = get_object_or_404(Opening, pk=pk)
    if "content" in request.POST:
        return _previewed(request, opening)
    if request.method != "POST":
        return _page(request, opening, upload=UploadForm())
    form = UploadForm(request.POST, request.FILES)
    report = _report(request, form)
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            preview = _preview(request, opening, content, PreviewForm({}), report)
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            status = 422 if preview.problems else 200
            return _page(request, opening, preview=preview, status=status)
    return _page(request, opening, upload=form, status=422)


@require_safe
@needs("scorecards.add_candidate", "scorecards.add_application")
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """A file to fill in, which Excel opens as it is."""
    get_object_or_404(Opening, pk=pk)
    response = HttpResponse(SAMPLE, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="candidates.csv"'
    return response


@require_safe
@needs("scorecards.add_candidate", "scorecards.add_application")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the file is that this person waits for, as a part of the page."""
    get_object_or_404(Opening, pk=pk)
    try:
        key = UUID(request.GET.get("key", ""))
    except ValueError:
        raise Http404 from None
    found = progress_of(key, of=cast(User, request.user).pk)
    context = {"opening": pk, "key": key, **found}
    return render(
        request, "scorecards/openings/candidate_files/_progress.html", context
    )


def _report(request: HttpRequest, form: UploadForm | PreviewForm) -> Report:
    """Nobody waits where the form brings no key along."""
    form.is_valid()
    key = form.cleaned_data.get("progress_key")
    return Progress(key, of=cast(User, request.user).pk) if key else silent


def _previewed(request: HttpRequest, opening: Opening) -> HttpResponse:
    try:
        content = unpack(request.POST["content"], opening=opening, user=request.user)
    except StaleError:
        messages.error(request, STALE)
        return _page(request, opening, upload=UploadForm(), status=422)
    form = PreviewForm(request.POST)
    report = _report(request, form)
    try:
        preview = _preview(request, opening, content, form, report)
    except UnreadableError as error:
        return _as_detected(request, opening, content, str(error))
    if "again" in request.POST or preview.problems:
        status = 422 if preview.problems else 200
        return _page(request, opening, preview=preview, status=status)
    done, problem = _add(request, opening, preview, form, report)
    if done:
        messages.success(request, done)
        query = {"opening": opening.pk}
        page = reverse("admin:scorecards_application_changelist", query=query)
        return HttpResponseRedirect(page)
    preview = _preview(request, opening, content, form)  # others may have added some
    preview.problems.append(problem)
    return _page(request, opening, preview=preview, status=422)


def _as_detected(
    request: HttpRequest, opening: Opening, content: bytes, problem: str
) -> HttpResponse:
    """What was chosen does not fit the file; what was detected did."""
    try:
        preview = _preview(request, opening, content, PreviewForm({}))
    except UnreadableError:
        messages.error(request, problem)
        return _page(request, opening, upload=UploadForm(), status=422)
    preview.problems.append(problem)
    return _page(request, opening, preview=preview, status=422)


def _preview(
    request: HttpRequest,
    opening: Opening,
    content: bytes,
    form: PreviewForm,
    report: Report = silent,
) -> Preview:
    """Raises `UnreadableError`."""
    form.is_valid()
    report("Reading the file", 0, 0)
    found, known = _understood(content, form)
    system = form.posted_system or found.system
    problems = _problems(form) if form.is_bound and form.data else []
    if not found.rows:
        where = "No candidates found below the header row."
        lacks_name = not {"name", "first", "last"} & set(found.taken.values())
        problems.append(no_name(found.headings) if lacks_name else where)
    return Preview(
        content=pack(content, opening=opening, user=request.user),
        found=found,
        checked=check(
            opening,
            found.rows,
            answers=form.answers,
            taken=form.taken,
            system=system,
            report=report,
        ),
        system=system,
        with_hidden=form.choices.with_hidden,
        left_out=form.left_out,
        taken=form.taken,
        remembered=known,
        problems=problems,
    )


def _understood(content: bytes, form: PreviewForm) -> tuple[Understood, bool]:
    """And whether the columns are those that were chosen for an earlier file."""
    choices = form.choices
    table = read_table(content, choices)
    known = remembered(table.lines)
    found = understand(table, choices, known, strict=False)
    if form.posted_shape and form.posted_shape == found.shape:
        choices = form.choices_with_columns
        return understand(table, choices, known, strict=False), False
    return found, found.shape in known


@in_transaction
def _add(
    request: HttpRequest,
    opening: Opening,
    preview: Preview,
    form: PreviewForm,
    report: Report,
) -> tuple[str, str]:
    """What was done, in words, or why nothing was."""
    left_out = _left_out(preview, form)
    wanted = [
        each.recognized.applicant
        for each in preview.checked
        if each.recognized and each.row.number not in left_out
    ]
    if {each.row.number for each, _ in preview.wrong} - left_out:
        return "", UNCLEAR
    if not wanted:
        return "", "Nothing was added, as every row is left out."
    try:
        counts = add_candidates(
            opening, wanted, by=cast(User, request.user), report=report
        )
    except UnansweredError:
        return "", UNCLEAR
    except OpeningClosedError as error:
        return "", str(error)
    if form.posted_shape == preview.found.shape:
        remember(preview.found, preview.found.taken)
    new, known = counts[Recognition.NEW], counts[Recognition.KNOWN]
    done = (
        f"Added {counted(new + known, 'application')} "
        f"from a file: {new} new, {known} already known. "
        f"{counts[Recognition.APPLIES]} had already applied."
    )
    if new + known:
        log_change(request, opening, done)
    return done, ""


def _left_out(preview: Preview, form: PreviewForm) -> set[int]:
    """Also every row that still waits for an answer, where that was ticked."""
    left_out = set(form.left_out)
    if form.cleaned_data.get("leave_out_rest"):
        left_out |= {each.row.number for each, _ in preview.asked}
    return left_out


def _page(
    request: HttpRequest,
    opening: Opening,
    *,
    upload: UploadForm | None = None,
    preview: Preview | None = None,
    status: int = 200,
) -> HttpResponse:
    return admin_page(
        request,
        Opening,
        "scorecards/openings/candidate_files/upload.html",
        "Upload candidates",
        status=status,
        opening=opening,
        form=upload,
        preview=preview,
        progress_key=uuid4(),
    )


def _problems(form: Form) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]
