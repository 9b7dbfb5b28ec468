"""The opening script and closing reminder, frozen with each kit.

Plain text: blocks between blank lines, in which a line that begins with ``- `` is an
item of a list.
"""

import re
from dataclasses import dataclass

MINUTES_FOR_THE_CANDIDATE = 10
# Kits froze their own minutes; an interviewer may ask fewer questions.
FROZEN_MINUTES = re.compile(r"about \d+ minutes: \d+ for your questions")

OPENING_SCRIPT = """\
Say in your own words:
- Your name, your role, and who else is on the panel.
- Everybody who applies for this job is asked the same questions, in the same order.
- You take notes all the way through, so you will look down and type now and then.
- It takes about {total} minutes: {asked} for your questions and the last {last} for \
theirs.
- They may take a moment to think, and ask you to repeat a question.

Ask nothing about:
- age, birthday or year of graduation
- race, colour, origin, accent or first language
- citizenship, religion or holidays
- sex, gender, orientation, pregnancy, partner, children or plans for a family
- health, disability, medication or sick days, their own or their family’s
- looks, height or weight
- arrests, debts, past salary, house or car
- politics, unions, clubs, alcohol or the kind of military discharge

What the job needs can be asked of everybody alike:
- Hours: “The work is from six to two, with one weekend in four. Can you do that?”
- Duties: “Can you do these tasks, with or without an adjustment?”
- Languages: “Which languages do you use at work, and for what?”
- Right to work: “May you work in this country?”
"""

CLOSING_REMINDER = """\
With the candidate:
- Leave the last minutes for the candidate’s questions, and answer them plainly.
- Say what happens next, who gets in touch, and by when.
- Thank them. Promise nothing, and give no sign of how it went.

Once you are alone:
- Rate at once, while you remember what was said, and before you talk to the panel.
- In notes, write what was said or done, not what the person is like.
- If a topic came up that must play no part, leave it out of your notes and ratings.
"""


def opening_script(minutes: int) -> str:
    """The standard script for ``minutes`` of questions."""
    last = MINUTES_FOR_THE_CANDIDATE
    return OPENING_SCRIPT.format(total=minutes + last, asked=minutes, last=last)


def for_interview(script: str, minutes: int) -> str:
    """A kit's frozen script, with the minutes of the questions of *this* interview."""
    last = MINUTES_FOR_THE_CANDIDATE
    here = f"about {minutes + last} minutes: {minutes} for your questions"
    return FROZEN_MINUTES.sub(here, script, count=1)


@dataclass(frozen=True)
class Block:
    """A sentence and the list under it; either may be empty."""

    sentence: str
    items: list[str]


def blocks(text: str) -> list[Block]:
    """A script or reminder, to be shown as paragraphs and lists."""
    return [_block(part.splitlines()) for part in re.split(r"\n\s*\n", text.strip())]


def _block(lines: list[str]) -> Block:
    return Block(
        sentence=" ".join(line for line in lines if not line.startswith("- ")),
        items=[line[2:] for line in lines if line.startswith("- ")],
    )
