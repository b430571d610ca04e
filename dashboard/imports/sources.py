"""The files that a release was made from, as its manifest names them: what they held when they
were read.

A file that is put in the place of another, or written on, while it is imported would give a
release the checksum of what it was not made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.errors import DataRefused, Reason
from dashboard.imports.staging import Stage
from dashboard.imports.wording import why
from dashboard.loaders.releases import checksum
from dashboard.typography import harmless

State = tuple[int, int, int, int] | None
"""Device, number, size and time of a file: others when it was changed or exchanged. None: it is
not there."""


def states(paths: Iterable[Path]) -> Mapping[Path, State]:
    """The states of files before they are read."""
    return {path: _state(path) for path in paths}


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def sources_of(stage: Stage, seen: Mapping[Path, State]) -> list[dict[str, object]]:
    """The files that were read: ``name, encoding, kind, separator, sha256, rows, usd``.

    Raises:
        DataRefused: one of them is not as it was ``seen`` before it was read.
    """
    sums: dict[Path, str] = {}
    for path in {one.file.source.path for one in stage.read}:
        try:
            sums[path] = checksum(path)
        except OSError:
            sums[path] = ""
        if seen[path] is None or _state(path) != seen[path]:
            raise DataRefused([Reason(harmless(path.name), None, "", "", why("changed"))])
    return [
        {
            "name": staged.file.name,
            "encoding": staged.file.encoding,
            "kind": staged.file.kind,
            "separator": staged.file.separator,
            "sha256": sums[staged.file.source.path],
            "rows": staged.tally.rows,
            "usd": staged.tally.read.all_cents / 100,
        }
        for staged in stage.read
    ]
