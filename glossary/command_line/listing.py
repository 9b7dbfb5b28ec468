"""How commands list many things on one line."""

MAX_NAMES = 20


def listed(names: list[str], most: int | None = MAX_NAMES) -> str:
    """The names, or the first ``most`` and how many more there are."""
    text = ", ".join(names[:most])
    more = len(names) - len(names[:most])
    return f"{text} and {more:,} more; -v 2 lists all" if more else text
