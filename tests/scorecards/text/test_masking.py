"""Candidates' names in what interviewers typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.letters import normalize, normalize_with_places
from scorecards.text.masking import ADDRESS, NameMask


def mask(text, name="Ada Park", *others):
    """What is left of a text about the candidate of that name."""
    return NameMask({n: [each] for n, each in enumerate([name, *others])}).of(0)(text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ada Park knew it.", "[candidate] knew it."),
        ("Ada knew it.", "[candidate] knew it."),
        ("ada park and ADA", "[candidate] and [candidate]"),
        ("Park, Ada was late", "[candidate] was late"),
        ("Ms Park’s answer, Ada's too", "Ms [candidate]’s answer, [candidate]'s too"),
        ("adapark on GitHub", "[candidate] on GitHub"),
        ("see ada_park/ada-park", "see [candidate]/[candidate]"),
        ("Parking in Canada, Adapted", "Parking in Canada, Adapted"),
        ("(Ada)", "([candidate])"),
        ("ada7, Ada2024", "[candidate]7, [candidate]2024"),
        ("", ""),
    ],
)
def test_name_is_found_as_people_type_it(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoë Müller", "Zoe Muller"),
        ("Zoë Müller", "ZOË MUELLER"),
        ("Zoe Mueller", "Zoë Müller"),
        ("Søren Østergård", "Soren Ostergard"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("José Núñez", "Jose\u0301 Nun\u0303ez"),
        ("Seán O’Brien", "sean O'Brien"),
        ("Seán O’Brien", "Sean OBrien"),
        ("Anne-Marie Roux", "Anne Marie Roux"),
        ("Anne-Marie Roux", "annemarie"),
        ("J. R. Smith", "J. R. Smith"),
        ("Straße", "Strasse"),
        ("王小明", "王小明"),
        ("Иван Петров", "иван петров"),
    ],
)
def test_accents_capitals_and_hyphens_do_not_matter(name, text):
    assert mask(f"<{text}> said", name) == "<[candidate]> said"


@pytest.mark.parametrize(
    ("text", "name", "masked"),
    [
        ("我觉得王小明很好", "王小明", "我觉得[candidate]很好"),
        ("我觉得Ada很好", "Ada Park", "我觉得[candidate]很好"),
        ("ქართული ნინო.", "ნინო", "ქართული [candidate]."),
    ],
)
def test_scripts_without_spaces_need_none_around_a_name(text, name, masked):
    assert mask(text, name) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("They will do it.", "They will do it."),
        ("Will did it.", "[candidate] did it."),
        ("will young was here", "[candidate] was here"),
    ],
)
def test_everyday_words_are_names_when_capitalised_or_together(text, masked):
    assert mask(text, "Will Young") == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Stronger than Bo Lind.", "Stronger than [another candidate]."),
        ("bo lind said so", "[another candidate] said so"),
        ("Bo agrees with Ada", "[another candidate] agrees with [candidate]"),
        ("a lind is a tree", "a lind is a tree"),
        ("Kim Park, not Ada Park", "[another candidate], not [candidate]"),
    ],
)
def test_others_of_the_opening_are_masked_as_others(text, masked):
    assert mask(text, "Ada Park", "Bo Lind", "Kim Park") == masked


def test_every_e_mail_address_is_masked():
    text = "Write to a.p@example.com or lind@example.co.uk."
    assert mask(text) == "Write to [e-mail address] or [e-mail address]."


def test_address_is_found_within_a_very_long_word():
    long = "a" * 50_000
    assert mask(f"{long} ada@example.com {long}@") == f"{long} {ADDRESS} {long}@"


def test_initials_alone_are_left():
    assert mask("J. said so", "J. Smith") == "J. said so"


def test_everything_else_stays_as_it_was_typed():
    text = "Größe: 5 µm,\n\ttwo  spaces, ﬁne – “quoted” ½ 😀 e\u0301"
    assert mask(text) == text


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_name_is_gone_whatever_stands_around_it(before, after):
    masked = mask(f"{before} Ada Park {after}".replace("@", ""))
    assert "ada park" not in normalize(masked)


@given(text=st.text(max_size=40))
def test_places_of_folded_text_are_those_of_the_text(text):
    normalized, places = normalize_with_places(text)
    assert normalized == normalize(text)
    assert len(places) == len(normalized)
    assert places == sorted(places)


def test_given_name_alone_is_masked_where_words_are_not_spaced():
    assert NameMask({1: ["李小龙"]}).masked(1, "小龙说得好") == "[candidate]说得好"


def test_name_of_everyday_words_leaves_them_alone():
    said = "The mark was 3, he paid the bill"
    assert NameMask({1: ["Mark Bill"]}).masked(1, said) == said


def test_letters_that_nobody_sees_hide_no_name():
    assert NameMask({1: ["Ada Park"]}).masked(1, "Ad\u200ba Park came") == (
        "[candidate] came"
    )


def test_every_name_somebody_had_is_masked():
    mask = NameMask({1: ["Ada Park", "Ada Linden"], 2: ["Bo Linden"]})
    assert mask.masked(1, "Linden, Ada came. Park said so.") == (
        "[candidate] came. [candidate] said so."
    )
    assert mask.masked(2, "Better than Ada Park.") == "Better than [another candidate]."
