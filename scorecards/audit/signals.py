"""Accounts, groups and rights: whoever changes them, it is in the audit trail.

Pages, commands and a shell alike, as they all send these signals; `bulk_create()` and
`QuerySet.update()` send none. Migrations make groups with models of their own and are
not recorded either: they come with the software. `loaddata` is not, because a dump that
is moved elsewhere brings its own trail along.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_save,
    pre_delete,
    pre_save,
)

from scorecards.audit import trail
from scorecards.audit.acting import acting_person
from scorecards.models import AuditEntry

SWITCHES = ("is_active", "is_staff", "is_superuser")
WATCHED = (*SWITCHES, "username", "password")
LOADED = "_loaded_from_dump"
SETS = {
    User.groups.through: "groups",
    User.user_permissions.through: "rights",
    Group.permissions.through: "rights",
}


def connect() -> None:
    pre_save.connect(before_account, sender=User, dispatch_uid="audit")
    pre_save.connect(loading, sender=Group, dispatch_uid="audit")
    post_save.connect(account_saved, sender=User, dispatch_uid="audit")
    post_save.connect(group_saved, sender=Group, dispatch_uid="audit")
    pre_delete.connect(before_group_deleted, sender=Group, dispatch_uid="audit")
    post_delete.connect(account_deleted, sender=User, dispatch_uid="audit")
    for through in SETS:
        m2m_changed.connect(set_changed, sender=through, dispatch_uid="audit")


def _record(subject: Model, **details: Any) -> None:
    trail.record(
        AuditEntry.Action.PERMISSIONS,
        actor=acting_person(),
        subject=subject,
        **details,
    )


def loading(sender: type[Model], instance: Model, raw: bool, **kwargs: Any) -> None:
    """Remember that a row came with a dump, whose sets are filled in next."""
    if raw:
        vars(instance)[LOADED] = True


def before_account(sender: type[User], instance: User, **kwargs: Any) -> None:
    """Keep what the account was, unless only other fields are written."""
    loading(sender, instance, **kwargs)
    if LOADED in vars(instance):
        return
    written = kwargs.get("update_fields")
    if written is not None and not set(WATCHED) & set(written):
        return  # a login writes when it was, and nothing else
    before = User.objects.filter(pk=instance.pk).values(*WATCHED).first()
    vars(instance)["_before"] = before


def account_saved(
    sender: type[User], instance: User, created: bool, raw: bool, **kwargs: Any
) -> None:
    if raw:
        return
    before = vars(instance).pop("_before", None)
    if created:
        on = [switch for switch in SWITCHES if getattr(instance, switch)]
        _record(instance, change="created", on=on)
    elif before and (changes := _changes(instance, before, kwargs["update_fields"])):
        _record(instance, change="changed", **changes)


def _changes(
    user: User, before: dict[str, Any], written: Iterable[str] | None
) -> dict[str, Any]:
    """What is another now, in words for the trail; of a password only that it is."""
    fields = set(WATCHED if written is None else written)
    switched = [
        name
        for name in SWITCHES
        if name in fields and before[name] != getattr(user, name)
    ]
    changes: dict[str, Any] = {
        word: names
        for word, value in (("on", True), ("off", False))
        if (names := [name for name in switched if getattr(user, name) is value])
    }
    if "username" in fields and before["username"] != user.username:
        changes["renamed_from"] = before["username"]
    if before["password"] != user.password and not _is_only_rehashed(user, fields):
        changes["password"] = True
    return changes


def _is_only_rehashed(user: User, fields: set[str]) -> bool:
    """A login that stores the same password in a newer way, or nothing written."""
    chosen = vars(user).get("_password")
    return "password" not in fields or (fields == {"password"} and chosen is None)


def account_deleted(sender: type[User], instance: User, **kwargs: Any) -> None:
    """Its name stays with this entry alone, as no key leads to it any more."""
    name = instance.get_username()
    _record(instance, change="deleted", subject_name=name)


def group_saved(
    sender: type[Group], instance: Group, created: bool, raw: bool, **kwargs: Any
) -> None:
    if created and not raw:
        _record(instance, change="created")


def before_group_deleted(sender: type[Group], instance: Group, **kwargs: Any) -> None:
    """Its members lose its rights, which no other signal tells."""
    members = instance.user_set.order_by("username").values_list("pk", flat=True)
    _record(instance, change="deleted", members=list(members))


def set_changed(
    sender: type[Model],
    instance: User | Group | Permission,
    action: str,
    reverse: bool,
    model: type[Model],
    pk_set: set[Any] | None,
    **kwargs: Any,
) -> None:
    """One entry for each account or group that gained or lost something."""
    change = {"post_add": "gained", "post_remove": "lost", "pre_clear": "lost"}
    if action not in change or LOADED in vars(instance):
        return
    others = _others(sender, instance, model, pk_set)
    pairs = (
        [(other, [instance]) for other in others] if reverse else [(instance, others)]
    )
    for subject, names in pairs:
        if names:
            words = [_word(each) for each in names]
            _record(subject, change=change[action], **{SETS[sender]: words})


def _others(
    through: Any, instance: Model, model: Any, pk_set: set[Any] | None
) -> list[Model]:
    """On the far side: those named, or all that are about to be cleared."""
    if pk_set is None:
        near = {str(instance._meta.model_name): instance.pk}
        rows = through.objects.filter(**near)
        pk_set = set(rows.values_list(f"{model._meta.model_name}_id", flat=True))
    return list(model.objects.filter(pk__in=pk_set).order_by("pk"))


def _word(each: Model) -> str:
    return each.name if isinstance(each, Permission) else str(each)
