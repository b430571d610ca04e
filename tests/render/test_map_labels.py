from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.charts.places import view_of
from dashboard.render.fitting import width_of
from dashboard.render.map_arcs import bent
from dashboard.render.map_labels import ROOM, SIZE, SLIDE, Label, Named, Window, beyond, led, placed
from tests.relation_frames import view

BALTIC, EURASIA = view_of(view("baltic")), view_of(view("eurasia"))


def crowd(count: int) -> tuple[Named, ...]:
    return tuple(
        Named(24 + n % 4 * 1.1, 56 + n // 4 * 0.8, f"Region {n}", 12) for n in range(count)
    )


def boxes(view, labels, room=ROOM):
    """Left, top, right, bottom of each name, pixels."""
    window = Window(view, room)
    found = []
    for one in labels:
        x, y = window.place(one.lon, one.lat)
        width, gap = width_of(one.named.text, SIZE), 0 if one.away else one.named.size / 2 + 4
        left = {"middle right": x + gap, "middle left": x - gap - width}.get(
            one.side, x - width / 2
        )
        top = {"top center": y - gap - 14, "bottom center": y + gap}.get(one.side, y - 7)
        found.append((left, top, left + width, top + 14))
    return found


@pytest.mark.parametrize("view", [BALTIC, EURASIA])
@pytest.mark.parametrize("count", [4, 9, 16])
def test_names_never_meet_and_none_is_missing(view, count) -> None:
    labels = placed(view, crowd(count))
    assert {one.named.text for one in labels} == {f"Region {n}" for n in range(count)}
    for one, other in combinations(boxes(view, labels), 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across <= 0.5 or down <= 0.5


def test_the_name_of_an_area_whose_middle_is_taken_stands_below_it_and_not_on_its_neighbour():
    land = Named(24, 56, "Land", 12, area=True)
    assert [one.side for one in placed(BALTIC, (land,))] == ["middle center"]
    window = Window(BALTIC)
    x, y = window.place(24, 56)
    mark = Named(*window.degrees(x + 12, y - 8, (24, 56)), "Town", 12)
    assert [one.side for one in placed(BALTIC, (land,), (mark,))] == ["bottom center"]


def crossing(view, labels) -> list[tuple[str, str]]:
    """Names whose lines lie over a name, and that name."""
    window = Window(view)
    found = []
    for one in (label for label in labels if label.away):
        (x, y), (to_x, to_y) = (window.place(of.lon, of.lat) for of in (one.named, one))
        for other, (left, top, right, bottom) in zip(labels, boxes(view, labels), strict=True):
            points = ((x + (to_x - x) * n / 200, y + (to_y - y) * n / 200) for n in range(200))
            if other is not one and any(left < a < right and top < b < bottom for a, b in points):
                found.append((one.named.text, other.named.text))
    return found


def test_no_line_lies_over_a_name_where_there_is_another_place() -> None:
    """Partner regions near by on the map of 2026."""
    north = ((24.9, 60.2, "Uusimaa"), (26.9, 60.9, "Kymenlaakso"), (28.2, 61.1, "South Karelia"),
             (29.3, 60.0, "Leningrad Region"), (29.2, 55.2, "Vitebsk Region"),
             (27.6, 53.9, "Minsk Region"), (30.3, 53.9, "Mogilev Region"),
             (31.0, 52.4, "Gomel Region"))  # fmt: skip
    found = []
    for first in range(len(north)):
        order = north[first:] + north[:first]
        labels = placed(EURASIA, tuple(Named(lon, lat, text, 8) for lon, lat, text in order))
        assert len(labels) == len(north)
        found += crossing(EURASIA, labels)
    assert found == []


def test_a_name_alone_stands_at_its_mark_and_far_ones_are_not_there() -> None:
    here, far = Named(24, 57, "Here", 10), Named(150, -30, "Far", 10)
    (label,) = placed(BALTIC, (here, far))
    assert (label.lon, label.lat, label.side, label.away) == (24, 57, "middle right", False)


def test_marks_without_a_name_are_kept_clear() -> None:
    beside = Named(26, 57, "", 14)
    (label,) = placed(BALTIC, (Named(24, 57, "A long name", 10),), (beside,))
    assert label.side == "middle left"


def test_the_first_has_the_best_place() -> None:
    near = tuple(Named(24 + n * 0.2, 57, f"Name {n}", 10) for n in range(3))
    assert placed(BALTIC, near)[0].named == near[0]
    assert not placed(BALTIC, near)[0].away


@pytest.mark.parametrize("view", [BALTIC, EURASIA])
def test_no_name_is_cut_by_the_edge_of_a_slide(view) -> None:
    slide = Window(view, SLIDE)
    across = SLIDE[0] / 2
    edges = tuple(
        Named(lon, lat, f"A name of some length {lon}", 12)
        for lon in range(-10, 60, 3)
        for lat in (52, 56, 60)
        if abs(slide.place(lon, lat)[0]) < across - 8
        and abs(slide.place(lon, lat)[1]) < SLIDE[1] / 2 - 8
    )
    for one in edges:
        for left, _, right, _ in boxes(view, placed(view, (one,)), SLIDE):
            assert -across <= left and right <= across, one


def test_a_name_stands_no_farther_than_it_may() -> None:
    many = tuple(Named(24 + n % 4 * 0.4, 57 + n // 4 * 0.3, f"Name {n}", 10) for n in range(16))
    far = placed(BALTIC, many)
    near = placed(BALTIC, tuple(replace(one, reach=34.0) for one in many))
    window = Window(BALTIC)

    def reach(label: Label) -> float:
        mark, end = ((window.place(of.lon, of.lat)) for of in (label.named, label))
        return math.dist(mark, end)

    assert len(far) > len(near) > 0
    assert max(map(reach, near)) < 36 < max(map(reach, far))


def test_a_flow_to_a_country_beyond_the_edge_is_named_where_it_leaves_the_map() -> None:
    """Else its arc ends nowhere; its name is whole on a page, a slide and a large screen."""
    home, washington = (30.0, 60.0), (-77.0, 39.0)
    name = beyond(EURASIA, bent(home, washington), "United States 829", 9.0)
    assert name is not None and name.text == "← United States 829"
    labels = placed(EURASIA, (name,))
    assert [one.named.text for one in labels] == [name.text]
    for room in (ROOM, SLIDE, (1638.0, 770.0)):
        ((left, _, right, _),) = boxes(EURASIA, labels, room)
        assert -room[0] / 2 <= left and right <= room[0] / 2
    assert Window(EURASIA).place(name.lon, name.lat)[0] < Window(EURASIA).place(*home)[0]


def test_a_flow_within_the_map_is_named_at_its_end() -> None:
    end = (121.0, 31.0)
    assert beyond(EURASIA, bent((30.0, 60.0), end), "China 320", 9.0) == Named(
        *end, "China 320", 9.0
    )


def test_no_name_stands_far_from_its_mark_where_others_may_give_way() -> None:
    """Partner regions of the demonstration data, in Russian, of which one is long."""
    marks = (
        Named(30.3, 59.9, "Ленинградская область", 13.0),
        Named(12.5647, 53.7528, "Мекленбург — Пер. Померания", 21.8),
        Named(14.7203, 66.7347, "Нурланд", 12.9), Named(16.4623, 51.0127, "Нижняя Силезия", 10.4),
        Named(23.606, 42.288, "Софийская обл.", 9.4), Named(29.5189, 52.1969, "Гомельская обл.", 7),
        Named(30.4041, 53.8241, "Могилёвская обл.", 7), Named(27.4703, 53.1945, "Минская обл.", 7),
        Named(28.6747, 55.3073, "Витебская обл.", 7), Named(28.5567, 61.2148, "Южная Карелия", 7),
        Named(26.5799, 60.4164, "Кюменлааксо", 7), Named(24.8475, 60.4179, "Уусимаа", 7),
    )  # fmt: skip
    labels = placed(EURASIA, marks)
    assert len(labels) == len(marks)
    window = Window(EURASIA)
    far = {one.named.text: math.dist(window.place(one.named.lon, one.named.lat),
                                     window.place(one.lon, one.lat)) for one in labels}  # fmt: skip
    assert max(far.values()) < 60, far


WORLD = (
    ("Leningrad Region", 30.3, 59.9), ("Mecklenburg-V.", 12.5, 53.8), ("Nordland", 14.6, 67.0),
    ("Hebei", 115.5, 38.5), ("South Chungcheong", 126.9, 36.5), ("Kyoto", 135.4, 35.2),
    ("Lower Silesia", 16.4, 51.1), ("Kyiv Region", 30.5, 50.2), ("Bukhara", 63.6, 40.1),
    ("Fergana", 71.3, 40.4), ("Henan", 113.6, 33.9), ("Heilongjiang", 128.0, 47.9),
    ("Jiangxi", 115.7, 27.6), ("Qinghai", 96.0, 35.5), ("Tianjin", 117.4, 39.3),
)  # fmt: skip
"""Partner regions of 2018, those with most events first."""


def test_no_line_to_a_name_of_the_world_goes_over_the_mark_of_another() -> None:
    """Fergana's went over Bukhara, and seemed to come from there."""
    world = view_of(view("world"))
    window = Window(world)
    marks = tuple(Named(lon, lat, text, 20) for text, lon, lat in WORLD)
    labels = placed(world, marks)
    assert len(labels) == len(marks)
    passed = []
    for label in (one for one in labels if one.away):
        start = window.place(label.named.lon, label.named.lat)
        for other in marks:
            mark = window.place(other.lon, other.lat)
            way = [math.dist(window.place(*one), mark) for one in led(world, label)]
            if math.dist(start, mark) > 10 and min(way) < 6:
                passed.append((label.named.text, other.text))
    assert passed == []


def test_a_line_to_a_name_is_straight_on_the_sheet() -> None:
    world = view_of(view("world"))
    window = Window(world)
    name = Label(Named(71.3, 40.4, "Fergana", 20), 20.0, 25.0, "middle left", away=True)
    (x, y), *between, (to_x, to_y) = (window.place(*one) for one in led(world, name))
    assert len(between) > 2
    for across, down in between:
        assert down == pytest.approx(y + (across - x) / (to_x - x) * (to_y - y), abs=0.5)
