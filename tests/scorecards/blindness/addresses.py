"""How each URL is asked: for every object, in every way that might tell something.

Which pages there are, and what they are asked, `tests.pages` says.
"""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from glossary.models import AskedTitle
from scorecards.models import Decision, ReRating, Scorecard
from tests.makers import make_competency, make_round_with_kit
from tests.pages import PAGES
from tests.scorecards.blindness.visiting import Call

HTML, JSON = "text/html", "application/json"


def calls(world):
    objects = arguments(world)
    return [call for page in PAGES for call in calls_of(page, objects[page.of], world)]


def calls_of(page, keys, world):
    """For each of the keys: GET with each query, POST each of what is sent.

    An empty form is sent for the first of the keys anyway.
    """
    if page.name.endswith("_delete"):  # the same for each: refused
        keys = keys[-1:]
    addresses = [reverse(page.name, args=key) for key in keys]
    for address in addresses:
        for query in in_world(page.queries, world):
            yield Call(page.name, f"{address}?{query}" if query else address)
        for sent in in_world(page.sent, world):
            body = urlencode(sent, doseq=True)
            accept = JSON if page.by_script else HTML
            yield Call(page.name, address, body, accept)
    yield Call(page.name, addresses[0], "")


def in_world(ways, world):
    return ways(world) if callable(ways) else ways


def arguments(world):
    """All that the address of a page is asked for, by what it is of."""
    opening = world.draft.opening
    openings = [[each.pk] for each in (opening, world.reopened.opening)]
    others = world.others_and_one_of_mine
    ivan = world.people["ivan"]
    role = world.free.opening.role
    term = role.terms.get()
    competency = make_competency()
    asked = AskedTitle.objects.create(title="lion tamer", asked_at=timezone.now())
    return {
        "nothing": [[]],
        "scorecard": keys_of(world.scorecards),
        "report": keys_of(others),
        # Who withdraws their own has none to do, and reads on: the trail says so.
        "assignment": [
            [each.application_id, each.pk]
            for each in others.exclude(interviewer=world.me)
        ],
        "application": keys_of([*world.to_submit, world.free]),
        "candidate": [[world.draft.candidate_id]],
        "opening": openings,
        "round": [[opening.pk, make_round_with_kit(opening).number]],
        "numbered": [[key, number] for [key] in openings for number in (1, 2)],
        "kit": [[opening.kit_id]],
        "two_versions": [[opening.kit_id, opening.kit.version + 1]],
        "entry": [[world.last_entry + n] for n in range(3)],
        "export": [[world.export.pk]],
        "list": [[of] for of in ("scorecards.application", "scorecards.scorecard")],
        "saved_view": [[world.saved_view.pk]],
        "user": [[ivan.pk]],
        "group": [[Group.objects.first().pk]],
        "industry": [[term.industry_id]],
        "term": [[term.pk]],
        "role": [[role.pk]],
        "competency": [[competency.pk]],
        "competency_page": [[competency.slug]],
        "asked_title": [[asked.pk]],
        "industry_page": [[term.industry.slug]],
        "term_page": [[term.industry.slug, term.slug]],
        "app": [["scorecards"], ["glossary"], ["auth"]],
        "link": [["MQ", "abc-def"]],
        "anything": on_site(world),
    }


def keys_of(objects):
    return [[each.pk] for each in objects]


def on_site(world):
    """Keys of which some are taken, if others have written."""
    return [
        [ContentType.objects.get_for_model(model).pk, key]
        for model, key in [
            (Scorecard, world.of("ivan", world.draft).pk),
            *((model, key) for model in (Decision, ReRating) for key in (1, 2)),
        ]
    ]
