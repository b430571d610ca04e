"""The trade of others that ours is held against, as the owner loaded it: of the country, of the
world, of partners with everybody. Beside customs data, and never among them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dashboard.loaders.other_reporters import Beside
from dashboard.loaders.releases import open_release
from dashboard.loaders.restricted import release_seen
from dashboard.sight import OPEN, Sight

DATASET = "reference"
FILE = "reference.csv"
ALL_GOODS = "TOTAL"
EVERYBODY = "WLD"
"""The reporter of a table of the world."""
Goods = Mapping[str, float]
"""Code, or `ALL_GOODS` → US dollars."""
Reference = Mapping[tuple[str, int, str], Goods]
"""Reporter, year and its own flow → its trade with everybody."""


class Referred(NamedTuple):
    """What a reporter trades with everybody in a year, US dollars.

    ``reporter``: a country (alpha-3) or `EVERYBODY`; ``flow`` is the reporter's own; ``code`` of 2
    to 10 digits, or `ALL_GOODS`; ``source``: the file that says so.
    """

    reporter: str
    year: int
    flow: str
    code: str
    usd: float
    source: str

    @property
    def place(self) -> tuple[str, int, str]:
        """Whose trade it is, of which year and flow: what a file replaces as a whole."""
        return self.reporter, self.year, self.flow


def _row(cells: Mapping[str, str]) -> Referred:
    return Referred(cells["reporter"], int(cells["year"]), cells["flow"], cells["code"],
                    float(cells["usd"]), cells["source"])  # fmt: skip


_REFERENCE = Beside(DATASET, FILE, _row)


def referred(data_dir: Path, sight: Sight = OPEN) -> tuple[Referred, ...]:
    """The rows of the release that a reader is shown; none where nothing was imported.

    Raises:
        StoreUnavailable: it cannot be read, or was changed.
    """
    return _REFERENCE.rows(data_dir, sight)


def reference(data_dir: Path, sight: Sight = OPEN) -> Reference:
    """The same by reporter, year and flow. Raises as `referred`."""
    release = release_seen(data_dir, DATASET, sight)
    if release is None:
        return MappingProxyType({})
    return _by_place(data_dir, release.number, release.version)


class Loaded(NamedTuple):
    """A file that says what a reporter trades in a year and flow, and when it was loaded (ISO)."""

    reporter: str
    year: int
    flow: str
    file: str
    time: str


def loaded(data_dir: Path, sight: Sight = OPEN) -> tuple[Loaded, ...]:
    """The files that the rows of the release that a reader is shown are from, each once a place,
    with the time of that release. Raises as `referred`."""
    release = release_seen(data_dir, DATASET, sight)
    if release is None:
        return ()
    return _loaded(data_dir, release.number, release.version)


@lru_cache(maxsize=4)
def _loaded(data_dir: Path, number: int, version: str) -> tuple[Loaded, ...]:
    time = str(open_release(data_dir, DATASET, number).manifest["time"])
    found = {(*row.place, row.source): None for row in _REFERENCE.of(data_dir, number, version)}
    return tuple(Loaded(*one, time) for one in found)


@lru_cache(maxsize=4)
def _by_place(data_dir: Path, number: int, version: str) -> Reference:
    found: dict[tuple[str, int, str], dict[str, float]] = {}
    for row in _REFERENCE.of(data_dir, number, version):
        found.setdefault(row.place, {})[row.code] = row.usd
    return MappingProxyType(found)
