"""The region that the dashboard is about: ``data/registers/region.toml``.

No other module knows its names or codes. Sentences take the names as ``{region.NAME}``: a
``Language`` is given the names of its own tongue (`Region.language`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.errors import DataRefused, Reason
from dashboard.language import FALLBACK, Language, languages
from dashboard.loaders.provenance import read_checked, shown
from dashboard.message_names import names_asked_for

_TEXT, _FIGURES = (r".*\S.*", "a text"), (r"\d{1,5}", "a code of at most five figures")
_CODES: Mapping[str, tuple[str, str]] = {
    "territory": _TEXT,
    "district": _TEXT,
    "iso": (r"[A-Z]{2}-[A-Z0-9]{1,3}", "an ISO 3166-2 code"),
    "country": (r"[A-Z]{3}", "three capital letters"),
    "customs": _FIGURES,
    "subject": _FIGURES,
    "files": (r"[a-z0-9]+(-[a-z0-9]+)*", "small letters, figures and hyphens"),
}
_YEARS = range(1900, 2100)
_SIDES = ("west", "east", "south", "north")
_DEMONSTRATION = ("region", "neighbour", "district")
_BRACES = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world that the map of relations offers, degrees; ``middle`` of the projection.

    ``names``: language → its name.
    """

    code: str
    west: float
    east: float
    south: float
    north: float
    middle: tuple[float, float]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """The region: its codes, its place, and what it is called.

    ``territory`` and ``district`` are codes of the published figures, as are the keys of
    ``others`` (code → language → name); ``iso`` is ISO 3166-2, ``country`` alpha-3, ``customs``
    the OKATO code of the customs files, ``subject`` its number among the subjects of the
    federation. ``files`` begins the names of downloads. ``first_year`` is that of its relations,
    with which the years that may be chosen begin. ``point`` is degrees east and north.
    ``names``: language → name → text. ``written``: how the made-up customs files write the
    region, its neighbour and its district. ``neighbours``: the OKATO codes of other regions → their
    names, by which rows that have the code of this one are found not to be its.
    """

    territory: str
    district: str
    iso: str
    country: str
    customs: int
    subject: str
    files: str
    first_year: int
    point: tuple[float, float]
    views: tuple[View, ...]
    others: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, str]]
    written: Mapping[str, str]
    neighbours: Mapping[int, tuple[str, ...]]

    def standing(self, territory: str) -> str:
        """What a territory of the published figures is: ``region``, ``district`` or
        ``others``; empty for a code that is none."""
        known = {self.territory: "region", self.district: "district"}
        return known.get(territory, "others" if territory in self.others else "")

    @property
    def called(self) -> tuple[str, ...]:
        """Its name in each language."""
        return tuple(words["name"] for words in self.names.values())

    @property
    def territories(self) -> frozenset[str]:
        """Every code that the column ``territory`` of the published figures may hold."""
        return frozenset({self.territory, self.district, *self.others})

    def words(self, language: str) -> Mapping[str, str]:
        """The names of the region in a language; in English where it has none of its own."""
        return self.names.get(language, self.names[FALLBACK])

    def language(self, code: str) -> Language:
        """The words of a language, with the names of this region in its sentences."""
        return _language(self, code)

    def view_name(self, code: str, language: str) -> str:
        """The name of a view. Raises ``KeyError`` if there is none."""
        (found,) = [view.names for view in self.views if view.code == code] or [{}]
        return found.get(language, found[FALLBACK])

    def territory_name(self, code: str, language: str) -> str:
        """The name of a territory of the published figures. Raises ``KeyError`` if none."""
        if code in self.others:
            return self.others[code].get(language, self.others[code][FALLBACK])
        return self.words(language)[{self.territory: "name", self.district: "district"}[code]]


@lru_cache(maxsize=32)
def _language(region: Region, code: str) -> Language:
    return Language(code, region.words(code))


def load_region(data: Path) -> Region:
    """Read and check ``data/registers/region.toml``.

    Raises:
        DataRefused: with every fault: a value that is missing, unknown or malformed, or a name
            that the sentences of a language ask for and that is not there.
    """
    path = data / "registers" / "region.toml"
    try:
        tree = tomllib.loads(read_checked(path).decode("utf-8"))
    except ValueError as fault:
        raise DataRefused([Reason(shown(path), None, "", "", f"is not TOML: {fault}")]) from None
    if faults := list(_faults(tree)):
        raise DataRefused(Reason(shown(path), None, *fault) for fault in faults)
    codes, home = tree["codes"], tree["home"]
    return Region(
        territory=codes["territory"],
        district=codes["district"],
        iso=codes["iso"],
        country=codes["country"],
        customs=int(codes["customs"]),
        subject=codes["subject"],
        files=codes["files"],
        first_year=tree["years"]["first"],
        point=(float(home["lon"]), float(home["lat"])),
        views=tuple(_view(row) for row in tree.get("views", [])),
        others={row["code"]: _named(row, "code") for row in tree.get("territories", [])},
        names=tree["names"],
        written=tree["demonstration"],
        neighbours={int(of): tuple(names) for of, names in tree.get("neighbours", {}).items()},
    )


def _view(row: Mapping[str, Any]) -> View:
    west, east, south, north = (float(row[side]) for side in _SIDES)
    lon, lat = row["middle"]
    names = _named(row, "code", "middle", *_SIDES)
    return View(row["code"], west, east, south, north, (float(lon), float(lat)), names)


def _named(row: Mapping[str, Any], *others: str) -> Mapping[str, str]:
    """Language → name: what is left of a row."""
    return {key: str(value) for key, value in row.items() if key not in others}


_Fault = tuple[str, str, str]


def _faults(tree: Mapping[str, Any]) -> Iterator[_Fault]:
    """Name, value and reason of every fault."""
    tables = {"codes": [*_CODES], "years": ["first"], "home": ["lon", "lat"],
              "demonstration": [*_DEMONSTRATION]}  # fmt: skip
    known = {*tables, "names", "views", "territories", "neighbours"}
    yield from ((name, "", "is unknown") for name in tree if name not in known)
    for table, names in tables.items():
        found = tree.get(table, {})
        yield from ((f"{table}.{one}", "", "is missing") for one in names if one not in found)
        yield from ((f"{table}.{one}", "", "is unknown") for one in found if one not in names)
    for name, (shape, what) in _CODES.items():
        value = str(tree.get("codes", {}).get(name, ""))
        if value and not re.fullmatch(shape, value):
            yield f"codes.{name}", value, f"is not {what}"
    first = tree.get("years", {}).get("first", _YEARS.start)
    if not isinstance(first, int) or first not in _YEARS:
        yield "years.first", str(first), f"is not a year from {_YEARS.start} to {_YEARS.stop - 1}"
    yield from _off_the_globe("home", tree.get("home", {}), {"lon": 180, "lat": 90})
    for number, row in enumerate(tree.get("views", []), 1):
        yield from _faults_of_view(f"views {number}", row)
    for number, row in enumerate(tree.get("territories", []), 1):
        yield from ((f"territories {number}.{one}", "", "is missing")
                    for one in ("code", FALLBACK) if one not in row)  # fmt: skip
    yield from _faults_of_names(tree.get("names", {}))
    yield from _faults_of_neighbours(tree.get("neighbours", {}))


def _faults_of_view(place: str, row: Mapping[str, Any]) -> Iterator[_Fault]:
    wanted = ("code", "middle", FALLBACK, *_SIDES)
    yield from ((f"{place}.{one}", "", "is missing") for one in wanted if one not in row)
    if row.get("code") == "world":
        yield f"{place}.code", "world", "is the whole map, which is offered anyway"
    yield from _off_the_globe(place, row, {"west": 360, "east": 360, "south": 90, "north": 90})
    middle = row.get("middle", [0, 0])
    if not isinstance(middle, list) or len(middle) != 2:
        yield f"{place}.middle", str(middle), "is not two numbers, degrees east and north"


def _off_the_globe(
    place: str, row: Mapping[str, Any], limits: Mapping[str, int]
) -> Iterator[_Fault]:
    for name, limit in limits.items():
        value = row.get(name, 0)
        if not isinstance(value, int | float) or abs(value) > limit:
            yield f"{place}.{name}", str(value), f"is not between -{limit} and {limit}"


def _faults_of_neighbours(neighbours: Mapping[str, Any]) -> Iterator[_Fault]:
    for of, names in neighbours.items():
        if not re.fullmatch(_FIGURES[0], of):
            yield f"neighbours.{of}", "", f"is not {_FIGURES[1]}"
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            yield f"neighbours.{of}", str(names), "is not a list of names"


def _faults_of_names(names: Mapping[str, Mapping[str, Any]]) -> Iterator[_Fault]:
    if FALLBACK not in names:
        yield f"names.{FALLBACK}", "", "is missing; other languages fall back to it"
    for code in languages():
        given = names.get(code, names.get(FALLBACK, {}))
        whose = code if code in names else FALLBACK
        for name in sorted(names_asked_for(code) - set(given)):
            yield f"names.{whose}.{name}", "", f"is missing; messages/{code}.toml asks for it"
    for code, given in names.items():
        for name, text in given.items():
            if not isinstance(text, str) or not text.strip() or _BRACES.search(text):
                yield f"names.{code}.{name}", str(text), "is not a text without braces"
