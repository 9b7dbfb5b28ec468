"""How well the shipped roles answer titles as people write them."""

import pytest

from tests.glossary.roles.labelled import EVERYDAY, GENERAL, TITLES, UNSEEN
from tests.glossary.roles.libraries import shipped

LISTS = pytest.mark.parametrize(
    "titles", [TITLES, UNSEEN, EVERYDAY], ids=["chosen", "unseen", "everyday"]
)


def wrong(titles):
    answers = [(each, shipped().find(each.title)) for each in titles]
    sure = [(each, answer) for each, answer in answers if not answer.is_general]
    return sure, [
        f"{each.title}: {answer.title}, not {' or '.join(each.fitting)}"
        for each, answer in sure
        if answer.title not in each.fitting
    ]


@LISTS
def test_answers_that_are_sure_fit(titles):
    sure, misfits = wrong(titles)
    assert len(titles) >= 200
    assert len(misfits) <= 0.05 * len(sure), misfits


@LISTS
def test_most_titles_that_the_library_has_are_found(titles):
    known = {role.title for role in shipped()._index.roles}
    wanted = [each for each in titles if known & {*each.fitting}]
    missed = [each.title for each in wanted if shipped().find(each.title).is_general]
    assert len(missed) <= 0.1 * len(wanted), missed


@LISTS
def test_levels_are_those_that_the_titles_name(titles):
    levels = {each.title: shipped().find(each.title).level for each in titles}
    assert levels == {each.title: each.level for each in titles}


def test_titles_of_no_role_lead_to_the_general_interview():
    strangers = [each.title for each in TITLES if each.fitting == [GENERAL]]
    assert [shipped().find(title).title for title in strangers] == [
        "General Interview"
    ] * len(strangers)


def test_every_title_of_the_library_leads_to_its_role():
    lost = [
        (title, role.title)
        for role in shipped()._index.roles
        for title in (role.title, *role.other_titles, *role.abbreviations)
        if shipped().find(title).title != role.title
    ]
    assert lost == []
