"""Which questions of its kit an opening asks, and how much each weighs."""

from scorecards.models import KitQuestion, Opening


def asked_questions(opening: Opening) -> list[tuple[KitQuestion, int]]:
    """Question and weight, in the order of the kit; all at 1 where nobody chose."""
    questions = list(opening.kit.questions.all())
    weights = dict(opening.asked_questions.values_list("question", "weight"))
    if not weights:
        return [(question, 1) for question in questions]
    return [(each, weights[each.pk]) for each in questions if each.pk in weights]
