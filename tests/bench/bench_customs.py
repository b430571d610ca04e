"""How fast customs data are answered for: ``python tests/bench/bench_customs.py``.

Imports synthetic files (no trade of anybody) of 1 and 10 million rows of our region, with
``--large`` 50 million, and asks the questions of the charts. ``--spark MASTER`` builds the same
rows by Spark beside the embedded engine. The pages are clicked at every size, and so is plain
Dash with pandas over the same rows. How fast the import is, `bench_imports` tells.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench_imports import FILE, RELEASES, write_file
from report import Report

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
TARGETS = {"question_ms": 10, "codes_ms": 150}

COMPARED = 10**7
"""Up to so many rows plain Dash and Spark are asked too; beyond, they take minutes."""


def run_import(file: Path, data_dir: Path) -> dict[str, int]:
    """In this process: import a file; the rows read."""
    from dashboard.imports.customs import Import, import_customs
    from dashboard.loaders.registers import load_registers

    report = import_customs(Import((file,), data_dir), load_registers(ROOT / "data"))
    return {"rows": report.rows_read}


def ask(data_dir: Path) -> dict[str, Any]:
    """In this process: median milliseconds of the questions of the charts and the drill-down."""
    from dashboard.loaders.registers import load_registers
    from dashboard.months import between
    from dashboard.query import Query
    from dashboard.store.current import ReleasedDataset

    store = ReleasedDataset(data_dir, "customs", load_registers(ROOT / "data")).store()
    all_goods, year = Query(), Query(year=2018)
    few = year.with_(partners=("CHN", "DEU", "FIN"), sectors=("machinery", "metals"))
    part = few.with_(months=between(1, 9))
    questions: dict[str, Callable[[], object]] = {
        "turnover_by_year": lambda: store.turnover_by_year(all_goods),
        "turnover_by_year, filtered": lambda: store.turnover_by_year(part),
        "turnover_by_month": lambda: store.turnover_by_month(all_goods),
        "turnover_by_month, filtered": lambda: store.turnover_by_month(few.with_(year=None)),
        "trade_by_partner": lambda: store.trade_by_partner(year),
        "trade_by_partner, filtered": lambda: store.trade_by_partner(few),
        "trade_by_sector": lambda: store.trade_by_sector(year),
        "trade_by_chapter, filtered": lambda: store.trade_by_chapter(few),
        "partner_sector": lambda: store.partner_sector(year),
    }
    codes: dict[str, Callable[[], object]] = {
        "chapter to 4 digits": lambda: store.trade_by_code(year, "01", 4),
        "chapter to 10 digits": lambda: store.trade_by_code(year, "01", 10),
        "4 to 10 digits": lambda: store.trade_by_code(year, "0105", 10),
        "chapter to 10 digits, filtered": lambda: store.trade_by_code(
            year.with_(partners=("CHN",), flow="import"), "01", 10
        ),
        "search": lambda: store.search_codes("0105"),
    }
    told = {name: _median(question, 25) for name, question in questions.items()}
    below = {name: _median(question, 9) for name, question in codes.items()}
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    return {"questions": told, "codes": below, "peak_mib": peak}


def _median(question: Callable[[], object], times: int) -> float:
    question()
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        question()
        spent.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(spent), 2)


def build(file: Path, work: Path, master: str) -> dict[str, float]:
    """In this process: seconds of the two engines over the same staged rows."""
    from dashboard.imports.engines import Embedded, Spark
    from dashboard.imports.fields import Rules
    from dashboard.imports.formats import recognise
    from dashboard.imports.limits import Limits
    from dashboard.imports.staging import stage_files
    from dashboard.loaders.registers import load_registers

    staged = work / "staged"
    staged.mkdir()
    told = {}
    rules = Rules(load_registers(ROOT / "data").alpha2, (41000,), date.today(), Limits())
    stage_files(recognise(file, rules.limits).files, staged, rules)
    with Embedded(work) as database:
        engines = {"embedded_s": database, "spark_s": Spark(master)}
        for name, engine in engines.items():
            begun = time.perf_counter()
            engine.build(staged, work / name)
            told[name] = round(time.perf_counter() - begun, 1)
    return told


def _child(*args: str | Path) -> Any:
    done = subprocess.run(
        [sys.executable, __file__, *map(str, args)], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Run the whole comparison, or one part of it in a child."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="50 million rows too")
    parser.add_argument("--rows", type=int, nargs="*", help="other sizes")
    parser.add_argument("--spark", metavar="MASTER", help="such as local-cluster[2,1,1024]")
    parser.add_argument("--kept", type=Path, help="where bench_imports --keep kept what it made")
    parser.add_argument("--no-page", action="store_true", help="without browser and plain Dash")
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        part, *places = args.child
        parts: dict[str, Callable[..., Any]] = {"import": run_import, "ask": ask, "build": build}
        paths: list[Any] = [
            Path(p) if part != "build" or n < 2 else p for n, p in enumerate(places)
        ]
        print(json.dumps(parts[part](*paths)))
        return
    built: dict[int, dict[str, float]] = {}
    found: dict[int, dict[str, float]] = {}
    for rows in args.rows or [10**6, 10**7, *([5 * 10**7] if args.large else [])]:
        with tempfile.TemporaryDirectory(prefix="bench-customs-") as folder:
            found[rows], seconds = _one_size(rows, Path(folder), args)
            if seconds:
                built[rows] = seconds
    if len(found) > 1:
        flat(found)
    if args.spark and len(built) > 1:
        print("\n" + crossover(built))


def flat(found: dict[int, dict[str, float]]) -> None:
    """By how much each figure of this dashboard differs between the sizes."""
    print(f"\nFrom {min(found):,} to {max(found):,} rows, the largest beside the smallest")
    report = Report()
    for name in next(iter(found.values())):
        values = [one[name] for one in found.values()]
        report.ratio(f"flat: {name}", max(values), max(values) / min(values), "≤ 1.10 ×")
    report.keep()


def crossover(built: dict[int, dict[str, float]]) -> str:
    """From how many rows Spark is faster, by straight lines through the smallest and the largest
    size."""
    least, most = min(built), max(built)
    lines = {}
    for name in ("embedded_s", "spark_s"):
        slope = (built[most][name] - built[least][name]) / (most - least)
        lines[name] = slope, built[least][name] - slope * least
    (slope, start), (spark_slope, spark_start) = lines["embedded_s"], lines["spark_s"]
    per_million = f"{slope * 1e6:.2f} s a million rows embedded, {spark_slope * 1e6:.2f} s Spark"
    if spark_slope >= slope:
        return f"Build: {per_million}: on this machine no size at which Spark is faster"
    rows = (spark_start - start) / (slope - spark_slope)
    return f"Build: {per_million}: Spark is faster from about {rows / 1e6:,.0f} million rows on"


def _one_size(
    rows: int, work: Path, args: argparse.Namespace
) -> tuple[dict[str, float], dict[str, float]]:
    """What does not depend on the size if all is well, and seconds of the engines if asked for."""
    place = args.kept / str(rows) if args.kept else work
    file, data_dir = place / FILE, place / RELEASES
    print(f"\n{rows:,} rows of our region")
    if not data_dir.exists():
        place.mkdir(parents=True, exist_ok=True)
        write_file(rows, file)
        _child("--child", "import", file, data_dir)
    asked = _child("--child", "ask", data_dir)
    for kind, most in (("questions", TARGETS["question_ms"]), ("codes", TARGETS["codes_ms"])):
        for name, spent in asked[kind].items():
            print(f"  {name:32} {spent:8.2f} ms (at most {most})")
    print(f"  peak of the process that answers {asked['peak_mib']} MiB")
    found = {"questions of the charts together, ms": sum(asked["questions"].values())}
    if not args.no_page:
        from side_by_side import compare

        kept = next(data_dir.glob("customs/releases/*/rows.parquet"))
        found |= compare(data_dir, kept if rows <= COMPARED else None)
    if args.spark and rows <= COMPARED:
        (work / "engines").mkdir()
        seconds = _child("--child", "build", file, work / "engines", args.spark)
        print(f"  build: embedded {seconds['embedded_s']} s, Spark {seconds['spark_s']} s")
        return found, {name: float(spent) for name, spent in seconds.items()}
    return found, {}


if __name__ == "__main__":
    main()
