"""Questions of what lies where, asked of the published data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers import locations
from dashboard.charts.from_store import chart_of
from dashboard.charts.place_map import CHART
from dashboard.loaders.geometry import extents, outlined
from dashboard.narrative.names import RegisterNames
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, Question, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, row


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))


def asked(ask: Ask, question: Question, text: str = "", **choice: object) -> pd.DataFrame:
    return ask(question, read_query(text, ask.library, relations=True).with_(**choice))


def test_what_is_on_the_map_has_a_place(ask: Ask) -> None:
    placed = asked(ask, locations.countries, "year=2018").set_index("partner")
    assert placed[["lon", "lat"]].notna().all(axis=None)
    assert placed.loc["CHN", "turnover_usd"] == pytest.approx(1_751_084_400)
    abroad = set(ask.library.registers.regions["country"]) - {"RUS"}
    assert set(placed.index) >= abroad
    assert "RUS" not in placed.index
    assert placed["turnover_usd"].isna().sum() > 0


def test_countries_without_an_outline_are_points(ask: Ask) -> None:
    shapes = outlined(ask.library.settings.data)
    assert {"CHN", "NOR", "USA"} <= shapes
    assert not {"SGP", "HKG", "MLT", "SMR"} & shapes
    placed = asked(ask, locations.countries, "year=2018")
    assert set(placed["drawn"]) <= {"polygon", "point"}
    assert set(placed.loc[placed["drawn"].eq("polygon"), "partner"]) <= shapes


def test_regions_of_a_year_have_a_place_and_their_lists_as_tuples(ask: Ask) -> None:
    found = asked(ask, locations.regions, "year=2018").set_index("region")
    assert found.at["NO-18", "state"] == "in-force"
    assert "agreement" in found.at["NO-18", "kinds"]
    assert found[["lon", "lat"]].notna().all(axis=None)
    assert set(found["disputed"]) == {0}
    assert asked(ask, locations.regions, "year=2018", region="NO-18")["region"].tolist() == [
        "NO-18"
    ]


def test_places_are_the_regions_of_a_country_or_the_region_of_a_page(ask: Ask) -> None:
    china = asked(ask, locations.places, "partner=CHN")
    assert len(china) > 2
    assert set(china["country"]) == {"CHN"}
    hebei = asked(ask, locations.places, "partner=CHN", region="CN-HE")
    assert hebei["region"].tolist() == ["CN-HE"]
    assert asked(ask, locations.places).empty


def test_the_middle_is_that_of_the_region_or_country_of_the_page(ask: Ask) -> None:
    assert asked(ask, locations.middle, "partner=NOR")["code"].tolist() == ["NOR"]
    assert asked(ask, locations.middle, "partner=NOR", region="NO-18")["code"].tolist() == ["NO-18"]
    assert asked(ask, locations.middle).empty


@pytest.mark.parametrize(
    ("chosen", "region"), [("CHN", ""), ("CHN", "CN-HE"), ("CHN", "CN-JX"), ("NOR", "NO-18")]
)
def test_the_country_that_is_outlined_is_seen_whole(ask: Ask, chosen: str, region: str) -> None:
    """The north of Norway and the south of China were cut, beside an empty half of sea."""
    query = read_query(f"partner={chosen}", ask.library, relations=True)
    chart = chart_of(CHART, ask, query.with_(region=region))
    view, sides = chart.plot.view, extents(ask.library.settings.data)[chosen]
    assert view is not None
    west, east, south, north = sides
    assert view.west < west and east < view.east and view.south < south and north < view.north


def test_of_a_country_all_around_the_globe_its_place_is_seen(ask: Ask) -> None:
    (row,) = asked(ask, locations.middle, "partner=RUS").to_dict("records")
    assert row["west"] == row["east"] == row["lon"]


def test_home_is_one_place(ask: Ask) -> None:
    assert asked(ask, locations.home).to_dict("records") == [
        {"region": "RU-LEN", "lon": 30.3, "lat": 59.9}
    ]


def _view(ask, query: str):
    return ask.rows(locations.view, read_query(query, ask.library))


@pytest.mark.parametrize(
    ("query", "views"),
    [
        ("", ["eurasia"]),
        ("zoom=world", []),
        ("zoom=baltic", ["baltic"]),
        ("zoom=asia&partner=NOR", ["asia"]),
        ("partner=CHN", ["CHN"]),
        ("partner=USA,CHN", []),
    ],
)
def test_the_view_follows_the_choice_of_partner_unless_one_is_asked_for(ask, query, views):
    assert [one.view for one in _view(ask, query)] == views


def test_the_view_of_a_partner_holds_its_land_and_no_more_than_it_needs(ask):
    (china,) = _view(ask, "partner=CHN")
    assert china.west < 74
    assert china.east > 134
    assert china.east - china.west < 75
    (norway,) = _view(ask, "partner=NOR")
    assert norway.east > 30.3, "the region itself is near, and seen"
    (france,) = _view(ask, "partner=FRA")
    assert france.south > 30, "Guiana is far away"


def test_a_partner_that_the_register_has_no_more_is_named_by_its_code_and_has_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = asks_of(tmp_path, [row(partner="VN", usd="7"), row(partner="CN", usd="5")])
    places = locations._places(held.library)
    monkeypatch.setattr(
        locations, "_places", lambda library: {k: v for k, v in places.items() if k != "VNM"}
    )
    query = read_query("dataset=customs&year=2019", held.library)
    placed = held(locations.countries, query).set_index("partner")
    assert "VNM" not in placed.index
    assert placed.loc["CHN", "exports_usd"] == 5
    for code in ("en", "ru"):
        name = RegisterNames(held.library.registers, code).partner("QQQ")
        assert name == "QQQ"
        assert set(vars(name).values()) == {"QQQ"}
