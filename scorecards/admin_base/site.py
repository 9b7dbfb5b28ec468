"""The admin's site: suggestions that say which one it is, and saved views of lists."""

from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from glossary.admin_base.site import ListSite


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


class Site(ListSite):
    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """Of one app. The menu of all that Django makes for each page has no place."""
        return list(super().get_app_list(request, app_label)) if app_label else []

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        view = SuggestionsView.as_view(admin_site=self)
        return cast(HttpResponse, view(request))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        # Made before the models are loaded, as it is the default site.
        from scorecards.admin_base.saved_views import views

        own: list[URLPattern | URLResolver] = [
            path(address, self.admin_view(view), name=name)
            for address, view, name in (
                ("views/<str:of>/add/", views.add, "saved_view_add"),
                ("views/<str:of>/undo/", views.undo_change, "saved_view_undo"),
                ("views/<int:pk>/", views.change, "saved_view"),
            )
        ]
        return [*own, *super().get_urls()]

    def first_address(
        self, request: HttpRequest, model_admin: "ModelAdmin[Any]"
    ) -> str:
        from scorecards.admin_base.saved_views.queries import opens_with

        return opens_with(request, model_admin)

    def list_context(
        self, request: HttpRequest, changelist: ChangeList
    ) -> dict[str, Any]:
        from scorecards.admin_base.saved_views.queries import tabs_of

        tabs = tabs_of(request, changelist)
        vars(changelist)["everything"] = tabs.everything
        return {"saved_views": tabs}
