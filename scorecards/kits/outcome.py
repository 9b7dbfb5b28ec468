"""Which kit an opening has once it asks certain questions.

So does a round of its plan that has a kit of its own: that is the ``kit`` then.

It keeps its role's kit as long as it only leaves out some questions or weighs them, so
that it can still move to a newer one. Otherwise it gets a kit of its own, and goes back
to its role's kit when it asks the same again.
"""

from collections.abc import Sequence
from dataclasses import replace

from scorecards.kits.building import built_content
from scorecards.kits.differences import KitWords
from scorecards.kits.making import NoQuestionsError, content_for
from scorecards.kits.planned_questions import asked_questions, least_questions
from scorecards.models import Kit, KitQuestion, Opening
from scorecards.models.kit import area_key_of


def only_chooses(
    opening: Opening, sources: Sequence[str], kit: Kit | None = None
) -> bool:
    """Whether these are enough questions of the role's kit that the opening has, in its
    order, about each area that is asked about now."""
    kit = kit or opening.kit
    if kit.opening_id:
        return False
    questions = list(kit.questions.all())
    rest = iter([question.source for question in questions])
    in_order = all(source in rest for source in sources)
    areas = {area_key_of(source) for source in sources}
    now = {question.area_key for question, _ in asked_questions(opening, kit)}
    enough = len(sources) >= least_questions(len(questions))
    return in_order and enough and now <= areas


def goes_back(opening: Opening, sources: Sequence[str], kit: Kit | None = None) -> bool:
    """Whether an opening with a kit of its own asks what its role's kit asks now."""
    if not (kit or opening.kit).opening_id:
        return False
    role = role_words(opening, kit)
    return role is not None and sources_of(role) == list(sources)


def role_words(opening: Opening, kit: Kit | None = None) -> KitWords | None:
    """Of the role's kit: the version that the opening has, or else what it says now.

    None where the role asks nothing at that level any more.
    """
    kit = kit or opening.kit
    if not kit.opening_id:
        return KitWords.of_kit(kit)
    try:
        content = content_for(opening.role, opening.level, round=kit.round)
    except NoQuestionsError:
        return None
    return KitWords.of_content(content)


def words_now(opening: Opening, kit: Kit | None = None) -> KitWords:
    """Of the questions that the opening asks by now."""
    kit = kit or opening.kit
    asked = [question for question, _ in asked_questions(opening, kit)]
    return replace(KitWords.of_kit(kit), questions=asked)


def words_then(
    opening: Opening, questions: list[KitQuestion], kit: Kit | None = None
) -> KitWords:
    """Once the opening asks these."""
    kit = kit or opening.kit
    sources = [question.source for question in questions]
    if only_chooses(opening, sources, kit):
        return replace(KitWords.of_kit(kit), questions=questions)
    role = role_words(opening, kit) if kit.opening_id else None
    if role is not None and sources_of(role) == sources:
        return role
    return KitWords.of_content(built_content(opening, questions, kit))


def sources_of(words: KitWords) -> list[str]:
    return [question.source for question in words.questions]
