"""What workbooks that are made to do harm cost the process that takes them in."""

import json
import os
import subprocess
import sys

import pytest

from scorecards.uploads import cells
from tests.scorecards.uploads.hostile_workbooks import (
    SHAPES,
    many_parts,
    repeated_string,
)

MAX_MB = 50
MAX_SECONDS = {"read_form": 10, "read_candidates": 16}  # of CPU; long lists: longer

FIRST_SHEET = {"sheets": [], "last_row": 10_001, "columns": 51, "calculated": True}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_hostile_workbooks_neither_grow_the_worker_nor_keep_it(tmp_path):
    command = [sys.executable, "-m", "tests.scorecards.uploads.hostile_workbooks"]
    settings = {"DJANGO_SETTINGS_MODULE": "scorecards.settings"}
    done = subprocess.run(
        command,
        env={**os.environ, **settings, "DATA_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    found = json.loads(done.stdout)
    assert len(found) == 2 * len(SHAPES)
    assert [each for each in found if each[3] > MAX_MB] == []
    limits = [MAX_SECONDS[name.rpartition(" ")[2]] for name, *_ in found]
    late = [e for e, most in zip(found, limits, strict=True) if e[2] > most]
    assert late == []


@pytest.mark.parametrize("shape", ["cells", "rows", "strings"])
def test_part_that_shrank_too_well_is_not_opened(shape):
    assert cells.answer(SHAPES[shape](), FIRST_SHEET) == {"wrong": "too much"}


def test_workbook_of_very_many_parts_is_not_opened():
    assert cells.answer(many_parts(), FIRST_SHEET) == {"wrong": "too much"}


def test_one_text_in_every_cell_is_not_multiplied():
    content = repeated_string()
    assert cells.answer(content, FIRST_SHEET) == {"wrong": "too much"}
