"""What is known about the data themselves: contradictions between sources, dates of the files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.loaders import schemas
from dashboard.loaders.provenance import Sidecar, data_files, sidecar_of
from dashboard.loaders.published import Published
from dashboard.loaders.tables import read_table


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of ``data/`` by its path there (``published/events.csv``), with its sidecar."""

    name: str
    sidecar: Sidecar


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """``contradictions`` is `schemas.CONTRADICTIONS`; ``files`` has every file with a sidecar."""

    contradictions: pd.DataFrame
    files: tuple[DataFile, ...]


@lru_cache(maxsize=4)
def load_about(data: Path, published: Published) -> About:
    """Read and check ``data/published/contradictions.csv`` and every sidecar below ``data``.

    Raises:
        DataRefused: a file breaks its rules, names a figure or source that is not there, or
            has no sidecar.
    """
    known = {
        "figures": frozenset(published.figures["figure"]),
        "sources": frozenset(published.sources["source"]),
    }
    path = data / "published" / "contradictions.csv"
    contradictions = read_table(path, schemas.CONTRADICTIONS, known)
    files = tuple(
        DataFile(file.relative_to(data).as_posix(), sidecar_of(file)) for file in data_files(data)
    )
    return About(contradictions, files)
