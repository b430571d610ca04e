"""The kept rows of a file, written as Parquet while it is read."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from dashboard.imports.kept_fingerprints import FEW

FEW_ROWS = 100_000
"""Kept rows that are gathered before they are written."""


class RowWriter:
    """Writes rows as Parquet, small tables together."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number
        self._gathered: list[pa.Table] = []
        self._written = 0
        self._on_disk = False

    def write(self, rows: pa.Table, place: int, kind: str = "b") -> None:
        """Write a table as it is."""
        self._on_disk = True
        write_rows(rows, self._folder / f"part-{self._number:03d}-{kind}{place:06d}.parquet")

    def gather(self, rows: pa.Table) -> None:
        """Write a table together with others."""
        if rows.num_rows:
            self._gathered.append(rows)
        if sum(table.num_rows for table in self._gathered) >= FEW_ROWS:
            self._flush()

    def end(self) -> pa.Table | None:
        """Write what was gathered; hand it back if that is all there is, and few rows."""
        rows = sum(table.num_rows for table in self._gathered)
        if not self._on_disk and 0 < rows <= FEW:
            return pa.concat_tables(self._gathered)
        self._flush()
        return None

    def _flush(self) -> None:
        if self._gathered:
            self._written += 1
            self.write(pa.concat_tables(self._gathered), self._written, "s")
            self._gathered = []


def write_rows(rows: pa.Table, path: Path) -> None:
    """Write a table of kept rows."""
    pa.parquet.write_table(
        rows, path, compression="lz4", use_dictionary=["partner"], write_statistics=False
    )
