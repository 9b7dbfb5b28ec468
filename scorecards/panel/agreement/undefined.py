"""A figure that cannot be given, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Undefined:
    """Stands where a number would; never 0, never 1."""

    reason: str

    def __str__(self) -> str:
        return "Undefined"


NOTHING_SHARED = Undefined("No shared answers.")
ALL_ALIKE = Undefined(
    "All ratings are the same, so agreement can’t be told from chance."
)
TOO_FEW_ANSWERS = Undefined("Fewer than 10 shared answers.")
ONE_RATING = Undefined("Fewer than two interviewers rated this.")
NO_PARTNER = Undefined("Shares no candidates with other interviewers.")
OTHER_GROUP = Undefined(
    "They share no candidates, directly or indirectly, so they can’t be compared."
)
TOO_FEW_OF_INTERVIEWER = Undefined("Fewer than 10 answers about shared candidates.")
NO_INTERVIEW_TIME = Undefined("No interview time was recorded.")
NO_DUE_TIME = Undefined("No due time was set.")
NOTHING_ANSWERED = Undefined("Nothing was rated.")

Figure = float | Undefined
