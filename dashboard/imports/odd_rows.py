"""Keep the odd rows of a release beside it: `dashboard.loaders.odd_rows`, whole or not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.imports.publishing import unchanged_if_full, workshop, written_whole
from dashboard.loaders.odd_rows import path_of, written


def keep_odd_rows(
    data_dir: Path, dataset: str, release: tuple[int, str], rows: pd.DataFrame
) -> None:
    """Write those of a release, by its number and version.

    Raises:
        StoreUnavailable: they cannot be written.
    """
    number, version = release
    with unchanged_if_full(), workshop(data_dir, dataset):
        written_whole(path_of(data_dir, dataset, number), written(rows, version))
