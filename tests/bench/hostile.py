"""Texts that are made to take long: how CPU time grows when their size doubles."""

import gc

from tests.hostile_texts import DOORS, MAX_RATIO, SHAPES, SIZES, cpu_seconds

TIMES = 3
LEAST = 0.02  # seconds; ratios of less are noise


def run():
    sizes = "".join(f"{f'{size:,} ms':>12}" for size in SIZES)
    print("\nHostile texts, the slowest three shapes of each door: CPU time, of child")
    print(f"processes too, and its growth at each doubling (under {MAX_RATIO})")
    print(f"{'door':<20}{'shape':<22}{sizes}{'ratios':>14}")
    for door, (make, limit) in DOORS.items():
        sizes = [size for size in SIZES if size <= limit] or [limit]
        rows = [(measure(make(), shape, sizes), name) for name, shape in SHAPES.items()]
        rows.sort(key=lambda row: -row[0][-1])
        for times, name in rows[:3]:
            print_row(door, name, times)


def measure(read, shape, sizes):
    read("first, what is kept is made")
    times = []
    for text in map(shape, sizes):
        gc.collect()
        gc.freeze()  # as the site does when it starts: what was loaded is not looked at
        times.append(min(cpu_seconds(read, text) for _ in range(TIMES)))
    return times


def print_row(door, shape, times):
    ratios = [
        later / earlier if later > LEAST else 0
        for earlier, later in zip(times, times[1:], strict=False)
    ]
    cells = [f"{time * 1000:.1f}" for time in times]
    cells += [""] * (len(SIZES) - len(cells))
    said = " ".join(f"{ratio:.2f}" if ratio else "-" for ratio in ratios)
    warning = " too much" if any(ratio > MAX_RATIO for ratio in ratios) else ""
    print(
        f"{door:<20}{shape:<22}"
        + "".join(f"{cell:>12}" for cell in cells)
        + f"{said:>14}{warning}"
    )
