"""Shows the progress of a long run on a terminal; silent in a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from django.core.management.base import OutputWrapper

T = TypeVar("T")


class Progress(Protocol):
    """Passes the items on while telling how many are done."""

    def __call__(self, items: Sequence[T], label: str) -> Iterable[T]: ...


def quietly(items: Sequence[T], label: str) -> Iterable[T]:
    return items


class TerminalProgress:
    """A `Progress` that keeps rewriting one line and clears it at the end."""

    def __init__(self, stream: OutputWrapper) -> None:
        self.stream = stream

    def __call__(self, items: Sequence[T], label: str) -> Iterable[T]:
        return self._shown(items, label) if self.stream.isatty() else items

    def _shown(self, items: Sequence[T], label: str) -> Iterator[T]:
        step = max(1, len(items) // 100)
        for done, item in enumerate(items):
            if done % step == 0:
                self._write(f"{label}: {done:,} of {len(items):,}")
            yield item
        self._write("")

    def _write(self, text: str) -> None:
        self.stream.write(f"\r\x1b[K{text}", style_func=str, ending="")
        self.stream.flush()
