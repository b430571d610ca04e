"""The making of a release from what was read: what is left out, what changes, rows, report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.code_lists import write_codes
from dashboard.imports.coverage import ROWS, Known, among, change, covered
from dashboard.imports.cube import build_cube, write_cube
from dashboard.imports.declared import Month, declared
from dashboard.imports.double_counting import pass_over_copies, repeats
from dashboard.imports.engines import Embedded, Engine, EngineFailed, parquet
from dashboard.imports.faults import Gathered
from dashboard.imports.fields import Rules
from dashboard.imports.formats import Recognised
from dashboard.imports.groups import groups_in, is_group_of_goods, is_group_of_partners
from dashboard.imports.joined_partners import may_be_joined, partner_names
from dashboard.imports.levels import pass_over_levels
from dashboard.imports.losses import refuse_loss
from dashboard.imports.odd_rows import Odd, search
from dashboard.imports.other_regions import foreign_alone
from dashboard.imports.price_volume import write_prices
from dashboard.imports.prices import odd_prices
from dashboard.imports.region_names import refuse_misnamed
from dashboard.imports.report import ImportReport
from dashboard.imports.reporting import Found, report
from dashboard.imports.same_months import pass_over_same_months
from dashboard.imports.second_passes import refuse_second_passes
from dashboard.imports.sources import sources_of, states
from dashboard.imports.staging import Progress, Stage, stage_files
from dashboard.imports.stated_sums import name_totals, refuse_missing_rows
from dashboard.imports.sums import pass_over_sums
from dashboard.imports.unknown import (
    first_place,
    share_pct,
    suggested_codes,
    suggested_partners,
    unknown_codes,
)
from dashboard.imports.wording import why
from dashboard.loaders.code_changes import load_editions
from dashboard.loaders.cube import PLACES, read_axes
from dashboard.loaders.import_reports import REPORT
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import Release
from dashboard.sentences import dollars, number, percent

EXACT_CENTS, EXACT_GRAMS = 2**53, 2**62
"""Sums of absolute values up to these are exact, as cents in a float and grams in an integer."""


@dataclass(frozen=True, slots=True)
class Making:
    """What a release is made from: files, rules, registers, the release before it, the engine
    (None: the embedded database), whether a person agreed to lose what it takes away, the months
    for which the owner says that the files are complete, and which rows are odd (None: odd ones
    are not looked for)."""

    recognised: Recognised
    rules: Rules
    registers: Registers
    parent: Release | None
    engine: Engine | None
    replace: bool
    complete: Collection[Month]
    odd: Odd | None = None


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
    rules = making.rules
    files = making.recognised.files
    seen = states({one.source.path for one in files})
    stage = stage_files(files, staged, rules, progress)
    with Embedded(work) as database, ThreadPoolExecutor(1) as beside:
        passed = [*making.recognised.passed_over, *pass_over_copies(stage)]
        passed += pass_over_same_months(stage, database, rules.limits)
        stage.write_few()
        brought = covered(stage, rules.regions)
        # What follows adds up and multiplies within the range of whole numbers.
        _refuse_inexact(stage, database)
        foreign = frozenset(foreign_alone(stage.tally, rules.regions))
        said_complete = declared(making.complete, brought, foreign)
        new = brought | said_complete
        repeated = repeats(stage, rules.limits)
        gathered = Gathered()
        with gathered:
            refuse_second_passes(stage, rules.limits)
        with gathered:
            refuse_misnamed(stage, rules.regions)
        with gathered:
            passed += [*name_totals(stage), *pass_over_levels(stage, database)]
            passed += pass_over_sums(stage, database)
        with gathered:
            _refuse_unknown(stage, rules, making.registers)
        prices = odd_prices(stage, database)
        held = _held(making.parent)
        changed = change(stage, database, new, foreign - new, making.parent, held)
        if not making.replace:
            with gathered:
                refuse_missing_rows(stage, database, rules.regions, rules.limits)
            with gathered:
                refuse_loss(stage, changed, rules)
        gathered.refuse()
        carried = _carry_over(making.parent, changed.known - new, stage, database)
        _refuse_inexact(stage, database)
        engine = making.engine or database
        cells = engine.build(staged, made / ROWS)
        database.view("built", made / ROWS)
        entries = stage.tally.became("kept")[0] + carried[0]
        odd = search(making.odd, entries, cells["partner"].categories, database, beside)
        cube = build_cube(cells, changed.known)
        write_codes(database, made)
        write_prices(database, made, cube.axes.known, load_editions(making.registers.data))
        rows = _hold_against(stage, carried, database)
        found = report(
            Found(stage, cube, changed, said_complete, passed, repeated, rows, rules.regions,
                  rules.alpha2, sources_of(stage, seen), prices)
        )  # fmt: skip
        write_cube(cube, made)
        (made / REPORT).write_text(found.to_json(), encoding="utf-8")
        return Made(found, made, odd.result())


def _refuse_unknown(stage: Stage, rules: Rules, registers: Registers) -> None:
    """Raise ``DataRefused`` if any of the value is with groups of partners or goods, or more than
    may be with unknown ones."""
    kept = stage.tally.size
    reasons = _groups(stage, registers)
    if reasons:
        raise DataRefused(reasons)
    odd = stage.tally.odd_partners
    named = partner_names(registers).meant_by if odd.rows else str
    partners = suggested_partners(odd, rules.alpha2, named)
    codes = unknown_codes(stage.tally)
    for column, rows, share in (
        ("STRANA", partners, share_pct(odd, kept)),
        ("TNVED", suggested_codes(codes), share_pct(codes, kept)),
    ):
        if share > rules.limits.unknown_pct:
            reasons += [_unknown(stage, column, row, share, rules) for row in rows]
    if reasons:
        raise DataRefused(reasons)


def _groups(stage: Stage, registers: Registers) -> list[Reason]:
    joined = any(map(may_be_joined, stage.tally.odd_partners.rows))
    names = partner_names(registers) if joined else None
    return [
        Reason(*first_place(stage, column, text), column, text,
               why("group_of_partners" if column == "STRANA" else "group_of_goods",
                   rows=number(rows), usd=dollars(cents)))
        for column, odd, is_group in (
            ("STRANA", stage.tally.odd_partners, partial(is_group_of_partners, names=names)),
            ("TNVED", stage.tally.odd_codes, is_group_of_goods),
        )
        for text, rows, cents in groups_in(odd, is_group).by_value()[:SHOWN]
    ]  # fmt: skip


def _unknown(
    stage: Stage, column: str, row: Mapping[str, Any], share: float, rules: Rules
) -> Reason:
    place, perhaps = first_place(stage, column, row["code"]), row["suggestion"]
    reason = why(
        "unknown_perhaps" if perhaps else "unknown",
        usd=dollars(round(100 * row["usd"])),
        share=percent(share), most=percent(rules.limits.unknown_pct), perhaps=perhaps,
    )  # fmt: skip
    return Reason(*place, column, row["code"], reason)


def _held(parent: Release | None) -> Known:
    """The months and flows that the release before is complete for."""
    if parent is None:
        return frozenset()
    known = read_axes(parent).known
    return frozenset((year * PLACES + month, flow) for year, month, flow in known)


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


def _refuse_inexact(stage: Stage, database: Embedded) -> None:
    """Raise ``DataRefused`` if sums of all could be larger than can be exact."""
    cents, grams = database.rows(
        "select coalesce(sum(abs(cents)), 0), coalesce(sum(abs(grams)), 0) "
        f"from {parquet(stage.folder, '*.parquet')}"
    )[0]
    for column, size, most, parts in (
        ("STOIM", cents, EXACT_CENTS, 100),
        ("NETTO", grams, EXACT_GRAMS, 1000),
    ):
        if size > most:
            reason = why("inexact", most=f"{most // parts:,}")
            value = f"{int(size) // parts:,}"
            raise DataRefused([Reason(stage.names, None, column, value, reason)])


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
