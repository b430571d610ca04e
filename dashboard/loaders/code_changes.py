"""Editions of the nomenclature of goods, and the codes that changed with each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.loaders.records import records
from dashboard.loaders.schemas import registers as schemas
from dashboard.loaders.tables import read_table

REARRANGED, SPLIT, MERGED, RENUMBERED = "rearranged", "split", "merged", "renumbered"
WORST_FIRST = (REARRANGED, SPLIT, MERGED, RENUMBERED)
"""Of a code that changed in several ways the first of these counts."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the nomenclature: the first year in which it holds, its name, ``HS 2017``.

    ``kinds``: code, of four or six digits, of this edition or the one before → how it changed.
    ``former``: code → those before it, all of which are in it and in no other.
    """

    since: int
    name: str
    kinds: Mapping[str, str]
    former: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=2)
def load_editions(data: Path) -> tuple[Edition, ...]:
    """The editions, the oldest first, from ``data/registers``.

    Raises:
        DataRefused: a file breaks its rules.
    """
    folder = data / "registers"
    changes = read_table(folder / "code_changes.csv", schemas.CODE_CHANGES)
    editions = records(read_table(folder / "nomenclatures.csv", schemas.NOMENCLATURES))
    of_each = dict(list(changes.groupby("since")))
    nothing = changes.iloc[:0]
    return tuple(
        Edition(one.since, one.name, _kinds(there), _former(there))
        for one in sorted(editions, key=lambda row: row.since)
        for there in [of_each.get(one.since, nothing)]
    )


def between(editions: Sequence[Edition], one: int, other: int) -> Sequence[Edition]:
    """The editions that began after the earlier of two years, up to the later; newest first."""
    first, last = sorted((one, other))
    return [edition for edition in reversed(editions) if first < edition.since <= last]


def _kinds(changes: pd.DataFrame) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in reversed(WORST_FIRST):
        rows = changes[changes["kind"].eq(kind)]
        found |= dict.fromkeys((*rows["before"], *rows["after"]), kind)
    found.pop("", None)
    return found


def _former(changes: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    alone = changes[changes["kind"].isin([MERGED, RENUMBERED])]
    mixed = {*changes.loc[changes["kind"].isin([REARRANGED, SPLIT]), "after"]}
    found = alone.groupby("after")["before"].agg(lambda codes: tuple(sorted(codes)))
    return {code: codes for code, codes in found.items() if code not in mixed}
