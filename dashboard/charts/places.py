"""What the maps share: the parts of the world they show, the region itself, partner regions."""

from __future__ import annotations

from typing import Any

from dashboard import choices
from dashboard.amount import counted
from dashboard.charts.plot import Emphasis, Mark, View
from dashboard.loaders.records import Rows, records
from dashboard.narrative.scene import Scene

HOME = "home"
"""The kind of the mark of the region itself."""

WORLD = View(choices.WORLD, -168, 191, -56, 80, (11, 0), whole=True)
NEAR = 34
"""Degrees of longitude around a place within which the region itself is shown with it."""
_LEAST_NEAR, _LEAST_FAR = (14.0, 7.0), (28.0, 15.0)
"""Half of the width and height of a view, degrees: with the region itself, and without it."""


def view_of(view: Rows) -> View:
    """The part of the world that the query asks for: see `dashboard.answers.locations.view`."""
    for row in records(view):
        return View(row.view, row.west, row.east, row.south, row.north, (row.lon, row.lat))
    return WORLD


def around(name: str, place: tuple[float, float], home: tuple[float, float]) -> View:
    """A view of a place, with the region itself where both fit."""
    (lon, lat), (across, down) = place, _LEAST_FAR
    if abs(lon - home[0]) <= NEAR:
        across = max(_LEAST_NEAR[0], abs(lon - home[0]) / 2 + 8)
        down = max(_LEAST_NEAR[1], abs(lat - home[1]) / 2 + 5)
        lon, lat = (lon + home[0]) / 2, (lat + home[1]) / 2
    return View(
        name=name,
        west=lon - across,
        east=lon + across,
        south=max(lat - down, -89.0),
        north=min(lat + down, 89.0),
        middle=(round(lon, 2), round(lat, 2)),
    )


def point_of(row: Any) -> tuple[float, float] | None:
    """Degrees east and north of a row with ``lon, lat``; None where they are missing."""
    known = row.lon == row.lon and row.lat == row.lat
    return (float(row.lon), float(row.lat)) if known else None


def home_mark(scene: Scene, home: Rows) -> Mark:
    """The region itself; ``home``: ``region, lon, lat``, one row."""
    (row,) = records(home)
    return Mark(
        key=str(row.region),
        label=scene.language.t("territory.region"),
        kind=HOME,
        place=point_of(row),
        drawn="polygon",
    )


def region_mark(scene: Scene, row: Any, kind: str, hover: str, events: int) -> Mark:
    """A partner region: a row with ``region, country, lon, lat, drawn, disputed``.

    Areas about which states disagree are points, never polygons.
    """
    return Mark(
        key=str(row.region),
        label=scene.names.region_in_short(row.region),
        kind=kind,
        hover=hover,
        orders=(f"region:{row.region}", f"partner:{row.country}"),
        emphasis=emphasis_of(scene, str(row.country)),
        place=point_of(row),
        amount=counted(events),
        drawn="point" if row.disputed else str(row.drawn),
    )


def emphasis_of(scene: Scene, country: str) -> Emphasis:
    """What belongs to a chosen country is strong and all else recedes."""
    chosen = scene.query.partners
    if not chosen:
        return "plain"
    return "strong" if country in chosen else "pale"
