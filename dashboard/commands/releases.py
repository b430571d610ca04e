"""``import``, ``releases``, ``rollback`` and ``demo``: what is done with customs data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dashboard.imports.rows import Progress
from dashboard.imports.customs import (
    LENINGRAD_REGION,
    Import,
    import_customs,
    recognised,
    try_import,
)
from dashboard.imports.report import ImportReport
from dashboard.imports.engines import engine_named
from dashboard.loaders.registers import load_registers
from dashboard.imports.relations import DATASET as RELATIONS
from dashboard.loaders.releases import DATASETS, current_number, list_releases, roll_back
from dashboard.settings import Settings

WITH_RELEASES = (*DATASETS, RELATIONS)


def add_parser(subparsers: Any) -> None:
    """Add the four commands."""
    reading = subparsers.add_parser("import", help="import files of the customs service")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE")
    reading.add_argument(
        "--region", type=_regions, default=(LENINGRAD_REGION,), help="OKATO code; 41000 if not told"
    )
    reading.add_argument("--dry-run", action="store_true", help="only report; change nothing")
    reading.add_argument("--report", type=Path, metavar="PATH", help="write the report as JSON")
    reading.set_defaults(run=run_import)
    listing = subparsers.add_parser("releases", help="list the releases")
    listing.add_argument("--dataset", choices=WITH_RELEASES, default="customs")
    listing.set_defaults(run=run_releases)
    back = subparsers.add_parser("rollback", help="make another release the current one")
    back.add_argument("number", type=int, metavar="N")
    back.add_argument("--dataset", choices=WITH_RELEASES, default="customs")
    back.set_defaults(run=run_rollback)
    demo = subparsers.add_parser("demo", help="make demonstration data and import them")
    demo.set_defaults(run=run_demo)
    for parser in (reading, listing, back, demo):
        parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR")


def _regions(text: str) -> tuple[int, ...]:
    if text == "all":
        return ()
    codes = text.split(",")
    if not all(code.isascii() and code.isdigit() and len(code) <= 5 for code in codes):
        raise argparse.ArgumentTypeError(f"{text}: not an OKATO code such as 41000")
    return tuple(sorted({int(code) for code in codes}))


def run_import(args: argparse.Namespace, settings: Settings) -> int:
    """Import files. Raises ``DataRefused``, ``WrongUsage``; then nothing was changed."""
    order = Import(
        paths=tuple(args.files),
        data_dir=settings.data_dir,
        regions=args.region,
        engine=engine_named(settings.engine),
    )
    registers = load_registers(settings.data)
    with _shown(sum(file.size for file in recognised(order))) as progress:
        if args.dry_run:
            report = try_import(order, registers, progress)
        else:
            report = import_customs(order, registers, progress, _say_waiting)
    if args.report:
        args.report.write_text(report.to_json(), encoding="utf-8")
    print(report_text(report))
    return 0


def _say_waiting() -> None:
    print("Another import is running; waiting for it to end.", file=sys.stderr)


@contextmanager
def _shown(size: int) -> Iterator[Progress]:
    """A progress bar with rate and time left, on a terminal only."""
    rows = 0
    with tqdm(total=size, unit="B", unit_scale=True, disable=None, leave=False) as bar:

        def show(read: int, more: int) -> None:
            nonlocal rows
            rows += more
            bar.update(read)
            seconds = bar.format_dict["elapsed"]
            bar.set_postfix_str(f"{rows:,} rows, {rows / max(seconds, 0.001):,.0f} rows/s")

        yield show


def run_releases(args: argparse.Namespace, settings: Settings) -> int:
    """List the releases: number, time, rows, totals, and which is the current one."""
    current = current_number(settings.data_dir, args.dataset)
    found = list_releases(settings.data_dir, args.dataset)
    if not found:
        print(f"No release of {args.dataset} in {settings.data_dir}.")
    for release in found:
        mark = "*" if release.number == current else " "
        told = _told(release.manifest)
        print(f"{mark} {release.number:4d}  {release.manifest['time']}  {told}  {release.version}")
    return 0


def _told(manifest: Mapping[str, Any]) -> str:
    """What is in a release: rows, years and dollars, or the rows of the owner's tables."""
    if "totals" not in manifest:
        return ", ".join(f"{name} {count:,}" for name, count in manifest["rows"].items())
    years = [row["year"] for row in manifest["totals"]]
    usd = sum(row["usd"] for row in manifest["totals"]) / 1e6
    rows = f"{manifest['rows']:>12,} rows"
    return f"{rows}  {min(years)}–{max(years)}  {usd:,.1f} million USD"


def run_rollback(args: argparse.Namespace, settings: Settings) -> int:
    """Point to another release. Raises ``WrongUsage`` when there is none of that number."""
    release = roll_back(settings.data_dir, args.dataset, args.number, _say_waiting)
    print(f"Release {release.number} of {args.dataset} is the current one.")
    return 0


def run_demo(args: argparse.Namespace, settings: Settings) -> int:
    """Make demonstration data and import them as two releases."""
    from dashboard.imports.demonstration import import_demonstration

    registers = load_registers(settings.data)
    for report in import_demonstration(settings.data_dir, registers):
        print(report_text(report))
    return 0


def report_text(report: ImportReport) -> str:
    """The report as the terminal shows it."""
    lines = [
        f"Release {report.release}" if report.release else "Dry run: nothing was changed",
        f"  rows read            {report.rows_read:>15,}",
        f"  rows kept            {report.rows_kept:>15,}",
        f"  of other regions     {report.rows_other_regions:>15,}",
        f"  lost zeros mended    {report.mended_codes:>15,}",
        f"  rows that repeat     {report.repeated_rows:>15,}",
        f"  rows without mass    {report.rows_without_mass:>15,}",
        f"  negative values      {report.negative_values['rows']:>15,}",
    ]
    lines += [
        f"  {row['year']} {row['flow']:6}  {row['usd'] / 1e6:>18,.1f} million USD, "
        f"{row['months'] or 'whole year, no'} months"
        for row in report.totals
    ]
    odd = (
        ("unknown partner", report.unknown_partners),
        ("unknown code", report.unknown_codes),
        ("closed code", report.closed_codes),
    )
    for name, rows in odd:
        lines += [
            f"  {name} {row['code']!r}: {row['rows']:,} rows, {row['usd']:,.2f} USD"
            + (f"; perhaps {row['suggestion']}" if row.get("suggestion") else "")
            for row in rows[:10]
        ]
    lines += [
        f"  absurd value {row['usd']:,.2f} USD: {row['flow']} {row['period']} {row['partner']} "
        f"{row['code']}"
        for row in report.absurd_values[:10]
    ]
    lines += [
        f"  jump {row['year']} {row['flow']} {row['partner']} chapter {row['chapter']}: "
        f"{row['before_usd']:,.0f} → {row['usd']:,.0f} USD"
        for row in report.jumps[:10]
    ]
    if report.months_replaced:
        lines.append(f"  months replaced: {', '.join(report.months_replaced)}")
    if report.months_missing:
        lines.append(f"  months missing: {', '.join(report.months_missing)}")
    return "\n".join(lines)
