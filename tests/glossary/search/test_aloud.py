"""What is said aloud, heard and certified, and how it is found."""

import pytest

from glossary.models import Question
from glossary.search import find
from glossary.search.aloud import of_letters, said, sound
from glossary.search.parts import Part
from tests.glossary.search.test_find import names, term
from tests.makers import make_term


@pytest.mark.parametrize(
    ("say", "ways"),
    [
        ("C-R-O, see-arr-oh", ["C-R-O", "see-arr-oh"]),
        ('S-Q-L, or "sequel"', ["S-Q-L", "sequel"]),
        ("spelled out, I-E-P", ["I-E-P"]),
        ("skrum, rhymes with drum", ["skrum"]),
        ("D-A, letter by letter", ["D-A"]),
        ("KWON-tih-tee sur-VAY-ing; QS is said cue-ess", None),
        ("", []),
    ],
)
def test_ways_to_say_a_word(say, ways):
    found = [*said(say)]
    assert found == ways if ways is not None else "cue-ess" in found


@pytest.mark.parametrize(
    ("heard", "letters"),
    [
        ("see arr oh", "cro"),
        ("jee-see-pee", "gcp"),
        ("three p l", "3pl"),
        ("five ten kay", "510k"),
        ("F P and A", "fpa"),
        ("ess que ell", "sql"),
        ("data engineer", ""),
        ("see", ""),
    ],
)
def test_letters_that_were_said_are_spelt(heard, letters):
    assert of_letters(heard) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [("koobernetes", "Kubernetes"), ("kappa", "CAPA"), ("farmaco", "Pharmaco")],
)
def test_what_sounds_alike_is_the_same(one, other):
    assert sound(one) == sound(other)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["see arr oh", "see-arr-oh", "C R O"])
def test_a_term_is_found_as_it_is_said(typed):
    term("CRO", say="C-R-O, see-arr-oh")
    term("Decoy", explanation="They see a row of letters.")

    assert names(typed)[0] == "CRO"


@pytest.mark.django_db
def test_a_name_that_sounds_so_is_offered_as_a_guess():
    term("Kubernetes")

    found = find("koobernetes")

    assert [hit.name.text for hit in found.hits] == ["Kubernetes"]
    assert found.only_guessed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("OOMKilled", Part.HEAR),
        ("low enrolment", Part.QUESTION_TITLE),
        ("ACRP-CP", Part.CERTIFICATION),
    ],
)
def test_what_a_page_names_beside_its_text_is_found(typed, part):
    made = make_term("CRO", questions=1)
    made.certifications = ["ACRP-CP: for people with two years"]
    made.save()
    Question.objects.update(hear=["OOMKilled, exit 137"], title="Low enrolment")

    [hit] = find(typed).hits

    assert hit.part is part
    assert hit.passage.spans


@pytest.mark.django_db
def test_a_phrase_in_a_text_comes_before_words_that_are_heard_apart():
    heard = make_term("A", questions=1)
    Question.objects.filter(term=heard).update(hear=["record", "keeping"])
    term("B", explanation="Good record keeping matters.")

    assert names("record keeping") == ["B", "A"]


@pytest.mark.django_db
def test_what_is_heard_as_a_whole_comes_before_longer_words():
    for name, hear in (("A", "UBO (owner)"), ("B", "UBO")):
        Question.objects.filter(term=make_term(name, questions=1)).update(hear=[hear])

    assert names("ubo") == ["B", "A"]
