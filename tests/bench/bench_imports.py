"""How fast customs files are imported, beside two other ways with the same rows in the same run:
``python tests/bench/bench_imports.py``.

The floor is the embedded database writing the columns of a text as Parquet, which checks nothing
and adds nothing up; the other is pandas as most would write it. Files of 1 and 10 million rows,
with ``--large`` of 50 million, hold forty regions, as they are published, or all rows of ours,
the hardest case. Each way runs in a process of its own; seconds of a shared machine are to be
compared within one run, and those of the processors beside them. What was measured is added to
``history.csv``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from report import Report

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from dashboard.loaders.registers import Registers

TARGETS = {True: 1_000_000, False: 500_000}
"""Rows a second: of the whole country, of our region alone."""
FLOOR = 2.0
"""Times the floor that an import may take."""
MOST_MIB = 1024
FILE, RELEASES = "TCBT.csv", "releases"
"""The names by which a file of customs rows and what was imported of it are kept."""
AT_ONCE = 10**7
"""Rows that pandas reads at once: more would need more memory than many have."""
COLUMNS = ("NAPR", "PERIOD", "STRANA", "TNVED", "STOIM", "NETTO", "KOL", "REGION")
OURS = "41000 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ"
OTHERS = [f"{code:02d}000 - РЕГИОН {code:02d}" for code in range(42, 81)]


def write_file(rows: int, path: Path, whole_country: bool = False) -> None:
    """A file of generation A in UTF-8: skewed partners and codes, 108 months, some fifty thousand
    codes, of which no one lies below another, as in the nomenclature; no trade of anybody."""
    import duckdb

    from dashboard.loaders.registers import load_registers

    alpha2 = [code for code in load_registers(ROOT / "data").alpha2 if code not in ("NNN", "RU")]
    database = duckdb.connect(config={"threads": 2, "preserve_insertion_order": False})
    regions = [OURS, *OTHERS] if whole_country else [OURS]
    database.execute(f"create table partner as select {alpha2!r} as codes, {regions!r} as regions")
    database.execute(
        f"""copy (
        select case when hash(i) % 100 < 58 then 'ЭК' else 'ИМ' end as NAPR,
            printf('%02d/%d', 1 + hash(i + 1) % 12, 2013 + hash(i + 2) % 9) as PERIOD,
            codes[1 + (power(u, 2.5) * {len(alpha2) - 1})::int] as STRANA,
            sub || case when hash(sub) % 3 = 0 then '0000'
                else printf('%d000', 1 + hash(i + 11) % 9) end as TNVED,
            case when hash(i + 5) % 3 = 0 then 'ШТ' else '' end as EDIZM,
            printf('%.2f', exp(6 + 6 * w)) as STOIM, printf('%.3f', exp(4 + 6 * w)) as NETTO,
            (hash(i + 6) % 500)::varchar as KOL,
            regions[(1 + hash(i + 10) % {len(regions)})::int] as REGION,
            '02-СЕВЕРО-ЗАПАДНЫЙ ФЕДЕРАЛЬНЫЙ ОКРУГ' as REGION_S
        from (select *, heading || case when hash(heading) % 4 = 0 then '00'
                else printf('%d0', 1 + hash(i + 4) % 9) end as sub
            from (select i, (hash(i + 7) % 1000003) / 1000003 as u,
                (hash(i + 9) % 1000003) / 1000003 as w,
                printf('%02d%02d', 1 + (power((hash(i + 8) % 1000003) / 1000003, 1.7) * 96)::int,
                    1 + hash(i + 3) % 12) as heading
                from range({rows}) t(i))), partner
        ) to '{path}' (header, delimiter ',', quote '')"""
    )


def transcode(plain: Path, path: Path, encoding: str) -> None:
    """The same text in another encoding."""
    with (
        plain.open(encoding="utf-8", newline="") as source,
        path.open("w", encoding=encoding, newline="") as target,
    ):
        shutil.copyfileobj(source, target, 2**24)


# --- the ways, each in a process of its own ----------------------------------------------------


@cache
def registers() -> Registers:
    """Those of the repository."""
    from dashboard.loaders.registers import load_registers

    return load_registers(ROOT / "data")


def run_import(file: Path, work: Path) -> int:
    """Import as the command does; returns the rows read."""
    from dashboard.imports.customs import Import, import_customs
    from dashboard.measures.oddities import oddities

    return import_customs(Import((file,), work, odd=oddities), registers()).rows_read


def floor(file: Path, work: Path) -> None:
    """The columns as they are, from text to Parquet."""
    import duckdb

    database = duckdb.connect(
        config={"threads": 2, "memory_limit": "1000MB", "preserve_insertion_order": False}
    )
    database.execute(
        f"copy (select {', '.join(COLUMNS)} from read_csv('{file}', header=true, delim=',', "
        f"all_varchar=true)) to '{work}/rows.parquet' (format parquet)"
    )


def in_pandas(file: Path, work: Path) -> None:
    """Rows of our region added up by month, flow, partner and code, as most would write it."""
    import pandas as pd

    keys, parts = ["NAPR", "PERIOD", "STRANA", "TNVED"], []
    for rows in pd.read_csv(file, usecols=list(COLUMNS), dtype={"TNVED": str},
                            keep_default_na=False, chunksize=AT_ONCE):  # fmt: skip
        ours = rows[rows["REGION"].str.startswith("41000")]
        parts.append(ours.groupby(keys)[["STOIM", "NETTO"]].sum())
    whole = pd.concat(parts).groupby(keys).sum() if len(parts) > 1 else parts[0]
    whole.reset_index().to_parquet(work / "rows.parquet")


WAYS: dict[str, Callable[[Path, Path], object]] = {
    "import": run_import,
    "floor": floor,
    "pandas": in_pandas,
}
NEEDED = {
    "import": ("dashboard.imports.customs", "dashboard.measures.oddities"),
    "floor": ("duckdb",),
    "pandas": ("pandas", "pyarrow.parquet"),
}


def measured(way: str, file: Path, work: Path) -> dict[str, float]:
    """In this process, once all that it needs is loaded: seconds, seconds of the processors, MiB
    at the peak."""
    for module in NEEDED[way]:
        import_module(module)
    if way == "import":
        registers()
    begun, used = time.perf_counter(), time.process_time()
    WAYS[way](file, work)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - used,
        "mib": int(status.partition("VmHWM:")[2].split()[0]) / 1024,
    }


def in_child(way: str, file: Path, kept: Path | None = None) -> dict[str, float]:
    """`measured` in a process of its own; what it writes is thrown away, or kept in a folder."""
    with contextlib.ExitStack() as stack:
        work = kept or stack.enter_context(tempfile.TemporaryDirectory(dir=file.parent))
        done = subprocess.run(
            [sys.executable, __file__, "--child", way, str(file), str(work)],
            check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
        return found


def compare(rows: int, work: Path, keep: Path | None, encoding: str, report: Report) -> None:
    """One size: the import beside the floor and pandas. The file of our region and the release
    that was made of it stay in ``keep``, under the number of rows."""
    plain, file = work / "plain.csv", work / FILE
    for whole_country in (True, False):
        write_file(rows, plain, whole_country)
        kind = "of the whole country" if whole_country else "all of our region"
        print(f"\n{rows:,} rows {kind}, {plain.stat().st_size / 2**20:,.0f} MiB of text")
        found = {way: in_child(way, plain) for way in ("floor", "pandas")}
        transcode(plain, file, encoding)
        plain.unlink()
        kept = None if whole_country or keep is None else keep / str(rows)
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
        found["import"] = in_child("import", file, kept and kept / RELEASES)
        if kept:
            shutil.move(file, kept / FILE)
        for way, one in found.items():
            times = one["seconds"] / found["floor"]["seconds"]
            print(
                f"  {way:7} {one['seconds']:7.1f} s, {rows / one['seconds']:12,.0f} rows/s, "
                f"{times:4.1f} × the floor; {one['cpu']:6.1f} s of CPU, peak {one['mib']:6,.0f} MiB"
            )
        name = f"import of {rows:,} rows, {'country' if whole_country else 'ours'}"
        speed = rows / found["import"]["seconds"]
        report.least(f"{name}, rows/s", speed, TARGETS[whole_country])
        for unit, of in (("s of the clock", "seconds"), ("s of the processors", "cpu")):
            times = found["import"][of] / found["floor"][of]
            report.ratio(f"{name}, {unit}", found["import"][of], times, f"≤ {FLOOR:g} × the floor")
        report.bound(f"{name}, MiB", found["import"]["mib"], MOST_MIB)
    report.keep()


def main() -> None:
    """All sizes, or one way in a child."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="50 million rows too")
    parser.add_argument("--rows", type=int, nargs="*", help="other sizes")
    parser.add_argument("--encoding", default="cp866", choices=("cp866", "utf-8"))
    parser.add_argument("--keep", type=Path, help="where files and releases stay for the next")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        way, file, place = args.child
        print(json.dumps(measured(way, Path(file), Path(place))))
        return
    report = Report()
    with tempfile.TemporaryDirectory(prefix="bench-imports-") as folder:
        for rows in args.rows or [10**6, 10**7, *([5 * 10**7] if args.large else [])]:
            compare(rows, Path(folder), args.keep, args.encoding, report)


if __name__ == "__main__":
    main()
