"""Relations with partner regions, the events that made them, and the pages they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.amount import codes_in
from dashboard.loaders import schemas
from dashboard.loaders.registers import Registers
from dashboard.loaders.tables import read_table

_SEEN_ALIVE = re.compile(r"\b(?:listed|attested) (\d{4})")
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
            paragraph that is not in its register.
    """
    folder = data / "published"
    sources = read_table(folder / "sources.csv", schemas.SOURCES)
    paragraphs = read_table(folder / "paragraphs.csv", schemas.PARAGRAPHS)
    known = registers.codes | {
        "sources": frozenset(sources["source"]),
        "paragraphs": frozenset(paragraphs["paragraph"]),
    }
    relations = read_table(folder / "relations.csv", schemas.RELATIONS, known)
    events = read_table(folder / "events.csv", schemas.EVENTS, known)
    return Relations(as_relations(relations), as_events(events), paragraphs)


def as_relations(relations: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``relations.csv`` with their lists taken apart, and with ``first_year`` and
    ``last_year`` (Int64), the years that each is known in.

    A relation is known from ``since``, or else from the first date on which its note says that
    a source "listed" or "attested" it, to ``until``. Without ``until`` it is known without end
    (``last_year`` missing) if it is in force or planned, and else to the last of these dates:
    nothing is assumed of the years after. Without any date both are missing.
    """
    years = [
        _years_known(*row)
        for row in zip(
            relations["since"],
            relations["until"],
            relations["state"],
            relations["note"],
            strict=True,
        )
    ]
    return _with_years(_taken_apart(relations), years)


def as_events(events: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``events.csv`` with their lists taken apart, and with ``first_year`` and
    ``last_year`` (Int64), missing where undated."""
    years = [
        (_year(start), _year(end) or _year(start))
        for start, end in zip(events["start"], events["end"], strict=True)
    ]
    return _with_years(_taken_apart(events), years)


def _taken_apart(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its lists as tuples, in columns named after what they hold."""
    named = frame.rename(columns=_LISTS)
    lists = {column: [codes_in(cell) for cell in named[column]] for column in _LISTS.values()}
    return named.assign(**lists)


def _years_known(since: str, until: str, state: str, note: str) -> tuple[int | None, int | None]:
    seen = [int(year) for year in _SEEN_ALIVE.findall(note)]
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
