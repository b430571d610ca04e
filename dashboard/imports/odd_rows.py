"""Keep the odd rows of a release beside it: `dashboard.loaders.odd_rows`, whole or not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.imports.publishing import unchanged_if_full, written_whole
from dashboard.loaders.odd_rows import path_of, written
from dashboard.loaders.releases import Release


def keep_odd_rows(data_dir: Path, release: Release, rows: pd.DataFrame) -> None:
    """Write those of a release. Only within `dashboard.imports.publishing.workshop`.

    Raises:
        StoreUnavailable: they cannot be written.
    """
    with unchanged_if_full():
        path = path_of(data_dir, release.dataset, release.number)
        written_whole(path, written(rows, release.version))
