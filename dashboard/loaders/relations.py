"""Relations with partner regions, the events that made them, and the pages they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.amount import codes_in
from dashboard.loaders import schemas
from dashboard.loaders.quotes import Exceptions
from dashboard.loaders.registers import Registers
from dashboard.loaders.tables import read_table

_SEEN_ALIVE = re.compile(r"\b(?:listed|attested) (\d{4})")
"""How files without the column ``attested`` tell in the note when a relation was seen alive."""
_LASTING = ("in-force", "planned")
_LISTS = {"region": "regions", "country": "countries", "sectors": "sectors"}
"""Column of a file → column of its frame, where cells list codes."""


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """The frames of ``relations.csv``, ``events.csv`` and ``paragraphs.csv``.

    ``relations`` and ``events`` have the columns of their schema, but ``regions``,
    ``countries`` and ``sectors`` as tuples of codes in place of the cells that list them, and
    two more, ``first_year`` and ``last_year``: the years in which the sources show them (see
    `as_relations` and `as_events`).
    """

    relations: pd.DataFrame
    events: pd.DataFrame
    paragraphs: pd.DataFrame


def load_relations(data: Path, registers: Registers) -> Relations:
    """Read and check the three tables below ``data/published``.

    Raises:
        DataRefused: a file breaks its rules, or names a region, country, sector, source or
            paragraph that is not in its register, or has a row without quote or date that is no
            exception.
    """
    folder = data / "published"
    sources = read_table(folder / "sources.csv", schemas.SOURCES)
    paragraphs = read_table(folder / "paragraphs.csv", schemas.PARAGRAPHS)
    known = registers.codes | {
        "sources": frozenset(sources["source"]),
        "paragraphs": frozenset(paragraphs["paragraph"]),
    }
    evidence = Exceptions(read_table(folder / "exceptions.csv", schemas.EXCEPTIONS))
    dated = frozenset(sources.loc[sources["published"].ne(""), "source"])
    relations = read_table(
        folder / "relations.csv",
        schemas.RELATIONS,
        known,
        lambda frame: evidence.relations(frame, dated),
    )
    events = read_table(folder / "events.csv", schemas.EVENTS, known, evidence.events)
    former = registers.former_regions
    return Relations(as_relations(relations, former), as_events(events, former), paragraphs)


def as_relations(relations: pd.DataFrame, former: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The rows of ``relations.csv`` with their lists taken apart, and with ``first_year`` and
    ``last_year`` (Int64), the years that each is known in.

    A relation is known from ``since``, or else from the first date on which a source ``attested``
    it, to ``until``. Without ``until`` it is known without end (``last_year`` missing) if it is in
    force or planned, and else to the last of these dates: nothing is assumed of the years after.
    Without any date both are missing. ``former``: codes of regions that have changed → those of
    today.
    """
    columns = [relations[name] for name in ("since", "until", "state", "attested", "note_en")]
    years = [_years_known(*row) for row in zip(*columns, strict=True)]
    return _with_years(_taken_apart(relations, former), years)


def as_events(events: pd.DataFrame, former: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The rows of ``events.csv`` with their lists taken apart, and with ``first_year`` and
    ``last_year`` (Int64), missing where undated. ``former`` as for `as_relations`."""
    years = [
        (_year(start), _year(end) or _year(start))
        for start, end in zip(events["start"], events["end"], strict=True)
    ]
    return _with_years(_taken_apart(events, former), years)


def _taken_apart(frame: pd.DataFrame, former: Mapping[str, str] | None) -> pd.DataFrame:
    """The frame with its lists as tuples, in columns named after what they hold."""
    named = frame.rename(columns=_LISTS)
    lists = {column: [codes_in(cell) for cell in named[column]] for column in _LISTS.values()}
    if former:
        lists["regions"] = [tuple(former.get(c, c) for c in cell) for cell in lists["regions"]]
    return named.assign(**lists)


def _years_known(
    since: str, until: str, state: str, attested: str, note: str
) -> tuple[int | None, int | None]:
    seen = [int(date[:4]) for date in codes_in(attested)]
    seen = seen or [int(year) for year in _SEEN_ALIVE.findall(note)]
    begun, ended = _year(since), _year(until)
    dates = [year for year in (begun, ended, *seen) if year is not None]
    if not dates:
        return None, None
    first = min(dates) if begun is None else begun
    if ended is not None:
        return first, ended
    return first, None if state in _LASTING else max(dates)


def _year(date: str) -> int | None:
    return int(date[:4]) if date else None


def _with_years(frame: pd.DataFrame, years: list[tuple[int | None, int | None]]) -> pd.DataFrame:
    firsts, lasts = ([pair[place] for pair in years] for place in (0, 1))
    return frame.assign(
        first_year=pd.array(firsts, dtype="Int64"), last_year=pd.array(lasts, dtype="Int64")
    )
