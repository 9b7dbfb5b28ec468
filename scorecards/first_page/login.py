"""One login for the whole product: everybody lands at what waits for them."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from scorecards.accounts.login import LoginForm
from scorecards.first_page.menu import first_page


class Login(LoginView):
    form_class = LoginForm
    redirect_authenticated_user = True
    template_name = "scorecards/accounts/login.html"

    def get_default_redirect_url(self) -> str:
        return first_page(self.request.user)


@login_not_required
def admin_login(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Where Django's admin sends whoever may not enter."""
    if request.user.is_staff:
        return redirect("admin:index")
    if request.user.is_authenticated:
        raise PermissionDenied
    address = resolve_url("login")
    if following := request.GET.get("next"):
        address += "?" + urlencode({"next": following})
    return redirect(address)
