"""The partners' own figures, as the current release of them holds them: beside customs data, and
never among them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dashboard.loaders.other_reporters import Beside
from dashboard.loaders.restricted import release_seen
from dashboard.sight import OPEN, Sight

DATASET = "mirror"
FILE = "mirror.csv"
REGION, COUNTRY = "region", "country"
"""Whose trade a partner reports: with the region by its name, or with the whole country."""
TOTAL = "TOTAL"


class Reported(NamedTuple):
    """What a partner reports of its trade in a year, US dollars.

    ``flow`` is ours: their imports are our exports. ``chapter`` is one of goods, or ``TOTAL``;
    ``of`` is ``region`` or ``country``, ``basis`` ``CIF`` or ``FOB``.
    """

    partner: str
    year: int
    flow: str
    chapter: str
    of: str
    basis: str
    usd: float

    @property
    def place(self) -> tuple[str, int, str]:
        """Whose trade it is, of which year and flow: what a file replaces as a whole."""
        return self.partner, self.year, self.flow


def _row(cells: Mapping[str, str]) -> Reported:
    return Reported(cells["partner"], int(cells["year"]), cells["flow"], cells["chapter"],
                    cells["of"], cells["basis"], float(cells["usd"]))  # fmt: skip


_MIRROR = Beside(DATASET, FILE, _row)


def reported(data_dir: Path, sight: Sight = OPEN) -> tuple[Reported, ...]:
    """The rows of the release that a reader is shown; none where nothing was imported.

    Raises:
        StoreUnavailable: it cannot be read, or was changed.
    """
    return _MIRROR.rows(data_dir, sight)


def imported_on(data_dir: Path, sight: Sight = OPEN) -> str:
    """When the release that a reader is shown was imported (ISO); empty where nothing was.

    Raises:
        StoreUnavailable: its manifest cannot be read.
    """
    release = release_seen(data_dir, DATASET, sight)
    return "" if release is None else str(release.manifest["time"])
