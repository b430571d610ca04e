"""The files of ``data/``, each with what its sidecar says of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.loaders.provenance import Sidecar, data_files, sidecar_of


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of ``data/`` by its path there (``published/events.csv``), with its sidecar."""

    name: str
    sidecar: Sidecar


@lru_cache(maxsize=4)
def described_files(data: Path) -> tuple[DataFile, ...]:
    """Every file below ``data`` with its sidecar.

    Raises:
        DataRefused: one has no sidecar, or a broken one.
    """
    return tuple(
        DataFile(file.relative_to(data).as_posix(), sidecar_of(file)) for file in data_files(data)
    )
