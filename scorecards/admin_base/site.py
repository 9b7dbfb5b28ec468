"""The admin's site: what is suggested while somebody types says which one it is."""

from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse


class SuggestionsView(AutocompleteJsonView):
    """A ModelAdmin whose records may be called alike has `suggestion_labels`."""

    labels: dict[Any, str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        of_admin = getattr(self.model_admin, "suggestion_labels", None)
        listed = list(context["object_list"])
        self.labels = of_admin(listed, self.request.user) if of_admin else {}
        return {**context, "object_list": listed}

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        return {**result, "text": self.labels.get(obj.pk, result["text"])}


class Site(AdminSite):
    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        view = SuggestionsView.as_view(admin_site=self)
        return cast(HttpResponse, view(request))
