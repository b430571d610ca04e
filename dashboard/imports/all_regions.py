"""The trade of the country from a customs file of all regions: read by every rule of an import,
into a folder that is then thrown away but for its sums."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.coverage import ROWS
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.engines import Embedded
from dashboard.imports.limits import Limits
from dashboard.imports.other_regions import WHOLE_COUNTRY
from dashboard.imports.reference_table import ReadTable
from dashboard.imports.reference_unknown import of_customs
from dashboard.imports.report import Row
from dashboard.loaders.cube import PLACES, read_axes
from dashboard.loaders.reference import ALL_GOODS, Referred
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import Release, current_release
from dashboard.sentences import said

DIGITS = 6
MONTHS = 12
_SUMS = f"""
    select month // {PLACES} as year, flow, chapter, code // 10000 as code, digits >= {DIGITS},
        sum(cents)::bigint as cents
    from rows group by all order by all"""


def sums_of_all_regions(
    paths: Sequence[Path],
    work: Path,
    registers: Registers,
    limits: Limits,
    progress: Callable[[int, int], None] = lambda size, rows: None,
) -> ReadTable:
    """The trade of the region's country by year, flow and code of six digits, chapter and in all,
    of years that are known whole.

    Raises:
        DataRefused: the files break the rules, are of some regions alone, in all or in a month of
            a year that is there, or hold no whole year.
        StoreUnavailable: the disk is full or cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="reference-", dir=work) as name:
        folder = Path(name)
        report = import_customs(
            Import(tuple(paths), folder, regions=(), limits=limits), registers, progress
        )
        regions = [row for row in report.regions if row["rows"] and int(row["code"])]
        if len(regions) < WHOLE_COUNTRY:
            raise _refused(paths, "REGION", "refused.reference.few_regions",
                           there=len(regions), whole=WHOLE_COUNTRY)  # fmt: skip
        release = current_release(folder, "customs")
        assert release is not None
        names = ", ".join(sorted(path.name for path in paths))
        whole = _whole_years(read_axes(release).known)
        _refuse_months_of_few(names, report.few_regions, whole)
        found = _sums(release, folder, registers.home, f"{names} ({len(regions)})", whole)
    if not found:
        raise _refused(paths, "PERIOD", "refused.reference.no_whole_year")
    return ReadTable(found, tuple(of_customs(names, report)))


def _refused(paths: Sequence[Path], column: str, key: str, **values: int) -> DataRefused:
    return DataRefused([Reason(", ".join(path.name for path in paths), None, column, "",
                               said(key, **values))])  # fmt: skip


def _refuse_months_of_few(
    names: str, months: Collection[Row], whole: Collection[tuple[int, int]]
) -> None:
    """Raise ``DataRefused`` where a month of a year that would be taken for one of the country has
    rows of few regions."""
    reasons = [
        Reason(names, None, "PERIOD", str(row["period"]),
               said("refused.reference.few_in_month", flow=said(f"flow.{row['flow']}"),
                    there=row["regions"], whole=WHOLE_COUNTRY))
        for row in months
        if (int(row["period"][:4]), FLOWS.index(row["flow"])) in whole
    ]  # fmt: skip
    if reasons:
        raise DataRefused(reasons)


def _sums(
    release: Release, work: Path, reporter: str, source: str, known: Collection[tuple[int, int]]
) -> tuple[Referred, ...]:
    with Embedded(work) as database:
        database.view("rows", release.folder / ROWS)
        rows = database.rows(_SUMS)
    cents: dict[tuple[int, str, str], int] = {}
    for year, flow, chapter, code, deep, value in rows:
        if (year, flow) not in known:
            continue
        places = [ALL_GOODS]
        places += [f"{chapter:02d}"] if chapter else []
        places += [f"{code:0{DIGITS}d}"] if chapter and deep else []
        for place in places:
            key = year, FLOWS[flow], place
            cents[key] = cents.get(key, 0) + value
    return tuple(
        Referred(reporter, *key, value / 100, source) for key, value in cents.items() if value >= 0
    )


def _whole_years(known: Collection[tuple[int, int, int]]) -> frozenset[tuple[int, int]]:
    """Years with the place of the flow that all months are known of, or that are known whole."""
    months: dict[tuple[int, int], set[int]] = {}
    for year, month, flow in known:
        months.setdefault((year, flow), set()).add(month)
    return frozenset(place for place, found in months.items() if 0 in found or len(found) == MONTHS)
