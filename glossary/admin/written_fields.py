"""Parts of a term that have an inner shape, as lines that people can edit."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from pydantic import ValidationError as RefusedError
from pydantic import create_model

from glossary.files.schema import Section
from glossary.files.sentences import sentence

_ANCHOR = re.compile(r"\s*([1-5])\s*:\s*(\S.*)")
_RELATED = re.compile(r"\s*([\w-]+)\s*:\s*(\S.*)")
_EXAMPLE = re.compile(
    r"\s*(\d+)\s*:\s*(?P<answer>\S.*?)\n\s*Reason\s*:\s*(?P<reason>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
_NEXT_EXAMPLE = re.compile(r"\n\s*\n(?=\s*\d+\s*:)")


def check_as_in_file(section: type[Section], key: str, value: Any) -> None:
    """Raises `ValidationError` with the sentence that a file's author would read.

    A value that is blank passes: what a file must have makes the record a draft.
    """
    if not value:
        return
    model = create_model("Part", __base__=Section, **_only(section, key))
    try:
        model.model_validate({key: value})
    except RefusedError as error:
        first = error.errors()[0]
        raise ValidationError(sentence(first)) from error


def _only(section: type[Section], key: str) -> dict[str, Any]:
    field = section.model_fields[key]
    return {key: (field.annotation, field)}


class WrittenField(forms.Field):
    """Its text in a form, and the JSON that the database has for it."""

    widget = forms.Textarea

    def written(self, value: Any) -> str:
        raise NotImplementedError

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else self.written(value or {})

    def to_python(self, value: Any) -> Any:
        return self.read((value or "").replace("\r\n", "\n"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or self.read("")) != self.to_python(data))
        except ValidationError:
            return True


class AnchorsField(WrittenField):
    """Anchors as lines such as ``3: Names documents.``, by rating."""

    def written(self, value: Any) -> str:
        return "\n".join(f"{rating}: {text}" for rating, text in sorted(value.items()))

    def read(self, text: str) -> dict[str, str]:
        anchors: dict[str, str] = {}
        for line in filter(str.strip, text.splitlines()):
            found = _ANCHOR.fullmatch(line)
            if not found or found[1] in anchors:
                raise ValidationError(
                    "Write one anchor per line, each rating once, such as "
                    "“3: Names documents.”"
                )
            anchors[found[1]] = found[2].strip()
        return anchors


class SeeAlsoField(WrittenField):
    """Related terms as lines such as ``rival: OpenTofu``."""

    def written(self, value: Any) -> str:
        return "\n".join(f"{other['kind']}: {other['name']}" for other in value)

    def read(self, text: str) -> list[dict[str, str]]:
        return [self._line(line) for line in filter(str.strip, text.splitlines())]

    def _line(self, line: str) -> dict[str, str]:
        found = _RELATED.fullmatch(line)
        if not found:
            raise ValidationError(
                "Write one related term per line after its kind, such as "
                "“rival: OpenTofu”."
            )
        return {"name": found[2].strip(), "kind": found[1].casefold()}


class ExamplesField(WrittenField):
    """Example answers as ``2: The answer.``, and on a line of its own ``Reason: …``."""

    def written(self, value: Any) -> str:
        return "\n\n".join(
            f"{each['rating']}: {each['answer']}\nReason: {each['reason']}"
            for each in value
        )

    def read(self, text: str) -> list[dict[str, Any]]:
        blocks = _NEXT_EXAMPLE.split(text.strip()) if text.strip() else []
        return [self._block(block) for block in blocks]

    def _block(self, block: str) -> dict[str, Any]:
        found = _EXAMPLE.fullmatch(block)
        if not found:
            raise ValidationError(
                "Begin each example with its rating, such as “2: I told my lead.”, and "
                "write its reason on a new line after “Reason:”. Leave an empty line "
                "between two examples."
            )
        return {
            "rating": int(found[1]),
            "answer": found["answer"].strip(),
            "reason": found["reason"].strip(),
        }
