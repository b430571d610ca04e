"""The odd rows of a release, found while it is made and kept beside it.

They are looked for in the rows as they were built, while the rest of the release is written: to
open it again as a reader does would take longer than the search.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from concurrent.futures import Executor, Future
from pathlib import Path

import pandas as pd

from dashboard.choices import FLOWS
from dashboard.imports.engines import Embedded
from dashboard.imports.publishing import unchanged_if_full, written_whole
from dashboard.loaders.odd_rows import path_of, written
from dashboard.loaders.releases import Release
from dashboard.loaders.row_table import row_table, selected

LOG = logging.getLogger(__name__)
FEW = 2_000_000
"""How many rows of a release are looked at: to look at more would take longer than to import them,
and more memory. Those of a larger one are looked for sector by sector, when pages want them."""

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
    """Write those of a release, whole or not at all, before it is shown; None: not. What hinders
    this is logged. Only within `dashboard.imports.publishing.workshop`."""
    if rows is None:
        return
    path = path_of(data_dir, release.dataset, release.number)
    try:
        with unchanged_if_full():
            written_whole(path, written(rows, release.version))
    except Exception as error:  # of whatever kind
        LOG.error("the odd rows of %s are not kept: %s", release.folder, str(error) or repr(error))
