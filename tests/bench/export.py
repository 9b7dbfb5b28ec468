"""The Excel export beside a bare openpyxl loop that writes the same cells.

Each measurement has a process of its own, so that its peak memory is its own too.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ANSWERS = 8
INTERVIEWER = "bench-export"
NOTE = (
    "Candidate {number} told of a study of {sites} sites that fell behind in spring. "
    "Named the cause with figures, agreed steps with the site, and checked the "
    "numbers each week until they were back. Said what was not theirs to decide."
)
BATCH = 1_000


def run(sizes=(1_000, 10_000)):
    """Print a line for each number of scorecards, and how memory grew between."""
    print(f"\nExcel export, {ANSWERS} answers a scorecard")
    print(
        f"{'scorecards':>10} {'rows':>9} {'cells':>10} {'seconds':>8} {'rows/s':>8} "
        f"{'peak MB':>8} {'bare loop s':>12} {'ratio':>6} {'ratio of CPU time':>18}"
    )
    peaks = []
    for size in sizes:
        make_scorecards(size)
        ours, bare = measure("ours", size), measure("bare", size)
        peaks.append(ours["peak"])
        print(
            f"{size:>10,} {bare['rows']:>9,} {bare['cells']:>10,} "
            f"{ours['seconds']:>8.2f} {bare['rows'] / ours['seconds']:>8,.0f} "
            f"{ours['peak']:>8.1f} {bare['seconds']:>12.2f} "
            f"{ours['seconds'] / bare['seconds']:>6.2f} "
            f"{ours['cpu'] / bare['cpu']:>18.2f}"
        )
    print(f"Memory grew by {peaks[-1] - peaks[0]:.1f} MB from first to last.")


def measure(what, size):
    """The quickest of three runs, or of one where a run is long."""
    command = [sys.executable, "-m", "tests.bench.export", what, str(size)]
    done = [
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        for _ in range(3 if size <= BATCH else 1)
    ]
    results = [json.loads(each.stdout) for each in done]
    return min(results, key=lambda result: result["seconds"])


def make_scorecards(size):
    """Have as many submitted scorecards of the benchmark's own interviewer."""
    from django.contrib.auth.models import User

    from scorecards.models import Scorecard

    interviewer, _ = User.objects.get_or_create(username=INTERVIEWER)
    there = Scorecard.objects.of(interviewer).count()
    for first in range(there, size, BATCH):
        _make_batch(interviewer, range(first, min(first + BATCH, size)))


def _make_batch(interviewer, numbers):
    from django.utils import timezone

    from scorecards.models import Answer, Application, Candidate, Scorecard

    opening = _opening()
    candidates = Candidate.objects.bulk_create(
        Candidate(name=f"Candidate {number}") for number in numbers
    )
    applications = Application.objects.bulk_create(
        Application(candidate=candidate, opening=opening) for candidate in candidates
    )
    scorecards = Scorecard.objects.bulk_create(
        Scorecard(
            application=application,
            interviewer=interviewer,
            kit=opening.kit,
            status=Scorecard.Status.SUBMITTED,
            submitted_at=timezone.now(),
            recommendation="yes",
            demonstrated_level="mid",
            summary="Knows the work and says what is not theirs to decide.",
        )
        for application in applications
    )
    questions = list(opening.kit.questions.all())
    Answer.objects.bulk_create(
        Answer(
            scorecard=scorecard,
            question=question,
            outcome="rated",
            rating=1 + (scorecard.pk + question.position) % 5,
            points_heard=[0, 2],
            notes=NOTE.format(number=scorecard.pk, sites=question.position),
        )
        for scorecard in scorecards
        for question in questions
    )


def _opening():
    from scorecards.models import Opening
    from tests.makers import make_opening, make_role, make_term

    title = "Bench: export"
    if opening := Opening.objects.filter(title=title).first():
        return opening
    term = make_term("Export", industry="Benchmarks", questions=ANSWERS)
    return make_opening(title, role=make_role("Exporter", term))


def export(file, size):
    from scorecards.export import Selection, write_export
    from scorecards.models import Scorecard

    made = Scorecard.objects.filter(interviewer__username=INTERVIEWER).order_by("pk")
    ids = tuple(made.values_list("pk", flat=True)[:size])
    write_export(file, Selection(ids=ids), reader=None, exported_by="Benchmark")


def ours(size):
    with tempfile.TemporaryFile() as file, stopwatch() as took:
        export(file, size)
    return {**took, "peak": peak()}


def bare(size):
    """Write the cells of our workbook again, the plainest way that openpyxl has."""
    from openpyxl import Workbook

    sheets = _cells(size)
    with tempfile.TemporaryFile() as file, stopwatch() as took:
        workbook = Workbook(write_only=True)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        workbook.save(file)
    return {
        **took,
        "rows": sum(len(rows) - 1 for rows in sheets.values()),
        "cells": sum(
            cell is not None for rows in sheets.values() for row in rows for cell in row
        ),
    }


def _cells(size):
    """The rows of every sheet of our workbook, read back into memory."""
    from python_calamine import CalamineWorkbook

    with tempfile.TemporaryFile() as file:
        export(file, size)
        file.seek(0)
        workbook = CalamineWorkbook.from_filelike(file)
    return {
        name: [
            [None if cell == "" else cell for cell in row]
            for row in workbook.get_sheet_by_name(name).to_python()
        ]
        for name in workbook.sheet_names
    }


@contextmanager
def stopwatch():
    """Time that went by, and what of it this process worked: others work too."""
    took = {}
    start, cpu = time.perf_counter(), time.process_time()
    yield took
    took.update(seconds=time.perf_counter() - start, cpu=time.process_time() - cpu)


def peak():
    """The most memory this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # `resource` would count what the parent had when it forked
        [line] = [line for line in status.read_text().splitlines() if "VmHWM" in line]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scorecards.settings")
    django.setup()
    what, size = sys.argv[1:]
    print(json.dumps({"ours": ours, "bare": bare}[what](int(size))))
