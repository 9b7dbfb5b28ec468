"""A figure from a busy machine can be told by its CPU and the load average."""

import subprocess
import sys
import time

import pytest

from tests.bench import timing

pytestmark = pytest.mark.once

COUNTING = "sum(range(3_000_000))"


def test_waiting_takes_time_and_no_cpu():
    took, result = timing.timed(time.sleep, 0.3)
    assert took.wall >= 0.3
    assert took.cpu < 0.1
    assert result is None


def test_what_a_child_works_is_counted():
    took, _ = timing.timed(subprocess.run, [sys.executable, "-c", COUNTING], check=True)
    assert took.cpu > 0.02


def test_columns_stand_below_their_heads():
    times = [timing.Took(0.020, 0.004)] * 3
    assert timing.columns(times).split() == ["20.0", "20.0", "4.0"]
    assert len(timing.columns(times)) == len(timing.HEAD)


def test_the_load_average_says_for_how_many_cores():
    assert "cores" in timing.load()
