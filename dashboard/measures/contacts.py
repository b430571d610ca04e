"""A relation or an event as one contact, so that both are counted alike.

The frames hold some hundred rows with several codes to a cell; going through them row by row is
faster here than pandas, and plainer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from dashboard.loaders.records import Framed, Rows, records

NO_END = 9999
"""The last year of a contact that has no end."""


class Contact(NamedTuple):
    """A row of either frame of `dashboard.loaders.relations`.

    ``first`` is 0 where no date is known. Events have no ``state``, ``since`` and ``until``.
    ``same``: equal in the rows of one relation that has a row for each of its regions; else empty.
    """

    regions: tuple[str, ...]
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    counted_as: str
    scope: str
    kind: str
    sectors: tuple[str, ...]
    first: int
    last: int
    source: str
    state: str
    since: str
    until: str
    same: tuple[str, ...] = ()

    @property
    def abroad(self) -> bool:
        """Whether it shows a tie with those whom it names abroad, alone or among several."""
        return self.counted_as in ("foreign", "multilateral")

    def known_in(self, year: int) -> bool:
        """Whether the sources show it in that year."""
        return 0 < self.first <= year <= self.last


class Contacts(Framed):
    """Rows of ``relations`` or ``events`` with the contact that each of them is.

    They are some of a frame that does not change: what is counted for every year and partner is
    read once.
    """

    of: pd.DataFrame
    """The frame that they are of."""
    places: tuple[int, ...]
    """Where they stand in it."""
    each: tuple[Contact, ...]
    """The contact that each of them is."""

    @classmethod
    def all_of(cls, frame: pd.DataFrame) -> Contacts:
        """Every row of a frame."""
        return cls._made(records(frame), frame, range(len(frame)), contacts_of(frame))

    @classmethod
    def _made(
        cls, rows: Iterable[Any], of: pd.DataFrame, places: Iterable[int], each: Iterable[Contact]
    ) -> Contacts:
        made = cls(rows)
        made.of, made.places, made.each = of, tuple(places), tuple(each)
        return made

    def where(self, kept: Sequence[bool]) -> Contacts:
        """Those of the rows that are kept."""
        if all(kept):
            return self
        some = (compress(cells, kept) for cells in (self, self.places, self.each))
        rows, places, each = some
        return self._made(rows, self.of, places, each)

    def frame(self) -> pd.DataFrame:
        """See `Framed`."""
        return self.of.iloc[list(self.places)].reset_index(drop=True)


Ties = TypeVar("Ties", pd.DataFrame, Contacts)
"""Relations or events, read once or not."""


def kept(given: Ties, flags: Sequence[bool]) -> Ties:
    """Those of some relations or events that are kept."""
    if isinstance(given, Contacts):
        return given.where(flags)
    return given.loc[list(flags)].reset_index(drop=True)


_COMMON = (
    "regions", "countries", "partners", "counted_as", "scope", "kind", "sectors", "first_year",
    "last_year", "source",
)  # fmt: skip
_OF_RELATIONS = ("state", "since", "until")
_NO_STATE = ("", "", "")
_SAME = ("title_en", "kind", "since", "until", "source", "party_en")


def contacts_of(given: Rows) -> Iterator[Contact]:
    """The rows of ``relations`` or ``events``, in their order; a country not given is ``""``."""
    if isinstance(given, Contacts):
        yield from given.each
        return
    rows = records(given)
    if not rows:
        return
    columns = rows[0]._fields
    common = attrgetter(*_COMMON)
    states: Any = attrgetter(*_OF_RELATIONS) if "state" in columns else None
    same: Any = attrgetter(*_SAME) if set(_SAME) <= set(columns) else None
    for one in rows:
        of_relation = states(one) if states else _NO_STATE
        row = Contact._make((*common(one), *of_relation, same(one) if same else ()))
        yield row._replace(
            countries=row.countries or ("",),
            first=0 if row.first is pd.NA else row.first,
            last=NO_END if row.last is pd.NA else row.last,
            # A programme of several countries is one, whoever of them a row is about.
            same=row.same[:-1] if row.counted_as == "multilateral" else row.same,
        )


def touches(codes: Collection[str], wanted: Collection[str]) -> bool:
    """Whether any code is wanted; nothing wanted means that all are."""
    return not wanted or not frozenset(wanted).isdisjoint(codes)


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
