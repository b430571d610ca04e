"""The cube of a release: money and mass by year, month, flow, partner and chapter, in whole cents
and grams, so that any sum is exact and no engine can differ from another.

Along the months the cube holds running sums: place 0 is what is only known for the year as a
whole, place m adds January to month m. Any range of months is then one difference, and a server
that answers for whole years touches a thirteenth of the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd

PLACES = 13
"""Places along the months of a year: the year as a whole, then January to December."""

CHAPTERS = (*(f"{number:02d}" for number in range(1, 98)), "XX")
FLOWS = ("export", "import")
MEASURES = ("cents", "grams")


@dataclass(frozen=True, slots=True)
class Axes:
    """What the places of a cube mean. ``months`` are (year, month) with data; month 0: a year."""

    years: tuple[int, ...]
    months: tuple[tuple[int, int], ...]
    partners: tuple[str, ...]
    chapters: tuple[str, ...] = CHAPTERS
    flows: tuple[str, ...] = FLOWS

    @property
    def shape(self) -> tuple[int, int, int, int, int]:
        """Year, month, flow, partner, chapter."""
        return (len(self.years), PLACES, len(self.flows), len(self.partners), len(self.chapters))


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """``cents`` and ``grams`` (int64) over the axes, running along the months."""

    axes: Axes
    cents: np.ndarray
    grams: np.ndarray


def build_cube(cells: Mapping[str, np.ndarray]) -> Cube:
    """The cube of cells (columns month, flow, partner, chapter, cents, grams)."""
    month = np.asarray(cells["month"], np.int64)
    partner, partners = pd.factorize(np.asarray(cells["partner"], object), sort=True)
    present = np.flatnonzero(np.bincount(month))
    years = np.unique(present // PLACES)
    year = np.searchsorted(years, month // PLACES)
    axes = Axes(
        years=tuple(int(y) for y in years),
        months=tuple((int(m // PLACES), int(m % PLACES)) for m in present),
        partners=tuple(str(p) for p in partners),
    )
    place = year
    for length, along in (
        (PLACES, month % PLACES),
        (len(FLOWS), cells["flow"]),
        (len(partners), partner),
        (len(CHAPTERS), (np.asarray(cells["chapter"]) - 1) % len(CHAPTERS)),
    ):
        place *= length
        place += along
    dense = {}
    for measure in MEASURES:
        dense[measure] = np.zeros(axes.shape, np.int64)
        dense[measure].reshape(-1)[place] = cells[measure]
        np.cumsum(dense[measure], axis=1, out=dense[measure])
    return Cube(axes, dense["cents"], dense["grams"])


def write_cube(cube: Cube, folder: Path) -> None:
    """Write the cube, its two sides (by partner, by chapter) and its axes into a folder.

    The sides answer whatever filters only one of the two, without reading the cube.
    """
    for measure in MEASURES:
        dense = getattr(cube, measure)
        np.save(folder / f"cube_{measure}.npy", dense)
        np.save(folder / f"partners_{measure}.npy", dense.sum(axis=4))
        np.save(folder / f"chapters_{measure}.npy", dense.sum(axis=3))
    (folder / "axes.json").write_text(json.dumps(asdict(cube.axes)), encoding="utf-8")


def read_axes(folder: Path) -> Axes:
    """The axes of a written cube."""
    told = json.loads((folder / "axes.json").read_text(encoding="utf-8"))
    return Axes(
        years=tuple(told["years"]),
        months=tuple((year, month) for year, month in told["months"]),
        partners=tuple(told["partners"]),
        chapters=tuple(told["chapters"]),
        flows=tuple(told["flows"]),
    )


def read_cube(folder: Path) -> Cube:
    """A written cube, mapped into memory: only what is asked for is read."""
    return Cube(read_axes(folder), read_side(folder, "cube_cents"), read_side(folder, "cube_grams"))


def read_side(folder: Path, name: str) -> np.ndarray:
    """One array of a written cube, mapped into memory."""
    found: np.ndarray = np.load(folder / f"{name}.npy", mmap_mode="r")
    return found
