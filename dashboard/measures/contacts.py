"""A relation or an event as one contact, so that both are counted alike.

The frames hold some hundred rows with several codes to a cell; going through them row by row is
faster here than pandas, and plainer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

APART = ("domestic", "background")
"""Scopes that are no contact with others abroad: at home, and what others did alone."""
NO_END = 9999
"""The last year of a contact that has no end."""


class Contact(NamedTuple):
    """A row of either frame of `dashboard.loaders.relations`.

    ``first`` is 0 where no date is known. Events have no ``state``, ``since`` and ``until``;
    ``held`` is false for one that was only announced.
    """

    regions: tuple[str, ...]
    countries: tuple[str, ...]
    scope: str
    kind: str
    sectors: tuple[str, ...]
    first: int
    last: int
    source: str
    state: str
    since: str
    until: str
    held: bool = True

    @property
    def counted(self) -> bool:
        """Whether it counts as a contact with others abroad."""
        return self.held and self.scope not in APART

    def known_in(self, year: int) -> bool:
        """Whether the sources show it in that year."""
        return 0 < self.first <= year <= self.last


def contacts_of(frame: pd.DataFrame) -> Iterator[Contact]:
    """The rows of ``relations`` or ``events``, in their order; a country not given is ``""``."""
    names = (
        "regions",
        "countries",
        "scope",
        "kind",
        "sectors",
        "first_year",
        "last_year",
        "source",
    )
    cells = [frame[name].tolist() for name in names]
    if "state" in frame.columns:
        cells += [frame[name].tolist() for name in ("state", "since", "until")]
    else:
        cells += [[""] * len(frame)] * 3
        if "held" in frame.columns:
            cells.append([held == "held" for held in frame["held"]])
    for regions, countries, scope, kind, sectors, first, last, *rest in zip(*cells, strict=True):
        yield Contact(
            regions,
            countries or ("",),
            scope,
            kind,
            sectors,
            0 if first is pd.NA else first,
            NO_END if last is pd.NA else last,
            *rest,
        )


def touches(codes: Collection[str], wanted: Collection[str]) -> bool:
    """Whether any code is wanted; nothing wanted means that all are."""
    return not wanted or any(code in wanted for code in codes)


def first_seen(items: Iterable[str]) -> tuple[str, ...]:
    """Each item once, in the order of first appearance."""
    return tuple(dict.fromkeys(items))


def frame_of(
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
    whole: Collection[int] = (),
    lists: Collection[int] = (),
) -> pd.DataFrame:
    """A frame of text, also when empty; in the places ``whole`` it has whole numbers (Int64), in
    the places ``lists`` tuples of codes."""
    kinds = {**dict.fromkeys(whole, "Int64"), **dict.fromkeys(lists, "object")}
    return pd.DataFrame(
        {
            name: pd.Series([row[place] for row in rows], dtype=kinds.get(place, "str"))
            for place, name in enumerate(columns)
        }
    )
