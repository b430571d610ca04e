import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts.chart import Chart, Scene
from dashboard.render.map_traces import TOO_SMALL
from dashboard.measures.value_classes import class_colours, class_of, round_limits
from dashboard.charts.partner_map import WINDOWS, partner_map_chart
from dashboard.language import Language, messages
from dashboard.query import Query

GEO = Path(__file__).parents[2] / "data" / "geo"
NAN = float("nan")
NAMES = {
    "en": {"CHN": "China", "NOR": "Norway", "SGP": "Singapore", "POL": "Poland", "RUS": "Russia"},
    "ru": {"CHN": "Китай", "NOR": "Норвегия", "SGP": "Сингапур", "POL": "Польша", "RUS": "Россия"},
}


def scene(lang: str = "en", mark: str = "", **chosen: object) -> Scene:
    picked = Query(**{"year": 2018, "against": 2017, "lang": lang, **chosen})
    return Scene(
        language=Language(lang),
        query=picked,
        partner=lambda code: NAMES[lang].get(code, code),
        sector=lambda code: code.capitalize(),
        source="Source: the region's page",
        mark=mark,
    )


def countries(**turnover: float) -> pd.DataFrame:
    rows = [
        {
            "country": code,
            "exports_usd": usd * 0.6,
            "imports_usd": usd * 0.4,
            "turnover_usd": usd,
            "share_pct": usd / 1e8,
            "status": "not published" if usd != usd else "computed",
            "note": "",
            "lon": 10.0,
            "lat": 20.0,
        }
        for code, usd in turnover.items()
    ]
    columns = [
        "country", "exports_usd", "imports_usd", "turnover_usd", "share_pct", "status", "note",
        "lon", "lat",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def regions(*changes: dict[str, object]) -> pd.DataFrame:
    usual: dict[str, object] = {
        "region": "NO-18", "country": "NOR", "name": "Nordland", "state": "in-force",
        "kinds": "agreement;twin-towns", "sectors": "aquaculture;energy", "events_in_year": 2,
        "events_total": 7, "since": "1987", "until": "", "lon": 14.7, "lat": 66.7,
        "drawn": "polygon", "disputed": 0,
    }  # fmt: skip
    return pd.DataFrame([{**usual, **change} for change in changes], columns=list(usual))


SIX = {"CHN": 1751e6, "NLD": 1033e6, "FIN": 831e6, "DEU": 741e6, "USA": 561e6, "DNK": 561e6}
NORDLAND = regions({})
ENDED = {"region": "PL-DS", "country": "POL", "name": "Lower Silesia", "state": "ended"}
CRIMEA = {
    "region": "UA-43", "country": "RUS", "name": "Crimea", "state": "in-force", "disputed": 1,
    "drawn": "polygon",
}  # fmt: skip


def polygons(chart: Chart) -> set[str]:
    return {
        place
        for trace in chart.figure["data"]
        if trace["type"] == "choropleth" and "geojson" in trace
        for place in trace["locations"]
    }


def marks(chart: Chart) -> dict[str, str]:
    """What a click chooses → the hover text of its mark."""
    return {
        custom[0]: hover
        for trace in chart.figure["data"]
        for custom, hover in zip(
            trace.get("customdata", []), trace.get("hovertext", []), strict=True
        )
    }


def test_title_counts_the_partner_regions_and_names_the_leader() -> None:
    drawn = regions({}, ENDED, {"region": "NO-20"})
    assert (
        partner_map_chart(countries(**SIX), drawn, scene()).title
        == "2 partner regions in 1 country; China leads in turnover"
    )
    assert (
        partner_map_chart(countries(**SIX), drawn, scene("ru")).title
        == "2 региона-партнёра в 1 стране; оборот: первое место – Китай"
    )


def test_a_few_published_countries_do_not_make_a_leader() -> None:
    chart = partner_map_chart(countries(CHN=2e9, POL=1e9), NORDLAND, scene())
    assert chart.title == "1 partner region in 1 country in 2018"


def test_the_chosen_partner_gets_title_outline_and_label() -> None:
    chart = partner_map_chart(countries(**SIX), NORDLAND, scene(partners=("NOR",)))
    assert chart.title == "Norway: 1 partner region, trade not published"
    outline = [t for t in chart.figure["data"] if t.get("locations") == ["NOR"]]
    assert outline[0]["marker"]["line"]["width"] > 2
    assert ["Nordland"] in [trace.get("text") for trace in chart.figure["data"]]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("zoom", ["world", "baltic", "asia"])
def test_titles_are_short_and_every_chart_names_its_borders(lang: str, zoom: str) -> None:
    for trade in (SIX, {}):
        for partners in ((), ("CHN",)):
            chart = partner_map_chart(
                countries(**trade),
                regions({}, CRIMEA),
                scene(lang, partners=partners),
                zoom=zoom,
            )
            assert len(chart.title.split()) <= 10
            assert chart.notes[-1] == messages(lang)["map.note.boundaries"]
            assert chart.source == "Source: the region's page"
            assert chart.figure["layout"]["geo"]["fitbounds"] is False
            json.dumps(chart.figure, allow_nan=False)


def test_disputed_regions_are_never_areas() -> None:
    chart = partner_map_chart(countries(), regions({}, CRIMEA), scene())
    assert polygons(chart) == {"RU-LEN", "NO-18"}
    assert "States disagree" in marks(chart)["region:UA-43"]
    assert any("States disagree" not in note and "disagree" in note for note in chart.notes)


def test_points_stay_points() -> None:
    chart = partner_map_chart(countries(), regions({"drawn": "point"}), scene())
    assert polygons(chart) == {"RU-LEN"}
    assert "region:NO-18" in marks(chart)


def test_trade_of_a_region_is_said_to_be_that_of_its_country() -> None:
    chart = partner_map_chart(countries(NOR=45.2e6), NORDLAND, scene())
    hover = marks(chart)["region:NO-18"].replace("<br>", " ")
    assert "Trade of the whole country (Norway), not of the region" in hover
    assert "$45.2 million" in hover
    assert "In force since 1987." in hover
    assert "agreement, twin towns" in hover
    assert "2 events in 2018, 7 in all." in hover


def test_a_country_says_its_figure_its_share_its_status_and_the_source() -> None:
    chart = partner_map_chart(countries(CHN=1751.1e6), regions(), scene())
    hover = marks(chart)["partner:CHN"].replace("<br>", " ")
    assert "Turnover in 2018: $1,751.1 million, 17.5% of the whole (computed)." in hover
    filled = next(t for t in chart.figure["data"] if t.get("locations") == ["CHN"])
    assert "Source: the region's page" in filled["hovertemplate"]
    assert filled["customdata"] == [["partner:CHN", "CHN"]]


def test_the_chosen_flow_is_what_is_drawn() -> None:
    chart = partner_map_chart(countries(CHN=1000e6), regions(), scene(flow="import"))
    assert "Imports in 2018: $400.0 million" in marks(chart)["partner:CHN"].replace("<br>", " ")
    assert "CIF" in chart.subtitle


def test_unpublished_trade_is_no_zero() -> None:
    chart = partner_map_chart(countries(CHN=NAN), NORDLAND, scene("ru"))
    assert "не опубликовано" in marks(chart)["partner:CHN"]
    assert not [trace for trace in chart.figure["data"] if "colorbar" in trace]
    assert "за 2018 год не опубликована" in chart.notes[0]


def test_a_year_without_trade_still_shows_partner_regions() -> None:
    chart = partner_map_chart(countries(), NORDLAND, scene(year=1992))
    assert not chart.empty
    assert chart.title == "1 partner region in 1 country in 1992"
    assert chart.notes[0].startswith("Trade by country is not published for 1992")
    assert "is not published" in marks(chart)["region:NO-18"].replace("<br>", " ")


def test_a_year_with_contacts_only_claims_no_agreement() -> None:
    chart = partner_map_chart(countries(), regions({"state": "contacts", "since": ""}), scene())
    assert chart.title == "Contacts with 1 region in 2018, none in force"


def test_nothing_known_is_said_and_home_is_still_marked() -> None:
    chart = partner_map_chart(countries(), regions(), scene(year=1986))
    assert chart.empty
    assert "1986" in chart.title
    assert ["Leningrad Region"] in [trace.get("text") for trace in chart.figure["data"]]


def test_countries_too_small_for_the_base_map_are_circles() -> None:
    chart = partner_map_chart(countries(SGP=40e6, **SIX), regions(), scene())
    holder = next(
        t for t in chart.figure["data"] if ["partner:SGP", "SGP"] in t.get("customdata", [])
    )
    assert holder["type"] == "scattergeo"
    assert any("too small" in note for note in chart.notes)


def test_the_base_map_draws_none_of_the_countries_listed_as_too_small() -> None:
    base = json.loads((GEO / "world_110m.json").read_text())
    drawn = {shape["id"] for shape in base["objects"]["countries"]["geometries"]}
    assert not drawn & TOO_SMALL
    assert {"SGP", "HKG", "MLT"} <= TOO_SMALL


def test_a_region_without_coordinates_is_named_in_a_note() -> None:
    chart = partner_map_chart(countries(), regions({"lon": NAN, "lat": NAN}), scene())
    assert any("Nordland" in note for note in chart.notes)


def test_the_table_holds_countries_by_value_then_regions() -> None:
    chart = partner_map_chart(countries(POL=1e6, CHN=2e6), NORDLAND, scene())
    assert [row[:2] for row in chart.table.rows] == [
        ("country", "China"), ("country", "Poland"), ("region", "Nordland"),
    ]  # fmt: skip
    assert all(len(row) == len(chart.table.headers) for row in chart.table.rows)


def test_arcs_run_from_home_to_regions_in_force() -> None:
    chart = partner_map_chart(countries(), regions({}, ENDED), scene(), arcs=True)
    lines = [trace for trace in chart.figure["data"] if trace.get("mode") == "lines"]
    assert [trace["lat"] for trace in lines] == [[59.9, 66.7, None]]


def test_made_up_data_are_marked_and_frames_untouched() -> None:
    frame = regions({})
    before = frame.copy()
    chart = partner_map_chart(countries(), frame, scene(mark="Demonstration data"))
    texts = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert texts == ["Demonstration data"]
    pd.testing.assert_frame_equal(frame, before)


def test_geometry_is_a_link_not_a_part_of_the_answer() -> None:
    chart = partner_map_chart(countries(), NORDLAND, scene(), geometry_url="/elsewhere.geojson")
    links = {trace["geojson"] for trace in chart.figure["data"] if "geojson" in trace}
    assert links == {"/elsewhere.geojson"}


def test_five_classes_with_round_limits_and_none_empty() -> None:
    values = [1.7 ** (step / 4) * 1e5 for step in range(100)]
    limits = round_limits(values)
    sizes = [class_of(value, limits) for value in values]
    assert len(limits) == 4
    assert set(sizes) == {0, 1, 2, 3, 4}
    assert all(float(f"{limit:.1e}") == limit for limit in limits)


@pytest.mark.parametrize("values", [[], [5.0], [5.0, 5.0], [0.0, NAN, 3.0], list(SIX.values())])
def test_few_values_make_fewer_classes(values: list[float]) -> None:
    limits = round_limits(values)
    positive = [value for value in values if value > 0]
    assert len(limits) < max(1, len(set(positive))) + 1
    assert {class_of(value, limits) for value in positive} <= set(range(len(limits) + 1))
    assert len(class_colours(len(limits) + 1)) == len(limits) + 1


def test_names_on_the_map_never_meet() -> None:
    crowd = [
        {"region": f"XX-{n}", "name": f"Region {n}", "lon": 20 + n * 0.4, "lat": 56.0}
        for n in range(20)
    ]
    chart = partner_map_chart(countries(), regions(*crowd), scene(), zoom="baltic")
    named = next(t for t in chart.figure["data"] if "Region 0" in t.get("text", []))
    assert 1 <= len(named["text"]) < len(crowd)


@pytest.mark.parametrize("zoom", ["baltic", "asia"])
def test_a_window_measures_from_its_middle(zoom: str) -> None:
    window = WINDOWS[zoom]
    assert window.middle is not None
    assert window.place(*window.middle) == pytest.approx((0, 0), abs=1e-6)
    lon, lat = window.middle
    right, below = window.place(lon + 1, lat - 1)
    assert right > 0
    assert below == pytest.approx(window.pixels, rel=0.05)
