"""Rows that are written once and stay: the record of what people did.

The texts among their columns, which `personal_text` names, can be blanked, and nothing
else about them; `scorecards.privacy.erasing` does it.
"""

from typing import Any, NoReturn

from django.db import models

from scorecards.models.erasable import Erasable


class WrittenOnceError(Exception):
    """Something tried to change or delete a row of a record."""


class WrittenOnceQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise WrittenOnceError("Records can’t be changed. Add a new one instead.")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        # Given by place too: batch_size, ignore_conflicts, update_conflicts.
        if kwargs.get("update_conflicts") or any(args[2:3]):
            raise WrittenOnceError("Records can’t be changed. Add a new one instead.")
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise WrittenOnceError("Records can’t be changed. Add a new one instead.")

    def delete(self) -> NoReturn:
        raise WrittenOnceError("Records can’t be deleted.")


class WrittenOnce(Erasable):
    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise WrittenOnceError("Records can’t be changed. Add a new one instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise WrittenOnceError("Records can’t be deleted.")
