"""How long the measures take below the chapter: ``python tests/bench/bench_measures.py DATA_DIR``.

Of the customs data imported there each measure is asked over random selections, none twice, of a
process that has the release open: all partners or one, all goods or a commodity group, both flows
or one, any year. What is printed is the median and the 95th percentile of wall time and of the
processor's, at first and when the same is asked again. The odd rows of the whole release are looked
for before, as a server does once, and kept in DATA_DIR.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
MOST_MS = 30
MEASURES: tuple[tuple[str, str], ...] = (
    ("contributions", "partner"),
    ("contributions", "chapter"),
    ("contributions", "code"),
    ("price_volume", ""),
    ("outlook", ""),
    ("dependence", "partner"),
    ("dependence", "code"),
    ("oddities", ""),
    ("specialisation", "code"),
    ("prospects", "code"),
)


class Spent(NamedTuple):
    """Milliseconds of a question: on the wall, and of the processor."""

    wall: float
    processor: float


def selections(library: object, count: int, seed: int) -> list[str]:
    """So many queries, none twice; ``library``: of `dashboard.store.library.open_library`."""
    choices = library.choices("customs")  # type: ignore[attr-defined]
    draw, years = random.Random(seed), sorted(choices.years)[1:]
    partners, sectors = sorted(choices.partners), sorted(choices.sectors)
    found: dict[str, None] = {}
    while len(found) < count:
        parts = [f"year={draw.choice(years)}"]
        parts += [f"partner={draw.choice(partners)}"] if draw.random() < 0.5 else []
        parts += [f"sector={draw.choice(sectors)}"] if draw.random() < 0.5 else []
        parts += [f"flow={draw.choice(('export', 'import'))}"] if draw.random() < 0.3 else []
        found["&".join(["dataset=customs", *parts])] = None
    return list(found)


def main() -> None:
    """Ask each measure, and print how long it took."""
    from dashboard.answers.tables import EVERY
    from dashboard.errors import StoreUnavailable
    from dashboard.parser import read_query
    from dashboard.settings import read_settings
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--count", type=int, default=40, help="selections of each measure")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    library = open_library(read_settings({}, data_dir=args.data_dir))

    def once(name: str, by: str, text: str) -> Spent | None:
        """What a question takes; None where there is no answer to it."""
        query, table = read_query(text, library), EVERY[name]
        wall, processor = time.perf_counter(), time.process_time()
        try:
            table.frame(ask_of(library), table.asked(query), *([by] if by else []))
        except StoreUnavailable:
            return None
        return Spent(*(1000 * spent for spent in (
            time.perf_counter() - wall, time.process_time() - processor)))  # fmt: skip

    once("dependence", "code", "dataset=customs&partner=FIN")  # opens the rows of the release
    search = once("oddities", "", "dataset=customs")
    print(f"odd rows found, or read: {search.wall / 1000:.1f} s" if search else "no odd rows")
    print(f"{'measure':24} {'first':>24}   {'again':>24}   (median, p95 ms; processor in brackets)")
    for name, by in MEASURES:
        pairs = [(once(name, by, one), once(name, by, one))
                 for one in selections(library, args.count, args.seed)]  # fmt: skip
        spent = [[one for one in side if one is not None] for side in zip(*pairs, strict=True)]
        if not spent[0]:
            print(f"{name:14} {by:9} no answer")
            continue
        shown = ["{:7.1f} {:7.1f} ({:.0f} {:.0f})".format(
                     *np.percentile([one.wall for one in side], (50, 95)),
                     *np.percentile([one.processor for one in side], (50, 95)),
                 ) for side in spent]  # fmt: skip
        slow = sum(one.wall > MOST_MS for one in spent[0])
        print(f"{name:14} {by:9} {shown[0]:>24}   {shown[1]:>24}   {slow} of {len(spent[0])} "
              f"above {MOST_MS} ms", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
