"""All that a database holds, apart: texts about people, and everything else."""

from django.apps import apps

from scorecards.privacy.data_map import personal_columns

# What erasing changes besides, on purpose.
WHEN = "erased_at"


def personal():
    return {(column.model, column.field.name) for column, _ in personal_columns()}


def facts():
    """Every other column of every row, by table and key."""
    texts = personal()
    return {
        (model._meta.label, row["pk"]): row
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.order_by().values(
            "pk",
            *(
                field.attname
                for field in model._meta.concrete_fields
                if (model, field.name) not in texts and field.name != WHEN
            ),
        )
    }


def strings(value):
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list | tuple):
        return [text for each in value for text in strings(each)]
    return [str(value)]


def places_of(*words):
    """Every column of every table, as JSON reads it, in which one of the words is."""
    return sorted(
        f"{model._meta.label}.{name}: {word}"
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.order_by().values()
        for name, value in row.items()
        for text in strings(value)
        for word in words
        if word.casefold() in text.casefold()
    )
