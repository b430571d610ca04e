from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.place_map import place_map_chart
from tests.relation_frames import HOME, middle, places
from tests.scenes import plain

KOREA = {"region": "KR-44", "country": "KOR", "lon": 126.8, "lat": 36.5}


def test_a_near_place_is_seen_with_the_region_itself(scene) -> None:
    chart = place_map_chart(places({}), middle("NO-18", 14.9, 66.8), HOME, scene(partners=("NOR",)))
    view = chart.plot.view
    assert view.west < min(14.9, 30.3)
    assert view.east > max(14.9, 30.3)
    assert view.south < min(66.8, 59.9)
    assert view.north > max(66.8, 59.9)
    assert [mark.key for mark in chart.plot.marks] == ["NO-18", "RU-LEN"]


def test_a_far_place_stands_alone_in_the_middle(scene) -> None:
    chart = place_map_chart(
        places(KOREA), middle("KR-44", 126.8, 36.5), HOME, scene(partners=("KOR",))
    )
    assert chart.plot.view.middle == (126.8, 36.5)
    assert chart.plot.view.west > 30.3


def test_the_country_is_outlined_and_no_trade_drawn(scene) -> None:
    chart = place_map_chart(places({}), middle("NOR", 10.0, 62.0), HOME, scene(partners=("NOR",)))
    assert [(one.key, one.emphasis) for one in chart.plot.categories] == [("NOR", "strong")]
    assert chart.plot.series == ()


@pytest.mark.parametrize(
    ("lang", "states", "title"),
    [
        ("en", ["in-force"], "Relations in force: NO-18"),
        ("en", ["in-force", "ended"], "Relations in force: NO-18"),
        ("en", ["in-force"] * 4, "Relations in force with several regions"),
        ("en", ["unknown", "ended"], "No relations are known to be in force"),
        ("ru", ["in-force"], "Отношения действуют: NO-18"),
        ("ru", ["ended"], "О действующих отношениях сведений нет"),
    ],
)
def test_the_title_says_with_whom_relations_are_in_force(scene, lang, states, title) -> None:
    frame = places(*({"state": state} for state in states))
    chart = place_map_chart(frame, middle("NOR", 10.0, 62.0), HOME, scene(lang, partners=("NOR",)))
    assert plain(chart.title) == title


def test_table_names_the_regions_with_their_state(scene) -> None:
    chart = place_map_chart(places({}), middle("NOR", 10.0, 62.0), HOME, scene(partners=("NOR",)))
    assert chart.table.texts(scene().language) == (("NO-18", "Not confirmed", "6"),)


def test_without_a_partner_region_it_says_so(scene) -> None:
    chart = place_map_chart(
        places(), middle("NOR", 10.0, 62.0), HOME, scene("ru", partners=("NOR",))
    )
    assert chart.empty
    assert chart.known == ("Регионов-партнёров в этой стране не выявлено.",)


def test_a_partner_without_a_place_is_not_drawn(scene) -> None:
    nowhere = middle("NOR", 10.0, 62.0).iloc[:0]
    assert place_map_chart(places({}), nowhere, HOME, scene(partners=("NOR",))).empty


def test_frames_are_left_alone(scene) -> None:
    frame = places({}, KOREA)
    before = frame.copy()
    place_map_chart(frame, middle("NOR", 10.0, 62.0), HOME, scene(partners=("NOR",)))
    pd.testing.assert_frame_equal(frame, before)
