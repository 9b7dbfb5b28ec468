"""The page that reads a résumé. What is sent is read, shown, and kept nowhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from glossary.resumes import finding
from glossary.resumes.findings import Reading, read
from glossary.resumes.forms import ResumeForm
from glossary.resumes.refusals import RefusedError
from glossary.resumes.withheld import withheld
from glossary.revision import KeptForRevision
from glossary.roles import names
from glossary.roles.asked import count_term

_finder = KeptForRevision(finding.build, old_meanwhile=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@withheld
def resume(request: HttpRequest) -> HttpResponse:
    """POST answers with the same page: a redirect would have to store the text."""
    roles = names.kept.get()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ResumeForm(*sent, roles=roles)
    context: dict[str, Any] = {"form": form, "suggestions": roles.suggestions()}
    form.is_valid()
    if form.resume:
        try:
            reading = read(form.resume, _finder.get(), role=form.role_pk)
        except RefusedError as error:
            form.add_error("text", str(error))
        else:
            context |= {"reading": reading, "asked": _asked_for(request, reading)}
    status = 422 if form.errors else 200
    return render(request, "glossary/resume.html", context, status=status)


def _asked_for(request: HttpRequest, reading: Reading) -> set[str]:
    """The abbreviations of this text that somebody asked for on this page; the one
    whose button was pressed is counted."""
    unknown = {each.text for each in reading.abbreviations}
    before = unknown.intersection(request.POST.getlist("asked"))
    pressed = request.POST.get("ask", "")
    if pressed not in unknown - before:
        return before
    count_term(pressed)
    return before | {pressed}
