"""Flows of months in which files have rows of other regions and none of ours.

In a file of the whole country that is no trade, as a partner without a row is none. In one that
was narrowed to some regions, or in which a row strayed, it says nothing of ours: then it is not
published, unless the owner says that the files are complete (`dashboard.imports.declared`). Which
it is shows in how many regions are there: those of the whole country nearly all trade each month.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dashboard.choices import FLOWS
from dashboard.imports.periods import period_text
from dashboard.imports.tally import Place, Tally

WHOLE_COUNTRY = 40
"""So many regions, half of those there are, and a month's flow is of the whole country."""


def foreign_alone(tally: Tally, regions: Collection[int]) -> set[Place]:
    """Months and flows of which other regions have rows and ours have none."""
    return tally.covered - tally.covered_of(regions)


def of_no_trade(tally: Tally, regions: Collection[int]) -> set[Place]:
    """Those of them in which so many regions have rows that ours had no trade."""
    there = tally.regions_by_place()
    return {place for place in foreign_alone(tally, regions) if there[place] >= WHOLE_COUNTRY}


def elsewhere(
    tally: Tally, regions: Collection[int], declared: Collection[Place]
) -> Iterator[Mapping[str, Any]]:
    """``flow, known, regions, whole, periods`` of them, for the report: whether they count as no
    trade, and how many regions have rows there: the fewest in a month that does, the most in one
    that does not. ``whole`` are so many as it takes. What the owner declared is no question."""
    there, known = tally.regions_by_place(), of_no_trade(tally, regions)
    asked = foreign_alone(tally, regions) - set(declared)
    for flow, name in enumerate(FLOWS):
        for is_known in (True, False):
            places = sorted(one for one in asked if one[1] == flow and (one in known) == is_known)
            if places:
                yield {"flow": name, "known": is_known,
                       "regions": (min if is_known else max)(there[place] for place in places),
                       "whole": WHOLE_COUNTRY,
                       "periods": [period_text(month) for month, _ in places]}  # fmt: skip


def of_few_regions(tally: Tally, regions: Collection[int]) -> Iterator[Mapping[str, Any]]:
    """``period, flow, regions``, where files of all regions (``regions`` is empty) have rows of
    fewer in a month than the whole country has."""
    there = {} if regions else tally.regions_by_place()
    for month, flow in sorted(tally.covered if not regions else ()):
        if there.get((month, flow), 0) < WHOLE_COUNTRY:
            yield {"period": period_text(month), "flow": FLOWS[flow],
                   "regions": there.get((month, flow), 0)}  # fmt: skip
