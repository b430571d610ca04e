"""The matched trade of two years: from the sums that a release keeps, where those answer, else from
its rows. Both say the same; see `dashboard.loaders.price_volume`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from dashboard.flows import FLOWS
from dashboard.loaders.code_changes import Edition, load_editions
from dashboard.loaders.cube import PLACES
from dashboard.loaders.price_volume import (
    MATCHED,
    MATCHED_MONTHS,
    PLACE,
    SUMS,
    UNLIKE,
    Side,
    changed_between,
    kept_as,
    matched,
    months_kept,
    unlike,
)
from dashboard.loaders.releases import Release
from dashboard.months import Months
from dashboard.query import Query
from dashboard.store.codes import parts_of, rows_in
from dashboard.store.customs_sums import Sums, place_of
from dashboard.store.rows import Rows
from dashboard.trade_rows import MatchedTrade

ADDED = f"""select flow, {", ".join(f"sum({name}) as {name}" for name in SUMS[:-1])},
    sum(cells)::bigint as cells"""
NOTHING = (*[0.0] * len(SUMS[:-1]), 0)


@dataclass(frozen=True, slots=True)
class Prices:
    """The matched trade of a release; ``data``: where the editions of the nomenclature are."""

    _release: Release
    _rows: Rows
    _sums: Sums
    _data: Path
    _found: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)

    def matched(self, query: Query, years: Sequence[int]) -> Sequence[MatchedTrade]:
        """See `dashboard.store.contract.TradeStore`.

        Raises:
            StoreUnavailable: the release is damaged.
        """
        return [row for pair in pairwise(years) for row in self._linked(query, *pair)]

    def _linked(self, query: Query, before: int, now: int) -> list[MatchedTrade]:
        if before > now:
            return [_turned(row) for row in self._linked(query, now, before)]
        sides = [query.with_(year=year, months=query.months) for year in (before, now)]
        frame = self._rows.ask(self._kept(sides) or self._read(sides))
        sums = {row.flow: row[1:] for row in frame.itertuples(index=False)}
        whole = [self._sums.by_years(side, self._sums.which(side), keep=()).sum(axis=0) / 100
                 for side in sides]  # fmt: skip
        return [
            MatchedTrade(before, now, FLOWS[flow], *sums.get(flow, NOTHING),
                         *(float(one[flow]) for one in whole))
            for flow in self._flows(query)
        ]  # fmt: skip

    def _kept(self, sides: Sequence[Query]) -> str:
        """SQL: from what is kept of the later year, or of its months; nothing where the release
        keeps none, or both years do not have the months that are asked for."""
        before, now = (side.year or 0 for side in sides)
        flows = self._flows(sides[0])
        asked, of_now = ({flow: self._counted(side, flow) for flow in flows} for side in sides)
        if now - before > 1 or asked != of_now:
            return ""
        kept = months_kept(self._sums.cube.axes.known, now)
        where = [f"year = {now}", *parts_of(sides[0], self._sums.which(sides[0]).chapters)]
        if all(asked[flow] == kept[flow] for flow in flows) and self._keeps(MATCHED):
            return f"{ADDED} from matched where {' and '.join(where)} group by flow"
        if all(asked[flow] <= kept[flow] for flow in flows) and self._keeps(MATCHED_MONTHS):
            where.append(_in_months(asked))
            return f"{ADDED} from matched_months where {' and '.join(where)} group by flow"
        return ""

    def _read(self, sides: Sequence[Query]) -> str:
        """SQL: from the rows of both years."""
        years = [side.year or 0 for side in sides]
        before, now = (
            Side(
                rows_in(side, self._sums.which(side).chapters, self._sums.left_out(side)),
                frozenset(flow for flow in self._flows(side) if 0 in self._counted(side, flow)),
            )
            for side in sides
        )
        changed = changed_between(self._editions, *years)
        sums = matched("rows", self._unlike_codes(years), (before, now), changed)
        return f"{ADDED} from ({sums}) group by flow"

    def _unlike_codes(self, years: Sequence[int]) -> str:
        """SQL: the codes that are too unlike in some years, as kept; else as found when first asked
        for, as all rows of a year have to be read for them."""
        if self._keeps(UNLIKE):
            listed = ", ".join(map(str, years))
            return f"select flow, code, digits from unlike where year in ({listed})"
        for year in years:
            if year not in self._found:
                frame = self._rows.ask(unlike("rows", (year,)))
                self._found[year] = frame[["flow", "code", "digits"]].to_numpy().tolist()
        rows = [f"({flow}, {code}, {digits})" for year in years
                for flow, code, digits in self._found[year]]  # fmt: skip
        none = "" if rows else " where false"
        return (
            f"from (values {', '.join(rows or ['(0, 0, 0)'])}) as found(flow, code, digits){none}"
        )

    def _flows(self, query: Query) -> Sequence[int]:
        return range(len(FLOWS)) if query.flow is None else [place_of(query.flow)]

    def _counted(self, side: Query, flow: int) -> frozenset[int]:
        """The months of a flow whose rows count; 0 where it is known as a whole."""
        known = self._sums.cube.months_of(side.year or 0, flow)
        asked = known if side.months is None else known & side.months
        return asked - {month % PLACES for month, of in self._sums.left_out(side) if of == flow}

    @property
    def _editions(self) -> Sequence[Edition]:
        return load_editions(self._data)

    def _keeps(self, file: str) -> bool:
        return f"{kept_as(self._editions)}/{file}" in self._release.manifest["files"]


def _in_months(asked: Mapping[int, Months]) -> str:
    """SQL: which rows are of the months asked of their flow."""
    found = [f"(flow = {flow} and {PLACE} in ({', '.join(map(str, sorted(months)))}))"
             for flow, months in asked.items() if months]  # fmt: skip
    return f"({' or '.join(found)})" if found else "false"


def _turned(row: MatchedTrade) -> MatchedTrade:
    """The later year before the earlier one."""
    p0, p1 = (row.p1q1, row.p0q1), (row.p1q0, row.p0q0)
    return MatchedTrade(row.now, row.before, row.flow, p0[0], p0[1], p1[0], p1[1],
                        row.below1, row.below0, row.cells, row.all1, row.all0)  # fmt: skip
