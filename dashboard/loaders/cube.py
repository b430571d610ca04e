"""The cube of a release: money and mass by year, month, flow, partner and chapter, in whole cents
and grams, so that any sum is exact and no engine can differ from another.

Along the months the cube holds running sums: place 0 is what is only known for the year as a
whole, place m adds January to month m. Any range of months is then one difference. Beside the
cube lie its two sides, which are a hundredth of it: they answer whatever filters only one of
partner and chapter.

Arrays are read into memory and held against their checksums there. A file that is mapped can be
cut under a running server, which kills the process or makes zeros of money.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dashboard.flows import FLOWS
from dashboard.loaders.releases import Release

PLACES = 13
"""Places along the months of a year: the year as a whole, then January to December."""

CHAPTERS = (*(f"{number:02d}" for number in range(1, 98)), "XX")
MEASURES = ("cents", "grams")
SIDES = ("cube", "partners", "chapters")
AXES = "axes.json"
HALF, LOWER = 32, 2**32 - 1
"""Half of the bits of a number, and its lower half."""
MOST_PLACES, MOST_CHOSEN = 4_096, 64
"""Of how many choices a packed array remembers where they lie in it, and how many places at most
of one: a question asks for its few partners and chapters for each year, month and measure anew."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What the places of a cube mean.

    ``known`` are year, month and flow (its place in ``flows``) that files have brought; month 0: a
    year as a whole. Whatever is not among them is not published, whatever the cube holds there.
    """

    years: tuple[int, ...]
    known: tuple[tuple[int, int, int], ...]
    partners: tuple[str, ...]
    chapters: tuple[str, ...] = CHAPTERS
    flows: tuple[str, ...] = FLOWS

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """Year and month of which any flow is known."""
        return tuple(sorted({(year, month) for year, month, _ in self.known}))

    @property
    def shape(self) -> tuple[int, int, int, int, int]:
        """Year, month, flow, partner, chapter."""
        return (len(self.years), PLACES, len(self.flows), len(self.partners), len(self.chapters))

    def shape_of(self, side: str) -> tuple[int, ...]:
        """The shape of the cube or of a side of it: the axis that it sums over left out."""
        summed = {"cube": (), "partners": (4,), "chapters": (3,)}[side]
        return tuple(length for axis, length in enumerate(self.shape) if axis not in summed)


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """``cents`` and ``grams`` (int64) over the axes, running along the months."""

    axes: Axes
    cents: np.ndarray
    grams: np.ndarray


_Chosen = tuple[tuple[int, tuple[int, ...]], ...]
_Places = tuple[Any, tuple[np.ndarray, ...], tuple[int, ...]]
"""Which of the values are chosen, where they stand on each axis then, and how long these are."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """An array of the whole cube without what never had any trade: of most partners a region has
    few chapters, so it is a third as large. Its numbers are whole, in two parts that together take
    fewer bytes: those of one of ten million rows are 47 MiB in place of 68.

    ``low`` are the lower 32 bits of the values and ``high`` the rest, signed, by year and month,
    then one a flow, partner and chapter between which there was trade: ``at`` are their places on
    these three axes, as many as ``lengths`` say.
    """

    low: np.ndarray
    high: np.ndarray
    at: tuple[np.ndarray, ...]
    lengths: tuple[int, ...]
    ndim: int = 5
    known: dict[_Chosen, _Places] = field(default_factory=dict, repr=False)
    """Where lies what was chosen before; of all parts of an array."""

    @classmethod
    def of(cls, dense: np.ndarray) -> Packed:
        """The same numbers as in an array over all axes of the cube."""
        at = np.nonzero(dense.any(axis=(0, 1)))
        ends = (int(dense.min(initial=0)) >> HALF, int(dense.max(initial=0)) >> HALF)
        kind = next(one for one in (np.int8, np.int16, np.int32) if _holds(one, ends))
        shape = (*dense.shape[:2], len(at[0]))
        low, high = np.empty(shape, np.uint32), np.empty(shape, kind)
        for year, of_year in enumerate(dense):  # one by one: all of it a second time is much
            place: tuple[Any, ...] = (slice(None), *at)
            values = of_year[place]
            low[year], high[year] = values & LOWER, values >> HALF
        return cls(low, high, at, dense.shape[2:])

    def __getitem__(self, part: slice | tuple[slice, ...]) -> Packed:
        """Some of its years, or of its years and months."""
        return Packed(self.low[part], self.high[part], self.at, self.lengths, known=self.known)

    @property
    def nbytes(self) -> int:
        """The bytes of its numbers."""
        return self.low.nbytes + self.high.nbytes

    def is_there(self, year: int) -> np.ndarray:
        """Of which of its flows, partners and chapters there is anything in a year, its place."""
        found: np.ndarray = self.low[year].any(axis=0) | self.high[year].any(axis=0)
        return found

    def dense(self, chosen: Mapping[int, list[int]]) -> np.ndarray:
        """By year, month, flow, partner and chapter, those that are ``chosen`` on an axis (3:
        partners, 4: chapters), in their order."""
        there, into, lengths = self._places(chosen) if chosen else (..., self.at, self.lengths)
        values = self.high[:, :, there].astype(np.int64)
        values <<= HALF
        values += self.low[:, :, there]
        found = np.zeros((*self.low.shape[:2], *lengths), np.int64)
        place: tuple[Any, ...] = (slice(None), slice(None), *into)
        found[place] = values
        return found

    def _places(self, chosen: Mapping[int, list[int]]) -> _Places:
        key = tuple((axis, tuple(wanted)) for axis, wanted in chosen.items())
        if (found := self.known.get(key)) is not None:
            return found
        lengths, places = list(self.lengths), list(self.at)
        is_there = np.ones(len(self.at[0]), bool)
        for axis, wanted in chosen.items():
            moved = np.full(self.lengths[axis - 2], -1)
            moved[wanted] = np.arange(len(wanted))
            places[axis - 2], lengths[axis - 2] = moved[self.at[axis - 2]], len(wanted)
            is_there &= places[axis - 2] >= 0
        there = np.flatnonzero(is_there)
        found = there, tuple(place[there] for place in places), tuple(lengths)
        if len(there) <= MOST_PLACES:
            if len(self.known) >= MOST_CHOSEN:
                self.known.clear()
            self.known[key] = found
        return found


def _holds(kind: type[np.signedinteger[Any]], numbers: Iterable[int]) -> bool:
    """Whether whole numbers have room in a kind of them."""
    room = np.iinfo(kind)
    return all(room.min <= one <= room.max for one in numbers)


def array_name(side: str, measure: str) -> str:
    """The file of a release that holds an array."""
    return f"{side}_{measure}.npy"


def read_axes(release: Release) -> Axes:
    """The axes of the cube of a release. Raises ``StoreUnavailable`` when they are damaged."""
    content = release.read(AXES)
    try:
        found = json.loads(content)
        return Axes(
            years=tuple(found["years"]),
            known=_known(found),
            partners=tuple(found["partners"]),
            chapters=tuple(found["chapters"]),
            flows=tuple(found["flows"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise release.damaged(f"{AXES}: {error}") from error


def _known(found: dict[str, Any]) -> tuple[tuple[int, int, int], ...]:
    """Releases of before November 2026 name months alone: all flows came with each."""
    if "known" in found:
        return tuple((year, month, flow) for year, month, flow in found["known"])
    return tuple(
        (year, month, flow)
        for year, month in found["months"]
        for flow in range(len(found["flows"]))
    )


def read_array(release: Release, axes: Axes, side: str, measure: str) -> np.ndarray:
    """One array of a release, in memory and not writable.

    ``side`` is one of `SIDES`, ``measure`` one of `MEASURES`.

    Raises:
        StoreUnavailable: the file is gone, changed, or of another shape than the axes say.
    """
    name = array_name(side, measure)
    content = release.read(name)
    try:
        stream = io.BytesIO(content)
        np.lib.format.read_magic(stream)
        shape, _, dtype = np.lib.format.read_array_header_1_0(stream)
        found = np.frombuffer(content, dtype, offset=stream.tell()).reshape(shape)
    except ValueError as error:
        raise release.damaged(f"{name}: {error}") from error
    if (found.shape, found.dtype) != (axes.shape_of(side), np.dtype(np.int64)):
        raise release.damaged(f"{name} has another shape than {AXES} says")
    return found
