"""An import from the files to the published release: recognise, check, build, report, publish.

A release holds everything known: the rows of the current release, with every month that the new
files bring replaced by theirs (a revision). A year that comes as a whole replaces its months, and
months replace a year that was known only as a whole.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.errors import DataRefused, Reason, WrongUsage
from dashboard.imports.cube import build_cube, write_cube
from dashboard.imports.engines import Embedded, Engine, EngineFailed, parquet
from dashboard.imports.formats import CustomsFile, recognise
from dashboard.imports.publishing import publish_release, unchanged_if_full, workshop
from dashboard.imports.report import ImportReport, report
from dashboard.imports.rows import Progress, Stage, read_customs
from dashboard.loaders.cube import PLACES
from dashboard.loaders.import_reports import REPORT
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import Release, checksum, current_release, home

LOG = logging.getLogger(__name__)
ROWS = "rows.parquet"
CODES = (
    "select chapter, code, digits, sum(cents)::bigint as cents, sum(grams)::bigint as grams "
    "from built group by all order by chapter, code, digits"
)


@dataclass(frozen=True, slots=True)
class Import:
    """What to import: files, regions (OKATO; empty: all; None: that of the registers), where to.

    ``engine`` builds the release; None is the embedded database.
    """

    paths: tuple[Path, ...]
    data_dir: Path
    dataset: str = "customs"
    regions: tuple[int, ...] | None = None
    engine: Engine | None = None


def recognised(order: Import) -> tuple[CustomsFile, ...]:
    """The customs files in the paths of an import.

    Raises:
        WrongUsage: a path is no file.
        DataRefused: something in them is no customs file; every reason.
    """
    files: list[CustomsFile] = []
    reasons: list[Reason] = []
    for path in order.paths:
        try:
            files += recognise(path)
        except DataRefused as refused:
            reasons += refused.reasons
    if reasons:
        raise DataRefused(reasons)
    return tuple(files)


def import_customs(
    order: Import,
    registers: Registers,
    progress: Progress = lambda size, rows: None,
    waiting: Callable[[], None] = lambda: None,
) -> ImportReport:
    """Import files as a new release and make it the current one.

    Raises:
        DataRefused: the files break the rules; nothing was changed.
    """
    regions = _regions(order, registers)
    with _logged(order):
        files = recognised(order)
        with unchanged_if_full(), workshop(order.data_dir, order.dataset, waiting) as work:
            found, made = _make(order, files, registers, work, progress)
            facts = {
                "regions": list(regions),
                "rows": found.rows_in_release,
                "totals": list(found.totals),
                "sources": list(found.files),
                "months_replaced": list(found.months_replaced),
            }
            release = publish_release(order.data_dir, order.dataset, made, facts)
    return replace(found, release=release.number)


def try_import(
    order: Import,
    registers: Registers,
    progress: Progress = lambda size, rows: None,
) -> ImportReport:
    """The report that an import would give; nothing is changed.

    Raises:
        DataRefused: the files break the rules.
    """
    files = recognised(order)
    with unchanged_if_full(), _scratch(order) as work:
        return _make(order, files, registers, work, progress)[0]


def _regions(order: Import, registers: Registers) -> tuple[int, ...]:
    return (registers.region.customs,) if order.regions is None else order.regions


@contextmanager
def _logged(order: Import) -> Iterator[None]:
    """Log a refusal: which files, how many reasons, and the first."""
    try:
        yield
    except DataRefused as refused:
        names = ", ".join(path.name for path in order.paths)
        first = " ".join(cell for cell in refused.reasons[0].cells() if cell)
        LOG.info("import of %s into %s refused for %d reasons: %s",
                 names, order.dataset, len(refused.reasons), first)  # fmt: skip
        raise


@contextmanager
def _scratch(order: Import) -> Iterator[Path]:
    beside = order.data_dir if order.data_dir.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="dry-run-", dir=beside) as folder:
        yield Path(folder)


def _make(
    order: Import,
    files: Sequence[CustomsFile],
    registers: Registers,
    work: Path,
    progress: Progress,
) -> tuple[ImportReport, Path]:
    """The report, and the folder of the release with everything but its manifest."""
    regions = _regions(order, registers)
    parent = _parent(order, regions)
    made, staged = work / "release", work / "staged"
    for folder in (made, staged):
        folder.mkdir()
    alpha2 = registers.alpha2
    with Embedded(work) as database:
        stage = read_customs(files, staged, database, alpha2, progress)
        months = _months(stage, database, regions, files)
        replaced = _carry_over(parent, months, stage, database, regions)
        try:
            engine = order.engine or database
            cells = engine.build(staged, regions, made / ROWS)
            cube = build_cube(cells)
            built = parquet(made / ROWS, "*.parquet")
            database.execute(f"create or replace view built as from {built}")
            database.write(CODES, made / "codes.parquet")
            sources = [
                {
                    "name": file.name,
                    "encoding": file.encoding,
                    "kind": "dbf" if file.fields else "text",
                    "separator": file.separator,
                    "sha256": checksum(file.path),
                }
                for file in files
            ]
            found = report(stage, database, cube, sources, regions, alpha2, replaced)
        except EngineFailed as error:
            names = ", ".join(file.name for file in files)
            raise DataRefused([Reason(names, None, "", "", str(error))]) from error
    write_cube(cube, made)
    (made / REPORT).write_text(found.to_json(), encoding="utf-8")
    return found, made


def _parent(order: Import, regions: Sequence[int]) -> Release | None:
    parent = current_release(order.data_dir, order.dataset)
    if parent is not None and parent.manifest["regions"] != list(regions):
        held = ", ".join(f"{code:05d}" for code in parent.manifest["regions"]) or "all"
        raise WrongUsage(
            f"{home(order.data_dir, order.dataset)} holds the regions {held}: "
            "give other regions a --data-dir of their own"
        )
    return parent


def _months(
    stage: Stage, database: Embedded, regions: Sequence[int], files: Sequence[CustomsFile]
) -> frozenset[int]:
    """The months that the files bring of the regions (year · 13 + month)."""
    wanted = ", ".join(map(str, regions))
    where = f"where region in ({wanted})" if wanted else ""
    name = ", ".join(file.name for file in files)
    if not stage.rows:
        raise DataRefused([Reason(name, None, "", "", "there are no rows")])
    found = database.rows(f"select distinct month from {stage.parts} {where}")
    months = frozenset(int(month) for (month,) in found)
    if not months:
        other = ", ".join(f"{code:05d}" for code in sorted(stage.regions)[:10])
        reason = f"there are no rows of region {wanted}, only of {other}"
        raise DataRefused([Reason(name, None, "REGION", "", reason)])
    twice = sorted({m // PLACES for m in months if m % PLACES} & _whole_years(months))
    if twice:
        reason = "the year comes both as a whole and by month: it would be counted twice"
        raise DataRefused([Reason(name, None, "PERIOD", str(year), reason) for year in twice])
    return months


def _whole_years(months: Collection[int]) -> set[int]:
    return {month // PLACES for month in months if month % PLACES == 0}


def _carry_over(
    parent: Release | None,
    months: Collection[int],
    stage: Stage,
    database: Embedded,
    regions: Sequence[int],
) -> tuple[int, ...]:
    """Stage the rows of the release before that stay; returns its months that do not."""
    if parent is None:
        return ()
    parent.verify([name for name in parent.manifest["files"] if name.startswith(f"{ROWS}/")])
    rows = parquet(parent.folder / ROWS, "*.parquet")
    years = {month // PLACES for month in months}
    held = {int(month) for (month,) in database.rows(f"select distinct month from {rows}")}
    whole = _whole_years(months)
    replaced = {
        month
        for month in held
        if month in months
        or month // PLACES in whole
        or (month % PLACES == 0 and month // PLACES in years)
    }
    stay = ", ".join(str(month) for month in sorted(held - replaced))
    if stay:
        region = regions[0] if regions else 0
        database.write(
            "select month, flow, partner, code, digits, cents, grams, "
            f"{region}::integer as region, entries from {rows} where month in ({stay})",
            stage.folder / "before.parquet",
        )
    return tuple(sorted(replaced))
