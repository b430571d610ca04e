"""How fast customs data are imported and answered for: ``python tests/bench/bench_customs.py``.

Writes synthetic files (no trade of anybody) of 1 and 10 million rows, with ``--large`` 50 million,
imports each in a process of its own, and asks the questions of the charts. ``--spark MASTER``
builds the same rows by Spark beside the embedded engine. The pages are clicked at every size,
and so is plain Dash with pandas over the same rows. Files are imported
twice: with the rows of forty regions, as they are published, and with all rows of ours, which is
the hardest case and what the questions are asked of.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
TARGETS = {"rows_per_second": 500_000, "peak_mib": 2048, "question_ms": 10, "codes_ms": 150}


COMPARED = 10**7
"""Up to so many rows plain Dash and Spark are asked too; beyond, they take minutes."""
OURS = "41000 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ"
OTHERS = [f"{code:02d}000 - РЕГИОН {code:02d}" for code in range(42, 81)]


def write_file(rows: int, path: Path, encoding: str, whole_country: bool = False) -> None:
    """A file of generation A: skewed partners and codes, 108 months, half a million codes."""
    import duckdb

    from dashboard.loaders.registers import load_registers

    alpha2 = [code for code in load_registers(ROOT / "data").alpha2 if code not in ("NNN", "RU")]
    plain = path.with_suffix(".utf8") if encoding != "utf-8" else path
    database = duckdb.connect(config={"threads": 2, "preserve_insertion_order": False})
    regions = [OURS, *OTHERS] if whole_country else [OURS]
    database.execute(f"create table partner as select {alpha2!r} as codes, {regions!r} as regions")
    database.execute(
        f"""copy (
        select case when hash(i) % 100 < 58 then 'ЭК' else 'ИМ' end as NAPR,
            printf('%02d/%d', 1 + hash(i + 1) % 12, 2013 + hash(i + 2) % 9) as PERIOD,
            codes[1 + (power(u, 2.5) * {len(alpha2) - 1})::int] as STRANA,
            printf('%02d%04d%04d', 1 + (power(v, 1.7) * 96)::int, hash(i + 3) % 12 * 100,
                hash(i + 4) % 20 * 500) as TNVED,
            case when hash(i + 5) % 3 = 0 then 'ШТ' else '' end as EDIZM,
            printf('%.2f', exp(6 + 6 * w)) as STOIM, printf('%.3f', exp(4 + 6 * w)) as NETTO,
            (hash(i + 6) % 500)::varchar as KOL,
            regions[(1 + hash(i + 10) % {len(regions)})::int] as REGION,
            '02-СЕВЕРО-ЗАПАДНЫЙ ФЕДЕРАЛЬНЫЙ ОКРУГ' as REGION_S
        from (select i, (hash(i + 7) % 1000003) / 1000003 as u, (hash(i + 8) % 1000003) / 1000003
            as v, (hash(i + 9) % 1000003) / 1000003 as w from range({rows}) t(i)), partner
        ) to '{plain}' (header, delimiter ',', quote '')"""
    )
    if plain != path:
        with (
            plain.open(encoding="utf-8", newline="") as source,
            path.open("w", encoding=encoding, newline="") as target,
        ):
            shutil.copyfileobj(source, target, 2**24)
        plain.unlink()


def run_import(file: Path, data_dir: Path) -> dict[str, Any]:
    """In this process: import, with seconds and peak memory."""
    from dashboard.imports.customs import Import, import_customs
    from dashboard.loaders.registers import load_registers

    registers = load_registers(ROOT / "data")
    begun = time.perf_counter()
    report = import_customs(Import((file,), data_dir), registers)
    seconds = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "rows": report.rows_read,
        "seconds": round(seconds, 1),
        "rows_per_second": round(report.rows_read / seconds),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "peak_mib": round(used.ru_maxrss / 1024),
    }


def ask(data_dir: Path) -> dict[str, Any]:
    """In this process: median milliseconds of the questions of the charts and the drill-down."""
    from dashboard.loaders.registers import load_registers
    from dashboard.query import Query
    from dashboard.store.current import ReleasedDataset

    store = ReleasedDataset(data_dir, "customs", load_registers(ROOT / "data")).store()
    all_goods, year = Query(), Query(year=2018)
    few = year.with_(partners=("CHN", "DEU", "FIN"), sectors=("machinery", "metals"))
    questions: dict[str, Callable[[], object]] = {
        "turnover_by_year": lambda: store.turnover_by_year(all_goods),
        "turnover_by_year, filtered": lambda: store.turnover_by_year(few.with_(months=(1, 9))),
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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"questions": told, "codes": below, "peak_mib": round(peak)}


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
    from dashboard.imports.formats import recognise
    from dashboard.imports.rows import read_customs
    from dashboard.loaders.registers import load_registers

    staged = work / "staged"
    staged.mkdir()
    told = {}
    with Embedded(work) as database:
        read_customs(recognise(file), staged, database, load_registers(ROOT / "data").alpha2)
        engines = {"embedded_s": database, "spark_s": Spark(master)}
        for name, engine in engines.items():
            begun = time.perf_counter()
            engine.build(staged, [41000], work / name)
            told[name] = round(time.perf_counter() - begun, 1)
    return told


def _child(*args: str | Path) -> Any:
    done = subprocess.run(
        [sys.executable, __file__, *map(str, args)], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Run the whole comparison, or one part of it in a child."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="50 million rows too")
    parser.add_argument("--rows", type=int, nargs="*", help="other sizes")
    parser.add_argument("--spark", metavar="MASTER", help="such as local-cluster[2,1,1024]")
    parser.add_argument("--no-page", action="store_true", help="without browser and plain Dash")
    parser.add_argument("--encoding", default="cp866", choices=("cp866", "utf-8"))
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
    for rows in args.rows or [10**6, 10**7, *([5 * 10**7] if args.large else [])]:
        with tempfile.TemporaryDirectory(prefix="bench-customs-") as folder:
            if seconds := _one_size(rows, Path(folder), args):
                built[rows] = seconds
    if args.spark and len(built) > 1:
        print("\n" + crossover(built))


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


def _one_size(rows: int, work: Path, args: argparse.Namespace) -> dict[str, float]:
    file, data_dir = work / "TCBT.csv", work / "releases"
    for whole_country in (True, False):
        write_file(rows, file, args.encoding, whole_country)
        if whole_country:
            print(f"\n{rows:,} rows, {file.stat().st_size / 2**20:,.0f} MiB of {args.encoding}")
        shutil.rmtree(data_dir, ignore_errors=True)
        done = _child("--child", "import", file, data_dir)
        kind = "of the whole country" if whole_country else "all of our region"
        print(
            f"  import {kind:21} {done['seconds']} s, {done['rows_per_second']:,} rows/s "
            f"(at least {TARGETS['rows_per_second']:,}), {done['cpu_seconds']} s of CPU, "
            f"peak {done['peak_mib']} MiB (at most {TARGETS['peak_mib']})"
        )
    asked = _child("--child", "ask", data_dir)
    for kind, most in (("questions", TARGETS["question_ms"]), ("codes", TARGETS["codes_ms"])):
        for name, spent in asked[kind].items():
            print(f"  {name:32} {spent:8.2f} ms (at most {most})")
    print(f"  peak of the process that answers {asked['peak_mib']} MiB")
    if not args.no_page:
        from side_by_side import compare

        kept = next(data_dir.glob("customs/releases/*/rows.parquet"))
        compare(data_dir, kept if rows <= COMPARED else None)
    if args.spark and rows <= COMPARED:
        (work / "engines").mkdir()
        seconds = _child("--child", "build", file, work / "engines", args.spark)
        print(f"  build: embedded {seconds['embedded_s']} s, Spark {seconds['spark_s']} s")
        return {name: float(spent) for name, spent in seconds.items()}
    return {}


if __name__ == "__main__":
    main()
