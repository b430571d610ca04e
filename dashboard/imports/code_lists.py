"""What a release has of each commodity code: the list that codes are searched in, and the trade of
each year, which is described in `dashboard.loaders.year_codes`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dashboard.imports.engines import Embedded
from dashboard.loaders.cube import PLACES
from dashboard.loaders.year_codes import FOLDER, WHAT, name_of, packed, year_of

_SUMS = "sum(cents)::bigint as cents, sum(grams)::bigint as grams"
OF_YEARS = f"""
    create or replace table codes_of_years as
    select month // {PLACES} as year, flow, chapter, code, digits, {_SUMS}
    from built group by all"""
CODES = (
    f"select chapter, code, digits, {_SUMS} "
    "from codes_of_years group by all order by chapter, code, digits"
)
OF_EACH = f"""
    select year, flow, {WHAT} as what, {_SUMS} from codes_of_years group by all order by year"""


def write_codes(database: Embedded, folder: Path) -> None:
    """Write both of the view ``built`` into the folder of a release."""
    database.execute(OF_YEARS)
    database.write(CODES, folder / "codes.parquet")
    found = database.execute(OF_EACH).fetchnumpy()
    years, starts = np.unique(found["year"], return_index=True)
    (folder / FOLDER).mkdir()
    for year, start, end in zip(years.tolist(), starts, [*starts[1:], None], strict=True):
        part = {name: column[start:end] for name, column in found.items()}
        np.save(folder / name_of(year), packed(year_of(part)))
