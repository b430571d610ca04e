"""Questions of what lies where: countries with their trade, partner regions, the region itself."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from dashboard.answers.relations import every_event, every_relation, fields_of, listed_partners
from dashboard.answers.trade import shares
from dashboard.loaders.geometry import Sides, extents, outlined
from dashboard.loaders.records import Framed, records, row_of
from dashboard.loaders.registers import Registers
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures import framing
from dashboard.measures.framing import Box
from dashboard.measures.relations import of_kinds, regions_in_year
from dashboard.measures.ties import since_with
from dashboard.query import Query
from dashboard.store.ask import TODAY, Ask, question
from dashboard.store.library import Library
from dashboard.trade_rows import NAN


@question("year", "partners", "sectors", "flow", "months")
def countries(ask: Ask, query: Query) -> Framed:
    """Trade of partner countries with their places: `shares` with ``lon, lat, drawn``, so that a
    share is printed as beside the map.

    Countries of partner regions have a row too, so that they can be chosen: their trade is
    missing where it is not published. ``drawn``: ``polygon``, or ``point`` where the base map
    has no outline.
    """
    places = ask.library.once(_places)
    # A release may have partners that the register has no more: they have no place.
    known = places.keys() - {UNKNOWN_PARTNER}
    listed = [row for row in ask.rows(shares, query) if row.partner in known]
    columns = listed[0]._fields if listed else _NOT_LISTED
    kind = row_of((*columns, "lon", "lat", "drawn"))
    found = [kind(*row, *places[row.partner]) for row in listed]
    there = {row.partner for row in listed}
    for code in ask.library.once(_of_regions):
        if code not in there:
            stated = {"year": query.year, "partner": code, "status": "not published"}
            cells = (stated.get(name, NAN) for name in columns)
            found.append(kind(*cells, *places[code]))
    return Framed(found)


_NOT_LISTED = ("year", "partner", "status")


class ChosenPlace(NamedTuple):
    """Where the name of a chosen country stands: degrees east and north, which may be missing."""

    partner: str
    lon: float
    lat: float


@question("partners", row=ChosenPlace)
def chosen(ask: Ask, query: Query) -> list[ChosenPlace]:
    """The places of the chosen countries, those without trade too."""
    places = ask.library.once(_places)
    return [ChosenPlace(one, *places[one][:2]) for one in query.partners if one in places]


def _places(library: Library) -> dict[str, tuple[float, float, str]]:
    """Country → degrees east and north, and how the map draws it."""
    shapes = outlined(library.settings.data)
    return {
        row.country: (row.lon, row.lat, "polygon" if row.country in shapes else "point")
        for row in records(library.registers.countries)
    }


def _of_regions(library: Library) -> list[str]:
    """The countries of partner regions, in their order."""
    registers = library.registers
    return sorted(set(registers.regions["country"]) - {registers.home})


class RegionOnMap(NamedTuple):
    """`RegionInYear` with its place in the register of regions, and ``since`` when there are
    relations with it: empty where they began after the year, or nobody says."""

    region: str
    country: str
    state: str
    kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    events_in_year: int
    events_total: int
    until: str
    since: str
    lon: float
    lat: float
    drawn: str
    disputed: int


@question("year", "sectors", "kinds", "region", row=RegionOnMap)
def regions(ask: Ask, query: Query) -> list[RegionOnMap]:
    """Partner regions of the year, or the one of a page:
    `dashboard.measures.relations.regions_in_year` with ``lon, lat, drawn, disputed`` of the
    register; others are left out."""
    assert query.year is not None
    library = ask.library
    found = regions_in_year(
        of_kinds(every_relation(library), query.kinds),
        of_kinds(every_event(library), query.kinds),
        query.year,
        fields_of(query.sectors, library),
    )
    places, begun = library.once(_places_of_regions), library.once(_begun)
    return [
        RegionOnMap(*row, _until(begun[row.region], query.year), *places[row.region])
        for row in found
        if row.region in places and query.region in ("", row.region)
    ]


def _until(since: str, year: int) -> str:
    return since if since[:4] <= str(year) else ""


def _begun(library: Library) -> dict[str, str]:
    """Region → since when there are relations with it: what its profile says too."""
    known = every_relation(library)
    return {code: since_with(known, code) for code in library.registers.regions["region"]}


def _places_of_regions(library: Library) -> dict[str, tuple[Any, ...]]:
    return {
        row.region: (row.lon, row.lat, row.drawn, row.disputed)
        for row in records(library.registers.regions)
    }


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
    """``code, lon, lat, west, east, south, north``: where the region of a page, or the one chosen
    country, is, and the sides of that country, which is outlined; else no row."""
    registers = ask.library.registers
    frame, key, code = registers.countries, "country", "".join(query.partners[:1])
    if query.region:
        frame, key, code = registers.regions, "region", query.region
    found = frame.loc[frame[key].eq(code) & frame["lon"].notna(), [key, "lon", "lat"]]
    country, sides = "".join(query.partners[:1]), extents(ask.library.settings.data)
    for name, side in zip(Box._fields, _sides_around(found, sides.get(country)), strict=True):
        found[name] = side
    return found.rename(columns={key: "code"}).reset_index(drop=True)


def _sides_around(points: pd.DataFrame, sides: Box | Sides | None) -> Box:
    """The box of points and of the country around them, unless only the whole world held it."""
    boxes = [framing.at(float(row.lon), float(row.lat)) for row in records(points)]
    whole = framing.joined([*boxes, Box(*sides)]) if boxes and sides else None
    if whole and whole.east - whole.west <= framing.WIDEST:
        return whole
    return boxes[0] if boxes else Box(NAN, NAN, NAN, NAN)


@question()
def home(ask: Ask, _: Query) -> pd.DataFrame:
    """``region, lon, lat``: the region itself, one row."""
    registers = ask.library.registers
    lon, lat = registers.home_point
    return pd.DataFrame({"region": [registers.home_region], "lon": [lon], "lat": [lat]})


class ViewOfWorld(NamedTuple):
    """A part of the world, degrees; ``lon, lat`` is the middle of its projection."""

    view: str
    west: float
    east: float
    south: float
    north: float
    lon: float
    lat: float


@question("zoom", "partners", "region", row=ViewOfWorld)
def view(ask: Ask, query: Query) -> list[ViewOfWorld]:
    """The part of the world that is asked for; no row for the whole.

    Where none is asked for it is that around the chosen partners, or else the first of the views
    of the region.
    """
    if query.partners and not query.zoom:
        return _view_of_partners(ask.library, query.partners)
    views = ask.library.registers.region.views
    return [
        ViewOfWorld(one.code, one.west, one.east, one.south, one.north, *one.middle)
        for place, one in enumerate(views)
        if one.code == query.zoom or (not query.zoom and place == 0)
    ]


def _view_of_partners(library: Library, partners: tuple[str, ...]) -> list[ViewOfWorld]:
    """The view around some countries, by name their codes; none where only the whole is enough."""
    sides, places = extents(library.settings.data), library.once(_places)
    boxes = [
        Box(*sides[code]) if code in sides else framing.at(*places[code][:2])
        for code in partners
        if code in sides or _is_placed(places.get(code))
    ]
    if not boxes:
        return []
    box = framing.around(framing.joined(boxes), library.registers.home_point)
    if box.east - box.west > framing.WIDEST:
        return []
    return [ViewOfWorld(",".join(partners), *box, *box.middle)]


def _is_placed(place: tuple[float, float, str] | None) -> bool:
    return place is not None and place[0] == place[0]
