"""Many random customs files, honest, odd and damaged: ``python -m tests.fuzz.run --files 20000``.

Each is imported or refused, and nothing else may happen: no traceback, no money lost or counted
from nowhere, to the cent. A file of every seed and number is always the same one:
``--seed 1 --only 4711`` makes it again and keeps it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.limits import Limits
from dashboard.loaders.releases import current_release
from tests.cubes import read_cube
from tests.fuzz.customs_writer import Made, make, pack
from tests.fuzz.damage import damage
from tests.fuzz.judge import JUDGED, Wrong, judge
from tests.fuzz.second_deliveries import second_delivery
from tests.imports.customs_files import REGISTERS, TRUSTING

SLOWEST = 10.0
"""Seconds of CPU that any of these small files may take; the clock of a shared machine says
nothing."""
AT_ONCE = 50
SECOND = 5
"""One in so many is a second delivery."""


def one(seed: int, number: int, keep: Path | None = None) -> tuple[str, float, str]:
    """What became of a file (``imported``, ``refused``, ``wrong``), seconds, and what is wrong."""
    draw = random.Random(f"{seed}-{number}")
    if number % SECOND == SECOND - 1:
        return _second(draw, keep)
    made = make(draw)
    at = draw.choice(("", "", "rows", "rows", "anywhere", "zip"))
    text = None
    if at in ("rows", "anywhere"):
        start = made.start if at == "rows" else 0
        made.content = damage(made.content, start, draw)
        text = made.content if at == "rows" and made.kind != "xlsx" else None
    elif made.kind != "xlsx" and at == "":
        text = made.content
    if at == "zip" or draw.random() < 0.35:
        pack(made, draw)
    if at == "zip":
        made.content = damage(made.content, 0, draw)
    with tempfile.TemporaryDirectory() as name:
        file = (keep or Path(name)) / f"{seed}-{number}"
        file.write_bytes(made.content)
        begun = time.process_time()
        try:
            became = _imported(made, file, Path(name) / "r", at, text, draw)
        except DataRefused as refused:
            keys = {reason.reason.key.rpartition(".")[2] for reason in refused.reasons}
            honest = at == "" and made.usual and not keys & set(JUDGED)
            wrong = f"an honest file is refused: {refused}" if honest else ""
            return "wrong" if honest else "refused", time.process_time() - begun, wrong
        except Exception:
            return "wrong", time.process_time() - begun, traceback.format_exc(limit=-6)
    return became, time.process_time() - begun, ""


def _second(draw: random.Random, keep: Path | None) -> tuple[str, float, str]:
    """A second delivery of what is there already, or parts of one whole."""
    with tempfile.TemporaryDirectory() as name:
        begun = time.process_time()
        try:
            became = second_delivery(draw, keep or Path(name))
        except Exception:
            return "wrong", time.process_time() - begun, traceback.format_exc(limit=-6)
    return became, time.process_time() - begun, ""


def _imported(
    made: Made, file: Path, folder: Path, at: str, text: bytes | None, draw: random.Random
) -> str:
    limits = TRUSTING if draw.random() < 0.7 else Limits()
    order = Import((file,), folder, regions=(41000,), limits=limits)
    if draw.random() < 0.8:
        judge(made, try_import(order, REGISTERS), at in ("", "zip"), text)
        return "imported"
    report = import_customs(order, REGISTERS)
    judge(made, report, at in ("", "zip"), text)
    release = current_release(folder, "customs")
    assert release is not None
    cents = int(read_cube(release).cents[:, -1].sum())
    if cents != round(report.usd_kept * 100):
        raise Wrong(f"the release holds {cents} cents, {report.usd_kept} USD were kept")
    return "imported"


def some(seed: int, numbers: range) -> list[tuple[int, str, float, str]]:
    """`one` of several."""
    return [(number, *one(seed, number)) for number in numbers]


def every(seed: int, files: int, workers: int) -> Iterator[tuple[int, str, float, str]]:
    """`one` of every number below ``files``."""
    parts = [range(at, min(at + AT_ONCE, files)) for at in range(0, files, AT_ONCE)]
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for found in pool.map(some, [seed] * len(parts), parts):
            yield from found


def main() -> int:
    """Run them and say what became of them. Returns 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, nargs="*", help="numbers to make again and keep here")
    args = parser.parse_args()
    if args.only:
        for number in args.only:
            print(number, *one(args.seed, number, Path()))
        return 0
    became: Counter[str] = Counter()
    slowest = 0.0
    for number, what, seconds, wrong in every(args.seed, args.files, args.workers):
        slow = seconds > SLOWEST
        became["wrong" if slow else what] += 1
        slowest = max(slowest, seconds)
        if wrong or slow:
            print(f"--- seed {args.seed}, file {number}: {wrong or f'{seconds:.1f} s'}", flush=True)
        if sum(became.values()) % 1000 == 0:
            print(f"{sum(became.values()):,} files: {dict(became)}", file=sys.stderr, flush=True)
    print(f"{args.files:,} files: {dict(became)}; the slowest took {slowest:.1f} s")
    return 1 if became["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
