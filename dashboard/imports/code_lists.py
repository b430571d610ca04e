"""What a release has of each commodity code: the list that codes are searched in, and the trade of
each year, which is described in `dashboard.loaders.year_codes`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dashboard.choices import FLOWS
from dashboard.imports.engines import Embedded
from dashboard.loaders.cube import PLACES
from dashboard.loaders.row_table import TEN
from dashboard.loaders.year_codes import FOLDER, YearOfCodes, name_of, packed

_SUMS = "sum(cents)::bigint as cents, sum(grams)::bigint as grams"
OF_YEARS = f"""
    create or replace table codes_of_years as
    select month // {PLACES} as year, flow, chapter, code, digits, {_SUMS}
    from built group by all"""
CODES = (
    f"select chapter, code, digits, {_SUMS} "
    "from codes_of_years group by all order by chapter, code, digits"
)
WHAT = f"""
    select year, flow, cents, grams, code * {TEN + 1} + least(digits, {TEN}) as what
    from codes_of_years where chapter > 0
    union all by name
    select year, flow, 0 as what, {_SUMS} from codes_of_years where chapter = 0 group by all
    order by year"""
"""Codes that are not disclosed are one."""


def write_codes(database: Embedded, folder: Path) -> None:
    """Write both of the view ``built`` into the folder of a release."""
    database.execute(OF_YEARS)
    database.write(CODES, folder / "codes.parquet")
    found = database.execute(WHAT).fetchnumpy()
    years, starts = np.unique(found["year"], return_index=True)
    (folder / FOLDER).mkdir()
    for year, start, end in zip(years.tolist(), starts, [*starts[1:], None], strict=True):
        part = {name: column[start:end] for name, column in found.items()}
        np.save(folder / name_of(year), packed(_of_year(part)))


def _of_year(rows: dict[str, np.ndarray]) -> YearOfCodes:
    what, place = np.unique(rows["what"], return_inverse=True)
    code, digits = np.divmod(what.astype(np.int64), TEN + 1)
    at = rows["flow"], place
    there = np.zeros((len(FLOWS), len(what)), bool)
    there[at] = True
    cents, grams = np.zeros(there.shape, np.int64), np.zeros(there.shape, np.int64)
    np.add.at(cents, at, rows["cents"])
    np.add.at(grams, at, rows["grams"])
    return YearOfCodes(code, digits, there, cents, grams)
