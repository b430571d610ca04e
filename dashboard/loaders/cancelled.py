"""The cells of a cube in which rows cancel each other in value and mass: the cube holds nothing
there, as where there are no rows, but there was trade and a correction took all of it back."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from dashboard.loaders.releases import Release

FILE = "cancelled.json"
"""Releases without such a cell, and those of before December 2026, have no such file."""


class Cancelled(NamedTuple):
    """A year, a month (0: the year as a whole), the place of a flow, a partner and a chapter."""

    year: int
    month: int
    flow: int
    partner: str
    chapter: str


def read_cancelled(release: Release) -> frozenset[Cancelled]:
    """The cells of a release. Raises ``StoreUnavailable`` when its file is damaged."""
    if FILE not in release.manifest["files"]:
        return frozenset()
    content = release.read(FILE)
    try:
        found = [Cancelled(*cell) for cell in json.loads(content)]
    except (ValueError, TypeError) as error:
        raise release.damaged(f"{FILE}: {error}") from error
    return frozenset(found)


def cancelled_text(cells: Collection[Cancelled]) -> str:
    """The same as the file has them."""
    return json.dumps(sorted(cells))
