"""The odd rows of a release are found when it is imported, not when a page wants them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dashboard.settings import Settings
from dashboard.sight import ALL

if TYPE_CHECKING:
    from dashboard.loaders.registers import Registers

LOG = logging.getLogger(__name__)


def find_odd_rows(settings: Settings, registers: Registers, dataset: str) -> None:
    """Find and keep those of the current release, if it has few rows; those of a larger one are
    looked for sector by sector, when pages want them. The import is done by then: what hinders
    this is logged, and leaves it at that."""
    from dashboard.answers.oddities import FEW, found
    from dashboard.imports.odd_rows import keep_odd_rows
    from dashboard.loaders.releases import open_release
    from dashboard.query import Query
    from dashboard.store.current import ReleasedDataset

    data_dir = settings.data_dir
    try:
        store = ReleasedDataset(data_dir, dataset, registers, sight=ALL).store()
        if store.release is not None:
            release = open_release(data_dir, dataset, store.release)
            if release.manifest["rows"] > FEW:
                return
            rows = found(store, Query(dataset=dataset), few=True)
            keep_odd_rows(data_dir, dataset, (store.release, store.version), rows)
    except Exception as error:  # of whatever kind: the release is there, and is told as such
        LOG.error("the odd rows of %s are not kept: %s", dataset, str(error) or repr(error))
