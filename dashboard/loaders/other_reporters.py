"""Rows of releases from other reporters (mirror, reference), read once as long as a release is a
reader's: a page asks for them several times."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from dashboard.loaders.releases import open_release
from dashboard.loaders.restricted import release_seen
from dashboard.sight import Sight

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beside(Generic[T]):
    """A dataset of this kind: its file, and the row that the cells of a line are."""

    dataset: str
    file: str
    row: Callable[[Mapping[str, str]], T]

    def rows(self, data_dir: Path, sight: Sight) -> tuple[T, ...]:
        """The rows of the release that a reader is shown; none where nothing was imported.

        Raises:
            StoreUnavailable: it cannot be read, or was changed.
        """
        release = release_seen(data_dir, self.dataset, sight)
        return () if release is None else self.of(data_dir, release.number, release.version)

    def of(self, data_dir: Path, number: int, version: str) -> tuple[T, ...]:
        """The rows of a release. Raises as `rows`."""
        found: tuple[T, ...] = _kept(self, data_dir, number, version)
        return found


@lru_cache(maxsize=8)
def _kept(kind: Beside[Any], data_dir: Path, number: int, version: str) -> tuple[Any, ...]:
    release = open_release(data_dir, kind.dataset, number)
    text = release.read(kind.file).decode("utf-8")
    try:
        return tuple(map(kind.row, csv.DictReader(io.StringIO(text, newline=""))))
    except (KeyError, TypeError, ValueError) as error:
        raise release.damaged(f"{kind.file}: {error}") from error
