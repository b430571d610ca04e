"""Releases as they lie in the owner's folder: numbered, immutable states of the imported data.

``<data dir>/<dataset>/releases/0001`` holds a release; ``current`` beside it names one: see
`dashboard.loaders.pointer`. Who wrote one whole is `dashboard.imports.publishing`; here they are
found, read, and held against the checksums that were written with them. Nothing of a release is
believed unread.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import StoreUnavailable
from dashboard.loaders.folder_snapshot import within_snapshot
from dashboard.loaders.pointer import pointed_number

MANIFEST = "manifest.json"
_NEEDED: Mapping[str, type | tuple[type, ...]] = {
    "time": str,
    "program": str,
    "files": dict,
    "rows": (int, dict),
}
"""What a manifest must say for its release to be read, and of which type. ``rows`` is their
number, or by table; where it is a number, the release is one of customs data."""
_OF_CUSTOMS: Mapping[str, type] = {"regions": list, "totals": list}
_OF_TOTAL = {"year", "flow", "usd"}
SEAL = "seal"
"""The name in a manifest of the checksum of all else in it. Releases of before the end of November
2026 have none."""


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """One release: its number, folder, manifest, and a version that changes with any byte.

    ``manifest`` has ``time`` (ISO), ``files`` (path in the folder → SHA-256), ``parent``,
    ``program``, ``rows``, and of customs data ``regions``, ``totals`` (``year, flow, usd,
    net_mass_kg, months``), ``sources`` and ``months_replaced``.
    """

    dataset: str
    number: int
    folder: Path
    manifest: Mapping[str, Any]
    version: str

    def read(self, name: str) -> bytes:
        """The bytes of one of its files, as they were written.

        Raises:
            StoreUnavailable: the file is gone, changed or not of the release.
        """
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise self.damaged(f"{name} cannot be read: {error.strerror or error}") from error
        if hashlib.sha256(content).hexdigest() != self.manifest["files"].get(name):
            raise self.damaged(f"{name} is not what was written")
        return content

    def verify(self, names: Collection[str]) -> None:
        """Hold files against their checksums without keeping them.

        Raises:
            StoreUnavailable: names the first that is gone or changed.
        """
        for name in names:
            try:
                present = checksum(self.folder / name)
            except OSError as error:
                raise self.damaged(f"{name} cannot be read: {error.strerror or error}") from error
            if present != self.manifest["files"].get(name):
                raise self.damaged(f"{name} is not what was written")

    def refuse_torn(self) -> None:
        """Hold the ends of its tables of rows against what such files begin and end with: one that
        was cut or emptied is found though none is read.

        Raises:
            StoreUnavailable: names the first that is gone or torn.
        """
        for name in self.manifest["files"]:
            if not name.endswith(".parquet"):
                continue
            try:
                with (self.folder / name).open("rb") as stream:
                    first = stream.read(len(TABLE_ENDS))
                    stream.seek(-len(TABLE_ENDS), os.SEEK_END)
                    last = stream.read()
            except OSError as error:
                raise self.damaged(f"{name} cannot be read: {error.strerror or error}") from error
            if {first, last} != {TABLE_ENDS}:
                raise self.damaged(f"{name} is not what was written")

    def damaged(self, what: str) -> StoreUnavailable:
        """What to raise when something of the release is not as it was written."""
        return StoreUnavailable(f"release {self.number} of {self.dataset} is damaged: {what}")


TABLE_ENDS = b"PAR1"
"""What a Parquet file begins and ends with."""
Written = tuple[int, int, int] | None
"""The manifest of a release as the folder has it: its time, size and place; None: there is none."""


def home(data_dir: Path, dataset: str) -> Path:
    """The folder of a dataset's releases."""
    return data_dir / dataset


def file_of(data_dir: Path, dataset: str, number: int, name: str) -> str:
    """A file of a release, as text: every question asks for some, so as plainly as can be."""
    return f"{data_dir}/{dataset}/releases/{number:04d}/{name}"


@within_snapshot
def current_number(data_dir: Path, dataset: str) -> int | None:
    """The number of the current release; None when nothing was imported.

    Raises:
        StoreUnavailable: neither the pointer nor its copy can be read.
    """
    return pointed_number(f"{data_dir}/{dataset}", dataset)


def current_release(data_dir: Path, dataset: str) -> Release | None:
    """The current release; None when nothing was imported.

    Raises:
        StoreUnavailable: it is pointed to but cannot be read.
    """
    number = current_number(data_dir, dataset)
    return None if number is None else open_release(data_dir, dataset, number)


def open_release(data_dir: Path, dataset: str, number: int) -> Release:
    """A release by its number. Its manifest is read, its files are not.

    Raises:
        StoreUnavailable: it is not there, or its manifest cannot be read or lacks what it needs.
    """
    folder = home(data_dir, dataset) / "releases" / f"{number:04d}"
    if not folder.is_dir():
        raise absent(dataset, number, numbers(data_dir, dataset))
    try:
        text = (folder / MANIFEST).read_bytes()
        manifest = json.loads(text)
        lacking = _lacking(manifest) or _broken_seal(manifest)
    except OSError as error:
        lacking = f"its {MANIFEST}: {error.strerror or error}"
    except ValueError as error:
        lacking = f"its {MANIFEST} is no JSON: {error}"
    if lacking:
        raise StoreUnavailable(f"release {number} of {dataset} cannot be read: {lacking}")
    version = f"{number}-{hashlib.sha256(text).hexdigest()[:12]}"
    return Release(dataset, number, folder, manifest, version)


def absent(dataset: str, number: int, there: Iterable[int]) -> StoreUnavailable:
    """What to raise when there is no release of a number: which ones there are."""
    known = ", ".join(map(str, there)) or "none"
    return StoreUnavailable(f"release {number} of {dataset} is not there; there are: {known}")


def _lacking(manifest: object) -> str:
    """What a manifest lacks to be one; empty if nothing."""
    if not isinstance(manifest, dict):
        return f"its {MANIFEST} is no JSON object"
    needed = {**_NEEDED, **(_OF_CUSTOMS if isinstance(manifest.get("rows"), int) else {})}
    wrong = [name for name, kind in needed.items() if not isinstance(manifest.get(name), kind)]
    if not wrong and not all(_is_total(row) for row in manifest.get("totals", [])):
        wrong = ["totals"]
    return f"its {MANIFEST} lacks {', '.join(wrong)}" if wrong else ""


def sealed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A manifest with the checksum of what it says: it names those of all other files, and whether
    the release is for publication, and no other file names its own."""
    facts = {name: value for name, value in manifest.items() if name != SEAL}
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return {**facts, SEAL: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


def _broken_seal(manifest: Mapping[str, Any]) -> str:
    """That a manifest no longer says what was written; empty if it does."""
    whole = SEAL not in manifest or sealed(manifest) == manifest
    return "" if whole else f"its {MANIFEST} is not what was written"


def _is_total(row: object) -> bool:
    return isinstance(row, dict) and row.keys() >= _OF_TOTAL


def list_releases(data_dir: Path, dataset: str) -> tuple[Release, ...]:
    """All releases that can be read, oldest first."""
    found = []
    for number in numbers(data_dir, dataset):
        with suppress(StoreUnavailable):
            found.append(open_release(data_dir, dataset, number))
    return tuple(found)


def numbers(data_dir: Path, dataset: str) -> list[int]:
    """The numbers of all releases, readable or not, in order."""
    folders = home(data_dir, dataset).glob("releases/*")
    return sorted(int(path.name) for path in folders if path.name.isdecimal())


def traces(data_dir: Path, dataset: str, number: int) -> tuple[tuple[str, int, int], ...]:
    """What changes when anything in the folder of a release does: path, time and size of each
    file. Only a hint: files are verified by `Release.read`."""
    folder = home(data_dir, dataset) / "releases" / f"{number:04d}"
    found = []
    for path in sorted(folder.rglob("*")):
        with suppress(OSError):
            stat = path.stat()
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@within_snapshot
def written_at(data_dir: Path, dataset: str, number: int) -> Written:
    """What changes when the manifest of a release is another file."""
    with suppress(OSError):
        stat = os.stat(file_of(data_dir, dataset, number, MANIFEST))  # noqa: PTH116
        return stat.st_mtime_ns, stat.st_size, stat.st_ino
    return None


def stamp(path: Path) -> str:
    """Changes with a file that stands beside releases; empty where there is none."""
    with suppress(OSError):
        known = path.stat()
        return f"{known.st_mtime_ns}.{known.st_size}"
    return ""


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
