from __future__ import annotations

import json

import pytest

from dashboard.charts.partner_map import partner_map_chart
from dashboard.charts.place_map import place_map_chart
from dashboard.charts.plot import Category
from dashboard.charts.region_map import region_map_chart
from dashboard.measures.families import RELATIONS
from dashboard.measures.value_classes import CLASSES
from dashboard.narrative.partner_map import STATES
from dashboard.render.classes import class_colours
from dashboard.render.map_marks import SIGNS
from dashboard.render.map_traces import GEOMETRY, chosen_outline
from dashboard.render.partner_map import AWAY
from dashboard.render.theme import colour
from tests.relation_frames import (
    CRIMEA,
    ENDED,
    HOME,
    NOWHERE,
    SIX,
    SPAN,
    STATEMENTS,
    chosen,
    countries,
    middle,
    places,
    regions,
    view,
)


@pytest.fixture
def drawn(scene, figure_of):
    """The figure of a map; fields of the query are keywords."""

    def draw(trade, ties, *lang, chart=partner_map_chart, **choice):
        made = chart(
            trade,
            ties,
            STATEMENTS,
            HOME,
            SPAN,
            view(choice.get("zoom", "eurasia")),
            chosen(choice.get("partners", ())),
            scene(*lang, **choice),
        )
        return figure_of(made, *lang)

    return draw


def polygons(figure):
    return {
        place
        for trace in figure["data"]
        if trace["type"] == "choropleth" and "geojson" in trace
        for place in trace["locations"]
    }


def marks(figure):
    """What a click chooses → the hover text of its mark."""
    return {
        custom[0]: hover.replace("<br>", " ")
        for trace in figure["data"]
        for custom, hover in zip(
            trace.get("customdata", []), trace.get("hovertext", []), strict=True
        )
    }


def texts(figure):
    return [text for trace in figure["data"] for text in trace.get("text", [])]


def of_partner(figure, code):
    return next(
        trace
        for trace in figure["data"]
        if [f"partner:{code}", code] in trace.get("customdata", [])
    )


def test_countries_are_filled_by_class_and_a_bar_has_the_limits(drawn):
    trace = of_partner(drawn(countries(**SIX), regions()), "CHN")
    assert trace["locations"] == list(SIX)
    assert trace["z"] == [3, 2, 1, 1, 0, 0]
    assert trace["colorbar"]["ticktext"] == ["700", "1,000", "1,500"]
    assert [stop[1] for stop in trace["colorscale"]][-1] == colour("class-5")


@pytest.mark.parametrize(
    ("trade", "ticks"),
    [
        ({"CHN": 5e6}, ([0.0], ["5"])),
        ({"CHN": 5.4e6, "FIN": 5.4e6}, ([0.0], ["5"])),
    ],
)
def test_a_bar_of_one_class_has_its_number(drawn, trade, ticks):
    (bar,) = [one["colorbar"] for one in drawn(countries(**trade), regions())["data"]
              if "colorbar" in one]  # fmt: skip
    assert (bar["tickvals"], bar["ticktext"]) == ticks


def test_trade_that_is_not_published_is_as_the_land_around_and_has_no_bar(drawn):
    figure = drawn(countries(CHN=float("nan")), regions({}))
    trace = of_partner(figure, "CHN")
    assert trace["colorscale"] == [[0, colour("land")], [1, colour("land")]]
    assert not [one for one in figure["data"] if "colorbar" in one]


def test_no_trade_is_in_no_class(drawn):
    figure = drawn(countries(CHN=0.0, FIN=1e6), regions())
    filled = [one["locations"] for one in figure["data"] if "colorbar" in one]
    assert filled == [["FIN"]]


def test_countries_without_an_outline_are_circles_in_the_colour_of_their_class(drawn):
    trace = of_partner(drawn(countries(SGP=40e6, **SIX), regions()), "SGP")
    assert trace["type"] == "scattergeo"
    assert trace["marker"]["color"] == [colour("class-1")]


def test_outlines_of_regions_are_a_link_and_points_have_none(drawn):
    figure = drawn(countries(), regions({}, {**CRIMEA, "drawn": "polygon"}))
    assert polygons(figure) == {"RU-LEN", "NO-18"}
    assert {one["geojson"] for one in figure["data"] if "geojson" in one} == {GEOMETRY}
    assert "region:UA-43" in marks(figure)
    assert polygons(drawn(countries(), regions({"drawn": "point"}))) == {"RU-LEN"}


def test_a_region_without_a_place_has_no_mark(drawn):
    figure = drawn(countries(), regions(NOWHERE, ENDED))
    points = [one for one in figure["data"] if one["type"] == "scattergeo"]
    assert not any("NO-18" in str(one.get("customdata")) for one in points)


def test_marks_say_state_by_sign_and_events_by_size(drawn):
    figure = drawn(countries(), regions({}, {**ENDED, "events_total": 70}))
    signs = {
        one["customdata"][0][0]: one["marker"]
        for one in figure["data"]
        if one["type"] == "scattergeo" and one.get("customdata")
    }
    assert signs["region:NO-18"]["symbol"] == "circle"
    assert signs["region:PL-02"]["symbol"] == "x"
    assert signs["region:NO-18"]["size"] < signs["region:PL-02"]["size"]


def test_the_chosen_partner_is_outlined_and_named_and_others_recede(drawn):
    figure = drawn(countries(**SIX), regions({}, ENDED), partners=("NOR",))
    outline = [one for one in figure["data"] if one.get("locations") == ["NOR"]]
    lines = [one["marker"]["line"] for one in outline]
    assert [one["width"] for one in lines] == [0.6, 5, 2.5]
    assert lines[1]["color"] == colour("surface"), "it is seen on every class"
    assert set(texts(figure)) == {"NO-18", "Norway", "Leningrad Region"}
    marks = [one["marker"] for one in figure["data"]
             if one["type"] == "scattergeo" and "customdata" in one]  # fmt: skip
    chosen, other = sorted(marks, key=lambda one: len(one["color"]))
    assert chosen["line"]["color"] == colour("surface")
    assert other["color"] == f"{other['line']['color']}99", "it is seen by its edge"


@pytest.mark.parametrize(("code", "name"), [("CHN", "China"), ("SGP", "SGP")])
def test_a_chosen_country_is_named_and_one_that_is_a_dot_has_a_strong_edge(drawn, code, name):
    """A small island was a dot as many others are, and nobody could say which it was."""
    figure = drawn(countries(**SIX, SGP=3e6), regions({}), partners=(code,))
    assert set(texts(figure)) == {name, "Leningrad Region"}
    dot, chosen = of_partner(figure, "SGP")["marker"], code == "SGP"
    assert (dot["line"]["color"] == colour("chosen")) is chosen
    assert (dot["size"] > 10) is chosen


def test_the_map_of_relations_names_a_chosen_country_in_its_middle(drawn):
    """Beside its middle a name stood on the neighbour, and where no trade is drawn there was
    none."""
    for chart in (region_map_chart, partner_map_chart):
        figure = drawn(countries(**SIX), regions({}), chart=chart, partners=("CHN",))
        sides = {
            text: (lon, side)
            for trace in figure["data"] if trace.get("text")
            for lon, side, text in zip(
                trace["lon"], trace["textposition"], trace["text"], strict=True
            )
        }  # fmt: skip
        (place,) = (row.lon for row in countries(**SIX).itertuples() if row.partner == "CHN")
        assert sides["China"] == (pytest.approx(place, abs=0.01), "middle center")


def test_of_many_chosen_countries_and_of_none_there_are_no_names(drawn):
    five = tuple(SIX)[:5]
    for partners in ((), five):
        figure = drawn(countries(**SIX), regions({}), partners=partners)
        assert set(texts(figure)) <= {"Leningrad Region", "NO-18"}


def test_every_kind_has_a_sign_and_signs_of_one_key_differ():
    assert set(SIGNS) == {*STATES, *RELATIONS}
    for kinds in (STATES, RELATIONS):
        assert len({SIGNS[kind] for kind in kinds}) == len(kinds)


def test_the_key_names_the_kinds_that_there_are(drawn):
    figure = drawn(countries(), regions({}, ENDED))
    assert [one["name"] for one in figure["data"] if one.get("showlegend")] == [
        "In force", "Ended", "event in 2018",
    ]  # fmt: skip
    assert figure["layout"]["legend"]["title"]["text"] == "Partner regions"


@pytest.mark.parametrize("zoom", ["world", "eurasia", "baltic"])
def test_a_map_is_flat_or_near_with_outlines_as_fine_as_the_zoom(drawn, zoom):
    geo = drawn(countries(), regions({}), zoom=zoom)["layout"]["geo"]
    near = zoom == "baltic"
    assert geo["fitbounds"] is False
    assert geo["resolution"] == (50 if near else 110)
    assert geo["projection"]["type"] == ("azimuthal equal area" if near else "winkel tripel")


def test_partner_regions_are_outlines_whose_state_only_the_mark_says(drawn):
    states = [{"region": f"XX-{n}", "state": state} for n, state in enumerate(STATES)]
    figure = drawn(countries(), regions(*states))
    areas = [
        one for one in figure["data"] if one.get("geojson") and "RU-LEN" not in one["locations"]
    ]
    assert {stop[1] for one in areas for stop in one["colorscale"]} == {"rgba(0,0,0,0)"}
    assert {tuple(one["marker"]["line"]["color"]) for one in areas} == {
        (colour("relation"),) * len(STATES)
    }


def test_outlines_in_a_country_of_a_dark_class_are_light(drawn):
    ties = regions({}, {"region": "CN-HE", "country": "CHN"}, {"region": "US-X", "country": "USA"})
    (area,) = [
        one for one in drawn(countries(**SIX), ties)["data"]
        if one.get("geojson") and "RU-LEN" not in one["locations"]
    ]  # fmt: skip
    assert area["marker"]["line"]["color"] == [
        colour("relation"), colour("surface"), colour("relation"),
    ]  # fmt: skip


def test_a_ring_is_around_marks_with_an_event_in_the_year(drawn):
    figure = drawn(countries(), regions({}, {**ENDED, "events_in_year": 0, "lon": 16.0}))
    rings = [one for one in figure["data"] if one.get("marker", {}).get("symbol") == "circle-open"
             and one["lon"] != [None]]  # fmt: skip
    assert [one["lon"] for one in rings] == [[14.7]]


def test_flows_are_arcs_as_wide_as_their_trade(drawn):
    figure = drawn(countries(CHN=800e6, FIN=200e6), regions({}), colour="flows", flow="import")
    arcs = [one for one in figure["data"] if one.get("mode") == "lines" and "meta" not in one]
    assert [one["line"]["width"] for one in arcs] == [16.0, 4.0]
    assert {one["line"]["color"] for one in arcs} == {colour("imports")}
    assert not [one for one in figure["data"] if "colorbar" in one]
    assert {"China 320", "Finland 80"} <= set(texts(figure))
    middle = arcs[0]["lat"][len(arcs[0]["lat"]) // 2]
    assert middle != pytest.approx((arcs[0]["lat"][0] + arcs[0]["lat"][-1]) / 2, abs=1)


def test_a_chosen_partner_is_the_strong_flow(drawn):
    figure = drawn(countries(CHN=800e6, FIN=200e6), regions(), colour="flows", partners=("FIN",))
    arcs = [one for one in figure["data"] if one.get("mode") == "lines" and "meta" not in one]
    assert [one["opacity"] for one in arcs] == [0.25, 0.7]


def test_the_map_of_a_place_names_its_regions_and_says_what_its_signs_are(scene, figure_of):
    """Those that are on it, and no others: the mark by the state of relations, the outline."""
    chart = place_map_chart(places({}), middle("NOR", 10.0, 62.0), HOME, scene(partners=("NOR",)))
    figure = figure_of(chart)
    assert set(texts(figure)) == {"NO-18", "Leningrad Region"}
    assert figure["layout"]["showlegend"] is True
    named = {one["name"]: one["marker"]["symbol"] for one in figure["data"]
             if one.get("showlegend")}  # fmt: skip
    assert named == {
        "Not confirmed": "circle-open", "Norway": "square-open", "Leningrad Region": "star",
    }  # fmt: skip
    far = place_map_chart(places({}), middle("NOR", 120.0, 30.0), HOME, scene(partners=("NOR",)))
    assert "Leningrad Region" not in [one.label for one in far.plot.entries]


def test_a_name_that_has_no_room_beside_its_mark_stands_away_on_a_line(drawn):
    crowd = [{"region": f"Region {n}", "lon": 20 + n * 0.4, "lat": 56.0} for n in range(12)]
    figure = drawn(countries(), regions(*crowd), zoom="baltic")
    assert len(texts(figure)) == len(crowd) + 1
    lines = [one for one in figure["data"] if one.get("mode") == "lines"]
    assert [one["meta"] for one in lines] == [AWAY]
    (away,) = [one for one in figure["data"] if one.get("text") and one.get("meta") == AWAY]
    assert lines[0]["lon"].count(None) == len(away["text"])


@pytest.mark.parametrize("count", range(1, CLASSES + 1))
def test_the_highest_class_is_the_darkest(count):
    names = class_colours(count)
    assert len(set(names)) == count
    assert names[-1] == ("class-4" if count == 1 else "class-5")


def test_names_of_owners_are_no_markup(drawn):
    name = "<a href='x'>R</a>"
    figure = drawn(countries(), regions({"region": name}), chart=region_map_chart, zoom="baltic")
    assert "&lt;a href='x'&gt;R&lt;/a&gt;" in texts(figure)
    assert "<a" not in marks(figure)[f"region:{name}"]


def test_a_figure_is_plain_json_and_made_up_data_are_marked(drawn, words_in):
    figure = drawn(countries(**SIX), regions({}, CRIMEA), "ru", mark="Demonstration data")
    json.dumps(figure, allow_nan=False)
    assert words_in(figure) == "Demonstration data"


@pytest.mark.parametrize("choice", [{"zoom": "world"}, {"colour": "flows"}])
def test_partner_regions_have_their_names_in_every_map(drawn, choice):
    ties = regions({}, {"region": "CN-HE", "country": "CHN", "lon": 115.0, "lat": 38.0})
    found = texts(drawn(countries(CHN=800e6), ties, **choice))
    assert {"CN-HE", "NO-18"} <= set(found)


def test_outlines_of_many_chosen_countries_leave_their_colours_seen() -> None:
    def width(number: int) -> float:
        chosen = [
            Category(f"C{n}", f"C{n}", emphasis="strong", drawn="polygon") for n in range(number)
        ]
        outline = chosen_outline(chosen)[-1]
        return outline["marker"]["line"]["width"]

    assert width(200) < width(4) / 2
