"""Which relations and events a count is of, and which rows of customs files a sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.answers import relations as questions
from dashboard.answers import releases
from dashboard.choices import FLOWS
from dashboard.documents.lineage import Asked
from dashboard.errors import StoreUnavailable
from dashboard.language import FALLBACK
from dashboard.loaders.releases import Release, open_release
from dashboard.measures.contacts import Contact, contacts_of
from dashboard.measures.counting import FOREIGN, places_counted
from dashboard.measures.relations import concerning, of_kinds
from dashboard.narrative.ties import TALLY
from dashboard.query import Query
from dashboard.store.ask import Ask


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sum of customs data is from: release, day of its import (ISO), files, how many rows
    of them were counted (None: not to be said), and the query."""

    dataset: str
    release: int
    time: str
    files: tuple[str, ...]
    rows: int | None
    query: str


def counted_ids(ask: Ask, table: str, asked: Asked) -> tuple[str, ...]:
    """The ids of the relations and events that a count is of; none for what is no such count."""
    find = _COUNTS.get(table)
    return find(ask, asked) if find else ()


def _picked(
    frame: pd.DataFrame,
    name: str,
    wanted: Callable[[Contact], bool],
    code: str = "",
    counted_as: str = FOREIGN,
) -> tuple[str, ...]:
    """The ids of the rows that count as that, with partners abroad at first, and are wanted."""
    rows, ids = [*contacts_of(frame)], frame[name].tolist()
    places = places_counted(rows, counted_as, code)
    return tuple(str(ids[place]) for place in places if wanted(rows[place]))


def _of_field(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events, or relations, of the year or of all years in a field."""
    query, year = asked.query, asked.query.pair[0]

    def now(row: Contact) -> bool:
        return asked.row in row.sectors and row.known_in(year)

    if asked.column == "relations":
        ties = concerning(ask.library.relations.relations, query.partners, query.region)
        return _picked(of_kinds(ties, query.kinds), "relation", now)
    events = ask(questions.events, query)
    if asked.column == "events_in_year":
        return _picked(events, "event", now)
    if asked.column == "events_total":
        return _picked(events, "event", lambda row: asked.row in row.sectors)
    return ()


def _of_pair(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations or events that join a partner and a field."""
    if asked.column not in ("relations", "events"):
        return ()
    country, _, sector = asked.row.partition("/")
    known = ask.library.relations
    frame = known.relations if asked.column == "relations" else known.events
    return _picked(
        of_kinds(frame, asked.query.kinds),
        asked.column.removesuffix("s"),
        lambda row: sector in row.sectors and country in row.partners,
    )


def _of_region(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events with a partner region."""
    if asked.column != "events":
        return ()
    return _picked(
        of_kinds(ask.library.relations.events, asked.query.kinds),
        "event",
        lambda row: True,
        asked.row,
    )


def _of_tally(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations by state, or events, with a country or region."""
    known, year = ask.library.relations, asked.query.pair[0]
    if asked.column in _STATES:
        state = _STATES[asked.column]
        return _picked(known.relations, "relation", lambda row: row.state == state, asked.row)
    whole = asked.column == "events_total"
    return _picked(known.events, "event", lambda row: whole or row.known_in(year), asked.row)


def _of_kind(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations and events of a kind, with whomever they are."""
    known = ask.library.relations
    return tuple(
        code
        for frame, name in ((known.relations, "relation"), (known.events, "event"))
        for code in frame.loc[frame["kind"].eq(asked.row), name]
    )


def _apart(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations or events that are counted by themselves."""
    known, year = ask.library.relations, asked.query.pair[0]
    if asked.column == "relations":
        return _picked(known.relations, "relation", lambda row: True, counted_as=asked.row)
    whole = asked.column == "events_total"
    return _picked(
        known.events, "event", lambda row: whole or row.known_in(year), counted_as=asked.row
    )


def _of_partner_field(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations and events with the chosen partner in a field."""
    known, query = ask.library.relations, asked.query
    code = query.region or next(iter(query.partners), "")

    def wanted(row: Contact) -> bool:
        return asked.row in row.sectors

    return (
        *_picked(known.relations, "relation", wanted, code),
        *_picked(known.events, "event", wanted, code),
    )


_STATES = {
    "in_force": "in-force",
    "unconfirmed": "unknown",
    "planned": "planned",
    "ended": "ended",
}
_COUNTS: Mapping[str, Callable[[Ask, Asked], tuple[str, ...]]] = {
    "fields": _of_field,
    "sectors": _of_field,
    "matrix": _of_pair,
    "partner_map": _of_region,
    "region_map": _of_region,
    "place_map": _of_region,
    "apart": _apart,
    "kinds": _of_kind,
    "partner_fields": _of_partner_field,
    TALLY: _of_tally,
}


def origin_of(ask: Ask, table: str, asked: Asked) -> Origin | None:
    """Where a sum of customs data is from; None for the published figures, and for what is no
    sum of rows."""
    if table in ("releases", "revision"):
        return _of_release(ask, table, asked)
    summed, store = _summed(table, asked), ask.store(asked.query)
    if summed is None or store.release is None:
        return None
    folder, dataset = ask.library.settings.data_dir, asked.query.dataset
    release = open_release(folder, dataset, store.release)
    # In an address the months in force are those that a reader would have chosen. Year and release
    # are written out: the defaults of tomorrow may be others.
    text = summed.with_(chosen_months=summed.months, months=summed.months, lang=FALLBACK,
                        theme="light", present=False, release=store.release,
                        choices=replace(summed.choices, latest=0, release=None))  # fmt: skip
    return Origin(
        dataset=dataset,
        release=store.release,
        time=release.manifest["time"],
        files=_files(release),
        rows=_rows(ask, summed),
        query=text.to_query(),
    )


def _of_release(ask: Ask, table: str, asked: Asked) -> Origin | None:
    """Where what a release holds is from, or one side of what it changed."""
    query, before = asked.query, asked.column in ("old", "same_old", "old_months")
    number = ask.store(query).release
    if table == "releases":
        number = int(asked.row)
    elif before:
        number = releases.parent(ask, query)
    if number is None:
        return None
    release = open_release(ask.library.settings.data_dir, query.dataset, number)
    noun, _, code = asked.row.partition("/")
    narrowed = f"&{noun}={code}" if table == "revision" else ""
    return Origin(
        dataset=query.dataset,
        release=number,
        time=release.manifest["time"],
        files=_files(release),
        rows=None if narrowed else int(release.manifest["rows"]),
        query=f"dataset={query.dataset}&release={number}{narrowed}",
    )


def _files(release: Release) -> tuple[str, ...]:
    files = release.manifest.get("sources", ())
    return tuple(str(one["name"]) for one in files if isinstance(one, dict) and "name" in one)


def _rows(ask: Ask, query: Query) -> int | None:
    """How many rows were counted; what cannot be read does not hide the rest."""
    try:
        return ask.store(query).rows_counted(query)
    except StoreUnavailable:
        return None


def _summed(table: str, asked: Asked) -> Query | None:
    """What a cell of a table is the sum of, as a query."""
    query, row, column = asked.query, asked.row, asked.column
    flow = FLOWS.get(column.removesuffix("_before"))
    whole = query.with_(flow=flow or query.flow)
    match table:
        case "turnover" | "balance" | "countries":
            whole = whole if table != "countries" else whole.with_(partners=(), sectors=())
            return whole.with_(year=int(row), months=query.months)
        case "partners" | "partner_map" | "region_map":
            return whole.with_(partners=(row,))
        case "sectors":
            return whole.with_(sectors=(row,))
        case "goods":
            goods = {"code": row} if row[:1].isdigit() or row == "XX" else {"sectors": (row,)}
            return whole.with_(**goods)
        case "months":
            year = query.pair[1] if column.endswith("_before") else query.pair[0]
            return whole.with_(year=year, months=frozenset({int(row)}))
        case "partner_sectors":
            return query.with_(partners=(row,), sectors=(column,), code="")
    return None
