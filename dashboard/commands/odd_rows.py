"""The odd rows of a release are found when it is imported, not when a page wants them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.loaders.registers import Registers
    from dashboard.loaders.releases import Release

LOG = logging.getLogger(__name__)


def find_odd_rows(data_dir: Path, registers: Registers, release: Release) -> None:
    """Find and keep those of a release that is about to be shown, if it has few rows; those of a
    larger one are looked for sector by sector, when pages want them. What hinders this is logged,
    and hinders no import."""
    from dashboard.answers.oddities import FEW, found
    from dashboard.imports.odd_rows import keep_odd_rows
    from dashboard.query import Query
    from dashboard.store.customs import CustomsStore

    if release.manifest["rows"] > FEW:
        return
    try:
        store = CustomsStore(release, registers)
        keep_odd_rows(data_dir, release, found(store, Query(dataset=release.dataset), few=True))
    except Exception as error:  # of whatever kind
        LOG.error("the odd rows of %s are not kept: %s", release.folder, str(error) or repr(error))
