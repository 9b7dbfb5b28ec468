"""The finder of roles, over small libraries made for each behaviour."""

import pytest

from glossary.roles.answer import Match
from glossary.roles.finder import MAX_ALTERNATIVES
from glossary.roles.term_titles import TermTitles
from tests.glossary.roles.libraries import finder_of

CRA = ("Clinical Research Associate", ["Trial Monitor"], ["CRA"])
ENGINEER = ("Software Engineer", ["Software Developer"], ["SWE"])
NURSE = ("Registered Nurse", ["Nurse"], ["RN"])


def found(finder, text):
    answer = finder.find(text)
    return None if answer.is_general else answer.title


@pytest.mark.parametrize(
    "text",
    [
        "Software Engineer",
        "  SOFTWARE   ENGINEER ",
        "Software Engineers",
        "Engineer, Software",
        "software-engineer",
        "SoftwareEngineer",
        "Software Developer",
        "Software Engineer (m/w/d)",
        "Software Engineer m/f/d",
        "Software Engineer (Berlin or remote)",
        "Software Engineer - London",
        "Software Engineer | full-time",
        "Remote Software Engineer",
        "Software Engr",
        "SWE",
        "Software Enginer",
        "Sofware Enginere",
        "Software Engineers wanted",
    ],
)
def test_one_title_in_many_spellings(text):
    assert found(finder_of(ENGINEER, NURSE), text) == "Software Engineer"


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("Waiter", "Waitress"),
        ("Salesperson", "Saleswoman"),
        ("Call Center Agent", "Call Centre Agent"),
        ("Program Manager", "Programme Manager"),
        ("Financial Advisor", "Financial Adviser"),
        ("Organization Consultant", "Organisation Consultant"),
        ("Forklift Operator", "Fork lift driver"),
        ("DevOps Engineer", "Dev Ops Developer"),
        ("Research & Development Manager", "R and D Manager"),
        ("Health and Safety Officer", "Health & Safety Officer"),
        ("Human Resources Manager", "HR Mgr"),
        ("Quality Assurance Engineer", "QA Engineer"),
        ("UX Designer", "UI/UX Designer"),
        ("Graphic Designer", "Grafic Designer"),
    ],
)
def test_other_ways_to_write_it(role, text):
    assert found(finder_of(role, "Plumber"), text) == role


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Software Engineer", None),
        ("Senior Software Engineer", "senior"),
        ("Sr. Software Engineer", "senior"),
        ("Snr Software Engineer", "senior"),
        ("Software Engineer, Senior", "senior"),
        ("Junior Software Engineer", "junior"),
        ("Jr. Software Engineer", "junior"),
        ("Entry-level Software Engineer", "entry"),
        ("Entry Level Software Engineer", "entry"),
        ("Graduate Software Engineer", "entry"),
        ("Software Engineer Intern", "entry"),
        ("Trainee Software Engineer", "entry"),
        ("Mid-level Software Engineer", "mid"),
        ("Software Engineer II", "mid"),
        ("Lead Software Engineer", "lead"),
        ("Software Engineer Lead", "lead"),
        ("Principal Software Engineer", "lead"),
        ("Staff Software Engineer", "lead"),
        ("Senior Software Engineer II", "senior"),
        ("Senoir Software Engineer", "senior"),
        ("Junior or Senior Software Engineer", None),
    ],
)
def test_level_is_split_off(text, level):
    answer = finder_of(ENGINEER).find(text)
    assert (answer.title, answer.level) == ("Software Engineer", level)


@pytest.mark.parametrize(
    "title",
    [
        "Team Lead",
        "Lead Generation Specialist",
        "Staff Nurse",
        "School Principal",
        "Principal Investigator",
        "Graduate Recruiter",
    ],
)
def test_word_of_a_level_stays_where_it_is_the_job(title):
    answer = finder_of(title, "Specialist", "Nurse").find(title)
    assert (answer.match, answer.title) == (Match.EXACT, title)
    assert answer.level is None


def test_title_with_a_level_of_its_own_still_names_it():
    answer = finder_of(("Support Worker", ["Senior Care Assistant"], [])).find(
        "Senior Care Assistant"
    )
    assert (answer.title, answer.level) == ("Support Worker", "senior")


def test_unknown_title_still_names_its_level():
    answer = finder_of(CRA).find("Sr. Astronaut")
    assert (answer.match, answer.level) == (Match.GENERAL, "senior")


def test_number_of_a_class_is_no_level():
    assert finder_of("Truck Driver").find("Truck Driver Class 2").level is None


def test_initials_are_found_without_being_written():
    answer = finder_of("Site Reliability Engineer").find("SRE")
    assert (answer.match, answer.title) == (Match.CLOSE, "Site Reliability Engineer")


@pytest.mark.parametrize("text", ["CRAs", "Sr. CRA's", "cra"])
def test_abbreviations_have_plurals(text):
    assert found(finder_of(CRA), text) == "Clinical Research Associate"
    assert found(finder_of(CRA[0]), text) == "Clinical Research Associate"


def test_initials_of_several_roles_are_offered():
    answer = finder_of("Technical Product Manager", "Technical Program Manager").find(
        "TPM"
    )
    assert answer.is_general
    assert answer.alternatives == [
        "Technical Product Manager",
        "Technical Program Manager",
    ]


def test_initials_that_mean_something_else_are_not_taken():
    assert finder_of("Civil Engineering Officer").find("CEO").is_general


@pytest.mark.parametrize(
    ("title", "short"),
    [("Craft Brewer", "CRA"), ("EHR Analyst", "HR"), ("Security Guard", "CU")],
)
def test_short_query_never_matches_within_a_word(title, short):
    answer = finder_of(title).find(short)
    assert answer.is_general
    assert answer.near == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Driver", "Diver"),
        ("Bookkeeper", "Beekeeper"),
        ("Banker", "Baker"),
        ("Policy Officer", "Police Officer"),
        ("Nurse", "Veterinary Nurse"),
        ("Nurse", "Nurse, Veterinary"),
        ("Architect", "Landscape Architect"),
        ("Product Manager", "Product Manager Assistant"),
        ("Software Engineer", "Engineer"),
        ("Store Manager", "Assistant to the Store Manager"),
    ],
)
def test_another_job_is_not_taken_for_a_known_one(title, text):
    assert found(finder_of(title), text) is None


def test_two_jobs_in_one_title_are_both_offered():
    answer = finder_of("Electrician", "Plumber").find("Electrician / Plumber")
    assert answer.is_general
    assert sorted(answer.alternatives) == ["Electrician", "Plumber"]


def test_own_title_comes_before_another_role_s_other_title():
    finder = finder_of(("Test Engineer", ["Tester"], []), "Tester")
    assert found(finder, "Testers") == "Tester"


def test_title_of_two_families_is_shared():
    answer = finder_of("Auditor", "Auditor").find("Auditor")
    assert (answer.match, answer.is_shared) == (Match.EXACT, True)
    assert [each.pk for each in answer.choices] == [1, 2]


def test_term_of_the_role_may_come_before_its_title():
    terms = [TermTitles(["Kubernetes", "K8s"], [], [1])]
    finder = finder_of("Site Reliability Engineer", "Data Engineer", terms=terms)
    assert found(finder, "K8s Site Reliability Engineer") == "Site Reliability Engineer"
    assert found(finder, "K8s Data Engineer") is None


def test_titles_and_names_of_terms_offer_the_roles_that_draw_on_them():
    terms = [TermTitles(["CRO", "Contract Research Organization"], ["Monitor"], [1])]
    finder = finder_of(CRA, "Plumber", terms=terms)
    for text in ("CRO", "Monitors"):
        answer = finder.find(text)
        assert answer.is_general
        assert answer.alternatives == ["Clinical Research Associate"]


def test_at_most_five_roles_are_near():
    answer = finder_of(*(f"Sales Manager {letter}" for letter in "BCDEFGHI")).find(
        "Sales Manager"
    )
    assert len(answer.near) == MAX_ALTERNATIVES


@pytest.mark.parametrize(
    "text", ["", " ", "-", "()", "((((", "/", "\0", "🙂", "，", "'"]
)
def test_text_without_a_title_is_general_with_nothing_near(text):
    answer = finder_of(CRA).find(text)
    assert (answer.match, answer.near) == (Match.GENERAL, [])


def test_empty_library_is_general():
    assert finder_of().find("Senior CRA").is_general


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mental Health Nurse", "Registered Nurse"),
        ("Veterinary Nurse", None),
        ("Head of Compliance", "Compliance Manager"),
        ("Compliance Director", "Compliance Manager"),
        ("Courier driver", "Delivery Driver"),
        ("Class 1 driver", "Truck Driver"),
        ("7.5 tonne driver", "Truck Driver"),
        ("Pallet truck driver", None),
        ("911 driver", None),
        ("social media", "Social Media Manager"),
        ("Social media intern", "Social Media Manager"),
        ("Compliance Lead", "Compliance Supervisor"),
        ("truck", None),
        ("trucker", "Truck Driver"),
        ("Driver DACH, maternity cover", "Delivery Driver"),
        ("Band 5 nurse, nights", "Registered Nurse"),
    ],
)
def test_titles_that_say_nearly_the_same(text, title):
    finder = finder_of(
        *(NURSE, "Compliance Manager", "Truck Driver", "Social Media Manager"),
        "Compliance Supervisor",
        ("Delivery Driver", ["Courier", "Driver"], []),
    )

    assert found(finder, text) == title


def test_titles_that_begin_so_name_nothing_if_they_are_of_two_roles():
    finder = finder_of("Data Entry Clerk", "Data Engineer", "Data Entry Manager")

    assert found(finder, "data entry") is None


def test_unknown_words_keep_no_role_from_being_offered():
    finder = finder_of("Marketing Manager", "Nurse")

    assert finder.find("marketing all-rounder").alternatives == ["Marketing Manager"]


def test_words_of_other_titles_of_a_role_change_nothing():
    finder = finder_of(("EHR Analyst", ["Epic Analyst"], []), "Data Analyst")

    assert finder.find("Epic EHR Analyst").title == "EHR Analyst"
    assert finder.find("Epic Data Analyst").is_general


def test_an_abbreviation_before_the_head_of_its_title():
    finder = finder_of(("Workforce Analyst", [], ["WFM"]), "Data Analyst")

    assert finder.find("WFM Analyst").title == "Workforce Analyst"


def test_a_title_the_other_way_round_with_a_grade():
    finder = finder_of("Cell Culture Scientist", "Research Scientist")
    found = finder.find("Scientist III, Cell Culture")

    assert (found.title, found.level) == ("Cell Culture Scientist", "mid")


def test_a_title_behind_other_words_is_the_nearest():
    finder = finder_of("Security Engineer", "Mobile Developer")

    assert (
        finder.find("Mobile Security Engineer").alternatives[0] == "Security Engineer"
    )


def test_staff_before_a_title_is_no_part_of_it():
    assert finder_of("Solar Installer").find("Staff Solar Installer").title == (
        "Solar Installer"
    )
