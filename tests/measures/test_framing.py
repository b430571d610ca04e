from __future__ import annotations

from dashboard.measures.framing import Box, around, at, joined

HOME = (30.3, 59.9)


def test_a_near_country_is_seen_with_the_region_itself() -> None:
    box = around(Box(22, 28, 57, 60), HOME)
    assert box.west < 22
    assert box.east > 30.3
    assert box.south < 57
    assert box.north > 60


def test_a_far_country_fills_its_own_view() -> None:
    box = around(Box(74, 135, 20, 54), HOME)
    assert box.west > 60
    assert box.middle == (104.5, 37)


def test_a_point_has_its_surroundings() -> None:
    box = around(at(103.8, 1.3), HOME)
    assert round(box.east - box.west, 6) == 36


def test_boxes_join() -> None:
    assert joined([Box(1, 2, 3, 4), Box(-1, 1, 5, 6)]) == Box(-1, 2, 3, 6)


def test_a_view_that_reaches_past_the_region_shows_it_whole() -> None:
    germany_and_china = Box(6.0, 135.0, 18.0, 55.0)
    shown = around(germany_and_china, (30.3, 59.9))
    assert shown.north > 59.9 and shown.west < 30.3 < shown.east
    china = around(Box(73.0, 135.0, 18.0, 53.0), (30.3, 59.9))
    assert china.west > 30.3, "a far country does not drag the region in"
