"""The making of a release from files: read, checked, built, and reported on."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dashboard.copies import replace
from dashboard.imports.cancelled import write_cancelled
from dashboard.imports.checks import Making, check_rows, refuse_inexact
from dashboard.imports.code_lists import write_codes
from dashboard.imports.coverage import ROWS, Known, among
from dashboard.imports.cube import build_cube, write_cube
from dashboard.imports.engines import Embedded, EngineFailed, parquet
from dashboard.imports.left_behind import left_behind
from dashboard.imports.odd_rows import search
from dashboard.imports.out_of_scale import out_of_scale
from dashboard.imports.price_volume import write_prices
from dashboard.imports.report import ImportReport, Row
from dashboard.imports.reporting import Found, report
from dashboard.imports.running_totals import refuse_running_totals
from dashboard.imports.sources import sources_of, states
from dashboard.imports.staging import Progress, Stage, stage_files
from dashboard.loaders.code_changes import load_editions
from dashboard.loaders.import_reports import REPORT
from dashboard.loaders.releases import Release


class Made(NamedTuple):
    """The report of a release, its folder with everything but its manifest, and its odd rows; None
    where they were not looked for."""

    report: ImportReport
    folder: Path
    odd: pd.DataFrame | None


def make_release(making: Making, work: Path, progress: Progress) -> Made:
    """A release from files.

    Raises:
        DataRefused: the files break the rules, or would take something away unasked.
    """
    made, staged = work / "release", work / "staged"
    for folder in (made, staged):
        folder.mkdir()
    rules, files = making.rules, making.recognised.files
    seen = states({one.source.path for one in files})
    stage = stage_files(files, staged, rules, progress)
    with Embedded(work) as database, ThreadPoolExecutor(1) as beside:
        checked = check_rows(making, stage, database)
        carried = _carry_over(making.parent, checked.stays, stage, database)
        refuse_inexact(stage, database)
        cells = (making.engine or database).build(staged, made / ROWS)
        database.view("built", made / ROWS)
        entries = stage.tally.became("kept")[0] + carried[0]
        odd = search(making.odd, entries, cells["partner"].categories, database, beside)
        cube = build_cube(cells, checked.changed.known)
        write_cancelled(made, cells, staged, database, (making.parent, checked.stays))
        new = checked.changed.known - checked.stays
        refuse_running_totals(stage.names, cube, new, rules.limits)
        write_codes(database, made)
        write_prices(database, made, cube.axes.known, load_editions(making.registers.data))
        rows = _hold_against(stage, carried, database)
        found = report(
            Found(stage, cube, checked.changed, checked.complete, checked.passed, checked.repeated,
                  rows, rules.regions, making.registers, sources_of(stage, seen),
                  checked.prices, _narrowed_before(making))
        )  # fmt: skip
        brought = checked.changed.gained.keys() | checked.changed.replaced.keys()
        cents = {(month, flow): int(of) for month, flow, of in database.rows(
            "select month, flow, sum(cents)::bigint from built group by all")}  # fmt: skip
        found = replace(
            found,
            left_behind=left_behind(making.later, checked.changed.known),
            out_of_scale=tuple(out_of_scale(cents, frozenset(brought), found.in_part)),
        )
        write_cube(cube, made)
        (made / REPORT).write_text(found.to_json(), encoding="utf-8")
        return Made(found, made, odd.result())


def _narrowed_before(making: Making) -> Sequence[Row]:
    """The files that the release before is narrowed by."""
    return making.parent.manifest.get("narrowed", ()) if making.parent else ()


def _carry_over(
    parent: Release | None, stay: Known, stage: Stage, database: Embedded
) -> tuple[int, int]:
    """Stage what stays of the release before; entries and cents of it."""
    if parent is None or not stay:
        return 0, 0
    parent.verify([name for name in parent.manifest["files"] if name.startswith(f"{ROWS}/")])
    columns = "month, flow, partner, code, digits, cents, grams, entries"
    before = stage.folder / "before.parquet"
    rows = parquet(parent.folder / ROWS, "*.parquet")
    database.write(f"select {columns} from {rows} where {among(stay)}", before)
    found = database.rows(
        "select coalesce(sum(entries), 0)::bigint, coalesce(sum(cents), 0)::bigint "
        f"from {parquet(stage.folder, before.name)}"
    )
    return int(found[0][0]), int(found[0][1])


def _hold_against(stage: Stage, carried: Sequence[int], database: Embedded) -> int:
    """The number of entries in the built rows, whose sums must be what was read and carried over.

    Raises:
        EngineFailed: they are not; no fault of the files.
    """
    entries, cents = database.rows("select sum(entries)::bigint, sum(cents)::bigint from built")[0]
    rows, kept = stage.tally.became("kept")
    if (int(entries), int(cents)) != (rows + carried[0], kept + carried[1]):
        raise EngineFailed("the rows built are not those read: report this as a fault")
    return int(entries)
