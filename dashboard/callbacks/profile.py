"""The profile of one partner: ``/relations/NO-18`` and ``/relations/NOR``."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.callbacks.desk import Desk
from dashboard.callbacks.drawing import DRAWERS
from dashboard.callbacks.headline import cards
from dashboard.callbacks.relations_page import partners
from dashboard.charts.chart import Chart
from dashboard.charts.place_map import place_map_chart
from dashboard.charts.sectors import sector_chart
from dashboard.charts.timeline import timeline_chart
from dashboard.pages import ids
from dashboard.pages.data_sources import Cited
from dashboard.pages.profile import Profile, profile_body
from dashboard.loaders.records import records
from dashboard.measures import answers
from dashboard.measures.partner_details import (
    PartnerDetails,
    anniversaries,
    concerns,
    event_of,
    partner_details,
)
from dashboard.measures.relations import events_by_field
from dashboard.store.library import Library

PREFIX = "/relations/"


def profile_code(path: str, library: Library) -> str:
    """The code at the end of a path, if it is that of a partner abroad; else empty."""
    return known_code(path.removeprefix(PREFIX), library) if path.startswith(PREFIX) else ""


def known_code(code: str, library: Library) -> str:
    """A code of a region or country abroad as it is; empty for any other."""
    registers = library.registers
    regions = registers.regions
    abroad = regions.loc[regions["country"].ne(answers.HOME) & regions["disputed"].ne(1), "region"]
    known = code in set(abroad) or (code in registers.partners and code != answers.HOME)
    return code if known else ""


def country_of(code: str, library: Library) -> str:
    """The country of a code of a region, or the code of a country itself."""
    regions = library.registers.regions
    found = regions.loc[regions["region"].eq(code), "country"]
    return str(found.iloc[0]) if len(found) else code


def name_of(code: str, library: Library, language: str) -> str:
    """The name of a partner region or country."""
    registers = library.registers
    named = registers.region_name if "-" in code else registers.country_name
    return named(code, language)


def on_desk(own: Desk, code: str) -> Desk:
    """The desk of a profile: trade of the country, all flows and sectors."""
    country = country_of(code, own.library)
    return own.replaced(partners=(country,), sectors=(), flow=None, kinds=())


def profile_charts(own: Desk, code: str) -> dict[str, Chart]:
    """Where it lies, what was done with it and in which fields, the trade of its country."""
    desk = on_desk(own, code)
    known = own.library.relations
    events = desk.events()
    events = events.loc[[concerns(row, code) for row in records(events)]].reset_index(drop=True)
    ties = known.relations
    ties = ties.loc[[concerns(row, code) for row in records(ties)]].reset_index(drop=True)
    fields = answers.fields_in(events_by_field(events, ties), desk.year)
    country = country_of(code, own.library)
    found = {
        ids.PARTNER_MAP: _map(desk, code),
        ids.TIMELINE: timeline_chart(events, desk.scene, lanes=[country]),
        ids.SECTORS: sector_chart(desk.sectors().iloc[:0], fields, desk.scene),
    }
    series = DRAWERS[ids.TURNOVER](desk)
    return found if series.empty else {**found, ids.TURNOVER: series}


def _map(desk: Desk, code: str) -> Chart:
    registers, words = desk.library.registers, desk.language
    listed = partners(desk)
    country = country_of(code, desk.library)
    own = listed.loc[listed["region"].ne("") & listed["country"].eq(country)]
    own = own.loc[own["code"].eq(code)] if code != country else own
    states = pd.DataFrame(
        {
            "region": own["region"],
            "country": own["country"],
            "state": own["state"],
            "events_total": own["events"],
        }
    )
    frame = answers.regions_on_map(states, registers, words.code)
    register, key = (
        (registers.countries, "country") if code == country else (registers.regions, "region")
    )
    row = register.loc[register[key].eq(code)].iloc[0]
    return place_map_chart(frame, desk.scene, (float(row["lon"]), float(row["lat"])))


def profile_of(own: Desk, code: str) -> tuple[PartnerDetails, Profile]:
    """What is known of a partner, and its profile in the reader's language."""
    library, words = own.library, own.language
    known, today = library.relations, dt.date.today()
    trade = own.replaced(year=None, flow=None, sectors=(), months=None).everyone()
    found = partner_details(
        code, trade, known.relations, known.events, library.registers.regions, today=today
    )
    happened = [event_of(row) for row in records(known.events) if concerns(row, code)]
    happened.sort(key=lambda event: event.start, reverse=True)
    dates = [one.since for one in found.relations if one.since and one.kind != "intention"]
    other = "en" if words.code == "ru" else "ru"
    return found, Profile(
        found=found,
        names=(name_of(code, library, words.code), name_of(code, library, other)),
        country=name_of(found.country, library, words.code),
        since=min(dates, default=""),
        events=tuple(happened),
        anniversaries=anniversaries(found.relations, today),
        others=_others(own, code, found.country),
    )


def _others(own: Desk, code: str, country: str) -> tuple[tuple[str, str], ...]:
    library, lang = own.library, own.language.code
    if code != country:
        return ((country, name_of(country, library, lang)),)
    listed = partners(own)
    regions = listed.loc[listed["country"].eq(country) & listed["region"].ne(""), "region"]
    return tuple((region, name_of(region, library, lang)) for region in regions)


def profile_inside(own: Desk, code: str, charts: dict[str, Chart]) -> list[Any]:
    """The body of the page."""
    _, profile = profile_of(own, code)
    cited = Cited(own.library.published.sources, own.language)
    shown = cards(on_desk(own, code))
    return profile_body(profile, charts, shown, cited, own.scene.sector, own.language)


def profile_title(own: Desk, code: str) -> str:
    """The name of a partner, a region with its country."""
    lang, library = own.language.code, own.library
    country = country_of(code, library)
    name = name_of(code, library, lang)
    return name if code == country else f"{name}, {name_of(country, library, lang)}"
