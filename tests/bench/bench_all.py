"""All benchmarks in one run, cold figures first: ``python tests/bench/bench_all.py [--large]``.

What several of them need is built once, in a folder that goes away at the end: demonstration data,
and the files and releases of customs rows that the imports are measured by. A part that fails keeps
no other from its turn; it is named at the end, and the run then counts as failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SPARK = "local-cluster[2,1,1024]"


class Part(NamedTuple):
    """A benchmark of its own, and what it is called with."""

    name: str
    words: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        """How it is started."""
        script = Path(__file__).with_name(f"bench_{self.name}.py")
        return [sys.executable, str(script), *self.words]


def parts(folder: Path, *, large: bool, clicks: int | None) -> list[Part]:
    """All parts in the order in which they run; ``folder``: where they find what others built."""
    demonstration, customs = str(folder / "demonstration"), str(folder / "customs")
    clicked = () if clicks is None else ("--clicks", str(clicks))
    sizes = ("--large",) if large else ()
    # To begin takes a cluster a minute or more, on two processors four.
    spark = ("--spark", SPARK) if large else ()
    return [
        Part("page", ("--data-dir", demonstration, *clicked)),
        Part("office", ("--data-dir", demonstration)),
        Part("start"),
        Part("exports"),
        Part("imports", ("--keep", customs, *sizes)),
        Part("customs", ("--kept", customs, *spark, *sizes)),
    ]


def ran(part: Part) -> tuple[float, int]:
    """Run a part to its end: the seconds that it took, and its exit code."""
    print(f"\n== {part.name}", flush=True)
    began = time.perf_counter()
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(part.command, cwd=ROOT, env=environ)
    return time.perf_counter() - began, ended.returncode


def main(given: Sequence[str] | None = None) -> int:
    """All parts, and what each took; 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="50 million rows too, and Spark")
    parser.add_argument("--clicks", type=int, help="cold clicks on each page (default 12)")
    parser.add_argument("--only", nargs="+", metavar="PART", help="these parts alone")
    asked = parser.parse_args(given)
    took: dict[str, tuple[float, int]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        all_parts = parts(folder, large=asked.large, clicks=asked.clicks)
        known = [part.name for part in all_parts]
        if unknown := set(asked.only or ()).difference(known):
            parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        for part in all_parts:
            if part.name in (asked.only or known):
                took[part.name] = ran(part)
    print("\n== what each part took")
    for name, (seconds, code) in took.items():
        print(f"{name:<10}{seconds:8.0f} s{'' if code == 0 else f'   FAILED ({code})'}")
    print(f"{'together':<10}{sum(seconds for seconds, _ in took.values()):8.0f} s")
    return int(any(code for _, code in took.values()))


if __name__ == "__main__":
    sys.exit(main())
