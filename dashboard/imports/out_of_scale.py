"""Months whose value is a hundred times that of all others, or a hundredth: most likely another
unit, told once and before all figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from statistics import median

from dashboard.flows import FLOWS
from dashboard.imports.coverage import Known
from dashboard.imports.implausible import TIMES
from dashboard.imports.periods import period_text
from dashboard.imports.report import Row
from dashboard.loaders.cube import PLACES

OTHERS = 3
"""Other months that it takes to know what is usual."""
Cents = Mapping[tuple[int, int], int]
"""By month and flow, as `dashboard.imports.tally.Tally.covered` has them."""


def out_of_scale(cents: Cents, brought: Known, in_part: Collection[Row]) -> Iterator[Row]:
    """``flow, periods, usd, usual_usd, more, others``: of the months that an import ``brought``
    those that are so much more, or less, than the usual month of their flow in the release; where
    some are more and ``others`` less, both at once. ``cents`` of all of its months. Those of which
    few partners or goods alone are held (``in_part``: flow, periods) are no measure, and are not
    measured."""
    part = {(row["flow"], period) for row in in_part for period in row["periods"]}
    for flow, name in enumerate(FLOWS):
        every = {month: of for (month, which), of in cents.items()
                 if which == flow and month % PLACES and of > 0
                 and (name, period_text(month)) not in part}  # fmt: skip
        usual = {month: one for month in sorted(every) if (month, flow) in brought
                 and (one := _usual(every, month, brought, flow))}  # fmt: skip
        larger, smaller = (
            {month: every[month] for month, one in usual.items()
             if _unlike(every[month], one, more=more)}
            for more in (True, False)
        )  # fmt: skip
        if larger and smaller:
            # Of two halves none is the usual one.
            yield _row(name, larger, smaller.values(), more=True, others=smaller)
        elif found := larger or smaller:
            yield _row(name, found, (usual[one] for one in found), more=bool(larger))


def _row(
    flow: str,
    found: Mapping[int, int],
    usual: Iterable[float],
    *,
    more: bool,
    others: Iterable[int] = (),
) -> Row:
    return {
        "flow": flow,
        "more": more,
        "periods": [period_text(month) for month in found],
        "usd": median(found.values()) / 100,
        "usual_usd": median(usual) / 100,
        "others": [period_text(month) for month in others],
    }


def _usual(every: Mapping[int, int], month: int, brought: Known, flow: int) -> float:
    """What a month of those held before is worth, of few of these of all others; 0: not known."""
    held = [of for one, of in every.items() if (one, flow) not in brought]
    others = held if len(held) >= OTHERS else [of for one, of in every.items() if one != month]
    return median(others) if len(others) >= OTHERS else 0


def _unlike(cents: float, usual: float, *, more: bool) -> bool:
    return cents >= TIMES * usual if more else usual >= TIMES * cents
