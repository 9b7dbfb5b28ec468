"""A rule that an opening's panel agreed on before the interviews, to decide by."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from scorecards.models.opening import Opening

LIMITS = [MinValueValidator(1), MaxValueValidator(5)]


class DecisionRule(models.Model):
    """Shown beside the decision, where it says what holds. It never decides."""

    min_mean = models.DecimalField(
        "mean of areas, at least",
        max_digits=3,
        decimal_places=2,
        null=True,
        blank=True,
        validators=LIMITS,
    )
    min_area = models.DecimalField(
        "every area, at least",
        max_digits=3,
        decimal_places=2,
        null=True,
        blank=True,
        validators=LIMITS,
    )
    answers_red_flags = models.BooleanField(
        "every red flag is answered by a debrief note", default=False
    )

    opening = models.OneToOneField(
        Opening, on_delete=models.CASCADE, related_name="decision_rule"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(min_mean=None) | Q(min_mean__range=(1, 5)),
                name="decision_rule_mean_1_to_5",
                violation_error_message="Choose a mean from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=Q(min_area=None) | Q(min_area__range=(1, 5)),
                name="decision_rule_area_1_to_5",
                violation_error_message="Choose a mean from 1 to 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision rule of {self.opening}"

    @property
    def says_something(self) -> bool:
        return bool(self.min_mean or self.min_area or self.answers_red_flags)
