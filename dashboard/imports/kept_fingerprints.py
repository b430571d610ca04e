"""The fingerprints of the rows that are kept of a file: few in memory, many on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dashboard.imports.fingerprints import KINDS, Prints

FEW = 256
"""Rows of a file that stay in memory, and their fingerprints: 20 KiB. An archive may hold thousands
of such files, and to write files for each costs more than to read it."""
STRETCH = 2**21
"""Fingerprints that are read at once: 16 MiB."""


class KeptFingerprints:
    """The fingerprints of one file, of each kind of `dashboard.imports.fingerprints`, in the order
    of its rows."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number
        self._held: dict[str, list[np.ndarray]] = {kind: [] for kind in KINDS}
        self._on_disk = False
        self.count = 0
        """Rows."""

    def add(self, prints: Prints) -> None:
        """Keep those of further rows."""
        for kind, found in prints.items():
            if len(found):
                self._held[kind].append(found)
        self.count += len(prints["rows"])
        if sum(map(len, self._held["rows"])) > FEW:
            self._write()

    def stretches(self, kind: str) -> Iterator[np.ndarray]:
        """Those of a kind, a stretch at a time; of each kind the stretches are of the same rows."""
        if self._on_disk:
            with self._path(kind).open("rb") as file:
                while len(stretch := np.fromfile(file, np.uint64, STRETCH)):
                    yield stretch
        if self._held[kind]:
            yield np.concatenate(self._held[kind])

    def keep(self, stay: np.ndarray) -> None:
        """Forget those of all rows but the ones that stay."""
        for kind in KINDS:
            found = list(self.stretches(kind))
            if self._on_disk:
                self._path(kind).unlink()
            self._held[kind] = [np.concatenate(found)[stay]] if found else []
        self._on_disk, self.count = False, int(np.count_nonzero(stay))
        if self.count > FEW:
            self._write()

    def _write(self) -> None:
        for kind, held in self._held.items():
            with self._path(kind).open("ab" if self._on_disk else "wb") as file:
                for found in held:
                    file.write(found.data)
            held.clear()
        self._on_disk = True

    def _path(self, kind: str) -> Path:
        return self._folder / f"prints-{self._number:03d}-{kind}.bin"
