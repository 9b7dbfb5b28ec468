"""Links from a kit's questions to the glossary."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser, User

from glossary.library.links import pages_of
from scorecards.models import KitQuestion


def link_areas(questions: Iterable[KitQuestion], reader: User | AnonymousUser) -> None:
    """Gives each its ``area_page``, empty where the reader can't open one.

    Two queries at most.
    """
    questions = list(questions)
    pages = pages_of({question.area_key for question in questions}, reader)
    for question in questions:
        question.area_page = pages.get(question.area_key, "")
