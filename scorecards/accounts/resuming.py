"""A form sent after the session had ended is kept and sent again after a login.

Pages with a script log in in place and never come here. A form takes part by naming who
filled it in, in a hidden field ``as``: nobody else is shown what was typed.
"""

import json

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from scorecards.accounts.login import LoginForm

OWNER = "as"


def can_resume(request: HttpRequest) -> bool:
    return request.method == "POST" and OWNER in request.POST


def ask_for_login(request: HttpRequest) -> HttpResponse:
    """The login form, carrying everything that was sent."""
    sent = {
        name: values
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
    }
    context = {
        "form": LoginForm(initial={"username": request.POST[OWNER]}),
        "path": request.get_full_path(),
        "sent": json.dumps(sent),
    }
    return render(request, "scorecards/accounts/resume_login.html", context, status=401)


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """Log in, then offer to send the form again to the person who filled it in."""
    path, sent = request.POST.get("path", ""), request.POST.get("sent", "{}")
    form = LoginForm(request, request.POST)
    if not form.is_valid():
        context = {"form": form, "path": path, "sent": sent}
        return render(
            request, "scorecards/accounts/resume_login.html", context, status=422
        )
    login(request, form.get_user())
    fields = _fields(sent)
    if (OWNER, form.get_user().get_username()) not in fields or not _is_ours(
        request, path
    ):
        return redirect("my_scorecards")
    return render(
        request,
        "scorecards/accounts/resume_send.html",
        {"path": path, "fields": fields},
    )


def _fields(sent: str) -> list[tuple[str, str]]:
    """Name and value of each field; fields not in our own format are ignored."""
    try:
        lists = json.loads(sent)
        fields = [
            (str(name), str(value)) for name, each in lists.items() for value in each
        ]
        "".join(text for field in fields for text in field).encode()  # no page shows it
    except (ValueError, AttributeError, TypeError, RecursionError):
        return []
    return fields


def _is_ours(request: HttpRequest, path: str) -> bool:
    return url_has_allowed_host_and_scheme(
        path, allowed_hosts=None, require_https=request.is_secure()
    )
