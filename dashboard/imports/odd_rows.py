"""The odd rows of a release, found while it is made and kept in the owner's folder.

They are looked for in the rows as they were built, while the rest of the release is written: to
open it again as a reader does would take longer than the search. Those of a large release are found
once it is shown, by `dashboard.commands.odd_search` or whoever first asks for all, and kept alike.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.flows import FLOWS
from dashboard.imports.work_folder import unchanged_if_full, written_whole
from dashboard.loaders.odd_rows import path_of, written
from dashboard.loaders.releases import Release
from dashboard.loaders.row_table import row_table, selected

if TYPE_CHECKING:
    from dashboard.imports.engines import Embedded

LOG = logging.getLogger(__name__)
FEW = 2_000_000
"""How many rows of a release are looked at: to look at more would take longer than to import them,
and more memory."""

Odd = Callable[[pd.DataFrame], pd.DataFrame]
"""Which rows of one flow are odd: `dashboard.measures.oddities.oddities`."""


def search(
    odd: Odd | None, rows: int, partners: Collection[str], database: Embedded, pool: Executor
) -> Future[pd.DataFrame | None]:
    """Begin to look for the odd ones of the view ``built``, which has so many ``rows`` at most.

    None where they are not looked for, or cannot be, which is logged: it hinders no import.
    """
    wanted = odd if rows <= FEW else None
    return pool.submit(_found, wanted, partners, database)


def _found(odd: Odd | None, partners: Collection[str], database: Embedded) -> pd.DataFrame | None:
    if odd is None:
        return None
    try:
        parts = []
        for flow in range(len(FLOWS)):  # one after the other: half the memory
            sql = f"select {selected(partners)} from built where flow = {flow}"
            parts.append(odd(row_table(database.execute(sql).df())))
        return pd.concat([one for one in parts if len(one)] or parts[:1], ignore_index=True)
    except Exception as error:  # of whatever kind
        LOG.error("the odd rows are not found: %s", str(error) or repr(error))
        return None


def keep_odd_rows(data_dir: Path, rows: pd.DataFrame | None, release: Release) -> None:
    """Write those of a release, before it is shown; None: not. See `keep`."""
    if rows is not None:
        keep(path_of(data_dir, release.dataset, release.number), rows, release.version)


def keep(path: Path, rows: pd.DataFrame, version: str) -> None:
    """Write the odd rows of a release as it is, whole or not at all. What hinders this is logged:
    they can be found again."""
    try:
        with unchanged_if_full():
            written_whole(path, written(rows, version))
    except Exception as error:  # of whatever kind
        LOG.error("the odd rows are not kept in %s: %s", path, str(error) or repr(error))
