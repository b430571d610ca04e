"""What a release keeps for prices and volume; see `dashboard.loaders.price_volume`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.imports.engines import Embedded
from dashboard.loaders.code_changes import Edition
from dashboard.loaders.cube import PLACES
from dashboard.loaders.price_volume import (
    KEPT,
    MATCHED,
    MATCHED_MONTHS,
    PLACE,
    SUMS,
    UNLIKE,
    Known,
    Side,
    changed_between,
    kept_as,
    matched,
    months_kept,
    unlike,
)
from dashboard.months import Months, stretches


def write_prices(
    database: Embedded, folder: Path, known: Known, editions: Sequence[Edition]
) -> None:
    """Write the codes that are too unlike, and the sums of each year with the one before it, by
    month and of all months that both have, of the view ``built`` into the folder of a release."""
    known = tuple(known)
    years = sorted({year for year, _, _ in known})
    kept = folder / kept_as(editions)
    kept.mkdir()
    # Quartiles are found among numbers that are all in memory, so of one year at a time.
    database.execute(f"create or replace table unlike as {unlike('built', years[:1])}")
    for year in years[1:]:
        database.execute(f"insert into unlike {unlike('built', [year])}")
    database.write("from unlike order by all", kept / UNLIKE)
    database.execute("""
        create or replace table matched_months (year integer, place tinyint, flow tinyint,
            partner varchar, chapter tinyint, p0q0 double, p1q0 double, p0q1 double, p1q1 double,
            below0 double, below1 double, cells bigint)""")
    rows = f"(select *, month % {PLACES} as {PLACE} from built)"
    for year in years:
        months = months_kept(known, year)
        if any(months):
            sides = Side(_where(year - 1, months)), Side(_where(year, months))
            codes = f"select flow, code, digits from unlike where year in ({year - 1}, {year})"
            changed = changed_between(editions, year - 1, year)
            sums = matched(rows, codes, sides, changed, (PLACE, *KEPT))
            database.execute(
                f"insert into matched_months by name select {year} as year, * from ({sums})"
            )
    months_ordered = f"from matched_months order by year, {PLACE}, chapter, partner, flow"
    database.write(months_ordered, kept / MATCHED_MONTHS)
    database.write(_of_years(), kept / MATCHED)


def _of_years() -> str:
    """SQL: the sums of all months of each year."""
    by = ", ".join(("year", *KEPT))
    added = ", ".join(f"sum({name}) as {name}" for name in SUMS[:-1])
    return f"""
        select {by}, {added}, sum(cells)::bigint as cells from matched_months
        group by {by} order by year, chapter, partner, flow"""


def _where(year: int, months: Sequence[Months]) -> str:
    """SQL: the rows of some months of a year, other ones of each flow."""
    start = year * PLACES
    flows = [
        f"(flow = {flow} and month between {start + first} and {start + last})"
        for flow, those in enumerate(months)
        for first, last in stretches(those)
    ]
    return f"month between {start} and {start + PLACES - 1} and ({' or '.join(flows)})"
