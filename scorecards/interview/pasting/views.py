"""The page that takes notes from elsewhere: paste, preview, add, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from glossary.plurals import counted
from scorecards.accounts.login import MemberRequest
from scorecards.interview.page import ScorecardPage
from scorecards.interview.pasting.forms import PasteForm, PlacesForm
from scorecards.interview.pasting.storing import NotAddedError, Trace, add, take_away
from scorecards.interview.withdrawn import gone
from scorecards.models import LockedError, Scorecard

LOCKED = "This scorecard is locked. You can’t add notes to it."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paste_notes(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.kept_by(request.user).select_related(
        "application__candidate", "application__opening", "kit"
    )
    card = get_object_or_404(own, pk=pk)
    if card.is_locked:
        return _locked(request, card)
    page = ScorecardPage(card)
    if request.method != "POST":
        return _page(request, page, form=PasteForm())
    if "undo" in request.POST:
        return _undo(request, card)
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, page, form=form, status=422)
    text = form.cleaned_data["text"]
    if "add" not in request.POST:
        return _page(request, page, form=form, preview=PlacesForm(text=text, page=page))
    preview = PlacesForm(request.POST, text=text, page=page)
    if preview.is_valid() and (done := _add(request, card, preview)):
        return done
    return _page(request, page, form=form, preview=preview, status=422)


def _add(
    request: MemberRequest, card: Scorecard, preview: PlacesForm
) -> HttpResponse | None:
    """The redirect; None if the form says why nothing was saved."""
    try:
        traces = add(card.pk, preview.texts, by=request.user)
    except LockedError:
        return _locked(request, card)
    except Scorecard.DoesNotExist:
        return gone(request, preview.texts.values())
    except NotAddedError as error:
        preview.add_refusals(error.page)
        return None
    if traces:
        request.session[_key(card)] = [
            [*place, *trace] for place, trace in traces.items()
        ]
    number = len(traces)
    messages.success(
        request,
        f"Added to {counted(number, 'note')}. Until you submit or log "
        "out, you can undo this on the page Paste notes.",
    )
    return redirect("scorecard", card.pk)


def _undo(request: MemberRequest, card: Scorecard) -> HttpResponse:
    traces: dict[tuple[str, str], Trace] = {
        (part, field): (length, print_)
        for part, field, length, print_ in request.session.get(_key(card), [])
    }
    try:
        left = take_away(card.pk, traces, by=request.user)
    except LockedError:
        return _locked(request, card)
    request.session.pop(_key(card), None)
    if left:
        messages.warning(
            request,
            f"{len(left)} of {len(traces)} notes changed after the text was added, so "
            "they were left as they are. Take the text out of them yourself.",
        )
    else:
        messages.success(request, "The pasted text was taken out again.")
    return redirect("scorecard", card.pk)


def _key(card: Scorecard) -> str:
    """Where the session keeps what can be undone: lengths and fingerprints, no text."""
    return f"pasted-{card.pk}"


def _locked(request: MemberRequest, card: Scorecard) -> HttpResponse:
    messages.warning(request, LOCKED)
    return redirect("scorecard", card.pk)


def _page(
    request: MemberRequest,
    page: ScorecardPage,
    *,
    form: PasteForm,
    preview: PlacesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "scorecard": page.scorecard,
        "form": form,
        "preview": preview,
        "can_undo": _key(page.scorecard) in request.session,
    }
    return render(
        request, "scorecards/interview/paste_notes.html", context, status=status
    )
