"""Records whose texts can be blanked while what happened stays."""

from django.db import models

ERASED = "Text erased"


class Erasable(models.Model):
    erased_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When a text of this record was last blanked; the facts stay.",
    )

    class Meta:
        abstract = True

    @property
    def erased_words(self) -> str:
        """What a page shows in place of a text that was erased."""
        return ERASED if self.erased_at else ""
