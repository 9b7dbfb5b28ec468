"""Every page of the product. `docs/permissions.md` says who may open which."""

from django.contrib import admin
from django.urls import path

from scorecards.health import health

urlpatterns = [
    path("healthz", health, name="health"),
    path("admin/", admin.site.urls),
]
