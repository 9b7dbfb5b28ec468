"""A number with its noun, as people say it."""


def counted(number: int, noun: str) -> str:
    """Such as ``1 question`` and ``1,200 questions``; the noun takes an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
