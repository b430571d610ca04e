"""The rows of a release, below the chapter: DuckDB over its Parquet files, where they lie."""

from __future__ import annotations

import glob
import os
import threading
import time
from pathlib import PurePath
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.errors import StoreBusy
from dashboard.loaders.releases import Release
from dashboard.sentences import said

if TYPE_CHECKING:
    import duckdb

LIMITS: dict[str, str | bool | int | float | list[str]] = {"threads": 2, "memory_limit": "128MB"}
PATIENCE = 10.0
"""Seconds that a question waits for another one."""
LONGEST = 30.0
"""Seconds from which on a question is broken off by those that wait for it. Nobody breaks off one
for which none waits: that of a command may take what it takes."""
ROWS = "rows.parquet/"


class Rows:
    """Answers SQL over the view ``rows`` and one of each other table of the release, such as
    ``codes``; the first question opens the database.

    A server loads its data before it forks, and DuckDB's threads do not outlive a fork: each
    process has a database of its own. It is imported then as well: most questions are answered by
    the cube, and the published figures need none.
    """

    def __init__(self, release: Release) -> None:
        self._release = release
        names = release.manifest["files"]
        self._names = [name for name in names if name.endswith(".parquet")]
        self._database: tuple[int, duckdb.DuckDBPyConnection] | None = None
        self._verified: list[tuple[int, int]] | None = None
        self._lock, self._asking = threading.Lock(), threading.Lock()
        self._running: tuple[duckdb.DuckDBPyConnection, float] | None = None
        """The question that is being answered, and since when."""

    def ask(self, sql: str) -> pd.DataFrame:
        """The answer to a question, as it says its columns.

        Raises:
            StoreUnavailable: the files are gone or damaged.
            StoreBusy: it waited too long for another question, or others for it.
        """
        import duckdb

        self._verify()
        # One after another: each takes both threads of the database, and what several hold at once
        # is not given back when they have ended.
        if not self._asking.acquire(timeout=PATIENCE):
            self._break_off()
            raise StoreBusy(said("store.busy"))
        try:
            cursor = self._cursor()
            self._run(cursor)
            try:
                found: pd.DataFrame = cursor.sql(sql).df()
            except duckdb.InterruptException as error:
                raise StoreBusy(said("store.long", seconds=round(LONGEST))) from error
            except duckdb.Error as error:
                raise self._release.damaged(f"its rows: {str(error).splitlines()[0]}") from error
            finally:
                self._run(None)
                cursor.close()
        finally:
            self._asking.release()
        return found

    def make_ready(self) -> None:
        """Hold the files against their checksums before the first question. The database is read
        and opened by that one: it takes 75 ms, and 27 MiB of each process.

        Raises:
            StoreUnavailable: the files are gone or damaged.
        """
        self._verify()

    def _run(self, cursor: duckdb.DuckDBPyConnection | None) -> None:
        with self._lock:
            self._running = (cursor, time.monotonic()) if cursor is not None else None

    def _break_off(self) -> None:
        """Break off a question that has had its time."""
        with self._lock:
            if self._running and time.monotonic() - self._running[1] > LONGEST:
                self._running[0].interrupt()

    def _verify(self) -> None:
        """Hold the files against their checksums: at first, and whenever one was touched."""
        try:
            stats = [(self._release.folder / name).stat() for name in self._names]
        except OSError as error:
            raise self._release.damaged(f"its rows: {error.strerror or error}") from error
        touched = [(stat.st_mtime_ns, stat.st_size) for stat in stats]
        if touched != self._verified:
            self._release.verify(self._names)
            self._verified = touched

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._database is None or self._database[0] != os.getpid():
                self._database = os.getpid(), self._opened()
            return self._database[1].cursor()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        """A database with its views. A folder may have any name: none is taken for a pattern."""
        import duckdb

        views: dict[str, list[str]] = {}
        for name in self._names:
            view = "rows" if name.startswith(ROWS) else PurePath(name).stem
            views.setdefault(view, []).append(glob.escape(str(self._release.folder / name)))
        database = duckdb.connect(config=LIMITS)
        for view, files in views.items():
            database.read_parquet(files, hive_partitioning=False).create_view(view)
        return database
