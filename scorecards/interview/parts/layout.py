"""Layout objects for crispy that render a template in the page's own context.

crispy's own `Field` copies all of the context for each field, and its `HTML` compiles
its text each time: half of the time that a scorecard took.
"""

from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import TEMPLATE_PACK
from django.forms import BaseForm
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Include:
    """The template by itself; it knows the page's ``part``."""

    template: str

    def render(
        self,
        form: BaseForm,
        context: Context,
        template_pack: Any = TEMPLATE_PACK,
        **kwargs: Any,
    ) -> SafeString:
        # The backend's template has Django's own inside.
        return get_template(self.template).template.render(context)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Part(Include):
    """The template with a form's field as ``field``."""

    name: str

    def render(
        self,
        form: BaseForm,
        context: Context,
        template_pack: Any = TEMPLATE_PACK,
        **kwargs: Any,
    ) -> SafeString:
        with context.push(field=form[self.name]):
            return super().render(form, context)
