"""The rows of a list: cheap to make, and each cell knows its heading, for phones.

Django asks again for each cell what it is of; here once for each column.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

TIME = "j M Y, H:i"
DAY = "j M Y"
CHECKBOX = "action_checkbox"
EMPTY = "-"


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    value_of: Callable[[Any], Any]
    leads: bool

    @classmethod
    def of(cls, changelist: ChangeList, name: str) -> "Column":
        admin, model = changelist.model_admin, changelist.model
        label = "" if name == CHECKBOX else str(label_for_field(name, model, admin))
        links = changelist.list_display_links or ()
        return cls(name, capfirst(label), _getter(admin, model, name), name in links)

    def opening(self, tag: str) -> str:
        """The tag that a cell begins with; safe already."""
        if self.name == CHECKBOX:
            return '<td class="action-checkbox">'
        return format_html(
            '<{} class="field-{}"{} data-label="{}">',
            tag,
            self.name,
            SafeString(' scope="row"') if tag == "th" else "",
            self.label,
        )


def _getter(admin: Any, model: Any, name: str) -> Callable[[Any], Any]:
    if name != "__str__" and callable(method := getattr(admin, name, None)):
        return method  # type: ignore[no-any-return] # a column, or the checkbox
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    if field is not None and getattr(field, "flatchoices", None):
        name = f"get_{name}_display"

    def value_of(record: Any) -> Any:
        value = record if name == "__str__" else getattr(record, name)
        return value() if callable(value) else value

    return value_of


def in_words(value: Any) -> str:
    """One format for dates and times, in the zone of the site."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), TIME)
    if isinstance(value, date):
        return date_format(value, DAY)
    return conditional_escape(value)


def rows_of(changelist: ChangeList) -> SafeString:
    """All rows of the page, the first linked cell of each a heading."""
    columns = [Column.of(changelist, name) for name in changelist.list_display]
    heading = next((column.name for column in columns if column.leads), None)
    starts = [
        column.opening("th" if column.name == heading else "td") for column in columns
    ]
    ends = ["</th>" if column.name == heading else "</td>" for column in columns]
    parts: list[str] = []
    for record in changelist.result_list:
        parts.append("<tr>")
        for column, start, end in zip(columns, starts, ends, strict=True):
            words = in_words(column.value_of(record))
            if column.leads:
                words = format_html(
                    '<a href="{}">{}</a>', _address(changelist, record), words
                )
            parts += [start, words, end]
        parts.append("</tr>")
    return mark_safe("".join(parts))  # noqa: S308 # each part is escaped above


def _address(changelist: ChangeList, record: Any) -> str:
    return changelist.url_for_result(record)
