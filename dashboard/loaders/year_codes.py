"""The trade of each year of a release by commodity code, all partners together, in whole cents and
grams: of all goods it is a hundredth of the rows that it sums up.

It is kept as an array a year beside the cube. Releases of before the end of November 2026 have
none; their rows say the same.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dashboard.flows import FLOWS
from dashboard.loaders.releases import Release
from dashboard.loaders.row_table import TEN

FOLDER = "codes"
COLUMNS = 1 + 2 * len(FLOWS)
"""What a code is, then the cents of each flow, then the grams of each."""


WHAT = f"case when chapter = 0 then 0 else code * {TEN + 1} + least(digits, {TEN}) end"
"""SQL: a code as a number with how many digits it has; those that are not disclosed are one."""


@lru_cache(maxsize=2**14)
def number_of(code: str) -> int:
    """A code as such a number; of one that is not disclosed 0."""
    return int(code.ljust(TEN, "0")) * (TEN + 1) + len(code) if code.isdigit() else 0


class YearOfCodes(NamedTuple):
    """The codes of a year in their order, those that are not disclosed as one, 0 without a digit,
    first: ``code`` filled up to ten digits, and how many it has; ``there``, whether there are rows
    of each flow; and their sums, by flow."""

    code: np.ndarray
    digits: np.ndarray
    there: np.ndarray
    cents: np.ndarray
    grams: np.ndarray

    @property
    def numbers(self) -> np.ndarray:
        """Each code as a number with how many digits it has, ascending."""
        return np.asarray(self.code * (TEN + 1) + self.digits)


def year_of(rows: Mapping[str, np.ndarray]) -> YearOfCodes:
    """The codes of rows: flow, what (see `WHAT`), cents, grams."""
    what, place = np.unique(rows["what"].astype(np.int64), return_inverse=True)
    code, digits = np.divmod(what, TEN + 1)
    at = rows["flow"], place
    there = np.zeros((len(FLOWS), len(what)), bool)
    there[at] = True
    cents, grams = np.zeros(there.shape, np.int64), np.zeros(there.shape, np.int64)
    np.add.at(cents, at, rows["cents"])
    np.add.at(grams, at, rows["grams"])
    return YearOfCodes(code, digits, there, cents, grams)


def name_of(year: int) -> str:
    """The file of a release that holds a year."""
    return f"{FOLDER}/{year}.npy"


def packed(codes: YearOfCodes) -> np.ndarray:
    """A year as it is kept: a row for each of `COLUMNS`."""
    flows = (codes.there << np.arange(len(FLOWS))[:, None]).sum(axis=0)
    what = (codes.code * (TEN + 1) + codes.digits << len(FLOWS)) + flows
    return np.vstack([what, codes.cents, codes.grams]).astype(np.int64)


def read_year(release: Release, year: int) -> YearOfCodes | None:
    """A year of a release; None where it keeps none.

    Raises:
        StoreUnavailable: the file is gone, changed, or no such array.
    """
    name = name_of(year)
    if name not in release.manifest["files"]:
        return None
    content = release.read(name)
    try:
        held = np.load(io.BytesIO(content), allow_pickle=False)
    except ValueError as error:
        raise release.damaged(f"{name}: {error}") from error
    if held.ndim != 2 or (len(held), held.dtype) != (COLUMNS, np.dtype(np.int64)):
        raise release.damaged(f"{name} is no array of codes")
    code, digits = np.divmod(held[0] >> len(FLOWS), TEN + 1)
    there = held[0] >> np.arange(len(FLOWS))[:, None] & 1
    cents, grams = np.split(held[1:], 2)
    return YearOfCodes(code, digits, there.astype(bool), cents, grams)
