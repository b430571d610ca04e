"""Who builds a release: the embedded database, or Spark on a cluster for hundreds of millions
of rows. Both carry out the same two statements of SQL, written once in what both understand.

`Embedded` is the only door to the embedded database below the store. Nothing here needs Java or
pyspark unless Spark is chosen.
"""

from __future__ import annotations

import errno
import glob
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

import duckdb
import pandas as pd
import pyarrow as pa

from dashboard.errors import DashboardError, WrongUsage
from dashboard.loaders.cube import PLACES

MEMORY = "600MB"
PARQUET = "format parquet, parquet_version v2, compression snappy"
STAGED = ("month", "flow", "partner", "code", "digits", "cents", "grams", "entries")
"""Columns of staged rows that a release is built from; see `dashboard.imports.rows`."""
CELL = ("month", "flow", "partner", "chapter")
ROW_ORDER = ("chapter", "month", "code")
"""Within a year: most questions are of one or two, and leave the rest of the file unread."""
CHAPTER_OF = """cast(case when code between 100000000 and 9799999999
            then floor(code / 100000000) else 0 end as tinyint)"""
ROWS_OF_RELEASE = f"""
    select month, flow, partner, {CHAPTER_OF} as chapter,
        code, digits, cents, grams, entries
    from (
        select month, flow, partner, code, cast(digits + digits % 2 as tinyint) as digits,
            cast(sum(cents) as bigint) as cents, cast(sum(grams) as bigint) as grams,
            cast(sum(entries) as integer) as entries
        from staged group by month, flow, partner, code, cast(digits + digits % 2 as tinyint)
    ) as added
"""
"""SQL of every engine: one row for each month, flow, partner and code. Chapter 0 is not disclosed
or none; what lost a leading zero has one digit more than came."""
CELLS = f"""
    select {", ".join(CELL)}, cast(sum(cents) as bigint) as cents,
        cast(sum(grams) as bigint) as grams
    from built group by {", ".join(CELL)}
"""
"""SQL of every engine: the cells of the cube, from the rows of a release."""


def parquet(folder: Path, names: str) -> str:
    """SQL: the rows of the Parquet files in a folder of any name; ``names`` may be a pattern."""
    return f"read_parquet({quoted(folder, names)}, hive_partitioning=false, union_by_name=true)"


def listed_texts(texts: Iterable[str]) -> str:
    """SQL: texts of our own one after the other, for ``in``."""
    return ", ".join(f"'{text}'" for text in sorted(texts))


def quoted(folder: Path, names: str) -> str:
    """SQL: the text of a path; in the name of the folder no sign is taken for a pattern."""
    return "'" + f"{glob.escape(str(folder))}/{names}".replace("'", "''") + "'"


class EngineFailed(DashboardError):
    """An engine could not do what it was asked; the message is its own."""


Cells = dict[str, Any]
"""Column of cells → its values: arrays of numbers, and the partners as categories."""


class Engine(Protocol):
    """Builds the rows of a release, and the cells of its cube."""

    def build(self, staged: Path, rows: Path) -> Cells:
        """Write the rows of a release from ``staged/*.parquet`` into the folder ``rows``, ordered
        by year, chapter, month and code.

        Returns the columns of the cells: month, flow, partner, chapter, cents, grams.

        Raises:
            EngineFailed: the engine could not.
            OSError: the disk refused.
        """


class Embedded(AbstractContextManager["Embedded"]):
    """The embedded database, within two threads and a fixed memory; it spills into ``work``."""

    def __init__(self, work: Path, memory: str = MEMORY) -> None:
        self._connection = duckdb.connect(
            config={
                "memory_limit": memory,
                "temp_directory": str(work / "spill"),
                "preserve_insertion_order": False,
            }
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def execute(self, sql: str) -> Any:
        """Run a statement, on a cursor of its own: several threads may ask at once."""
        try:
            return self._connection.cursor().execute(sql)
        except duckdb.Error as error:
            raise _failure(error) from error

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer to a question as tuples."""
        found: list[tuple[Any, ...]] = self.execute(sql).fetchall()
        return found

    def write(self, sql: str, file: Path, manner: str = PARQUET) -> None:
        """Write the answer to a question as one Parquet file."""
        path = str(file).replace("'", "''")
        self.execute(f"copy ({sql}) to '{path}' ({manner})")

    def build(self, staged: Path, rows: Path) -> Cells:
        """See `Engine`."""
        # What Arrow keeps of the staging, to use it again, would stand beside all that the database
        # takes now.
        pa.default_memory_pool().release_unused()
        rows.mkdir(parents=True, exist_ok=True)
        self.view("staged", staged, STAGED)
        # In whole numbers: to order by others takes an eighth longer.
        order = ", ".join((f"month // {PLACES}", *ROW_ORDER))
        self.write(f"select * from ({ROWS_OF_RELEASE}) order by {order}", rows / "rows-0.parquet")
        self.view("built", rows)
        try:
            # No sum of a release may be too large for its type: `making` refuses it before.
            cells = CELLS.replace("sum(", "sum_no_overflow(")
            table = self._connection.cursor().sql(cells).to_arrow_table()
        except duckdb.Error as error:
            raise _failure(error) from error
        return _cells(table)

    def view(self, name: str, folder: Path, columns: Sequence[str] = ("*",)) -> None:
        """Give the Parquet files of a folder a name."""
        self.execute(
            f"create or replace view {name} as select {', '.join(columns)} "
            f"from {parquet(folder, '*.parquet')}"
        )


NO_ROOM = ("No space left on device", "failed to offload data")
"""How the database says that the disk is full, without the system's number."""


def _failure(error: duckdb.Error) -> Exception:
    """What the database could not do: an ``OSError`` where the disk refused, which is no fault of
    the file that is read."""
    text = str(error)
    refused = re.search(r'"errno":"(\d+)"', text)
    if isinstance(error, duckdb.IOException) and refused:
        return OSError(int(refused[1]), os.strerror(int(refused[1])))
    if any(words in text for words in NO_ROOM):
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return EngineFailed(text.partition("\n")[0])


def _cells(table: Any) -> Cells:
    """The columns of an Arrow table; the names of partners as categories, not as millions of
    texts."""
    cells = {name: table[name].to_numpy() for name in table.column_names if name != "partner"}
    partner = table["partner"].combine_chunks().dictionary_encode()
    names = partner.dictionary.to_pylist()
    return {**cells, "partner": pd.Categorical.from_codes(partner.indices.to_numpy(), names)}


class Spark:
    """A Spark cluster. Its workers must see the data directory under the same path.

    A worker that dies is made good by the others: what it had done is done again.
    """

    def __init__(self, master: str, settings: Mapping[str, str] | None = None) -> None:
        self._master = master
        self._settings = {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "16",
            "spark.sql.parquet.compression.codec": "snappy",
            "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
            **(settings or {}),
        }

    def build(self, staged: Path, rows: Path) -> Cells:
        """See `Engine`."""
        try:
            from py4j.protocol import Py4JError
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
            from pyspark.sql.functions import expr
        except ImportError as error:
            raise WrongUsage(
                f"the engine {self._master} needs pyspark and Java: {error}"
            ) from error
        builder = SparkSession.builder.master(self._master).appName("trade-dashboard")
        for name, value in self._settings.items():
            builder = builder.config(name, value)
        session = None
        try:
            session = builder.getOrCreate()
            parts = [str(part) for part in sorted(staged.glob("*.parquet"))]
            found = session.read.option("mergeSchema", "true").parquet(*parts)
            found.select(*STAGED).createOrReplaceTempView("staged")
            order = expr(f"month div {PLACES}"), *ROW_ORDER
            built = session.sql(ROWS_OF_RELEASE).repartitionByRange(*order[:3])
            built.sortWithinPartitions(*order).write.parquet(str(rows))
            session.read.parquet(str(rows)).createOrReplaceTempView("built")
            table = session.sql(CELLS).toArrow()
        except (PySparkException, Py4JError, RuntimeError) as error:
            raise EngineFailed(f"Spark: {str(error).strip().partition(chr(10))[0]}") from error
        finally:
            if session is not None:
                session.stop()
        for leftover in rows.glob(".*.crc"):
            leftover.unlink()
        return _cells(table)


def engine_named(name: str) -> Engine | None:
    """The engine of a setting: None for the embedded one; else the address of a Spark master.

    Raises:
        WrongUsage: the name is neither.
    """
    if name == "duckdb":
        return None
    if name.startswith(("spark://", "local", "yarn", "k8s://")):
        return Spark(name)
    raise WrongUsage(f"unknown engine {name!r}: duckdb, or spark://host:7077")
