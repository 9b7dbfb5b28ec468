"""The Excel export beside other ways of writing the same cells, held in memory.

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


def run(sizes=(1_000, 10_000, 100_000)):
    """Print a line for each number of scorecards, and how memory grew between."""
    print(f"\nExcel export, {ANSWERS} answers a scorecard")
    print(
        f"{'scorecards':>10} {'written by':<24} {'rows':>9} {'cells':>11} "
        f"{'seconds':>8} {'CPU s':>8} {'rows/s':>8} {'peak MB':>8} {'file MB':>8} "
        f"{'of bare loop':>12} {'in CPU time':>12}"
    )
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            make_scorecards(size)
            file = Path(folder) / f"{size}.xlsx"
            ours = measure("ours", size, file)  # leaves the cells for the others
            peaks.append(ours["peak"])
            bare = measure("openpyxl", size, file)
            print_line(size, WRITERS["ours"], ours, bare)
            print_line(size, WRITERS["openpyxl"], bare, bare)
            for name in ("xlsxwriter", "pandas"):
                print_line(size, WRITERS[name], measure(name, size, file), bare)
    if len(peaks) > 1:
        print(f"Memory grew by {peaks[-1] - peaks[-2]:.1f} MB at the last step.")


def print_line(size, name, result, bare):
    print(
        f"{size:>10,} {name:<24} {result['rows']:>9,} {result['cells']:>11,} "
        f"{result['seconds']:>8.1f} {result['cpu']:>8.1f} "
        f"{result['rows'] / result['seconds']:>8,.0f} {result['peak']:>8.0f} "
        f"{result['size'] / 1e6:>8.1f} {result['seconds'] / bare['seconds']:>12.2f} "
        f"{result['cpu'] / bare['cpu']:>12.2f}",
        flush=True,
    )


def measure(what, size, file):
    """The quickest of three runs, or of one where a run is long."""
    command = [sys.executable, "-m", "tests.bench.export", what, str(size), str(file)]
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


def ours(size, file):
    """Leaves the file, of which the others write the cells again."""
    from scorecards.export import Selection, write_export
    from scorecards.models import Scorecard

    made = Scorecard.objects.filter(interviewer__username=INTERVIEWER)
    if made.count() > size:
        ids = tuple(made.order_by("pk").values_list("pk", flat=True)[:size])
        selection = Selection(ids=ids)
    else:
        selection = Selection(interviewer=INTERVIEWER)
    with file.open("wb") as target, stopwatch() as took:
        write_export(target, selection, reader=None, exported_by="Benchmark")
    most = peak()  # before the file is read back
    return {**took, **counted(cells_of(file)), "peak": most, "size": size_of(file)}


def openpyxl(size, file):
    """The plainest way that it has: a write-only sheet, and no style at all."""
    from openpyxl import Workbook

    sheets = cells_of(file)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as target, stopwatch() as took:
        workbook = Workbook(write_only=True)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        workbook.save(target.name)
        written = size_of(Path(target.name))
    return {**took, **counted(sheets), "peak": peak(), "size": written}


def pandas(size, file):
    """A frame for each sheet, written with openpyxl."""
    import pandas as pd

    sheets = cells_of(file)
    frames = {
        title: pd.DataFrame(rows[1:], columns=rows[0]) for title, rows in sheets.items()
    }
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as target, stopwatch() as took:
        with pd.ExcelWriter(target.name, engine="openpyxl") as writer:
            for title, frame in frames.items():
                frame.to_excel(writer, sheet_name=title, index=False)
        written = size_of(Path(target.name))
    return {**took, **counted(sheets), "peak": peak(), "size": written}


def xlsxwriter(size, file):
    """In its mode of constant memory, with links and formulas off, as ours has none."""
    from xlsxwriter import Workbook

    sheets = cells_of(file)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd hh:mm",
    }
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as target, stopwatch() as took:
        with Workbook(target.name, options) as workbook:
            for title, rows in sheets.items():
                sheet = workbook.add_worksheet(title)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        written = size_of(Path(target.name))
    return {**took, **counted(sheets), "peak": peak(), "size": written}


WRITERS = {
    "ours": "ours, from the database",
    "openpyxl": "openpyxl, a bare loop",
    "xlsxwriter": "XlsxWriter, constant",
    "pandas": "pandas with openpyxl",
}


def cells_of(file):
    """The rows of every sheet of a workbook, in memory."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(file))
    return {
        name: [
            [None if cell == "" else cell for cell in row]
            for row in workbook.get_sheet_by_name(name).to_python()
        ]
        for name in workbook.sheet_names
    }


def counted(sheets):
    return {
        "rows": sum(len(rows) - 1 for rows in sheets.values()),
        "cells": sum(
            cell is not None for rows in sheets.values() for row in rows for cell in row
        ),
    }


def size_of(file):
    return file.stat().st_size


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
    what, size, file = sys.argv[1:]
    written = {
        "ours": ours,
        "openpyxl": openpyxl,
        "pandas": pandas,
        "xlsxwriter": xlsxwriter,
    }[what]
    print(json.dumps(written(int(size), Path(file))))
