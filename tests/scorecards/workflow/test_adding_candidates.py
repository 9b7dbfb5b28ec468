"""Who the rows of a list are, and what adding them leaves behind."""

from collections import Counter

import pytest

from scorecards.models import Application, AuditEntry, Candidate, CandidateIdentifier
from scorecards.workflow.adding_candidates import UnansweredError, add_candidates
from scorecards.workflow.recognizing import Applicant, Recognition, recognize
from tests.makers import make_application, make_candidate, make_opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening()


def listed(*rows):
    """Each a name and addresses, perhaps with an answer."""
    return [
        Applicant(number, name, tuple(emails.split()), answer="".join(answer))
        for number, (name, emails, *answer) in enumerate(rows, start=2)
    ]


def outcomes(opening, *rows):
    """What each row is; of a question the answers."""
    return [
        [value for value, _ in each.answers] if each.question else each.outcome.name
        for each in recognize(opening, listed(*rows))
    ]


def add(opening, *rows):
    return add_candidates(opening, listed(*rows), by=None)


def everything():
    return [
        list(model.objects.order_by("pk").values_list())
        for model in (Candidate, CandidateIdentifier, Application)
    ]


def test_one_row_for_each_application_is_one_person(opening):
    rows = [("Ana O'Brien", "ana@example.org")] * 2 + [("Minh", "minh@example.org")]
    assert outcomes(opening, *rows) == ["NEW", "REPEATED", "NEW"]
    add(opening, *rows)
    assert opening.applications.count() == 2


@pytest.mark.parametrize(
    "names",
    [
        ["Ana O'Brien", "Ana O’Brien", "Ana O`Brien", "Ana Oʼ\u200bBrien"],
        ["Jane Doe", "Jane\u00a0Doe", "\ufeffJane\u200e Doe", "Jane\u00ad Doe\u202c"],
        ["José Muñoz", "Jose Munoz", "Muñoz, José", "Dr. José Muñoz"],
    ],
)
def test_spellings_of_a_name_with_one_address_are_one_person(opening, names):
    found = outcomes(opening, *((name, "a@example.org") for name in names))
    assert found == ["NEW"] + ["REPEATED"] * (len(names) - 1)


SPELLINGS = [
    ("Ana O'Brien", "Ana O’Brien"),
    ("Ana O'Brien", "Ana O\u02bcBrien"),
    ("Jean-Luc Roy", "Jean\u2011Luc Roy"),
    ("Jane Doe", "Jane Doe\u200b"),
    ("Jane Doe", "\ufeffJane Doe"),
    ("evil", "\u202eevil"),
    ("李小龙", "李 小龙"),
    ("John Smith", "Smith, John"),
    ("Max Weiß", "Max Weiss"),
    ("Maria Garcia", "Maria Garcia"),
    ("Nguyễn Văn A", "Nguyen Van A"),
]


@pytest.mark.parametrize(("known", "typed"), SPELLINGS)
def test_another_spelling_is_asked_about_where_there_is_no_address(
    opening, known, typed
):
    candidate = make_candidate(known)
    assert outcomes(opening, (typed, "")) == [[f"c{candidate.pk}", "new"]]


@pytest.mark.parametrize(("known", "typed"), SPELLINGS)
def test_another_spelling_with_the_same_address_is_the_same_person(
    opening, known, typed
):
    make_candidate(known, email="a@example.org")
    assert outcomes(opening, (typed, "A@example.org")) == ["KNOWN"]


def test_namesakes_with_two_addresses_are_two(opening):
    rows = [("Maria Garcia", "maria1@example.org"), ("Maria Garcia", "m2@example.org")]
    assert outcomes(opening, *rows) == ["NEW", "NEW"]
    add(opening, *rows)
    assert Candidate.objects.filter(name="Maria Garcia").count() == 2


def test_one_address_with_two_names_asks(opening):
    make_candidate("Ada Park", email="ada@example.org")
    assert outcomes(opening, ("Bo Lind", "ada@example.org")) == [
        [f"c{Candidate.objects.get().pk}", "new"]
    ]
    rows = [("Cy Oda", "cy@example.org"), ("Di Vane", "CY@example.org")]
    assert outcomes(opening, *rows) == ["NEW", ["r2", "new"]]


@pytest.mark.parametrize("email", ["", "maria2@example.net"])
def test_a_name_alone_asks_and_merges_nobody(opening, email):
    known = make_candidate("Maria Garcia", email="maria1@example.org")
    assert outcomes(opening, ("Garcia, Maria", email)) == [[f"c{known.pk}", "new"]]
    with pytest.raises(UnansweredError):
        add(opening, ("Maria Garcia", email))
    assert Candidate.objects.get().identifiers.count() == 1


def test_namesake_who_is_in_the_list_too_needs_no_answer(opening):
    make_candidate("Maria Garcia", email="maria1@example.org")
    rows = [
        ("Maria Garcia", "maria2@example.org"),
        ("Maria Garcia", "maria1@example.org"),
    ]
    assert outcomes(opening, *rows) == ["NEW", "KNOWN"]


def test_a_name_twice_without_addresses_asks(opening):
    rows = [("Ada Park", ""), ("Ada Park", ""), ("Ada Park", "ada@example.org")]
    found = outcomes(opening, *rows)
    assert found == ["NEW", ["r2", "new"], ["r2", "new"]]


def test_answers_say_who_it_is(opening):
    known = make_candidate("Ada Park", email="ada@example.org")
    counts = add(
        opening,
        ("Bo Lind", "ada@example.org", f"c{known.pk}"),
        ("Ada Park", "", "new"),
        ("Ada Park", "", "r3"),
    )
    assert counts == Counter(
        {Recognition.KNOWN: 1, Recognition.NEW: 1, Recognition.REPEATED: 1}
    )
    assert Candidate.objects.filter(name="Ada Park").count() == 2


def test_the_same_list_again_changes_nothing(opening):
    rows = [
        ("Ana O'Brien", "ana@example.org"),
        ("Ana O'Brien", "ana@example.org"),
        ("Maria Garcia", "maria1@example.org"),
        ("Maria Garcia", "maria2@example.org"),
        ("Ada Park", ""),
        ("Bo Lind", "ana@example.org", "new"),
    ]
    add(opening, *rows)
    before = everything(), AuditEntry.objects.count()
    again = [row[:2] for row in rows]
    assert add(opening, *again)[Recognition.APPLIES] == 5
    assert (everything(), AuditEntry.objects.count()) == before


def test_somebody_known_brings_new_addresses_along(opening):
    known = make_candidate("Ada Park", email="ada@example.org")
    add(opening, ("Ada Park", "ada@example.org a.park@example.net"))
    values = known.identifiers.values_list("value", flat=True)
    assert sorted(values) == ["a.park@example.net", "ada@example.org"]
    assert opening.applications.get().candidate == known


def test_ids_tell_people_apart_within_their_system(opening):
    row = Applicant(2, "Ada Park", external_id="7", source="Lever")
    add_candidates(opening, [row], by=None)
    other = Applicant(3, "Bo Lind", external_id="7", source="Ashby")
    assert [each.outcome for each in recognize(opening, [row, other])] == [
        Recognition.APPLIES,
        Recognition.NEW,
    ]


def test_a_phone_tells_namesakes_apart_and_nobody_else(opening):
    known = make_candidate("Ada Park")
    known.identifiers.create(kind="phone", value="+41 44 555 01 01")
    rows = [
        Applicant(2, "Ada Park", phones=("0041 (0)44 555 01 01",)),
        Applicant(3, "Bo Park", phones=("+41445550101",)),
    ]
    found = recognize(opening, rows)
    assert [each.outcome for each in found] == [Recognition.KNOWN, Recognition.NEW]


def test_who_was_merged_is_found_as_who_they_are(opening):
    known, old = make_candidate("Ada Park"), make_candidate("Ada P", email="a@b.org")
    Candidate.objects.filter(pk=old.pk).update(merged_into=known)
    [found] = recognize(opening, listed(("Ada Park", "a@b.org")))
    assert found.person.candidate == known


def test_queries_do_not_grow_with_the_rows(opening, django_assert_num_queries):
    make_application("Ada Park", opening=opening)
    for number in (1, 30):
        rows = [(f"Somebody {n}", f"{n}@example.org") for n in range(number)]
        with django_assert_num_queries(3):
            recognize(opening, listed(*rows))
