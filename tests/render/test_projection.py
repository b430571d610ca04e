from __future__ import annotations

import math
from itertools import pairwise

import pytest

from dashboard.charts.places import WORLD, view_of
from dashboard.charts.plot import View
from dashboard.render.map_frame import KEY, boxes, filled, geo
from dashboard.render.projection import degrees_at, fitted, sheet_of
from tests.relation_frames import view

EURASIA, BALTIC = view_of(view("eurasia")), view_of(view("baltic"))
SOUTH = View("south", 10, 40, -36, -20, (25, -28))
VIEWS = (WORLD, EURASIA, BALTIC, SOUTH)


def test_winkel_tripel_is_as_published() -> None:
    """Snyder, Map Projections (1987) gives the corner: x of the equator at 180° is 1 + pi/2."""
    x, y = sheet_of(View("w", -180, 180, -90, 90, (0, 0), flat=True))(180, 0)
    assert (x, y) == pytest.approx(((math.pi + 2) / 2, 0))


def test_from_above_areas_are_as_on_the_globe() -> None:
    sheet = sheet_of(BALTIC)
    for lon, lat in ((22, 59), (0, 50), (50, 68)):
        (x0, y0), (x1, y1), (x2, y2) = (
            sheet(lon, lat),
            sheet(lon + 0.01, lat),
            sheet(lon, lat + 0.01),
        )
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        assert area == pytest.approx(
            math.radians(0.01) ** 2 * math.cos(math.radians(lat)), rel=1e-3
        )


@pytest.mark.parametrize("view", VIEWS)
def test_the_way_back_leads_to_the_same_degrees(view) -> None:
    lon, lat = view.middle[0] + 9, view.middle[1] + 4
    there = sheet_of(view)(lon, lat)
    assert degrees_at(view, there, view.middle) == pytest.approx((lon, lat), abs=1e-4)


@pytest.mark.parametrize("view", [EURASIA, BALTIC, SOUTH])
@pytest.mark.parametrize("aspect", [1.0, 1.6, 2.4, 3.3])
def test_a_box_has_the_shape_of_its_place_and_holds_the_view(view, aspect) -> None:
    box = fitted(view, aspect)
    assert box.width / box.height == pytest.approx(aspect, rel=0.02)
    sheet = sheet_of(view)
    centre = sheet(view.middle[0], box.centre)[1]
    for lon in (view.west, view.middle[0], view.east):
        for lat in (view.south, view.north):
            x, y = sheet(lon, lat)
            assert abs(x) <= box.width / 2 + 0.02
            assert abs(y - centre) <= box.height / 2 + 0.02


def test_the_world_has_no_antarctica_and_is_no_wider_than_it_is() -> None:
    box = fitted(WORLD, 3.2)
    assert (box.east - box.west, box.south) == (360, -44)


def test_a_figure_is_told_the_box_of_its_place_and_other_figures_stay() -> None:
    figure = {"data": [], "layout": {"geo": geo(EURASIA), "meta": {"boxes": boxes(EURASIA)}}}
    made = filled(figure, 800, 500 + KEY[0])["layout"]["geo"]
    low, high = next(
        (one, other) for one, other in pairwise(boxes(EURASIA)) if one[0] <= 1.6 <= other[0]
    )
    part = (1.6 - low[0]) / (high[0] - low[0])
    sides = [a + part * (b - a) for a, b in zip(low, high, strict=True)]
    assert made["lonaxis"]["range"] == sides[1:3]
    assert made["lataxis"]["range"] == sides[3:5]
    assert made["center"]["lat"] == sides[5]
    plain = {"data": [], "layout": {}}
    assert filled(plain, 800, 600) is plain
