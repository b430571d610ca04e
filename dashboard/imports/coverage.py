"""What a release is complete for, and what an import would give to it and take from it.

A release knows a flow of a month if a file has a row of ours, or of so many other regions that it
is one of the whole country: `dashboard.imports.other_regions`. What no file brought is not
published, and no zero. A file that brings a flow of a month replaces that flow of that month and
nothing else. If the new rows lack partners or goods that the old ones had, or if a year would lose
its months, a person has to say that this is meant. `dashboard.imports.lost_parts` says what lacks,
`dashboard.imports.detail` what is known by shorter codes; both are held against the limit
``loss_pct``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.detail import add_merged
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.lost_parts import Lost, lacking
from dashboard.imports.other_regions import of_no_trade
from dashboard.imports.staging import Stage
from dashboard.imports.stated_sums import NAMED
from dashboard.imports.tally import FEW, region_text
from dashboard.imports.wording import why
from dashboard.loaders.cube import PLACES
from dashboard.loaders.releases import Release

Known = frozenset[tuple[int, int]]
"""Months (year · 13 + month) and flows (0 export, 1 import)."""
ROWS = "rows.parquet"
FALLEN = 0.5
_PAID = "count_if(cents <> 0)"
_IS_MASS = f"""{_PAID} > {FEW}
    and count_if(cents <> 0 and abs(cents * 10 - grams) <= 5) >= 0.95 * {_PAID}"""
"""SQL: whether nearly all values are the masses, to the cent; of few rows that may be chance."""
WHOLE = ("months", "elsewhere")
"""Kinds of what is lost that are all of a month's flow."""


@dataclass(slots=True)
class Change:
    """What an import changes: months and flows → cents, gained; before and after, replaced; and
    what is lost. ``known`` is what the release will be complete for, ``rows`` how many rows the
    files have of each month and flow, ``rows_before`` how many the release before has of what is
    replaced."""

    known: Known
    rows: dict[tuple[int, int], int] = field(default_factory=dict)
    rows_before: dict[tuple[int, int], int] = field(default_factory=dict)
    gained: dict[tuple[int, int], int] = field(default_factory=dict)
    replaced: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    equal: Known = frozenset()
    """Of what is replaced: where every partner and chapter has the money and the rows it had."""
    masses: Known = frozenset()
    """Where nearly every row that has money has as many dollars as kilograms."""
    lost: list[Lost] = field(default_factory=list)
    lost_pct: dict[tuple[str, int, int], float] = field(default_factory=dict)
    """See `dashboard.imports.lost_parts.Lacking`."""
    vanished: dict[int, int] = field(default_factory=dict)
    """By flow: cents of all that goes and was not corrected: flows, months and cells, each once."""

    @property
    def fallen(self) -> tuple[int | None, int, int] | None:
        """Cents before and after of what is replaced, if more than half of it is gone: of both
        flows (None), or else of one."""
        for flow in (None, *range(len(FLOWS))):
            sums = [both for (_, of), both in self.replaced.items() if flow in (None, of)]
            before, after = (sum(both[side] for both in sums) for side in (0, 1))
            if before > 0 and after < before * FALLEN:
                return flow, before, after
        return None


def covered(stage: Stage, regions: Collection[int]) -> Known:
    """The months and flows that the files bring of the regions.

    Raises:
        DataRefused: none, or a year both as a whole and by month.
    """
    wanted = ", ".join(f"{code:05d}" for code in regions)
    found = stage.tally.covered_of(regions)
    if not stage.tally.rows:
        raise DataRefused([Reason(stage.names, None, "", "", why("no_rows"))])
    if not found:
        others = ", ".join(region_text(code) for code, *_ in stage.tally.regions.by_value()[:10])
        if not others:
            raise DataRefused([_only_sums(stage, wanted)])
        # Rows of the region that only add up others are rows of it all the same.
        key = "no_region" if stage.tally.sums_of.isdisjoint(regions) else "no_rows_but_sums"
        reason = why(key, region=wanted, others=others)
        raise DataRefused([Reason(stage.names, None, "REGION", "", reason)])
    found |= of_no_trade(stage, regions)
    whole = {(month // PLACES, flow) for month, flow in found if month % PLACES == 0}
    twice = sorted({(month // PLACES, flow) for month, flow in found if month % PLACES} & whole)
    if twice:
        reason = why("year_twice")
        years = sorted({year for year, _ in twice})
        raise DataRefused(Reason(stage.names, None, "PERIOD", str(year), reason) for year in years)
    return frozenset(found)


def _only_sums(stage: Stage, wanted: str) -> Reason:
    """That all rows are totals, by what says so of them: of regions, or of partners and goods."""
    found = [key for key, *_ in stage.tally.sums_by.by_value() if key[0]]
    columns = {column for column, _ in found}
    key = "only_sums"
    if columns == {"REGION"}:
        key = "only_sums_of_regions" if wanted else "only_sums_of_all_regions"
    reason = why(key, region=wanted)
    words = ", ".join([word for _, word in found][:NAMED])
    column = "".join(columns) if len(columns) == 1 else ""
    return Reason(stage.names, None, column, words, reason)


def change(
    stage: Stage,
    database: Embedded,
    new: Known,
    foreign: Known,
    parent: Release | None,
    held: Known,
) -> Change:
    """What the new rows change of a release; ``held`` is what it was complete for, ``foreign``
    what the files have of other regions alone, which takes away what was ours there."""
    gone = frozenset(
        place for place in held if place in new | foreign or _stands_against(place, new)
    )
    found = Change(known=(held - gone) | new)
    money = _brought(found, stage, database)
    found.gained = {place: money.get(place, 0) for place in sorted(new - held)}
    if parent is None or not gone:
        return found
    both = (parquet(parent.folder / ROWS, "*.parquet"), parquet(stage.folder, "part-*.parquet"))
    old_rows, new_rows = (f"(from {one} where {among(gone)})" for one in both)
    _cells("old", old_rows, database)
    _cells("new", new_rows, database)
    before = _before(found, new, database)
    found.replaced = {
        place: (before.get(place, 0), money.get(place, 0)) for place in sorted(gone & new)
    }
    found.equal = frozenset(found.replaced) - _moved(database)
    found.known |= {
        place for place in gone & foreign
        if not before.get(place) and not _stands_against(place, new)
    }  # fmt: skip
    found.lost += _lost_months(gone - new - foreign, new, before)
    found.lost += _lost("elsewhere", (gone & foreign) - found.known, before)
    part = lacking(old_rows, new_rows, database)
    add_merged(old_rows, new_rows, database, part)
    found.lost += part.lost
    found.lost_pct = part.lost_pct
    _add_up(found, part.cents)
    return found


def _brought(found: Change, stage: Stage, database: Embedded) -> dict[tuple[int, int], int]:
    """Cents of the files by month and flow; their rows are noted."""
    sums = database.rows(
        "select month, flow, sum(cents)::bigint, count(*), "
        f"{_IS_MASS} from {parquet(stage.folder, 'part-*.parquet')} group by all"
    )
    found.rows = {(month, flow): int(rows) for month, flow, _, rows, _ in sums}
    found.masses = frozenset((month, flow) for month, flow, *_, is_mass in sums if is_mass)
    return {(month, flow): int(cents) for month, flow, cents, *_ in sums}


def _before(found: Change, new: Known, database: Embedded) -> dict[tuple[int, int], int]:
    """Cents that the release before has of what goes, by month and flow; its rows are noted of what
    the files bring anew."""
    sums = database.rows(
        "select month, flow, sum(cents)::bigint, sum(entries)::bigint from old_cells group by all"
    )
    found.rows_before = {
        (month, flow): int(rows) for month, flow, _, rows in sums if (month, flow) in new
    }
    return {(month, flow): int(cents) for month, flow, cents, _ in sums}


def _stands_against(place: tuple[int, int], new: Known) -> bool:
    """Whether new rows bring the months of a known year, or the year of a known month."""
    month, flow = place
    year = month // PLACES * PLACES
    if month == year:
        return any((year + place, flow) in new for place in range(1, PLACES))
    return (year, flow) in new


def _cells(name: str, rows: str, database: Embedded) -> None:
    """A table of cents and entries by month, flow, partner and chapter."""
    database.execute(
        f"create or replace table {name}_cells as "
        "select month, flow, partner, code // 100000000 as chapter, sum(cents)::bigint as cents, "
        f"sum(entries)::bigint as entries from {rows} group by all"
    )


def _moved(database: Embedded) -> Known:
    """Months and flows in which some partner and chapter has other money or rows than before."""
    return frozenset(
        database.rows(
            """select distinct month, flow from old_cells as old
            full join new_cells as new using (month, flow, partner, chapter)
            where old.cents is distinct from new.cents
                or old.entries is distinct from new.entries"""
        )
    )


def among(places: Known) -> str:
    """SQL: whether a row is of one of some months and flows."""
    if not places:
        return "false"
    return f"month::integer * 2 + flow in ({', '.join(str(m * 2 + f) for m, f in sorted(places))})"


def _lost_months(places: Known, new: Known, before: dict[tuple[int, int], int]) -> Iterator[Lost]:
    """Months that a year as a whole takes the place of, or a year that some months do; all
    twelve of them say the same and more."""
    undone = {
        (month, flow)
        for month, flow in places
        if not all((month + place, flow) in new for place in range(1, PLACES))
    }
    return _lost("months", undone, before)


def _lost(
    kind: str, places: Collection[tuple[int, int]], before: Mapping[tuple[int, int], int]
) -> Iterator[Lost]:
    """What goes with whole months, by flow."""
    for flow in range(len(FLOWS)):
        months = tuple(month for month, of in sorted(places) if of == flow)
        if months:
            cents = sum(before.get((month, flow), 0) for month in months)
            yield Lost(kind, flow, "", months, cents)


def _add_up(found: Change, of_parts: Mapping[int, int]) -> None:
    """Add up what goes, by flow: parts of months, and whole ones."""
    gone = dict(of_parts)
    for one in found.lost:
        if one.kind in WHOLE:
            gone[one.flow] = gone.get(one.flow, 0) + one.cents
    for (_, flow), (old, new) in found.replaced.items():
        if old and not new:
            gone[flow] = gone.get(flow, 0) + old
    found.vanished = {flow: cents for flow, cents in sorted(gone.items()) if cents}
