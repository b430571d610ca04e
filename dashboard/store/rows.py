"""The rows of a release, below the chapter: DuckDB over its Parquet files, where they lie."""

from __future__ import annotations

import os
import threading

import duckdb
import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.loaders.releases import Release

LIMITS: dict[str, str | bool | int | float | list[str]] = {"threads": 2, "memory_limit": "128MB"}


class Rows:
    """Answers SQL over ``{rows}`` and ``{codes}``; the database is opened by the first question.

    A server loads its data before it forks, and DuckDB's threads do not outlive a fork: each
    process has a database of its own.
    """

    def __init__(self, release: Release) -> None:
        self._number = release.number
        self._files = {
            "rows": f"{release.folder}/rows.parquet/*.parquet",
            "codes": f"{release.folder}/codes.parquet",
        }
        self._database: tuple[int, duckdb.DuckDBPyConnection] | None = None
        self._lock = threading.Lock()

    def ask(self, sql: str) -> pd.DataFrame:
        """The answer to a question, as it says its columns.

        Raises:
            StoreUnavailable: the files are gone or damaged.
        """
        cursor = self._cursor()
        try:
            found: pd.DataFrame = cursor.sql(sql.format(**self._files)).df()
        except duckdb.Error as error:
            raise StoreUnavailable(
                f"the rows of release {self._number} cannot be read: {str(error).splitlines()[0]}"
            ) from error
        finally:
            cursor.close()
        return found

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._database is None or self._database[0] != os.getpid():
                self._database = os.getpid(), duckdb.connect(config=LIMITS)
            return self._database[1].cursor()
