"""Processes that each read one file of a stranger and end, at their limits if need be.

`run` starts one; the module that it names calls `limit` before anything else, reads
standard input and prints JSON. It imports no Django, to start quickly.
"""

import json
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

MEMORY = 512 * 1024 * 1024
SECONDS = 8  # of work
PATIENCE = 15  # seconds that somebody waits for it
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,  # a dump would hold the text
}
_ROOT = Path(__file__).resolve().parents[1]


class StoppedError(Exception):
    """The process ended at one of its limits."""


class TookTooLongError(StoppedError):
    pass


class ExpandedError(StoppedError):
    """It needed more memory than it may have."""


def run(module: str, *arguments: str, content: bytes, patience: float = 0) -> Any:
    """What ``python -m module`` prints for the content. Raises `StoppedError`."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no text of others
            [sys.executable, "-B", "-m", module, *arguments],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={},
            timeout=patience or PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TookTooLongError from None
    if done.returncode < 0:  # ended by the system, at one of the limits
        raise TookTooLongError
    if done.returncode:
        raise ExpandedError
    return json.loads(done.stdout)


def limit() -> None:
    """Set the limits of this process, for good."""
    for kind, most in LIMITS.items():
        # macOS does not limit the address space; the other limits hold there.
        with suppress(ValueError):
            resource.setrlimit(kind, (most, most))
