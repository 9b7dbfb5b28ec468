"""Which columns of a file hold what, as somebody said for files of the same shape."""

from typing import ClassVar

from django.db import models

from glossary.personal_text import PersonalText, nobody


class ColumnChoice(models.Model):
    """Known by its headings alone, of which nothing is kept but a checksum."""

    shape = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(
        default=dict, help_text="What a column holds, by its place from 0."
    )
    chosen_at = models.DateTimeField(auto_now=True)

    personal_text: ClassVar[PersonalText] = nobody(
        "A checksum of headings, and what columns hold: no cell of a file.",
        "shape",
        "columns",
    )

    def __str__(self) -> str:
        return self.shape[:12]
