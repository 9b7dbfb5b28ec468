"""Who can log in to the demo, and the colleagues who only wrote scorecards."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User


class Account(NamedTuple):
    username: str
    first_name: str
    last_name: str
    group: str
    does: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


ACCOUNTS = [
    Account(
        "interviewer",
        "Maren",
        "Achterberg",
        "Interviewers",
        "fills in scorecards",
    ),
    Account(
        "interviewer2",
        "Tomasz",
        "Brzeziak",
        "Interviewers",
        "fills in scorecards",
    ),
    Account(
        "panel",
        "Leonor",
        "Falcato",
        "Hiring panel",
        "reviews and exports, at /admin/",
    ),
    Account(
        "coordinator",
        "Ifeoma",
        "Radek",
        "Coordinators",
        "makes openings and assigns scorecards, at /admin/",
    ),
    Account(
        "editor",
        "Amadou",
        "Vestergaard",
        "Glossary editors",
        "edits the glossary, at /admin/glossary/",
    ),
    Account(
        "admin",
        "Sunniva",
        "Kolar",
        "",
        "superuser: all of that, but writes for nobody else",
    ),
]

# They have no password, so that nobody can log in as them.
COLLEAGUES = [
    ("interviewer3", "Kwabena", "Lindauer"),
    ("interviewer4", "Yuki", "Oduya"),
]


def make_accounts(password: str, *, now: datetime) -> None:
    """The accounts of the demo, all with this password, and the colleagues."""
    for account in ACCOUNTS:
        user = User.objects.create_user(
            account.username,
            f"{account.username}@example.com",
            password,
            first_name=account.first_name,
            last_name=account.last_name,
            is_staff=account.group != "Interviewers",
            is_superuser=not account.group,
            date_joined=now,
        )
        user.groups.set(Group.objects.filter(name=account.group))
    make_colleagues(COLLEAGUES, now=now)


def make_colleagues(names: list[tuple[str, str, str]], *, now: datetime) -> list[User]:
    """Interviewers who cannot log in, from username, first and last name."""
    users = User.objects.bulk_create(
        User(
            username=username,
            first_name=first_name,
            last_name=last_name,
            email=f"{username}@example.com",
            password=make_password(None),
            date_joined=now,
        )
        for username, first_name, last_name in names
    )
    Group.objects.get(name="Interviewers").user_set.add(*users)
    return users
