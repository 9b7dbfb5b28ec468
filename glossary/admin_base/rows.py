"""The rows of a list: cheap to make, and each cell knows its heading, for phones.

Django asks again for each cell what it is of; here once for each column.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import label_for_field, quote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

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
        # Django’s get_…_display makes this for each row.
        words = {value: str(label) for value, label in field.flatchoices}
        return lambda record: words.get(value := getattr(record, name), value)

    def value_of(record: Any) -> Any:
        value = record if name == "__str__" else getattr(record, name)
        return value() if callable(value) else value

    return value_of


def time_in_words(moment: datetime) -> str:
    """Such as ``5 Mar 2026, 12:00``, in the zone of the site."""
    local = timezone.localtime(moment)
    return f"{local.day} {local:%b %Y, %H:%M}"


def in_words(value: Any) -> str:
    """One format for dates and times, in the zone of the site."""
    if value and type(value) is str:  # nearly always, and quicker than Django’s
        return html.escape(value)
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return time_in_words(value)
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    return conditional_escape(value)


def rows_of(changelist: ChangeList) -> SafeString:
    """All rows of the page, the first linked cell of each a heading."""
    names: list[str] = [str(name) for name in changelist.list_display]
    columns = [Column.of(changelist, name) for name in names]
    heading = next((column.name for column in columns if column.leads), None)
    tags = ["th" if column.name == heading else "td" for column in columns]
    starts = [each.opening(tag) for each, tag in zip(columns, tags, strict=True)]
    address_of = _addresses(changelist)
    parts: list[str] = []
    for record in changelist.result_list:
        parts.append("<tr>")
        for column, start, tag in zip(columns, starts, tags, strict=True):
            parts += [start, _cell(column, record, address_of), f"</{tag}>"]
        parts.append("</tr>")
    return mark_safe("".join(parts))  # noqa: S308 # each part is escaped above


def _cell(column: Column, record: Any, address_of: Callable[[Any], str]) -> str:
    if column.name == CHECKBOX:
        # As Django's, whose widget takes longer than all of the row.
        return (
            f'<input type="checkbox" name="{ACTION_CHECKBOX_NAME}" '
            f'value="{in_words(str(record.pk))}" class="action-select" '
            f'aria-label="Select {in_words(str(record))}">'
        )
    words = in_words(column.value_of(record))
    if not column.leads:
        return words
    return f'<a href="{in_words(address_of(record))}">{words}</a>'


def _addresses(changelist: ChangeList) -> Callable[[Any], str]:
    """Of records’ pages, which lead back to the list as it is; resolved once."""
    if type(changelist).url_for_result is not ChangeList.url_for_result:
        return changelist.url_for_result  # a list that leads elsewhere
    page = f"admin:{changelist.opts.app_label}_{changelist.opts.model_name}_change"
    before, after = reverse(page, args=["0"]).rsplit("0", 1)
    kept = changelist.preserved_filters
    return lambda record: (
        f"{before}{quote(record.pk)}{after}{'?' if kept else ''}{kept}"
    )
