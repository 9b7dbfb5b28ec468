"""Red flags that name a trait or a protected ground."""

import pytest

from glossary.files.lawfulness import red_flag_fault
from glossary.unlawful import RED_FLAGS

TRAITS = """
Arrogant
Seems a bit arrogant
Unenthusiastic
Comes across as unenthusiastic
Not a culture fit
Would not fit in
Not a team player
Lacks energy
Weak handshake
Overqualified
Shy and nervous
The candidate is too young for the role
Too old to learn new tools
Close to retirement
Strong foreign accent
Has an accent that is hard to understand
Poor English
Not a native speaker
Wears a headscarf
Is pregnant
May go on maternity leave
Has young children
Her husband works for a competitor
Often off sick
Gaps in the résumé because of illness
Has tattoos
Has a criminal record
Union member
"""
OF_THE_WORK = """
Calls colleagues lazy
Blames an arrogant client for every delay
Cannot say when a pregnancy must be reported
Lists patients with depression apart from all others
Says that the system was too old to test
Describes an aggressive schedule without a plan
Cannot explain a race condition
Forgets people on parental leave in the headcount plan
Bases an offer on the current salary of the applicant
Asks a candidate's age in a mock interview
Shows no confidence interval with an estimate
Quiet hours switched off every alert
Cannot tell a foreign key from an index
Does not fit the model on one part of the data and test it on another
Single point of failure not noticed
Names the poor attitude of a site team as the only cause
"""


@pytest.mark.parametrize("text", TRAITS.strip().splitlines())
def test_trait_or_protected_ground_is_found(text):
    assert RED_FLAGS.find(text)


@pytest.mark.parametrize("text", OF_THE_WORK.strip().splitlines())
def test_sign_from_the_work_is_left_alone(text):
    assert RED_FLAGS.find(text) is None


def test_fault_says_what_to_write_instead():
    assert red_flag_fault("Seems arrogant") == (
        "This is about a trait or an impression, not about the work. Write what can be "
        "heard in an answer: “Cannot name one decision that colleagues changed”."
    )
