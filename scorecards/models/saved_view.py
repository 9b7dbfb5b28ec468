"""What somebody has set on a list, under a name: theirs alone."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from glossary.personal_text import NO_KEY, Owner, Personal, PersonalText, nobody

NAME_LENGTH = 60
SEARCH_LENGTH = 200

PRIVATE = Personal(
    about={Owner.MEMBER: "owner", Owner.CANDIDATE: NO_KEY},
    why="To find again what somebody looks for often.",
    seen_by="Whoever saved it.",
    erased="Blanked where it has the name. All of them are deleted when their owner’s "
    "account is deactivated.",
    by_name=True,
)


class SavedView(models.Model):
    """Kept by names of filters and columns; the address is made when it is shown.

    Removed or renamed, it is kept until the owner’s next change, for *Undo*.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    of = models.CharField(
        max_length=100, help_text="The list, such as scorecards.opening."
    )
    name = models.CharField(max_length=NAME_LENGTH)
    search = models.CharField(max_length=SEARCH_LENGTH, blank=True)
    filters = models.JSONField(default=dict, blank=True)
    order = models.JSONField(
        default=list, blank=True, help_text="Columns, with - before one that descends."
    )
    opens_list = models.BooleanField(default=False)

    removed_at = models.DateTimeField(null=True, editable=False)
    replaced_by = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="replaced",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "of", "name"],
                condition=Q(removed_at=None),
                name="saved_view_name_once",
                violation_error_message="You have a view of this name.",
            ),
            models.UniqueConstraint(
                fields=["owner", "of"],
                condition=Q(removed_at=None, opens_list=True),
                name="saved_view_opens_list_once",
                violation_error_message="A list opens with one view.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "name": Personal(
            about=PRIVATE.about,
            why=PRIVATE.why,
            seen_by=PRIVATE.seen_by,
            erased="Replaced by “View” and the row’s number. " + PRIVATE.erased,
            by_name=True,
            instead=lambda view: f"View {view.pk}",
        ),
        "search": PRIVATE,
        "filters": PRIVATE,
        **nobody("Names of a list and of its columns.", "of", "order"),
    }

    def __str__(self) -> str:
        return self.name
