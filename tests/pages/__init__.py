"""Every page of the site, declared once for every check."""

from tests.pages import (
    account,
    admin,
    applications,
    glossary,
    interview,
    openings,
    scorecards,
)

ROOMS = {
    room.__name__.rpartition(".")[2]: room.PAGES
    for room in (
        account,
        interview,
        glossary,
        admin,
        scorecards,
        applications,
        openings,
    )
}
PAGES = [page for pages in ROOMS.values() for page in pages]
