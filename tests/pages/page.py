"""What every check has to know of a page, said once.

A cell is a status, or where one is sent instead: `login` to the site's login page,
`admin` to the admin's, `index` to the admin's first page, which is its answer to what
is not there, `trail` to the audit trail, `entry` to one of it, `kit` to a kit's page,
`term` to a term's page there, `application` to that of an application,
`place` to that of an opening,
`without_names` to where an opening is compared so, `export` to that of an export in the
background, `groups` to their list, `forgotten` and `new_password` to where a link is
asked for and used, or the name of another page.

There are seven cells, one for each of the cast; or five, where otto, ida and ivan share
one; or three, where petra, cora and sue share one as well. Behind a bar follows what
Gwen gets, where it is not what `GWEN_AS` says.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field

CAST = ["anonymous", "otto", "ida", "ivan", "petra", "cora", "sue"]
# Gwen, who edits the glossary, gets what another of the cast gets there, by how the
# name begins; a status stands for itself.
GWEN_AS = {
    "glossary:": "sue",
    "admin:glossary_": "sue",
    "admin:scorecards_kit_": "petra",
    "admin:scorecards_opening_": "petra",
    "admin:scorecards_": "403",
    "admin:": "petra",
    "": "otto",
}


@dataclass(frozen=True)
class Page:
    """One URL.

    ``of``: which object its address names, as `tests.pages.one_of_each` and
    `tests.scorecards.blindness.addresses` know it.
    ``get``, ``post``: who may, as cells; or by state, where the object has several.
    ``queries``, ``sent``: what else to ask and to send, where the bare address and an
    empty form do not try all that the page can do; or a function of a world.
    ``lists``: whether it is a list that coordinators open and that may get long.
    ``shows``: whether it shows the ``words`` that others wrote in a scorecard, or only
    ``counts`` and the like that follow from them.
    ``looks``: how it looks in its states, as `tests.e2e.pages` opens them.
    ``plain``: it is looked at as it opens from its address, and needs no such opener.
    ``unseen``: why none is opened of a page that people see.
    ``takes``: the number of queries, in the first state that somebody gets to see.
    ``counted``: whether it takes one more to count, once there is more than a page.
    ``pictures``: those in docs/images/, as `tests.screenshots` takes them.
    """

    name: str
    _: KW_ONLY
    of: str = "nothing"
    get: str | dict[str, str]
    post: str | dict[str, str] = field(default_factory=dict)
    queries: list | Callable = field(default_factory=lambda: [""])
    sent: list | Callable = field(default_factory=list)
    by_script: bool = False
    lists: bool = False
    shows: str = ""
    looks: list = field(default_factory=list)
    plain: bool = False
    unseen: str = ""
    takes: int | None = None
    counted: bool = False
    pictures: list = field(default_factory=list)

    def expected(self, method):
        """What everybody in the cast gets, by state."""
        states = getattr(self, method)
        if isinstance(states, str):
            states = {"": states}
        return {state: self.by_person(cells) for state, cells in states.items()}

    def opened_by(self, names):
        """A state that somebody gets to see, and the first of these who does."""
        for state, cells in self.expected("get").items():
            for name in names:
                if cells[name] == "200":
                    return state, name
        return None

    def by_person(self, cells):
        cells, _, gwen = cells.partition(" | ")
        nobody, *rest = cells.split()
        if len(rest) < len(CAST) - 1:
            others, *staff = rest
            rest = [others] * 3 + (staff if len(staff) == 3 else staff * 3)
        people = dict(zip(CAST, [nobody, *rest], strict=True))
        like = next(
            who for start, who in GWEN_AS.items() if self.name.startswith(start)
        )
        return {**people, "gwen": gwen or people.get(like, like)}
