"""Relations with partner regions, the events that made them, and the pages they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.copies import replace
from dashboard.loaders.quotes import Exceptions
from dashboard.loaders.registers import Registers
from dashboard.loaders.schemas.published import EXCEPTIONS, SOURCES
from dashboard.loaders.schemas.relations import EVENTS, PARAGRAPHS, RELATIONS
from dashboard.loaders.tables import read_table
from dashboard.row_amounts import codes_in

_SEEN_ALIVE = re.compile(r"\b(?:listed|attested) (\d{4})")
"""How files without the column ``attested`` tell in the note when a relation was seen alive."""
_LASTING = ("in-force", "planned")
_LISTS = {"region": "regions", "country": "countries", "sectors": "sectors"}
"""Column of a file → column of its frame, where cells list codes."""
COUNTED_AS = ("foreign", "multilateral", "domestic", "noted")
"""What a relation or an event counts as: with partners abroad; of several countries or of a group
of them; at home; only noted, as it was no more than announced or others did it alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """The frames of ``relations.csv``, ``events.csv`` and ``paragraphs.csv``.

    ``relations`` and ``events`` have the columns of their schema, but ``regions``,
    ``countries`` and ``sectors`` as tuples of codes in place of the cells that list them, and
    four more: ``first_year`` and ``last_year``, the years in which the sources show them (see
    `as_relations` and `as_events`), ``counted_as`` (one of `COUNTED_AS`), and ``partners``, the
    countries without the home country and without groups.
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
    sources = read_table(folder / "sources.csv", SOURCES)
    paragraphs = read_table(folder / "paragraphs.csv", PARAGRAPHS)
    known = registers.codes | {
        "sources": frozenset(sources["source"]),
        "paragraphs": frozenset(paragraphs["paragraph"]),
    }
    evidence = Exceptions(read_table(folder / "exceptions.csv", EXCEPTIONS))
    dated = frozenset(sources.loc[sources["published"].ne(""), "source"])
    relations = read_table(
        folder / "relations.csv",
        RELATIONS,
        known,
        lambda frame: evidence.relations(frame, dated),
    )
    events = read_table(folder / "events.csv", EVENTS, known, evidence.events)
    return Relations(as_relations(relations, registers), as_events(events, registers), paragraphs)


def as_relations(relations: pd.DataFrame, registers: Registers | None = None) -> pd.DataFrame:
    """The rows of ``relations.csv`` with their lists taken apart, and with ``first_year`` and
    ``last_year`` (Int64), the years that each is known in.

    A relation is known from ``since``, or else from the first date on which a source ``attested``
    it, to ``until``. Without ``until`` it is known without end (``last_year`` missing) if it is in
    force or planned, and else to the last of these dates: nothing is assumed of the years after.
    Without any date both are missing. ``registers`` know the codes of regions that have changed,
    the home country and the groups of countries; without them every country is a partner.
    """
    columns = [relations[name] for name in ("since", "until", "state", "attested", "note_en")]
    years = [_years_known(*row) for row in zip(*columns, strict=True)]
    return _with_years(_taken_apart(relations, registers), years)


def attested_by(relations: Relations, sources: pd.DataFrame) -> Relations:
    """The same with the column ``attested_by`` of its relations: the source of the last date on
    which one is ``attested``. It is the one of that date among those that say it ``also``, else the
    source of the row, which tells of that day; empty where nothing attests it."""
    published = dict(zip(sources["source"], sources["published"], strict=True))
    frame = relations.relations
    cells = zip(*(frame[name] for name in ("attested", "source", "also")), strict=True)
    found = [_attested_by(published, *row) for row in cells]
    return replace(relations, relations=frame.assign(attested_by=found))


def _attested_by(published: Mapping[str, str], attested: str, source: str, also: str) -> str:
    last = max(codes_in(attested), default="")
    every = (source, *codes_in(also)) if last else ()
    return next((one for one in every if published.get(one) == last), source if last else "")


def as_events(events: pd.DataFrame, registers: Registers | None = None) -> pd.DataFrame:
    """The rows of ``events.csv`` with their lists taken apart, and with ``first_year`` and
    ``last_year`` (Int64), missing where undated. ``registers`` as for `as_relations`."""
    years = [
        (_year(start), _year(end) or _year(start))
        for start, end in zip(events["start"], events["end"], strict=True)
    ]
    return _with_years(_taken_apart(events, registers), years)


def _taken_apart(frame: pd.DataFrame, registers: Registers | None) -> pd.DataFrame:
    """The frame with its lists as tuples, in columns named after what they hold, and with what
    its rows count as."""
    named = frame.rename(columns=_LISTS)
    lists = {column: [codes_in(cell) for cell in named[column]] for column in _LISTS.values()}
    lists["partners"] = lists["countries"]
    if registers is not None:
        former, abroad = registers.former_regions, {*registers.partners} - {registers.home}
        lists["regions"] = [tuple(former.get(c, c) for c in cell) for cell in lists["regions"]]
        lists["partners"] = [tuple(c for c in cell if c in abroad) for cell in lists["countries"]]
    held = named["held"] if "held" in named else ["held"] * len(named)
    home = registers.home if registers else ""
    cells = zip(named["scope"], lists["countries"], lists["partners"], held, strict=True)
    return named.assign(**lists, counted_as=[_counted_as(*row, home) for row in cells])


def _counted_as(
    scope: str, countries: tuple[str, ...], partners: tuple[str, ...], held: str, home: str
) -> str:
    """One of `COUNTED_AS`, also of an owner's row whose scope does not fit its countries."""
    if scope == "background" or held != "held":
        return "noted"
    if scope == "domestic" or (countries and set(countries) == {home}):
        return "domestic"
    return "multilateral" if scope == "multilateral" or (countries and not partners) else "foreign"


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
