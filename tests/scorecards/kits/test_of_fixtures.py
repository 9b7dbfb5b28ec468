"""Every kit of every role of the real glossary keeps to the bar of kits."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest
from django.core.management import call_command

from glossary.models import CompetencyQuestion, Question, Role
from scorecards.kits.choosing import choose, sources_of
from scorecards.kits.listing import kit_lines
from scorecards.models import KitQuestion
from scorecards.models.kit import area_key_of
from tests.scorecards.kits.likeness import SURE, Likeness, judged

# Questions are chosen in Python; `tests/scorecards/demo/test_with_shipped_glossary.py`
# makes kits of the shipped glossary on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

MINUTES_FOR_THE_CANDIDATE = 10


@pytest.fixture(scope="module")
def roles(for_module):
    for_module(call_command, "seed_glossary", verbosity=0)
    return for_module(roles_with_kits)


def roles_with_kits():
    listed = Role.objects.active().exclude(competencies=None)
    return {
        (role.industry.name, role.title): role
        for role in listed.select_related("industry").distinct()
    }


def broken_rules(line, role):
    """What a kit breaks of the rules for each kit by itself."""
    kinds = Counter(each["kind"] for each in line.asked)
    of_terms = line.questions - kinds[KitQuestion.Kind.COMPETENCY]
    if not 6 <= line.questions <= 8:
        yield f"{line.questions} questions"
    if line.areas < 3:
        yield f"{line.areas} areas"
    if line.competencies < 2:
        yield f"{line.competencies} competencies"
    if line.minutes + MINUTES_FOR_THE_CANDIDATE > role.minutes:
        yield f"{line.minutes} minutes of questions in {role.minutes}"
    if not role.is_general and (line.terms < 2 or 2 * of_terms < line.questions):
        yield f"{of_terms} questions from {line.terms} terms"
    sources = [each["source"] for each in line.asked]
    titles = [each["title"] for each in line.asked if each["title"]]
    if len(set(sources)) < len(sources) or len(set(titles)) < len(titles):
        yield f"two alike: {titles}"


def test_every_kit_covers_its_job(roles):
    broken = []
    kits = defaultdict(list)
    for line in kit_lines():
        role = roles.get((line.family, line.role))
        if role is None:  # from before roles had files
            continue
        broken += [(line.role, line.level, rule) for rule in broken_rules(line, role)]
        same = tuple(each["source"] for each in line.asked)
        kits[line.family, line.level, same].append(line.role)
    alike = [titles for titles in kits.values() if len(titles) > 1]
    assert (broken, alike) == ([], [])


def test_second_rounds_keep_to_the_rules_and_repeat_little(roles):
    """Nothing is repeated where enough was left to ask: three questions of terms, of
    two terms."""
    broken, repeated = [], []
    sources = sources_of(roles.values())
    for role in roles.values():
        for level in ("junior", "mid", "senior", "lead"):
            of_role = sources[role.pk]
            first, second = (choose(of_role, level, round=n) for n in (1, 2))
            of_terms = sum(each.is_of_term for each in second)
            minutes = sum(each.question.minutes for each in second)
            name = f"{role.title}, {level}"
            if not 6 <= len(second) <= 8 or len({each.area for each in second}) < 3:
                broken.append((name, len(second)))
            if not role.is_general and 2 * of_terms < len(second):
                broken.append((name, f"{of_terms} of terms"))
            if minutes + MINUTES_FOR_THE_CANDIDATE > role.minutes:
                broken.append((name, f"{minutes} minutes"))
            left = (
                [
                    len(
                        each.term.questions.filter(
                            level=level if level != "lead" else "senior"
                        )
                    )
                    - each.questions
                    for each in role.role_terms.all()
                ]
                if {*first} & {*second}
                else []
            )
            if sum(left) > 3 and sum(map(bool, left)) > 1:
                repeated.append(name)
    assert (broken, repeated) == ([], [])


def pairs_in_kits():
    """Of different areas, each with the kits that ask both."""
    found = defaultdict(list)
    for line in kit_lines():
        for one, other in combinations([each["source"] for each in line.asked], 2):
            if area_key_of(one) != area_key_of(other):
                found[frozenset((one, other))].append(f"{line.role}, {line.level}")
    return found


def every_question():
    of_terms = Question.objects.select_related("term__industry")
    of_competencies = CompetencyQuestion.objects.select_related("competency")
    return {f"{each.term.source}/{each.key}": each for each in of_terms} | {
        f"{each.competency.source}/{each.key}": each for each in of_competencies
    }


def test_no_kit_asks_nearly_the_same_twice(roles):
    verdicts, likeness = judged(), Likeness(every_question())
    repeated, unjudged = [], []
    for pair, kits in pairs_in_kits().items():
        if verdicts.get(pair):
            repeated.append((*pair, kits))
        elif pair not in verdicts and (like := likeness.of(*pair)) >= SURE:
            unjudged.append((round(like, 3), *pair, kits[0]))
    assert (repeated, unjudged) == ([], [])


def test_likeness_tells_most_pairs_that_people_call_the_same(roles):
    likeness = Likeness(every_question())
    same = [likeness.of(*pair) for pair, is_same in judged().items() if is_same]
    found = sum(like >= SURE for like in same)
    assert found >= 0.55 * len(same), f"{found} of {len(same)}"
