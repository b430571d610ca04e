"""Sums by commodity code: from what a release keeps of whole years, where that answers, else from
its rows. Both say the same to the cent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dashboard.flows import FLOWS
from dashboard.loaders.code_names import CodeNames, texts_of
from dashboard.loaders.releases import Release
from dashboard.loaders.row_table import TEN, code_texts
from dashboard.loaders.year_codes import YearOfCodes, read_year, year_of
from dashboard.query import Query
from dashboard.store.codes import checked, codes_below
from dashboard.store.customs_sums import Sums, place_of
from dashboard.store.rows import Rows

CHAPTER = 10**8
"""What a code filled up to ten digits is to be divided by for its chapter."""


@dataclass(frozen=True, slots=True)
class CodeSums:
    """The sums of a release. A year is read when it is first asked for, and kept."""

    _release: Release
    _rows: Rows
    _sums: Sums
    _names: CodeNames
    _years: dict[int, YearOfCodes | None] = field(default_factory=dict)

    def below(self, query: Query, parent: str, digits: int) -> pd.DataFrame:
        """Codes of ``digits`` below ``parent``, largest turnover first: code, exports_usd,
        imports_usd, net_mass_kg.

        Raises:
            UnknownSelection: the parent is no code, or there is no such level.
            StoreUnavailable: the release is damaged.
        """
        checked(parent, digits)
        (of,) = self._of_years(query, [query.year], parent)
        chapters = self._sums.which(query).chapters
        return _below(of, self._names, _flows(query), chapters, parent, digits)

    def of_years(self, query: Query, years: Sequence[int]) -> list[pd.DataFrame]:
        """All codes of each of some years as numbers, ascending, by one question to the rows: code,
        exports_usd, imports_usd. Raises as `below`."""
        found, flows = self._of_years(query, years, "", mass=False), _flows(query)
        chapters = self._sums.which(query).chapters
        return [_listed(of, flows, chapters) for of in found]

    def _of_years(
        self, query: Query, years: Sequence[int | None], parent: str, *, mass: bool = True
    ) -> list[YearOfCodes]:
        sides = {year: query.with_(year=year, months=query.months) for year in years}
        found = {year: kept for year, side in sides.items() if (kept := self._whole(side))}
        rest = [side for year, side in sides.items() if year not in found]
        found |= self._read(rest, parent, mass=mass) if rest else {}
        return [found[year] for year in years]

    def _whole(self, query: Query) -> YearOfCodes | None:
        """What is kept of its year, where that answers."""
        if query.year is None or query.partners or self._sums.left_out(query):
            return None
        whole = self._sums.cube.is_whole(query.year, query.months)
        return self._year(query.year) if whole else None

    def _read(
        self, sides: Sequence[Query], parent: str, *, mass: bool
    ) -> dict[int | None, YearOfCodes]:
        """From the rows of a release, by year."""
        left_out = [one for side in sides for one in self._sums.left_out(side)]
        chapters = self._sums.which(sides[0]).chapters
        frame = self._rows.ask(codes_below(sides, chapters, parent, left_out, mass=mass))
        rows = {name: column.to_numpy() for name, column in frame.items()}
        of_side = [(side.year, rows["year"] == (side.year or 0)) for side in sides]
        return {
            year: year_of({name: column[there] for name, column in rows.items()})
            for year, there in of_side
        }

    def chapters(self, query: Query) -> pd.DataFrame:
        """The same of all chapters, from the cube."""
        which = self._sums.which(query)
        usd, kg = (
            self._sums.by_years(query, which, keep=("chapter",), measure=measure).sum(axis=0)
            / parts
            for measure, parts in (("cents", 100), ("grams", 1000))
        )
        if query.flow is not None:
            for sums in (usd, kg):
                sums[1 - place_of(query.flow)] = 0
        chapters = texts_of(list(self._sums.cube.chapters(which)))
        frame = pd.DataFrame(
            {
                "code": chapters,
                "exports_usd": usd[0],
                "imports_usd": usd[1],
                "net_mass_kg": kg.sum(axis=0),
            }
        )
        order = np.argsort(-usd.sum(axis=0), kind="stable")
        return frame.iloc[order[usd.any(axis=0)[order]]].reset_index(drop=True)

    def _year(self, year: int) -> YearOfCodes | None:
        # Two threads may both read it; neither waits, and one of the two is kept.
        if year not in self._years:
            self._years[year] = read_year(self._release, year)
        return self._years[year]


def _flows(query: Query) -> list[int]:
    return [place for place, flow in enumerate(FLOWS) if query.flow in (None, flow)]


def _listed(
    of: YearOfCodes, flows: Sequence[int], chapters: Collection[str] | None
) -> pd.DataFrame:
    """See `CodeSums.of_years`."""
    places = np.flatnonzero(of.there[flows].any(axis=0) & _wanted(of, chapters, ""))
    usd = np.zeros((len(FLOWS), len(places)))
    usd[flows] = of.cents[flows][:, places] / 100
    return pd.DataFrame(
        {"code": of.numbers[places], "exports_usd": usd[0], "imports_usd": usd[1]}, copy=False
    )


def _below(
    of: YearOfCodes,
    names: CodeNames,
    flows: Sequence[int],
    chapters: Collection[str] | None,
    parent: str,
    digits: int,
) -> pd.DataFrame:
    """See `CodeSums.below`."""
    places = np.flatnonzero(of.there[flows].any(axis=0) & _wanted(of, chapters, parent))
    sums = np.zeros((len(FLOWS) + 1, len(places)), np.int64)
    sums[flows] = of.cents[flows][:, places]
    sums[-1] = of.grams[flows][:, places].sum(axis=0)
    if digits < TEN:
        shortened = _shortened(of, places, digits)
        starts = np.flatnonzero(np.diff(shortened, prepend=-1))
        sums = np.add.reduceat(sums, starts, axis=1) if len(starts) else sums
        texts = texts_of(code_texts(*np.divmod(shortened[starts], TEN + 1)))
    else:
        texts = names.of(of.numbers[places])
    # What is not disclosed comes first here, and last of what is as large.
    order = np.roll(np.arange(sums.shape[1]), -np.count_nonzero(of.code[places[:1]] == 0))
    order = order[np.argsort(-sums[: len(FLOWS)].sum(axis=0)[order], kind="stable")]
    return pd.DataFrame(
        {
            "code": texts[order],
            "exports_usd": sums[0][order] / 100,
            "imports_usd": sums[1][order] / 100,
            "net_mass_kg": sums[-1][order] / 1000,
        }
    )


def _wanted(of: YearOfCodes, chapters: Collection[str] | None, parent: str) -> np.ndarray:
    found = np.ones(len(of.code), bool)
    if chapters is not None:
        numbers = [0 if code == "XX" else int(code) for code in chapters]
        found &= np.isin(of.code // CHAPTER, numbers)
    if parent == "XX":
        found &= of.code == 0
    elif parent:
        step = 10 ** (TEN - len(parent))
        found &= (of.code // step == int(parent)) & (of.digits >= len(parent)) & (of.code > 0)
    return found


def _shortened(of: YearOfCodes, places: np.ndarray, digits: int) -> np.ndarray:
    """Codes cut to so many digits, filled up again, with how many each has: in their order."""
    shown = np.minimum(of.digits[places], digits)
    step = 10 ** (TEN - shown)
    return np.asarray(of.code[places] // step * step * (TEN + 1) + shown)
