"""Questions of relations: events, fields of cooperation, partner regions, the list of partners."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.answers.trade import partners
from dashboard.loaders.geometry import outlined
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.contacts import contacts_of
from dashboard.measures.cooperation import fields_in, partner_sector_matrix
from dashboard.measures.counting import Tally, tallies
from dashboard.measures.partner_list import partner_list
from dashboard.measures.relations import concerning, events_in, of_kinds, regions_in_year
from dashboard.query import KINDS, Query
from dashboard.store.ask import TODAY, Ask, question


def fields_of(sectors: Collection[str], registers: Registers) -> tuple[str, ...]:
    """The sectors that relations are asked for when some are chosen.

    A field stands for itself; a commodity group also for every field of which all goods are in
    it, by the concordance: fuel → energy.
    """
    found = dict.fromkeys(sectors)
    kinds = dict(zip(registers.sectors["sector"], registers.sectors["kind"], strict=True))
    for chosen in sectors:
        covered = set(registers.chapters_of(chosen)) if kinds.get(chosen) == "trade" else set()
        for row in records(registers.sectors):
            goods = set(registers.chapters_of(row.sector))
            if covered and row.kind == "field" and goods and goods <= covered:
                found.setdefault(row.sector)
    return tuple(found)


@question("partners", "sectors", "kinds", "region")
def events(ask: Ask, query: Query) -> pd.DataFrame:
    """The events with the chosen partners, or with the region of a page, in the chosen sectors,
    of all years, as loaded."""
    return events_in(
        ask.library.relations.events,
        sectors=fields_of(query.sectors, ask.library.registers),
        countries=query.partners,
        regions=(query.region,) if query.region else (),
        kinds=query.kinds,
    )


@question("partners", "sectors", "kinds")
def country_events(ask: Ask, query: Query) -> pd.DataFrame:
    """The same of the whole country also on the page of one of its regions."""
    return ask(events, query)


@question("year", "partners", "sectors", "kinds", "region")
def fields(ask: Ask, query: Query) -> pd.DataFrame:
    """Relations and events by field of cooperation in the year:
    `dashboard.measures.cooperation.fields_in`."""
    assert query.year is not None
    ties = concerning(ask.library.relations.relations, query.partners, query.region)
    ties = of_kinds(ties, query.kinds)
    return fields_in(ask(events, query), ties, query.year)


def tallies_of(ask: Ask, query: Query, codes: Collection[str]) -> tuple[Tally, ...]:
    """What there is with each of some countries or regions in the year of a query, whatever else
    is chosen: the counts of profile and brief."""
    known = ask.library.relations
    assert query.year is not None
    ties, held = contacts_of(known.relations), contacts_of(known.events)
    return tallies(ties, held, query.year, codes)


@question("kinds")
def matrix(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner × field for the chosen kinds, all partners and years:
    `dashboard.measures.cooperation.partner_sector_matrix`."""
    known, kinds = ask.library.relations, query.kinds
    return partner_sector_matrix(of_kinds(known.relations, kinds), of_kinds(known.events, kinds))


@question("year", "sectors", "flow", "months")
def countries(ask: Ask, query: Query) -> pd.DataFrame:
    """Trade of partner countries with their places: `partners` with ``lon, lat, drawn``.

    Countries of partner regions have a row too, so that they can be chosen: their trade is
    missing where it is not published. ``drawn``: ``polygon``, or ``point`` where the base map
    has no outline.
    """
    registers = ask.library.registers
    listed = ask(partners, query)
    named = listed.loc[listed["partner"].ne(UNKNOWN_PARTNER)]
    others = sorted(set(registers.regions["country"]) - set(named["partner"]) - {registers.home})
    missing = pd.DataFrame({"year": query.year, "partner": others, "status": "not published"})
    every = pd.concat([named, missing.astype({"partner": "str"})], ignore_index=True)
    points = registers.countries.set_index("country")[["lon", "lat"]]
    placed = every.merge(points, left_on="partner", right_index=True, how="left")
    shapes = outlined(ask.library.settings.data)
    return placed.assign(
        drawn=["polygon" if code in shapes else "point" for code in placed["partner"]]
    )


@question("year", "sectors", "kinds", "region")
def regions(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner regions of the year, or the one of a page:
    `dashboard.measures.relations.regions_in_year` with ``lon, lat, drawn, disputed`` of the
    register."""
    assert query.year is not None
    known, registers = ask.library.relations, ask.library.registers
    found = regions_in_year(
        of_kinds(known.relations, query.kinds),
        of_kinds(known.events, query.kinds),
        query.year,
        fields_of(query.sectors, registers),
    )
    if query.region:
        found = found.loc[found["region"].eq(query.region)]
    return _placed(found, registers)


def _placed(found: pd.DataFrame, registers: Registers) -> pd.DataFrame:
    """Partner regions with ``lon, lat, drawn, disputed`` of the register; others are left out."""
    points = registers.regions.set_index("region")[["lon", "lat", "drawn", "disputed"]]
    placed = found.merge(points, left_on="region", right_index=True, how="inner")
    return placed.reset_index(drop=True)


@question("partners", "region", TODAY)
def places(ask: Ask, query: Query) -> pd.DataFrame:
    """The partner regions of the chosen countries, or the region of a page, by the latest source:
    `listed_partners` of regions only, with ``lon, lat, drawn, disputed`` of the register."""
    listed = ask(listed_partners, query)
    if query.region:
        found = listed.loc[listed["region"].eq(query.region)]
    else:
        found = listed.loc[listed["region"].ne("") & listed["country"].isin(query.partners)]
    return _placed(found, ask.library.registers)


@question("partners", "region")
def middle(ask: Ask, query: Query) -> pd.DataFrame:
    """``code, lon, lat``: where the region of a page, or the one chosen country, is; else none."""
    registers = ask.library.registers
    frame, key, code = registers.countries, "country", "".join(query.partners[:1])
    if query.region:
        frame, key, code = registers.regions, "region", query.region
    found = frame.loc[frame[key].eq(code) & frame["lon"].notna(), [key, "lon", "lat"]]
    return found.rename(columns={key: "code"}).reset_index(drop=True)


@question()
def home(ask: Ask, _: Query) -> pd.DataFrame:
    """``region, lon, lat``: the region itself, one row."""
    registers = ask.library.registers
    lon, lat = registers.home_point
    return pd.DataFrame({"region": [registers.home_region], "lon": [lon], "lat": [lat]})


@question("zoom")
def view(ask: Ask, query: Query) -> pd.DataFrame:
    """``view, west, east, south, north, lon, lat``, degrees: the part of the world that is asked
    for, and the middle of its projection; no row for the whole."""
    rows = [
        (one.code, one.west, one.east, one.south, one.north, *one.middle)
        for one in ask.library.registers.region.views
        if one.code == query.zoom
    ]
    columns = ["view", "west", "east", "south", "north", "lon", "lat"]
    return pd.DataFrame(rows, columns=columns)


@question()
def span(ask: Ask, _: Query) -> pd.DataFrame:
    """``first, last, fullest``, one row: the first year of which a relation or event is known,
    the last in which one began, and the year with the most events.

    All are missing (Int64) where nothing is dated; ``fullest`` also where there are no events.
    """
    known = ask.library.relations
    held = known.events["first_year"].dropna()
    begun = pd.concat([known.relations["first_year"].dropna(), held])
    ends = pd.concat([begun, known.events["last_year"].dropna()])
    row = {
        "first": begun.min() if len(begun) else None,
        "last": ends.max() if len(ends) else None,
        "fullest": held.mode().max() if len(held) else None,
    }
    return pd.DataFrame([row]).astype("Int64")


@question(TODAY)
def listed_partners(ask: Ask, _: Query) -> pd.DataFrame:
    """Whom there are relations with: `dashboard.measures.partner_list.partner_list`."""
    known, places = ask.library.relations, ask.library.registers.regions
    return partner_list(known.relations, known.events, places, today=ask.today)


@question()
def kinds(ask: Ask, _: Query) -> pd.DataFrame:
    """``kind, number``: how many relations and events there are of each kind, in their order."""
    known = ask.library.relations
    counts = pd.concat([known.relations["kind"], known.events["kind"]]).value_counts()
    found = [(kind, int(counts[kind])) for kind in KINDS if kind in counts.index]
    return pd.DataFrame(found, columns=["kind", "number"])
