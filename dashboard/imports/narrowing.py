"""What a release is complete for, as its report and its manifest say it, and which files of it
were narrowed before they came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Any

from dashboard.flows import FLOWS
from dashboard.imports.coverage import Known
from dashboard.imports.periods import period_text
from dashboard.imports.staging import StagedFile
from dashboard.imports.tally import FEW, Tally

Row = Mapping[str, Any]
Place = tuple[int, int]
"""A month and a flow, as `dashboard.imports.tally.Tally.covered` has them."""


def coverage_of(known: Known) -> tuple[Row, ...]:
    """What a release is complete for: of each flow that it knows, the periods."""
    return tuple(
        {"flow": name, "periods": list(periods_of(month for month, of in known if of == flow))}
        for flow, name in enumerate(FLOWS)
        if any(of == flow for _, of in known)
    )


def narrowed_files(files: Sequence[StagedFile], regions: Collection[int]) -> tuple[Row, ...]:
    """The files of an import that were narrowed, and for which months and flows they stand alone:
    what a file of all partners and goods beside them covers too is not narrowed by them, nor what
    only other regions than ours have rows of."""
    rows = [part for staged in files for part in _parts(staged, regions)]
    whole = {
        one
        for covered, row in rows
        if row is None or not (row["partners"] or row["chapters"])
        for one in covered
    }
    return tuple({**row, "coverage": _left(covered, row, whole)} for covered, row in rows if row)


def _left(covered: Set[Place], row: Row, whole: Set[Place]) -> list[Row]:
    """What a narrowed file alone covers; one of all partners and goods lacks none of its flow."""
    left = covered - whole if row["partners"] or row["chapters"] else covered
    return [dict(one) for one in coverage_of(frozenset(left))]


def _parts(staged: StagedFile, regions: Collection[int]) -> list[tuple[Set[Place], Row | None]]:
    """What a file covers, with what alone it holds of that, if it was narrowed: as a whole, else
    each flow by itself."""
    covered, name = staged.tally.covered_of(regions), staged.file.name
    flows = sorted({flow for _, flow in staged.tally.covered})
    lone = [FLOWS[flow] for flow in flows] if len(flows) < len(FLOWS) else []
    alone = _alone(staged.tally, flows)
    if lone or any(alone.values()) or not flows:
        found = {"flows": lone, **alone}
        return [(covered, {"file": name, **found} if any(found.values()) else None)]
    of_flow = {flow: _alone(staged.tally, [flow]) for flow in flows}
    return [
        ({place for place in covered if place[1] == flow},
         {"file": name, "of": FLOWS[flow], "flows": [], **those} if any(those.values()) else None)
        for flow, those in of_flow.items()
    ]  # fmt: skip


def _alone(tally: Tally, flows: Collection[int]) -> dict[str, list[str]]:
    """The partners and chapters of some flows, where they are so few that a file was narrowed to
    them."""
    partners = sorted({one for flow, one in tally.partners_of if flow in flows})
    chapters = sorted({f"{one:02d}" if one else "XX" for flow, one in tally.chapters_of
                       if flow in flows})  # fmt: skip
    return {
        "partners": partners if len(partners) <= FEW else [],
        "chapters": chapters if len(chapters) <= FEW else [],
    }


def narrowing(before: Collection[Row], now: Collection[Row], new: Collection[Row]) -> list[Row]:
    """By which files a release is narrowed: those of the release before, for the months and flows
    that stay, then those of an import; ``new``: ``flow, period`` of what that brings."""
    brought = {(row["flow"], row["period"]) for row in new}
    kept: list[Row] = []
    for row in before:
        stay = [
            {"flow": one["flow"], "periods": there}
            for one in row.get("coverage", ())
            if (there := [p for p in one["periods"] if (one["flow"], p) not in brought])
        ]
        kept += [{**row, "coverage": stay}] if stay else []
    return [*kept, *now]


def periods_of(months: Iterable[int]) -> tuple[str, ...]:
    """Months in their order, as reports write them."""
    return tuple(period_text(month) for month in sorted(set(months)))
