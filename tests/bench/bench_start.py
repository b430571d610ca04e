"""How long a command takes from its start to its end: ``python tests/bench/bench_start.py``.

Medians of five runs, each a process of its own; the first of each is not counted, so that files
are at hand and modules compiled, as they are for whoever installed the program. Beside the clock
stand the seconds of the processors: where others work on the same machine only those can be
compared.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from bench_imports import write_file
from report import Report

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5
ROWS = 100_000


class Took(NamedTuple):
    """Seconds of the clock and of the processors."""

    clock: float
    cpu: float


class Figure(NamedTuple):
    """What is measured, and the seconds that it may take."""

    name: str
    aim: float
    run: Callable[[Path], object]


def command(*words: str | Path) -> Callable[[Path], object]:
    """A command, which runs to its end; ``WORK`` in its words is a folder of its own."""

    def run(work: Path) -> None:
        said = [str(word).replace("WORK", str(work)) for word in words]
        subprocess.run(program(*said), check=True, cwd=ROOT, capture_output=True, env=compiling())

    return run


def program(*words: str) -> list[str]:
    """How the program is called."""
    return [sys.executable, "-m", "dashboard", *words]


def compiling() -> dict[str, str]:
    """The environment in which modules are compiled once, whatever is wanted of it elsewhere."""
    return {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "bench-start-compiled")
    }


def first_answer(work: Path) -> None:
    """A server from its start to the answer of its first page."""
    words = ("serve", "--port", "0", "--data-dir", str(work / "none"))
    with subprocess.Popen(
        program(*words), cwd=ROOT, stdout=subprocess.PIPE, text=True, env=compiling()
    ) as server:
        assert server.stdout is not None
        try:
            with urlopen(server.stdout.readline().strip()) as page:
                assert page.status == 200 and page.read()
        finally:
            server.terminate()


def figures(country: Path, ours: Path) -> tuple[Figure, ...]:
    """All seven; ``country`` and ``ours``: customs rows to import."""
    page = ("export", "page", "--format", "pptx", "--output", "WORK/page.pptx")
    factsheet = ("export", "factsheet", "--output", "WORK/factsheet.pdf")
    imported = [("import", file, "--data-dir", "WORK/data") for file in (country, ours)]
    return (
        Figure("--help", 0.25, command("--help")),
        Figure("table turnover", 0.9, command("table", "turnover")),
        Figure("export page as pptx", 2.0, command(*page)),
        Figure("export factsheet", 1.0, command(*factsheet)),
        Figure("serve: first answer", 2.0, first_answer),
        Figure(f"import of {ROWS:,} rows", 1.5, command(*imported[0])),
        Figure(f"import of {ROWS:,} rows, ours", 1.5, command(*imported[1])),
    )


def took(figure: Figure) -> Took:
    """One run. Of a server that is stopped the clock ends before, the processors after that."""
    with tempfile.TemporaryDirectory() as work:
        before, begun = cpu(), time.perf_counter()
        figure.run(Path(work))
        return Took(time.perf_counter() - begun, cpu() - before)


def cpu() -> float:
    """Seconds of the processors of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """All figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    times: int = parser.parse_args().times
    report, busy = Report(), os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, {busy:.1f} processes wanted one in the last minute")
    with tempfile.TemporaryDirectory(prefix="bench-start-") as folder:
        country, ours = Path(folder) / "country.csv", Path(folder) / "ours.csv"
        write_file(ROWS, country, whole_country=True)
        write_file(ROWS, ours)
        for figure in figures(country, ours):
            runs = [took(figure) for _ in range(times + 1)][1:]
            clock, used = (statistics.median(part) for part in zip(*runs, strict=True))
            report.row(f"{figure.name}, s of the clock", f"{clock:.2f}", f"≤ {figure.aim:g}")
            report.bound(f"{figure.name}, s of the processors", used, figure.aim)
    report.keep()


if __name__ == "__main__":
    main()
