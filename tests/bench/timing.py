"""What something took: time that went by, and CPU, which others change less."""

import os
import resource
import time
from dataclasses import dataclass
from statistics import median, quantiles

HEAD = f"{'median ms':>10}{'p95 ms':>9}{'CPU ms':>9}"


@dataclass(frozen=True)
class Took:
    """In seconds."""

    wall: float
    cpu: float


def timed(do, *arguments, **options):
    """What it took, and what came back."""
    start, cpu = time.perf_counter(), cpu_seconds()
    result = do(*arguments, **options)
    return Took(time.perf_counter() - start, cpu_seconds() - cpu), result


def cpu_seconds():
    """Of this process, and of those it started that have ended."""
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    used = [resource.getrusage(processes) for processes in both]
    return sum(each.ru_utime + each.ru_stime for each in used)


def columns(times):
    """Median and 95th percentile of the time, median of the CPU, as in `HEAD`."""
    walls = [took.wall * 1000 for took in times]
    cpu = median(took.cpu * 1000 for took in times)
    return f"{median(walls):>10.1f}{quantiles(walls, n=20)[-1]:>9.1f}{cpu:>9.1f}"


def load():
    """How many processes wanted a core in the last minute, on average."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
