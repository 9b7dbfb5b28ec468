"""The data map as `docs/privacy.md`."""

from collections.abc import Iterator
from itertools import groupby

from glossary.personal_text import Nobody, Personal
from scorecards.privacy.data_map import TextColumn, text_columns

HEAD = """\
# Where text about people is

Made by `manage.py data_map` from what is declared beside each model
(`personal_text`). A test fails when it is out of date, and when a new column says
nothing.

What happened is kept for good, as keys, times and figures. Text about people is in
the columns below, where it can be blanked without touching a fact. Pages then show
*Text erased*, and a reference such as C-00042 for a candidate’s name.

The **owner** is the person a text is about: a candidate, an interviewer, or a member,
which is anybody with an account. `scorecards/privacy/erasing.py` is the one function
that blanks such texts, and no page calls it yet.

## Text about people

"""

OUTSIDE = """
## Outside the database

"""

OTHERS = """
## Columns that hold no text about people

"""

FILES = (
    ("where", "owner", "why", "who sees it", "how it goes"),
    ("---",) * 5,
    (
        "files of exports, in the export storage",
        "candidate, interviewer",
        "what was asked for",
        "whoever asked for it",
        "deleted after 24 hours",
    ),
    (
        "files of résumés, in the résumé storage",
        "candidate",
        "to prepare an interview, where the opening allows it",
        "coordinators; the candidate’s interviewers until they submit",
        "deleted with the texts about the candidate, when removed or replaced",
    ),
    (
        "`DATA_DIR/mail`, mails of a site without a mail server",
        "candidate, member",
        "to read what would have been sent",
        "people with a shell",
        "`privacy.mails.erase_mails` deletes the files that have the name",
    ),
    (
        "mails that went out",
        "candidate, member",
        "invitations, reminders, links for a new password",
        "whoever got them",
        "out of reach",
    ),
    (
        "what the database still holds of blanked rows",
        "all of the above",
        "it is how databases work",
        "people with a shell",
        "with the next `VACUUM`",
    ),
    (
        "backups",
        "all of the above",
        "to restore the site",
        "people with a shell",
        "with the backup: see [deploy.md](deploy.md)",
    ),
)


def privacy_page() -> str:
    columns = list(text_columns())
    personal = "\n".join(_personal(columns))
    others = "\n".join(_nobody(columns))
    outside = "\n".join(f"| {' | '.join(cells)} |" for cells in FILES)
    return f"{HEAD}{personal}\n{OUTSIDE}{outside}\n{OTHERS}{others}\n"


def _personal(columns: list[TextColumn]) -> Iterator[str]:
    yield "| column | owner | why it is kept | who sees it | how it is erased |"
    yield "|---|---|---|---|---|"
    for column in columns:
        if isinstance(owner := column.owner, Personal):
            about = ", ".join(each.value for each in owner.about)
            cells = (f"`{column}`", about, owner.why, owner.seen_by, owner.erased)
            yield f"| {' | '.join(cells)} |"


def _nobody(columns: list[TextColumn]) -> Iterator[str]:
    yield "| columns | why |"
    yield "|---|---|"
    of_nobody = [
        (column.model._meta.label, column.owner.reason, column.field.name)
        for column in columns
        if isinstance(column.owner, Nobody)
    ]
    for (label, reason), same in groupby(of_nobody, key=lambda each: each[:2]):
        names = ", ".join(f"`{name}`" for *_, name in same)
        yield f"| {label}: {names} | {reason} |"
