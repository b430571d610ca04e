"""The sums of prices and volume, written at an import within a fixed memory."""

from __future__ import annotations

from pathlib import Path

from dashboard.imports.engines import Embedded
from dashboard.imports.price_volume import write_prices
from dashboard.loaders.price_volume import UNLIKE, kept_as

YEARS, ROWS = 8, 600_000
"""Rows of each year."""


def test_memory_is_that_of_a_year_however_many_there_are(tmp_path: Path) -> None:
    """Rows of all years would not fit at once; of one code the prices differ beyond comparison."""
    with Embedded(tmp_path, memory="56MB") as database:
        database.write(
            f"""select (2013 + i % {YEARS}) * 13::bigint + 1 + i // {YEARS} % 12 as month,
                0::tinyint as flow, 'CHN' as partner, 27::tinyint as chapter,
                (2709 + i % 2)::bigint as code, 4::tinyint as digits, 1000000::bigint as grams,
                (case when i % 2 = 0 then 1000 else 100 * exp(8 * random()) end)::bigint as cents
            from range({YEARS * ROWS}) t(i) order by month""",
            tmp_path / "rows.parquet",
        )
        database.execute(f"create view built as from '{tmp_path}/rows.parquet'")
        known = [(2013 + year, month, 0) for year in range(YEARS) for month in range(1, 13)]
        write_prices(database, tmp_path, known, ())
        found = database.rows(
            f"select count(*), min(code) from '{tmp_path}/{kept_as(())}/{UNLIKE}'"
        )
    assert found == [(YEARS // 2, 2710)]
