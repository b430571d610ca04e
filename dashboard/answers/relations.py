"""Questions of relations: events, fields of cooperation, partner regions, the list of partners."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.answers.trade import partners
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.loaders.schemas import UNKNOWN_PARTNER
from dashboard.measures.partner_list import partner_list
from dashboard.measures.relations import (
    concerning,
    events_by_field,
    events_in,
    fields_in,
    of_kinds,
    partner_sector_matrix,
    regions_in_year,
)
from dashboard.query import Query
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


@question("partners", "sectors", "kinds")
def events(ask: Ask, query: Query) -> pd.DataFrame:
    """The events with the chosen partners in the chosen sectors, of all years, as loaded."""
    return events_in(
        ask.library.relations.events,
        sectors=fields_of(query.sectors, ask.library.registers),
        countries=query.partners,
        kinds=query.kinds,
    )


@question("year", "partners", "sectors", "kinds")
def fields(ask: Ask, query: Query) -> pd.DataFrame:
    """Relations and events by field of cooperation in the year:
    `dashboard.measures.relations.fields_in`."""
    assert query.year is not None
    ties = of_kinds(concerning(ask.library.relations.relations, query.partners), query.kinds)
    return fields_in(events_by_field(ask(events, query), ties), query.year)


@question("kinds")
def matrix(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner × field for the chosen kinds, all partners and years:
    `dashboard.measures.relations.partner_sector_matrix`."""
    known, kinds = ask.library.relations, query.kinds
    return partner_sector_matrix(of_kinds(known.relations, kinds), of_kinds(known.events, kinds))


@question("year", "sectors", "flow", "months")
def countries(ask: Ask, query: Query) -> pd.DataFrame:
    """Trade of partner countries with their places: `partners` with ``country, lon, lat``.

    Countries of partner regions have a row too, so that they can be chosen: their trade is
    missing where it is not published.
    """
    registers = ask.library.registers
    listed = ask(partners, query)
    named = listed.loc[listed["partner"].ne(UNKNOWN_PARTNER)].rename(columns={"partner": "country"})
    home = registers.home
    others = sorted(set(registers.regions["country"]) - set(named["country"]) - {home})
    missing = pd.DataFrame({"country": others, "status": "not published"})
    every = pd.concat([named, missing.astype({"country": "str"})], ignore_index=True)
    places = registers.countries.set_index("country")[["lon", "lat"]]
    return every.merge(places, left_on="country", right_index=True, how="left")


@question("year", "sectors", "kinds")
def regions(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner regions of the year: `dashboard.measures.relations.regions_in_year` with
    ``lon, lat, drawn, disputed`` of the register."""
    assert query.year is not None
    known, registers = ask.library.relations, ask.library.registers
    found = regions_in_year(
        of_kinds(known.relations, query.kinds),
        of_kinds(known.events, query.kinds),
        query.year,
        fields_of(query.sectors, registers),
    )
    places = registers.regions.set_index("region")[["lon", "lat", "drawn", "disputed"]]
    return found.merge(places, left_on="region", right_index=True, how="inner")


@question(TODAY)
def listed_partners(ask: Ask, _: Query) -> pd.DataFrame:
    """Whom there are relations with: `dashboard.measures.partner_list.partner_list`."""
    known, places = ask.library.relations, ask.library.registers.regions
    return partner_list(known.relations, known.events, places, today=ask.today)
