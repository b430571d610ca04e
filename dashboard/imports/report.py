"""The report of an import: what was read, what was mended, what looks wrong, what it changes. Its
keys are the same in the terminal, in JSON and on the page, where they are put into words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.imports.coverage import Change
from dashboard.imports.narrowing import coverage_of, narrowed, periods_of
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.staging import Stage
from dashboard.imports.tally import Amounts, Tally
from dashboard.imports.totals import jumps_of, missing_months, totals_of
from dashboard.imports.unknown import (
    listed,
    picked,
    share_pct,
    suggested_codes,
    suggested_partners,
    unknown_codes,
)
from dashboard.loaders.cube import FLOWS, Cube

PASSED_OVER = ("sums", "levels", "copies")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Money is US dollars. Lists are ordered by value; the counts beside them are of all.

    ``rows_read`` = kept + other regions + passed over, and so their money; whatever is refused
    refuses the import. ``passed_over``: name, reason (key among ``passed_over``), values.
    ``regions``: code, name, rows, usd, kept. ``totals`` (of the whole release): year, flow, usd,
    net_mass_kg, months; only flows that are known. ``unknown_partners`` and ``unknown_codes``:
    code, rows, usd, suggestion, and their share of the value kept. ``closed_codes``: code, rows,
    usd.
    ``absurd_values``: period, flow, partner, code, usd. ``jumps``: year, flow, partner, chapter,
    before_usd, usd. ``gained``: period, flow, usd; ``replaced``: period, flow, before_usd, usd;
    ``lost``: kind (partner, chapter, months), flow, code, periods, usd. ``fallen``: flow (empty:
    both), before_usd and usd where more than half of what is replaced is gone. ``coverage``: flow,
    periods; of the whole release. ``narrowed``: file, the flows, partners, chapters that it holds
    alone, and its coverage. ``parent``: the release before, None for the first.
    ``rows_in_release`` also counts the rows carried over from the release before. Periods are
    ``YYYY-MM`` or ``YYYY``.
    """

    files: tuple[Row, ...]
    rows_read: int
    rows_kept: int
    rows_other_regions: int
    rows_passed_over: int
    usd_read: float
    usd_kept: float
    usd_other_regions: float
    usd_passed_over: float
    empty_lines: int
    passed_over: tuple[Row, ...]
    regions: tuple[Row, ...]
    totals: tuple[Row, ...]
    unknown_partners: tuple[Row, ...]
    unknown_partners_pct: float
    partner_not_stated: Row
    unknown_codes: tuple[Row, ...]
    unknown_codes_pct: float
    closed_codes: tuple[Row, ...]
    mended_codes: int
    repeated_rows: int
    rows_without_mass: int
    negative_values: Row
    absurd_values: tuple[Row, ...]
    jumps: tuple[Row, ...]
    months_read: tuple[str, ...]
    months_replaced: tuple[str, ...]
    months_missing: tuple[str, ...]
    gained: tuple[Row, ...]
    replaced: tuple[Row, ...]
    lost: tuple[Row, ...]
    fallen: Row | None
    coverage: tuple[Row, ...]
    narrowed: tuple[Row, ...]
    rows_in_release: int
    release: int | None = None
    parent: int | None = None

    def as_mapping(self) -> dict[str, Any]:
        """The report as it is kept: plain lists and mappings."""
        return asdict(self)

    def to_json(self) -> str:
        """The report as JSON."""
        return json.dumps(self.as_mapping(), ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class Found:
    """All that a report is made of."""

    stage: Stage
    cube: Cube
    change: Change
    passed_over: Collection[PassedOver]
    repeated: int
    rows_in_release: int
    regions: Collection[int]
    alpha2: Mapping[str, str]
    files: Collection[Row]


def report(found: Found) -> ImportReport:
    """What there is to say of what was read, and of the cube that it became a part of."""
    tally, change = found.stage.tally, found.change
    unknown = unknown_codes(tally)
    passed = [tally.became(fate) for fate in PASSED_OVER]
    return ImportReport(
        files=tuple(found.files),
        rows_read=tally.rows,
        rows_kept=tally.became("kept")[0],
        rows_other_regions=tally.became("other_regions")[0],
        rows_passed_over=sum(rows for rows, _ in passed),
        usd_read=_usd(tally.read.all_cents),
        usd_kept=_usd(tally.became("kept")[1]),
        usd_other_regions=_usd(tally.became("other_regions")[1]),
        usd_passed_over=_usd(sum(cents for _, cents in passed)),
        empty_lines=tally.blank + tally.read.rows.get("empty", 0),
        passed_over=tuple(_passed_over(one) for one in found.passed_over),
        regions=_regions(tally, found.regions),
        totals=totals_of(found.cube),
        unknown_partners=suggested_partners(tally.odd_partners, found.alpha2),
        unknown_partners_pct=share_pct(tally.odd_partners, tally.size),
        partner_not_stated=_rows_and_usd(tally.not_stated),
        unknown_codes=suggested_codes(unknown),
        unknown_codes_pct=share_pct(unknown, tally.size),
        closed_codes=listed(picked(tally.odd_codes, closed=True)),
        mended_codes=tally.mended,
        repeated_rows=found.repeated,
        rows_without_mass=tally.weightless,
        negative_values=_rows_and_usd(tally.negative),
        absurd_values=tuple(
            {
                "period": period_text(one.month),
                "flow": FLOWS[one.flow],
                "partner": one.partner,
                "code": f"{one.code:010d}",
                "usd": _usd(one.cents),
            }
            for one in tally.absurd
        ),
        jumps=jumps_of(found.cube),
        months_read=periods_of(month for month, _ in tally.covered),
        months_replaced=periods_of(month for month, _ in change.replaced),
        months_missing=missing_months(found.cube),
        gained=tuple(
            {"period": period_text(month), "flow": FLOWS[flow], "usd": _usd(cents)}
            for (month, flow), cents in sorted(change.gained.items())
        ),
        replaced=tuple(
            {
                "period": period_text(month),
                "flow": FLOWS[flow],
                "before_usd": _usd(old),
                "usd": _usd(new),
            }
            for (month, flow), (old, new) in sorted(change.replaced.items())
        ),
        lost=tuple(
            {
                "kind": one.kind,
                "flow": FLOWS[one.flow],
                "code": one.code,
                "periods": list(periods_of(one.months)),
                "usd": _usd(one.cents),
            }
            for one in change.lost
        ),
        fallen=_fallen(change),
        coverage=coverage_of(change.known),
        narrowed=tuple(row for staged in found.stage.files if (row := narrowed(staged))),
        rows_in_release=found.rows_in_release,
    )


def _passed_over(one: PassedOver) -> Row:
    reason = one.reason.key.removeprefix("passed_over.")
    return {"name": one.name, "reason": reason, "values": dict(one.reason.values)}


def _fallen(change: Change) -> Row | None:
    if change.fallen is None:
        return None
    flow, before, after = change.fallen
    named = "" if flow is None else FLOWS[flow]
    return {"flow": named, "before_usd": _usd(before), "usd": _usd(after)}


def _usd(cents: int) -> float:
    return cents / 100


def _rows_and_usd(amounts: Amounts) -> Row:
    return {"rows": amounts.all_rows, "usd": _usd(amounts.all_cents)}


def _regions(tally: Tally, kept: Collection[int]) -> tuple[Row, ...]:
    return tuple(
        {
            "code": f"{code:05d}",
            "name": tally.region_names.get(code, ""),
            "rows": rows,
            "usd": _usd(cents),
            "kept": not kept or code in kept,
        }
        for code, rows, cents in sorted(tally.regions.by_value(), key=lambda row: -row[1])
    )
