"""The groups that come with the software, and what each may do.

`docs/permissions.md` says it in words. Migrations made them and leave them alone ever
after, because a site may change their rights; `manage.py restore_groups` takes that
back.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete, pre_save

REVIEW = {
    "glossary.view_competency",
    "glossary.view_industry",
    "glossary.view_role",
    "glossary.view_term",
    "scorecards.decide_application",
    "scorecards.export_scorecard",
    "scorecards.view_application",
    "scorecards.view_candidate",
    "scorecards.view_kit",
    "scorecards.view_opening",
    "scorecards.view_scorecard",
}
BUILT_IN = {
    "Interviewers": {"scorecards.add_scorecard", "scorecards.change_scorecard"},
    "Hiring panel": REVIEW,
    "Coordinators": {
        *REVIEW,
        "scorecards.assign_scorecard",
        "scorecards.break_glass",
        "scorecards.merge_candidate",
        "scorecards.reopen_scorecard",
        "scorecards.view_auditentry",
        *(
            f"scorecards.{action}_{model}"
            for action in ("add", "change")
            for model in ("opening", "candidate", "application")
        ),
    },
    "Glossary editors": {
        "scorecards.view_kit",
        "scorecards.view_opening",
        *(
            f"glossary.{action}_{model}"
            for action in ("view", "add", "change", "delete")
            for model in ("industry", "term", "competency", "role")
        ),
    },
}


def is_built_in(group: Group | None) -> bool:
    return group is not None and group.name in BUILT_IN


def connect() -> None:
    pre_delete.connect(keep, sender=Group, dispatch_uid="built-in groups")
    pre_save.connect(keep_name, sender=Group, dispatch_uid="built-in groups")


def keep(sender: type[Group], instance: Group, **kwargs: Any) -> None:
    if name := _built_in_name(instance):
        sentence = (
            f"“{name}” is a built-in group and can’t be deleted. "
            "Remove its members instead."
        )
        raise ProtectedError(sentence, {instance})


def keep_name(sender: type[Group], instance: Group, raw: bool, **kwargs: Any) -> None:
    name = None if raw else _built_in_name(instance)
    if name and name != instance.name:
        raise ValidationError(
            {
                "name": f"“{name}” is a built-in group and can’t be renamed. "
                "Add a new group instead."
            }
        )


def _built_in_name(group: Group) -> str | None:
    """The stored name; None for a group that is not built in."""
    stored = Group.objects.filter(pk=group.pk, name__in=BUILT_IN)
    return stored.values_list("name", flat=True).first()


@transaction.atomic
def restore_groups() -> dict[str, tuple[set[str], set[str]]]:
    """Create missing groups; returns the rights that each group gained and lost.

    Raises `Permission.DoesNotExist` before the last migration has run.
    """
    changes = {}
    for name, rights in BUILT_IN.items():
        group, _ = Group.objects.get_or_create(name=name)
        before = {_name(each): each for each in _rights().filter(group=group)}
        gained, lost = rights - before.keys(), before.keys() - rights
        if gained or lost:
            group.permissions.add(*map(_right, sorted(gained)))
            group.permissions.remove(*(before[each] for each in sorted(lost)))
            changes[name] = (gained, lost)
    return changes


def _rights() -> Any:
    return Permission.objects.select_related("content_type")


def _name(right: Permission) -> str:
    return f"{right.content_type.app_label}.{right.codename}"


def _right(name: str) -> Permission:
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
