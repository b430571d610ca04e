"""The cube of a release, built and written; what it is stands in `dashboard.loaders.cube`."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.flows import FLOWS
from dashboard.loaders.cube import AXES, CHAPTERS, MEASURES, PLACES, Axes, Cube, array_name


def build_cube(cells: Mapping[str, Any], known: Collection[tuple[int, int]]) -> Cube:
    """The cube of cells (columns month, flow, partner, chapter, cents, grams). ``known``: month
    (year · 13 + month) and flow of all that is known, cells or none."""
    month = np.asarray(cells["month"], np.int64)
    of_partner = pd.Categorical(cells["partner"])
    partners = sorted(of_partner.categories)
    partner = of_partner.set_categories(partners).codes.astype(np.int64)
    years = np.unique([when // PLACES for when, _ in known])
    year = np.searchsorted(years, month // PLACES)
    axes = Axes(
        years=tuple(int(y) for y in years),
        known=tuple((int(m // PLACES), int(m % PLACES), int(flow)) for m, flow in sorted(known)),
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
        for later in range(1, PLACES):  # eight times as quick as a sum along this axis
            dense[measure][:, later] += dense[measure][:, later - 1]
    return Cube(axes, dense["cents"], dense["grams"])


def write_cube(cube: Cube, folder: Path) -> None:
    """Write the cube, its two sides (by partner, by chapter) and its axes into a folder."""
    for measure in MEASURES:
        dense = getattr(cube, measure)
        np.save(folder / array_name("cube", measure), dense)
        np.save(folder / array_name("partners", measure), dense.sum(axis=4))
        np.save(folder / array_name("chapters", measure), dense.sum(axis=3))
    (folder / AXES).write_text(json.dumps(asdict(cube.axes)), encoding="utf-8")
