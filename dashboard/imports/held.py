"""Whether the current release holds already what an import would make another release of.

Who imports a file for the second time is told so, and no release is made: in a list of releases
those that change nothing would hide those that do.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.imports.coverage import ROWS
from dashboard.imports.engines import Embedded, parquet
from dashboard.loaders import mirror, reference
from dashboard.loaders.import_reports import REPORT
from dashboard.loaders.price_volume import OF_PRICES
from dashboard.loaders.releases import Release, checksum, current_release
from dashboard.loaders.restricted import MARK, is_restricted

LOG = logging.getLogger(__name__)
OF_THE_IMPORT = ("changes", "from", "months_replaced", "sources", MARK)
"""What a manifest says of an import, and not of what is held."""
OF_FILES = ("narrowed", "declared")
"""What it says of single files: see `dashboard.imports.narrowing`."""
LISTED = {mirror.FILE: (), reference.FILE: ("source",)}
"""Tables whose rows have no order, each with its columns that name the files of an import."""
TABLE = ".parquet"
Files = Mapping[str, str]
"""The files of a release, by their checksums."""


def held_already(
    data_dir: Path, dataset: str, made: Path, facts: Mapping[str, Any]
) -> Release | None:
    """The current release, if it holds all that was ``made``, is seen by the same readers and is
    whole; else None: one that is damaged is mended by a release that is made anew.

    ``facts``: as for `dashboard.imports.publishing.publish_release`. Only within `work_folder`.
    """
    with suppress(StoreUnavailable):
        there = current_release(data_dir, dataset)
        if there is not None and _says_the_same(there, facts) and _holds_the_same(there, made):
            there.verify(there.manifest["files"])
            LOG.debug("release %d of %s holds all of it already", there.number, dataset)
            return there
    return None


def _says_the_same(there: Release, facts: Mapping[str, Any]) -> bool:
    if is_restricted(there) != bool(facts.get(MARK)):
        return False
    said = json.loads(json.dumps({name: facts[name] for name in facts.keys() - OF_THE_IMPORT}))
    return _unordered(said) == _unordered({name: there.manifest.get(name) for name in said})


def _unordered(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Facts, with those of each file as the places that they are of: in which order files came, and
    together or in turn, and by which names, is the same, as is a file that says it of none."""
    return {**facts, **{name: _places(facts[name] or ()) for name in OF_FILES if name in facts}}


def _places(rows: Sequence[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    """What rows of a manifest say, of each flow and period."""
    return {
        (json.dumps({**row, "file": "", "coverage": ()}, sort_keys=True), of["flow"], period)
        for row in rows
        for of in row.get("coverage", ())
        for period in of["periods"]
    }


def _holds_the_same(there: Release, made: Path) -> bool:
    paths = [path for path in made.rglob("*") if path.is_file()]
    now = {path.relative_to(made).as_posix(): checksum(path) for path in paths}
    before = there.manifest["files"]
    for name in LISTED.keys() & before.keys() & now.keys():
        there.verify([name])
        if _rows_of(there.folder / name) == _rows_of(made / name):
            now[name] = before[name]
    if _plain(before) != _plain(now) or _tables(before) != _tables(now):
        return False
    # The same rows may stand in another order. What is kept of prices follows from them, and in its
    # last digits from their order.
    with Embedded(made.parent) as database:
        return all(
            _digest(there.folder, table, database) == _digest(made, table, database)
            for table in _tables(now)
            if (before.get(table) != now.get(table) or table == ROWS)
            and not table.startswith(OF_PRICES)
        )


def _rows_of(path: Path) -> list[str]:
    """The rows of a table, in an order of their own, without the names of files."""
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    rows = table.drop(columns=[*LISTED[path.name]], errors="ignore").to_csv(index=False)
    return sorted(rows.splitlines())


def _plain(files: Files) -> Files:
    """Those whose bytes are the same if what they hold is; the report is of the import."""
    return {name: of for name, of in files.items() if TABLE not in name and name != REPORT}


def _tables(files: Files) -> set[str]:
    """The tables of rows, of which one may have several files."""
    return {name.partition(f"{TABLE}/")[0] + TABLE if f"{TABLE}/" in name else name
            for name in files if TABLE in name}  # fmt: skip


def _digest(folder: Path, table: str, database: Embedded) -> tuple[Any, ...]:
    """What is another where any row of a table is, whatever their order."""
    path = folder / table
    rows = parquet(path, f"*{TABLE}") if path.is_dir() else parquet(path.parent, path.name)
    return database.rows(f"select count(*), sum(hash(r)), bit_xor(hash(r)) from {rows} as r")[0]
