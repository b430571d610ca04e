"""What the maps share: the parts of the world they show, the region itself, partner regions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard import choices
from dashboard.amount import counted
from dashboard.charts.plot import Emphasis, Entry, Mark, View
from dashboard.loaders.records import Rows, records
from dashboard.measures import framing
from dashboard.measures.framing import Box
from dashboard.narrative.partner_map import STATES
from dashboard.narrative.scene import Scene

HOME = "home"
"""The kind of the mark of the region itself."""
OUTLINED = "outlined"
"""The noun of the key of the countries that are outlined."""

WORLD = View(choices.WORLD, -169, 191, -44, 76, (11, 0), flat=True)


def view_of(view: Rows) -> View:
    """The part of the world that the query asks for: see `dashboard.answers.locations.view`."""
    for row in records(view):
        box = Box(row.west, row.east, row.south, row.north)
        return _view(row.view, box, (row.lon, row.lat))
    return WORLD


def around(name: str, sides: Box, home: tuple[float, float]) -> View:
    """A view of all between some sides, with the region itself where both fit."""
    box = framing.around(sides, home)
    return _view(name, box, box.middle)


def _view(name: str, box: Box, middle: tuple[float, float]) -> View:
    lon, lat = middle
    large = box.east - box.west > framing.LARGE
    return View(name, *box, middle=(round(lon, 2), round(lat, 2)), flat=large)


def is_within(view: View, mark: Mark) -> bool:
    """Whether a mark lies in the part of the world of a view."""
    return mark.place is not None and covers(view, mark.place)


def covers(view: View, place: tuple[float, float]) -> bool:
    """Whether degrees east and north lie in the part of the world of a view."""
    lon, lat = place
    return view.west <= lon <= view.east and view.south <= lat <= view.north


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


def region_mark(
    scene: Scene, row: Any, kind: str, hover: str, events: int, *, now: bool = False
) -> Mark:
    """A partner region: a row with ``region, country, lon, lat, drawn, disputed``.

    ``events`` is how many there are in all, ``now`` whether any is of the year that is shown. Areas
    about which states disagree are points, never polygons.
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
        now=now,
    )


def state_entries(scene: Scene, marks: Iterable[Mark]) -> tuple[Entry, ...]:
    """The key of marks by state: of those that there are."""
    kinds = {mark.kind for mark in marks if mark.place}
    return tuple(Entry(one, "", scene.language.t(f"state.{one}")) for one in STATES if one in kinds)


def emphasis_of(scene: Scene, country: str) -> Emphasis:
    """What belongs to a chosen country is strong and all else recedes."""
    chosen = scene.query.partners
    if not chosen:
        return "plain"
    return "strong" if country in chosen else "pale"
