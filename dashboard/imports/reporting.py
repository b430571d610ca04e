"""How the report of an import is made: `dashboard.imports.report` says what is in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.flows import FLOWS
from dashboard.imports.coverage import Change, Known
from dashboard.imports.lost_parts import Lost
from dashboard.imports.narrowing import coverage_of, narrowed_files, narrowing, periods_of
from dashboard.imports.other_regions import elsewhere, of_few_regions
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.region_names import other_names
from dashboard.imports.report import ImportReport, Row
from dashboard.imports.staging import Stage
from dashboard.imports.tally import MOST_LISTED, Amounts, Tally, region_text
from dashboard.imports.tallying import RESERVED
from dashboard.imports.totals import jumps_of, missing_months, totals_of
from dashboard.imports.truncation import fewer, thin, uneven
from dashboard.imports.unknown import (
    listed,
    picked,
    share_pct,
    suggested_codes,
    suggested_partners,
    unknown_codes,
)
from dashboard.loaders.cube import PLACES, Cube
from dashboard.loaders.registers import Registers
from dashboard.sentences import plain

PASSED_OVER = ("sums", "levels", "copies")

Part = Mapping[str, Any]
"""Some of the fields of a report."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a report is made of."""

    stage: Stage
    cube: Cube
    change: Change
    declared: Known
    passed_over: Collection[PassedOver]
    repeated: int
    rows_in_release: int
    regions: Collection[int]
    registers: Registers
    files: Collection[Row]
    prices: Collection[Row]
    narrowed_before: Sequence[Row] = ()


def report(found: Found) -> ImportReport:
    """What there is to say of what was read, and of the cube that it became a part of."""
    return ImportReport(
        files=tuple(found.files),
        passed_over=tuple(_passed_over(one) for one in found.passed_over),
        rows_in_release=found.rows_in_release,
        **_counts(found.stage.tally),
        **_oddities(found),
        **_of_the_release(found),
        **_changes(found.change),
        **_of_files(found),
    )


def _counts(tally: Tally) -> Part:
    """Rows and money by what became of them."""
    passed = [tally.became(fate) for fate in PASSED_OVER]
    fates = {
        "read": (tally.rows, tally.read.all_cents),
        "kept": tally.became("kept"),
        "other_regions": tally.became("other_regions"),
        "passed_over": (sum(rows for rows, _ in passed), sum(cents for _, cents in passed)),
    }
    return {
        **{f"rows_{fate}": rows for fate, (rows, _) in fates.items()},
        **{f"usd_{fate}": _usd(cents) for fate, (_, cents) in fates.items()},
        "empty_lines": tally.blank + tally.read.rows.get("empty", 0),
        "deleted_rows": tally.deleted,
        "hidden_rows": tally.hidden,
    }


def _oddities(found: Found) -> Part:
    """What was not understood, was mended, or is hardly true."""
    tally = found.stage.tally
    unknown = unknown_codes(tally)
    return {
        "unknown_partners": suggested_partners(tally.odd_partners, found.registers),
        "unknown_partners_pct": share_pct(tally.odd_partners, tally.size),
        "partner_not_stated": _rows_and_usd(tally.not_stated),
        "unknown_codes": suggested_codes(unknown),
        "unknown_codes_pct": share_pct(unknown, tally.size),
        "closed_codes": listed(picked(tally.odd_codes, closed=True)),
        "reserved_chapters": _reserved(tally),
        "mended_codes": tally.mended,
        "rounded_values": tally.rounded,
        "repeated_rows": found.repeated,
        "rows_without_mass": tally.weightless,
        "negative_values": _rows_and_usd(tally.negative),
        "absurd_values": _absurd(tally),
        "jumps": _new_jumps(found),
        "prices": tuple(found.prices),
    }


def _reserved(tally: Tally) -> tuple[Row, ...]:
    """The rows kept under chapters that no goods have."""
    there = tally.chapters
    return tuple(
        {"code": f"{one:02d}", "rows": there.rows[one], "usd": _usd(there.cents[one])}
        for one in RESERVED
        if there.rows.get(one)
    )


def _new_jumps(found: Found) -> tuple[Row, ...]:
    """The jumps of years that the files bring a month of, or of the year before; others were
    reported when they came."""
    brought = {month // PLACES for month, _ in (*found.change.gained, *found.change.replaced)}
    return tuple(row for row in jumps_of(found.cube) if brought & {row["year"], row["year"] - 1})


def _of_the_release(found: Found) -> Part:
    """What the whole release holds, and what it is complete for."""
    return {
        "regions": _regions(found.stage.tally, found.regions),
        "other_names": tuple(other_names(found.stage.tally, found.regions, found.registers.region)),
        "totals": totals_of(found.cube),
        "months_missing": missing_months(found.cube),
        "coverage": coverage_of(found.change.known),
        "in_part": _in_part(found),
        "declared": coverage_of(found.declared),
        "elsewhere": tuple(elsewhere(found.stage, found.regions, found.declared)),
        "few_regions": tuple(of_few_regions(found.stage.tally, found.regions)),
    }


def _changes(change: Change) -> Part:
    """What is gained, replaced and lost."""
    return {
        "months_replaced": periods_of(month for month, _ in change.replaced),
        "gained": tuple(
            {"period": period_text(month), "flow": FLOWS[flow], "usd": _usd(cents)}
            for (month, flow), cents in sorted(change.gained.items())
        ),
        "replaced": tuple(
            {"period": period_text(month), "flow": FLOWS[flow],
             "before_usd": _usd(old), "usd": _usd(new), "equal": (month, flow) in change.equal}
            for (month, flow), (old, new) in sorted(change.replaced.items())
        ),
        "lost": tuple(
            {"kind": one.kind, "flow": FLOWS[one.flow], "code": one.code, "partner": one.partner,
             "periods": list(periods_of(one.months)), "usd": _usd(one.cents),
             "codes": one.codes, "into": one.into}
            for one in _named(change.lost)
        ),
        "vanished": tuple(
            {"flow": FLOWS[flow], "usd": _usd(cents)} for flow, cents in change.vanished.items()
        ),
        "fallen": _fallen(change),
    }  # fmt: skip


def _in_part(found: Found) -> tuple[Row, ...]:
    """Of which months of the release few partners or goods alone are held, flow by flow."""
    places = (*found.change.gained, *found.change.replaced)
    new = [{"flow": FLOWS[flow], "period": period_text(month)} for month, flow in places]
    rows = narrowing(found.narrowed_before, narrowed_files(found.stage.files, found.regions), new)
    held = {
        (of["flow"], period)
        for row in rows
        if row["partners"] or row["chapters"]
        for of in row["coverage"]
        for period in of["periods"]
    }
    return tuple(
        {"flow": name, "periods": periods}
        for name in FLOWS
        if (periods := sorted(period for flow, period in held if flow == name))
    )


def _of_files(found: Found) -> Part:
    """What the files have, and where they may not be whole."""
    stage = found.stage
    uneven_rows = (row for staged in stage.files for row in uneven(staged, found.declared))
    return {
        "months_read": periods_of(month for month, _ in stage.tally.covered),
        "narrowed": narrowed_files(stage.files, found.regions),
        "uneven": tuple(uneven_rows),
        "thin": tuple(thin(found.change.rows)),
        "fewer": tuple(fewer(found.change.rows, found.change.rows_before)),
    }


def _passed_over(one: PassedOver) -> Row:
    reason = one.reason.key.removeprefix("passed_over.")
    values = {name: plain(value) for name, value in one.reason.values.items()}
    return {"name": one.name, "reason": reason, "values": values}


def _named(lost: Sequence[Lost]) -> Sequence[Lost]:
    """What is named of it: of codes, of which a revision of years may have many, the largest."""
    codes = [one for one in lost if one.kind == "code"]
    return [*(one for one in lost if one.kind != "code"), *codes[:MOST_LISTED]]


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
            "code": region_text(code),
            "name": tally.region_names.get(code, ""),
            "rows": rows,
            "usd": _usd(cents),
            "kept": not kept or code in kept,
        }
        for code, rows, cents in sorted(tally.regions.by_value(), key=lambda row: -row[1])
    )


def _absurd(tally: Tally) -> tuple[Row, ...]:
    return tuple(
        {"period": period_text(one.month), "flow": FLOWS[one.flow], "partner": one.partner,
         "code": f"{one.code:010d}", "usd": _usd(one.cents)}
        for one in tally.absurd
    )  # fmt: skip
