"""How well the shipped roles answer titles as people write them."""

import pytest

from glossary.roles.short_titles import _listed
from tests.glossary.roles.labelled import (
    ADVERTS,
    AS_TYPED,
    BY_A_SECOND_STRANGER,
    BY_A_STRANGER,
    EVERYDAY,
    GENERAL,
    TITLES,
    UNSEEN,
    UNSEEN_BY_A_SECOND_STRANGER,
    UNSEEN_BY_A_STRANGER,
)
from tests.glossary.roles.libraries import shipped

LISTS = pytest.mark.parametrize(
    "titles",
    [TITLES, UNSEEN, EVERYDAY, ADVERTS],
    ids=["chosen", "unseen", "everyday", "adverts"],
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


def offered(title):
    """The roles that are shown for it, first the one that it is sure to mean."""
    answer = shipped().find(title)
    found = [] if answer.is_general else [answer.title]
    return [*found, *answer.alternatives]


def fits(labelled):
    if len(labelled.fitting) == 1 and "&" in labelled.fitting[0]:
        return {*labelled.fitting[0].split("&")} <= {*offered(labelled.title)}
    return next(iter(offered(labelled.title)), GENERAL) in labelled.fitting


@pytest.mark.parametrize(
    ("half", "share"), [(0, 0.95), (1, 0.85)], ids=["looked at", "held out"]
)
def test_titles_as_recruiters_type_them_come_first(half, share):
    titles = AS_TYPED[half::2]
    first = sum(map(fits, titles)) / len(titles)  # what is missed stays unseen
    assert first >= share


def test_titles_that_a_stranger_wrote_come_first():
    missed = [each.title for each in BY_A_STRANGER if not fits(each)]
    sure, misfits = wrong(BY_A_STRANGER)
    levels = {each.title: shipped().find(each.title).level for each in BY_A_STRANGER}

    assert missed == misfits == []
    assert len(sure) >= 0.98 * len(BY_A_STRANGER)
    assert levels == {each.title: each.level for each in BY_A_STRANGER}


def test_titles_of_a_stranger_that_nobody_mended_by_come_first():
    sure, misfits = wrong(UNSEEN_BY_A_STRANGER)
    first = sum(map(fits, UNSEEN_BY_A_STRANGER)) / len(UNSEEN_BY_A_STRANGER)

    assert first >= 0.98  # what is missed stays unseen
    assert len(sure) >= 0.95 * len(UNSEEN_BY_A_STRANGER)
    assert misfits == []


@pytest.mark.parametrize(
    ("titles", "share"),
    [(BY_A_SECOND_STRANGER, 0.9), (UNSEEN_BY_A_SECOND_STRANGER, 0.9)],
    ids=["looked at", "held out"],
)
def test_titles_with_all_that_adverts_write_around_them_come_first(titles, share):
    sure, misfits = wrong(titles)
    first = sum(map(fits, titles)) / len(titles)

    assert first >= share  # what is missed stays unseen
    assert len(sure) >= 0.6 * len(titles)
    assert misfits == []


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Staff RN - Med/Surg - 7p-7a", "Registered Nurse"),
        ("Group CISO", "Chief Information Security Officer"),
        ("Cleaner - Evenings - School site", "Custodian"),
        ("LCSW - Child & Family", "Social Worker"),
        ("Senior QS - Civils - £60k", "Quantity Surveyor"),
        ("Nurse, 36 hours/week", "Registered Nurse"),
    ],
)
def test_what_an_advert_writes_around_a_title_is_left_out(title, role):
    assert shipped().find(title).title == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Nurse - practitioner", "Nurse Practitioner"),
        ("Planner - events", "Event Planner"),
    ],
)
def test_a_word_that_makes_another_role_is_not_left_out(title, role):
    assert shipped().find(title).title == role


@pytest.mark.parametrize("short", ["ETL", "EHS", "POC", "GIS", "PLC", "SME", "OEM"])
def test_initials_of_one_of_many_titles_are_no_answer(short):
    assert shipped().find(short).is_general


def test_a_title_abroad_with_a_word_behind_it_offers_its_role_first():
    assert offered("Bauleiter Hochbau (m/w/d)")[0] == "Site Manager"
    assert offered("Dependienta de moda")[0] == "Sales Associate"


def test_every_usual_meaning_of_a_short_form_is_offered():
    assert offered("PM")[:3] == offered("sr PMs")[:3]
    assert offered("PM")[:3] == [
        "Project Manager",
        "Product Manager",
        "Program Manager",
    ]
    assert offered("technical PM")[:2] == [
        "IT Project Manager",
        "Technical Product Manager",
    ]
    assert offered("SOC")[0] == "SOC Analyst"


def test_short_forms_name_roles_of_the_library():
    known = {role.title for role in shipped()._index.roles}
    named = {title for titles in _listed().values() for title in titles}
    assert named - known == set()
