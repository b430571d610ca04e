"""Sums that files state of themselves: rows of totals, known by their words.

They are passed over and named. A total of a month's flow, or of a whole file, that is more than its
rows are says that rows are missing: the file was cut, or narrowed by hand. One that differs by less
than a file may take away, or is less than the rows, is named: no more than that is known of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.limits import Limits
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.staging import Stage
from dashboard.imports.values import UNKNOWN
from dashboard.imports.wording import because, flow_named, why
from dashboard.loaders.cube import PLACES
from dashboard.sentences import dollars, number

NAMED = 5
DOLLAR = 100
"""Cents."""
UNITS = 1, 1000, 1_000_000
"""What a total may be in, where rows are in dollars."""

Sums = Mapping[tuple[int, int, int], int]
"""Cents by month, flow and region."""
Totals = Mapping[tuple[int, int, int], list[int]]
"""The cents that rows of totals state of a month, flow and region."""


@dataclass(frozen=True, slots=True)
class HeldTotal:
    """What rows of totals state of a flow of a month (``UNKNOWN``: of all) and of a region, what
    its rows are, and those of its year until then; cents."""

    month: int
    flow: int
    totals: Sequence[int]
    rows: int
    so_far: int


def name_totals(stage: Stage) -> Iterator[PassedOver]:
    """What was passed over as rows of totals, by their words."""
    rows, cents = stage.tally.became("sums")
    if rows:
        named = [word for (_, word), *_ in stage.tally.sums_by.by_value()]
        words = ", ".join([*dict.fromkeys(named)][:NAMED])
        reason = because("totals", words=words, rows=number(rows), usd=dollars(cents))
        yield PassedOver(stage.names, reason)


def held_against_rows(
    stage: Stage, database: Embedded, regions: Collection[int]
) -> tuple[HeldTotal, ...]:
    """What rows of totals state of each month, flow and region, and what their rows are."""
    stated, sums = _stated(stage, regions), _sums(stage, database)
    return tuple(
        HeldTotal(*key[:2], totals, _of(key, sums), _of(key, sums, so_far=True))
        for key, totals in sorted(stated.items())
    )


def name_unlike(stage: Stage, stated: Collection[HeldTotal]) -> Iterator[PassedOver]:
    """The months and flows of which no row of totals is what the rows add up to, the largest
    differences."""
    unlike = [
        one
        for one in stated
        if not any(_any_agrees(one.totals, found) for found in (one.rows, one.so_far))
    ]
    unlike.sort(key=lambda one: -abs(max(one.totals) - one.rows))
    for one in unlike[:NAMED]:
        whole = one.month == UNKNOWN
        yield PassedOver(
            stage.names,
            because(
                f"total_unlike.{'all' if whole else FLOWS[one.flow]}",
                period="" if whole else period_text(one.month),
                usd=dollars(max(one.totals)),
                rows=dollars(one.rows),
            ),
        )


def refuse_missing_rows(stage: Stage, stated: Collection[HeldTotal], limits: Limits) -> None:
    """Raise ``DataRefused`` if a row of totals is more than what it adds up, by more of it than a
    file may take away unasked."""
    if reasons := [_reason(stage, one) for one in stated if _lacks(one, limits)]:
        raise DataRefused(reasons)


def _stated(stage: Stage, regions: Collection[int]) -> Totals:
    """What rows of totals state of each month, flow and region; of all months together where they
    state it of none."""
    stated: dict[tuple[int, int, int], list[int]] = {}
    for staged in stage.files:
        whole = "other_regions" not in staged.tally.read.rows
        found = [one for one in staged.tally.stated if one[2] in regions or (whole and not one[2])]
        of_months = [one for one in found if one[0] != UNKNOWN]
        for *key, cents in of_months or found:
            stated.setdefault((key[0], key[1], key[2]), []).append(cents)
    return stated


def _sums(stage: Stage, database: Embedded) -> Sums:
    if not any(staged.tally.stated for staged in stage.files):
        return {}
    return {
        (month, flow, region): int(cents)
        for month, flow, region, cents in database.rows(
            "select month, flow, region, sum(cents)::bigint "
            f"from {parquet(stage.folder, 'part-*.parquet')} group by all"
        )
    }


def _of(key: tuple[int, int, int], sums: Sums, *, so_far: bool = False) -> int:
    """What the rows of a month, flow and region are; ``so_far``: of its year until then."""
    month, flow, region = key
    year, place = divmod(month, PLACES)
    return sum(
        cents
        for (when, of, where), cents in sums.items()
        if region in (0, where)
        and flow in (UNKNOWN, of)
        and (
            month in (UNKNOWN, when)
            or (when // PLACES == year and (not place or (so_far and when < month)))
        )
    )


def _any_agrees(totals: Sequence[int], rows: int) -> bool:
    """Whether a total is what rows are, or all are together: of parts, once or, of several levels
    of parts, once for each."""
    levels = range(1, max(len(totals) // 2, 1) + 1)
    return any(_agree(total, rows) for total in totals) or any(
        _agree(sum(totals), rows * times) for times in levels
    )


def _agree(total: int, rows: int) -> bool:
    """Whether a total is what rows are, in dollars, thousands or millions: to the last of the
    decimals that it has. Dollars have two or none."""
    return any(abs(total * unit - rows) * 2 <= _step(total, unit) * unit for unit in UNITS)


def _step(total: int, unit: int) -> int:
    steps = (DOLLAR, DOLLAR // 10) if unit > 1 else (DOLLAR,)
    return next((step for step in steps if total % step == 0), 1)


def _lacks(one: HeldTotal, limits: Limits) -> bool:
    """Whether the largest total is more than the rows, and none is what they are."""
    return max(one.totals) > one.rows and not any(
        abs(total - found) * 100 <= limits.loss_pct * abs(total)
        for total in one.totals
        for found in (one.rows, one.so_far)
    )


def _reason(stage: Stage, one: HeldTotal) -> Reason:
    values = {"usd": dollars(max(one.totals)), "rows": dollars(one.rows)}
    if one.month == UNKNOWN:
        return Reason(stage.names, None, "STOIM", "", why("rows_missing", **values))
    reason = why("rows_missing_of_month", flow=flow_named(one.flow), **values)
    return Reason(stage.names, None, "PERIOD", period_text(one.month), reason)
