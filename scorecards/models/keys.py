"""Columns that follow another one, for comparing, searching and sorting by name.

They are the same on every database, and are ordered alike: by code points.
"""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from scorecards.text import names


class KeyField(models.CharField):  # type: ignore[type-arg]  # not at run time
    """Follows the text fields of its model that it is made of, in bulk too."""

    def __init__(self, *args: Any, of: tuple[str, ...] = ("name",), **kw: Any) -> None:
        self.of = tuple(of)
        kw = {"max_length": names.MAX_KEY, "default": "", "editable": False, **kw}
        super().__init__(*args, **kw)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """PostgreSQL would order by the rules of some language."""
        found = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            return {**found, "collation": "C"}
        return found

    def make(self, text: str) -> str:
        raise NotImplementedError

    def of_instance(self, instance: Any) -> str:
        return self.make(" ".join(getattr(instance, each) for each in self.of))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = self.of_instance(model_instance)
        setattr(model_instance, self.attname, key)
        return key


class NameKeyField(KeyField):
    def make(self, text: str) -> str:
        return names.name_key(text)


class SearchKeyField(KeyField):
    is_normalized = True

    def make(self, text: str) -> str:
        return names.search_key(text)


class FirstNearKeyField(KeyField):
    def make(self, text: str) -> str:
        return names.near_keys(text)[0]


class LastNearKeyField(KeyField):
    def make(self, text: str) -> str:
        return names.near_keys(text)[1]


class KeyedQuerySet(models.QuerySet[Any]):
    """Where a text is changed in bulk, its keys are as well."""

    def update(self, **kwargs: Any) -> int:
        for field in self.model._meta.fields:
            if isinstance(field, KeyField) and not kwargs.keys().isdisjoint(field.of):
                texts = [kwargs.get(each) for each in field.of]
                if not all(isinstance(each, str) for each in texts):
                    raise ValueError(f"Save one by one, so that {field.name} follows.")
                kwargs[field.name] = field.make(" ".join(map(str, texts)))
        return super().update(**kwargs)


class KeyedModel(models.Model):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Of a text that is saved alone, the keys are as well."""
        if (wanted := kwargs.get("update_fields")) is not None:
            wanted = {*wanted}
            kwargs["update_fields"] = wanted | {
                field.name
                for field in self._meta.fields
                if isinstance(field, KeyField) and not wanted.isdisjoint(field.of)
            }
        super().save(*args, **kwargs)
