"""Relations and events, counted: by region, by year, by field of cooperation.

All functions take the frames of `dashboard.loaders.relations`. Domestic relations (with regions
of Russia) are never those of a partner region.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.language import FALLBACK, languages
from dashboard.loaders.records import Rows
from dashboard.measures.contacts import (
    Contact,
    Ties,
    contacts_of,
    first_seen,
    frame_of,
    kept,
    touches,
)
from dashboard.measures.counting import count_events

CONTACTS = "contacts"
"""A region without a relation of its own: events only, or a programme or town within it."""

_WISHED = ("intention", "talks")
_STATES = ("in-force", "planned", "ended", CONTACTS)

_TABLE = ("start", "end", "year", "region", "country", "kind")


def partner_regions(relations: Rows, events: Rows, regions: pd.DataFrame) -> pd.DataFrame:
    """Every relation with a partner region, and every region known by contacts only.

    Args:
        relations: as loaded.
        events: as loaded.
        regions: the register (``region, country``, and the name in every language, ``name_en`` …).

    Returns:
        ``region, country, name_en, name_ru …, kind, since, until, sectors, status, source``, in
        the order of country, region, since. ``status`` is the state by the latest source:
        in-force, ended, planned or unknown. A region without a relation of scope
        ``partner-region`` has one row of kind ``contacts`` and status ``unknown``, with the
        sectors and sources of its events, programmes and towns, separated by ``;``.
    """
    named = [f"name_{code}" for code in languages()]
    cells = (regions[name].tolist() for name in ("region", "country", *named))
    names = {region: rest for region, *rest in zip(*cells, strict=True)}
    abroad = [row for row in contacts_of(relations) if row.abroad]
    regional = [row for row in abroad if row.scope == "partner-region" and row.regions]
    ties = [
        (row.regions[0], row.kind, row.since, row.until, row.sectors, row.state, row.source)
        for row in regional
    ]
    partners = {row.regions[0] for row in regional}
    loose = [row for row in abroad if row.scope != "partner-region"]
    loose += [row for row in contacts_of(events) if row.abroad]
    around: dict[str, list[Contact]] = {}
    for row in loose:
        for region in row.regions:
            around.setdefault(region, []).append(row)
    for region in around.keys() - partners:
        sources = ";".join(first_seen(row.source for row in around[region]))
        sectors = _sectors_of(around[region])
        ties.append((region, CONTACTS, "", "", sectors, "unknown", sources))
    ties.sort(key=lambda row: (names[row[0]][0], row[0], row[2] or "9999"))
    columns = ("region", "country", *named, "kind", "since", "until", "sectors")
    return frame_of(
        (*columns, "status", "source"),
        [
            (region, *names[region], kind, since, until, ";".join(sectors), state, source)
            for region, kind, since, until, sectors, state, source in ties
        ],
    )


def event_table(events: pd.DataFrame, language: str = FALLBACK) -> pd.DataFrame:
    """The events to be read, in the order of time, undated ones last.

    Returns:
        ``start, end, year, region, country, kind, title_en, title_ru …,
        sectors, participants, source, counted_as``; ``participants`` in the language; ``year``
        Int64, missing where undated; ``counted_as`` as `dashboard.loaders.relations.COUNTED_AS`.
        Several regions, countries or sectors are separated by ``;``.
    """
    order = sorted(range(len(events)), key=[start or "9" for start in events["start"]].__getitem__)
    titles = [f"title_{code}" for code in languages()]
    shown = [*_TABLE, *titles, "sectors", f"participants_{language}", "source", "counted_as"]
    table = listed(events).iloc[order][shown].reset_index(drop=True)
    return table.rename(columns={f"participants_{language}": "participants"})


def listed(frame: pd.DataFrame) -> pd.DataFrame:
    """Relations or events as their files write them: ``region, country, sectors`` in place of
    the tuples ``regions, countries, sectors``, several codes separated by ``;``."""
    named = {"regions": "region", "countries": "country", "sectors": "sectors"}
    cells = {name: [";".join(codes) for codes in frame[column]] for column, name in named.items()}
    columns = {name: pd.array(texts, dtype="str") for name, texts in cells.items()}
    return frame.rename(columns=named).assign(**columns)


def events_in(
    events: Ties,
    years: Collection[int] = (),
    sectors: Collection[str] = (),
    countries: Collection[str] = (),
    regions: Collection[str] = (),
    kinds: Collection[str] = (),
) -> Ties:
    """The events that match every filter given; an empty filter lets all pass.

    An event of several years, regions, countries or sectors matches by any of them. One
    without a year never matches a filter of years.

    Returns:
        The matching rows of ``events`` with all columns, index from 0.
    """
    matching = [
        (not years or any(row.known_in(year) for year in years))
        and touches(row.sectors, sectors)
        and touches(row.countries, countries)
        and touches(row.regions, regions)
        and (not kinds or row.kind in kinds)
        for row in contacts_of(events)
    ]
    return kept(events, matching)


def of_kinds(given: Ties, kinds: Collection[str]) -> Ties:
    """The relations or events of some kinds; all of them when none is given."""
    if not kinds:
        return given
    return kept(given, [row.kind in kinds for row in contacts_of(given)])


class RegionInYear(NamedTuple):
    """A partner region as it is drawn in a year.

    ``state``: ``in-force``; ``planned`` (talks, intentions); ``ended`` (in this very year);
    ``contacts``. ``kinds`` and ``sectors`` are those of the relations known in the year, and of its
    events. ``until`` as stated, of the relations proper; empty where not stated or open. Since when
    there are relations says `dashboard.measures.ties.since_with`.
    """

    region: str
    country: str
    state: str
    kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    events_in_year: int
    events_total: int
    until: str


def regions_in_year(
    relations: Rows, events: Rows, year: int, sectors: Collection[str] = ()
) -> list[RegionInYear]:
    """The partner regions to be drawn in a year, ordered by region.

    A region is drawn if a relation with it is known in that year, or it had an event in it.

    Args:
        relations: as loaded.
        events: as loaded.
        year: the year.
        sectors: if given, only regions with a relation of that year, or an event in it, that
            touches any of them. The caller adds the parts of a sector.
    """
    held = _by_region(contacts_of(events))
    alive = _by_region(row for row in contacts_of(relations) if row.known_in(year))
    had = {
        region
        for region, rows in held.items()
        if region not in alive and any(row.known_in(year) for row in rows)
    }
    found = (
        _drawn(region, alive.get(region, []), held.get(region, []), year)
        for region in sorted({*alive, *had})
    )
    return [one for one in found if touches(one.sectors, sectors)]


def _by_region(rows: Iterable[Contact]) -> dict[str, list[Contact]]:
    """Ties with those abroad by each of their regions."""
    found: dict[str, list[Contact]] = {}
    for row in rows:
        for region in row.regions if row.abroad else ():
            found.setdefault(region, []).append(row)
    return found


def _drawn(
    region: str, ties: Sequence[Contact], held: Sequence[Contact], year: int
) -> RegionInYear:
    """A region with its relations of a year and its events of all years."""
    rows = [*ties, *(row for row in held if row.known_in(year))]
    regional = [row for row in ties if row.scope == "partner-region"]
    state = min((_state_in(row, year) for row in regional), key=_STATES.index, default=CONTACTS)
    proper = [row for row in regional if _state_in(row, year) == state]
    count = count_events(held, (year,), region)
    untils = [row.until for row in proper]
    return RegionInYear(
        region=region,
        country=rows[0].countries[0],
        state=state,
        kinds=first_seen(row.kind for row in ties) or (CONTACTS,),
        sectors=_sectors_of(rows),
        events_in_year=count.in_year,
        events_total=count.total,
        until=max(untils, default="") if all(untils) else "",
    )


def concerning(relations: Ties, countries: Collection[str], region: str = "") -> Ties:
    """The relations with any of some countries, or with one region; all of them when neither is
    chosen. A relation with the country of a region is not one with the region."""
    if region:
        return kept(relations, [region in row.regions for row in contacts_of(relations)])
    if countries:
        return kept(
            relations, [touches(row.countries, countries) for row in contacts_of(relations)]
        )
    return relations


def _state_in(row: Contact, year: int) -> str:
    if row.state == "planned" or row.kind in _WISHED:
        return "planned"
    return "ended" if row.state == "ended" and row.last == year else "in-force"


def _sectors_of(rows: Iterable[Contact]) -> tuple[str, ...]:
    return first_seen(sector for row in rows for sector in row.sectors)
