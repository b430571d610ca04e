"""Flows of months in which files have rows of other regions and none of ours.

In a file of the whole country that is no trade, as a partner without a row is none. In one that
was narrowed to some regions, or in which a row strayed, it says nothing of ours: then it is not
published, unless the owner says that the files are complete
(`dashboard.imports.stated_coverage`). Which it is shows in how many regions are there: those of the
whole country nearly all trade each month.
A file of the whole country that was narrowed to a few partners or chapters does not tell either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dashboard.flows import FLOWS
from dashboard.imports.periods import period_text
from dashboard.imports.staging import Stage
from dashboard.imports.tally import Place, Tally, regions_of

WHOLE_COUNTRY = 40
"""So many regions, half of those there are, and a month's flow is of the whole country."""


def foreign_alone(tally: Tally, regions: Collection[int]) -> set[Place]:
    """Months and flows of which other regions have rows and ours have none."""
    return tally.covered - tally.covered_of(regions)


def of_no_trade(stage: Stage, regions: Collection[int]) -> set[Place]:
    """Those of them in which so many regions have rows that ours had no trade."""
    there = _of_all_trade(stage)
    return {place for place in foreign_alone(stage.tally, regions) if there[place] >= WHOLE_COUNTRY}


def _of_all_trade(stage: Stage) -> Counter[Place]:
    """How many regions have rows of each month and flow in files that were not narrowed."""
    wide = (staged.tally.places for staged in stage.files if not staged.tally.of_few)
    return regions_of(set().union(*wide))


def elsewhere(
    stage: Stage, regions: Collection[int], declared: Collection[Place]
) -> Iterator[Mapping[str, Any]]:
    """``flow, known, narrowed, regions, whole, periods`` of them, for the report: whether they
    count as no trade; whether they would, were the files not ``narrowed``; and how many regions
    have rows there: the fewest in a month that does, the most in one that does not. ``whole`` are
    so many as it takes. What the owner declared is no question."""
    every, of_all_trade = stage.tally.regions_by_place(), _of_all_trade(stage)
    asked = foreign_alone(stage.tally, regions) - set(declared)
    known = {place for place in asked if of_all_trade[place] >= WHOLE_COUNTRY}
    narrowed = {place for place in asked - known if every[place] >= WHOLE_COUNTRY}
    for flow, name in enumerate(FLOWS):
        for kind in (known, narrowed, asked - known - narrowed):
            places = sorted(place for place in kind if place[1] == flow)
            if places:
                fewest, there = (min, of_all_trade) if kind is known else (max, every)
                yield {"flow": name, "known": kind is known, "narrowed": kind is narrowed,
                       "regions": fewest(there[place] for place in places),
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
