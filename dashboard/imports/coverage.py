"""What a release is complete for, and what an import would give to it and take from it.

A release knows a flow of a month if a file has a row of it, of whatever region; what no file
brought is not published, and no zero. A file that brings a flow of a month replaces that flow of
that month and nothing else. If the new rows lack partners or goods that the old ones had, or if a
year would lose its months, a person has to say that this is meant.

What lacks is looked for three times in every month of a flow: whole partners, whole chapters, and
the cells of a partner and a chapter, which also find what a file lacks here and there. A revision
moves values a little both ways, which is no loss, and corrects codes: the money of a cell that
vanished is not lost as far as the same partner has it in cells that it had not before. What
vanished beyond that, added up over the month, is held against the limit ``loss_pct``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from dashboard.choices import FLOWS
from dashboard.errors import DataRefused, Reason
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.staging import Stage
from dashboard.imports.wording import why
from dashboard.loaders.cube import PLACES
from dashboard.loaders.releases import Release

Known = frozenset[tuple[int, int]]
"""Months (year · 13 + month) and flows (0 export, 1 import)."""
KINDS = {"partner": ("partner",), "chapter": ("chapter",), "cell": ("partner", "chapter")}
"""What is looked for in a month's flow, and the columns that name it."""
ROWS = "rows.parquet"
FALLEN = 0.5


@dataclass(frozen=True, slots=True)
class Lost:
    """A partner (``kind`` partner), a chapter, a chapter of one ``partner`` (cell), or whole months
    (months) that an import takes away: of which flow, in which months, how many cents. A cell of
    a partner or chapter that goes wholly is not named again."""

    kind: str
    flow: int
    code: str
    months: tuple[int, ...]
    cents: int
    partner: str = ""


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
    lost: list[Lost] = field(default_factory=list)
    lost_pct: dict[tuple[str, int, int], float] = field(default_factory=dict)
    """By kind, month and flow: per cent of its value that goes with the partners or chapters; with
    all cells (cell), what was corrected to other chapters left out."""
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
    found: set[tuple[int, int]] = set()
    for staged in stage.files:
        if staged.tally.became("kept")[0]:
            found |= staged.tally.covered
    if not stage.tally.rows:
        raise DataRefused([Reason(stage.names, None, "", "", why("no_rows"))])
    if not found:
        others = ", ".join(f"{code:05d}" for code, *_ in stage.tally.regions.by_value()[:10])
        reason = why("no_region", region=wanted, others=others)
        raise DataRefused([Reason(stage.names, None, "REGION", "", reason)])
    whole = {(month // PLACES, flow) for month, flow in found if month % PLACES == 0}
    twice = sorted({(month // PLACES, flow) for month, flow in found if month % PLACES} & whole)
    if twice:
        reason = why("year_twice")
        years = sorted({year for year, _ in twice})
        raise DataRefused(Reason(stage.names, None, "PERIOD", str(year), reason) for year in years)
    return frozenset(found)


def change(
    stage: Stage, database: Embedded, new: Known, parent: Release | None, held: Known
) -> Change:
    """What the new rows change of a release; ``held`` is what it was complete for."""
    gone = frozenset(place for place in held if place in new or _stands_against(place, new))
    found = Change(known=(held - gone) | new)
    sums = {
        (month, flow): (int(cents), int(rows))
        for month, flow, cents, rows in database.rows(
            "select month, flow, sum(cents)::bigint, count(*) from "
            f"{parquet(stage.folder, 'part-*.parquet')} group by all"
        )
    }
    money = {place: cents for place, (cents, _) in sums.items()}
    found.rows = {place: rows for place, (_, rows) in sums.items()}
    found.gained = {place: money.get(place, 0) for place in sorted(new - held)}
    if parent is None or not gone:
        return found
    _cells("old", _rows_of(parent), gone, database)
    _cells("new", parquet(stage.folder, "part-*.parquet"), gone, database)
    held_sums = database.rows(
        "select month, flow, sum(cents)::bigint, sum(entries)::bigint from old_cells group by all"
    )
    before = {(month, flow): int(cents) for month, flow, cents, _ in held_sums}
    found.rows_before = {
        (month, flow): int(rows) for month, flow, _, rows in held_sums if (month, flow) in new
    }
    found.replaced = {
        place: (before.get(place, 0), money.get(place, 0)) for place in sorted(gone & new)
    }
    found.lost += _lost_months(gone - new, new, before)
    for kind, keys in KINDS.items():
        _lose(kind, keys, found, database)
    _add_up(found, database)
    return found


def _stands_against(place: tuple[int, int], new: Known) -> bool:
    """Whether new rows bring the months of a known year, or the year of a known month."""
    month, flow = place
    year = month // PLACES * PLACES
    if month == year:
        return any((year + place, flow) in new for place in range(1, PLACES))
    return (year, flow) in new


def _rows_of(release: Release) -> str:
    return parquet(release.folder / ROWS, "*.parquet")


def _cells(name: str, rows: str, places: Known, database: Embedded) -> None:
    """A table of cents and entries by month, flow, partner and chapter, of some months and
    flows."""
    database.execute(
        f"create or replace table {name}_cells as "
        "select month, flow, partner, code // 100000000 as chapter, sum(cents)::bigint as cents, "
        "sum(entries)::bigint as entries "
        f"from {rows} where {among(places)} group by all"
    )


def among(places: Known) -> str:
    """SQL: whether a row is of one of some months and flows."""
    if not places:
        return "false"
    return f"month::integer * 2 + flow in ({', '.join(str(m * 2 + f) for m, f in sorted(places))})"


def _lost_months(places: Known, new: Known, before: dict[tuple[int, int], int]) -> Iterator[Lost]:
    """Months that a year as a whole takes the place of, or a year that some months do; all
    twelve of them say the same and more."""
    for flow in range(len(FLOWS)):
        months = tuple(
            month
            for month, of in sorted(places)
            if of == flow and not all((month + place, flow) in new for place in range(1, PLACES))
        )
        if months:
            cents = sum(before.get((month, flow), 0) for month in months)
            yield Lost("months", flow, "", months, cents)


def _lose(kind: str, keys: tuple[str, ...], found: Change, database: Embedded) -> None:
    """Note the partners, chapters or cells that a month's flow had and has no more."""
    named = ", ".join(keys)
    database.execute(
        f"""create or replace table lost_{kind} as
        with new as (from new_cells where cents <> 0)
        select month, flow, {named}, sum(cents)::bigint as cents, sum(abs(cents))::bigint as size
        from (from old_cells anti join new using (month, flow, {named}))
        where (month, flow) in (select (month, flow) from new) group by all"""
    )
    already = " ".join(
        f"anti join lost_{key} using (month, flow, {key})" for key in keys if len(keys) > 1
    )
    for flow, months, cents, *names in database.rows(
        f"select flow, list(month order by month), sum(cents)::bigint, {named} "
        f"from lost_{kind} {already} group by flow, {named} having sum(size) > 0 "
        f"order by abs(sum(cents)) desc, {named}"
    ):
        of = dict(zip(keys, names, strict=True))
        code = f"{of['chapter']:02d}" if "chapter" in of else of["partner"]
        partner = of["partner"] if len(of) > 1 else ""
        found.lost.append(Lost(kind, flow, code, tuple(months), int(cents), partner))
    found.lost_pct |= {
        (kind, month, flow): float(share)
        for month, flow, share in database.rows(
            f"""with whole as (
                select month, flow, sum(abs(cents)) as size from old_cells group by all)
            select month, flow, 100 * sum(gone.size) / greatest(any_value(whole.size), 1)
            from ({_uncorrected() if len(keys) > 1 else f"lost_{kind}"}) as gone
            join whole using (month, flow) group by all"""
        )
    }


def _uncorrected() -> str:
    """SQL: what a partner lost in cells and has not in cells that it had not before."""
    return """
        with come as (
            select month, flow, partner, sum(abs(cents)) as size
            from (from new_cells anti join old_cells using (month, flow, partner, chapter))
            group by all
        ), went as (
            select month, flow, partner, sum(size) as size from lost_cell group by all)
        select month, flow, greatest(went.size - coalesce(come.size, 0), 0) as size
        from went left join come using (month, flow, partner)"""


def _add_up(found: Change, database: Embedded) -> None:
    """Add up what goes, by flow."""
    cells = database.rows(f"select flow, sum(size) from ({_uncorrected()}) group by all")
    gone = {flow: int(cents) for flow, cents in cells}
    for one in found.lost:
        if one.kind == "months":
            gone[one.flow] = gone.get(one.flow, 0) + one.cents
    for (_, flow), (old, new) in found.replaced.items():
        if old and not new:
            gone[flow] = gone.get(flow, 0) + old
    found.vanished = {flow: cents for flow, cents in sorted(gone.items()) if cents}
