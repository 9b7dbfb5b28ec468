"""Abbreviations that no term explains, and *Ask for this term*."""

import pytest

from glossary.models import AskedTitle
from glossary.resumes.abbreviations import unknown_in
from tests.glossary.resumes.test_page import URL, words
from tests.makers import make_role, make_term

ABBREVIATIONS = """
Filed documents in the eTMF|eTMF
Reported SAEs within 24 hours|SAE
Skills: NIHSS, PALS|NIHSS PALS
Followed GxP and ALCOA+ rules|GxP ALCOA
Cut AHT from 6:10 to 5:40|AHT
• R&D budget of 2 million|R&D
Set up a DMZ and two VLANs|DMZ VLAN
Wrote the SAP/FICO interface|FICO
Answered RFIs for a GMP (guaranteed) job|RFI GMP
Trained in TPM, 5S and SMED|TPM SMED
NEC, NFPA 70E|NEC NFPA
Led PDPMs at the SNF|PDPM SNF
"""
NONE = """
PROFILE
EDUCATION
WORK EXPERIENCE
KEY SKILLS AND AWARDS
ANNA LEE
ANNA LEE, Registered nurse
BSc, MSc and PhD in Leeds, UK
Dayton, OH 45402, USA
JAN 2019 - DEC 2021
5 KG, 10 MB, 60 RPM and 3 PM
Acme Ltd, Brown LLC and Weber GmbH
Used GitHub, PowerPoint and JavaScript
Chapter II, Phase III, Henry VIII
write to ANNA.LEE@EXAMPLE.COM or WWW.EXAMPLE.COM/CV
Won an AWARD, an award that few win
Mr. and Mrs. Lee, HR, IT, CEO
GPA 3.9, MIT
EMPLOYMENT: from 2019
"""


def found(text, known=()):
    return [each.text for each in unknown_in(text, set(), known.__contains__)]


@pytest.mark.parametrize("line", ABBREVIATIONS.strip().splitlines())
def test_abbreviations_are_listed(line):
    text, expected = line.split("|")
    assert found(text) == expected.split()


@pytest.mark.parametrize("line", NONE.strip().splitlines())
def test_headings_names_degrees_states_and_units_are_none(line):
    assert found(line) == []


def test_the_most_frequent_come_first_without_those_known():
    assert found("TMF, SAE, TMFs, SAE, TMF, CRO", known=["CRO"]) == ["TMF", "SAE"]


def test_at_most_so_many_are_listed():
    assert len(found(" ".join(f"{chr(65 + n)}QX," for n in range(26)))) == 15


@pytest.fixture
def reader(db, client, otto):
    client.force_login(otto)
    return client


def test_asking_is_counted_once_and_shown(reader):
    text = "Kept the TMF and the EDC"

    page = words(reader.post(URL, {"text": text, "ask": "TMF"}))
    again = words(reader.post(URL, {"text": text, "ask": "TMF", "asked": "TMF"}))

    assert [*AskedTitle.objects.values_list("kind", "title", "times")] == [
        ("term", "tmf", 1)
    ]
    for shown in (page, again):
        assert shown.count("Asked for</span>") == 1
        assert 'name="asked" value="TMF"' in shown
        assert 'name="ask" value="EDC"' in shown


@pytest.mark.parametrize("asked", ["Anna Lee", "EDC", "", "TMF and more"])
def test_only_an_abbreviation_of_the_text_is_counted(reader, asked):
    reader.post(URL, {"text": "Anna Lee kept the TMF", "ask": asked})

    assert not AskedTitle.objects.exists()


def test_what_the_library_names_is_not_asked_for(reader):
    term = make_term("Vigilance", questions=0)
    term.certifications = ["RPVA of somewhere"]
    term.see_also = [{"name": "PVG", "kind": "part"}]
    term.save()
    make_role(("Safety Associate"), term)

    response = reader.post(URL, {"text": "Knows RPVA, PVG, TMF"})

    unknown = response.context["reading"].abbreviations
    assert [each.text for each in unknown] == ["TMF"]


def test_what_is_seen_also_is_no_spelling(reader):
    term = make_term("Vigilance", questions=0)
    term.see_also = [{"name": "Toxicology", "kind": "look-alike"}]
    term.save()

    response = reader.post(URL, {"text": "Vigilance and toxicology"})

    assert response.context["reading"].sure == 1
    [industry] = response.context["reading"].industries
    assert [each.times for each in industry.terms] == [1]
