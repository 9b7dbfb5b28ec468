"""How two versions of a kit differ, as a page."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from glossary.admin_base.pages import admin_page, needs
from scorecards.kits.differences import KitWords, differences
from scorecards.models import Kit


@needs("scorecards.view_kit")
def compare(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """From the older of the two versions to the newer, whichever is opened."""
    kit = get_object_or_404(Kit, pk=pk)
    other = get_object_or_404(versions_beside(kit), version=version)
    older, newer = sorted([kit, other], key=lambda each: each.version)
    return admin_page(
        request,
        Kit,
        "scorecards/kits/compare.html",
        f"From version {older.version} to version {newer.version}",
        kit=kit,
        versions=[older, newer],
        sections=differences(KitWords.of_kit(older), KitWords.of_kit(newer)),
    )


def versions_beside(kit: Kit) -> QuerySet[Any]:
    versions: QuerySet[Any] = Kit.objects.filter(
        role=kit.role_id, level=kit.level, round=kit.round, opening=kit.opening_id
    )
    return versions.exclude(pk=kit.pk)
