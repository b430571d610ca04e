from __future__ import annotations

import pandas as pd

from dashboard.charts.place_map import place_map_chart

REGIONS = pd.DataFrame(
    [("NO-18", "NOR", "Nordland", "unknown", 6, 14.9, 66.8, "polygon", 0)],
    columns=["region", "country", "name", "state", "events_total", "lon", "lat", "drawn",
             "disputed"],
)  # fmt: skip


def test_a_near_place_is_seen_with_the_leningrad_region(scene) -> None:
    geo = place_map_chart(REGIONS, scene(partners=("NOR",)), (14.9, 66.8)).figure["layout"]["geo"]
    for axis, home, place in (("lonaxis", 30.3, 14.9), ("lataxis", 59.9, 66.8)):
        low, high = geo[axis]["range"]
        assert low < min(home, place) and max(home, place) < high


def test_a_far_place_stands_alone_in_the_middle(scene) -> None:
    geo = place_map_chart(REGIONS, scene(), (126.8, 36.5)).figure["layout"]["geo"]
    assert geo["projection"]["rotation"] == {"lon": 126.8, "lat": 36.5}
    assert geo["lonaxis"]["range"][0] > 30.3


def test_table_names_the_regions_with_their_state(scene) -> None:
    chart = place_map_chart(REGIONS, scene(), (14.9, 66.8))
    assert chart.table.rows == (("Nordland", "By the latest source", "6"),)
