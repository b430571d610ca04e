"""Questions of relations, asked of the published data."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.answers import relations
from dashboard.loaders.geometry import outlined
from dashboard.query import Query, read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, Question, ask_of
from dashboard.store.library import open_library


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))


def asked(ask: Ask, question: Question, text: str = "", **choice: object) -> pd.DataFrame:
    return ask(question, read_query(text, ask.library, relations=True).with_(**choice))


def test_a_commodity_group_stands_for_the_fields_whose_goods_are_all_in_it(ask: Ask) -> None:
    registers = ask.library.registers
    assert relations.fields_of(("sport",), registers) == ("sport",)
    assert "energy" in relations.fields_of(("minerals",), registers)
    assert relations.fields_of((), registers) == ()


def test_events_are_those_with_any_chosen_partner(ask: Ask) -> None:
    every = asked(ask, relations.events)
    norway = asked(ask, relations.events, "partner=NOR")
    assert 0 < len(norway) < len(every)
    assert all("NOR" in codes for codes in norway["countries"])


def test_events_of_the_page_of_a_region_are_those_with_that_region(ask: Ask) -> None:
    china = asked(ask, relations.events, "partner=CHN")
    hebei = asked(ask, relations.events, "partner=CHN", region="CN-HE")
    assert 0 < len(hebei) < len(china)
    assert all("CN-HE" in codes for codes in hebei["regions"])


def test_fields_of_a_region_count_only_what_concerns_it(ask: Ask) -> None:
    china = asked(ask, relations.fields, "partner=CHN").set_index("sector")["relations"]
    hebei = asked(ask, relations.fields, "partner=CHN", region="CN-HE").set_index("sector")
    assert 0 < hebei["relations"].sum() < china.sum()


def test_what_is_on_the_map_has_a_place(ask: Ask) -> None:
    placed = asked(ask, relations.countries, "year=2018").set_index("partner")
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
    placed = asked(ask, relations.countries, "year=2018")
    assert set(placed["drawn"]) <= {"polygon", "point"}
    assert set(placed.loc[placed["drawn"].eq("polygon"), "partner"]) <= shapes


def test_regions_of_a_year_have_a_place_and_their_lists_as_tuples(ask: Ask) -> None:
    found = asked(ask, relations.regions, "year=2018").set_index("region")
    assert found.at["NO-18", "state"] == "in-force"
    assert "agreement" in found.at["NO-18", "kinds"]
    assert found[["lon", "lat"]].notna().all(axis=None)
    assert set(found["disputed"]) == {0}
    assert asked(ask, relations.regions, "year=2018", region="NO-18")["region"].tolist() == [
        "NO-18"
    ]


def test_places_are_the_regions_of_a_country_or_the_region_of_a_page(ask: Ask) -> None:
    china = asked(ask, relations.places, "partner=CHN")
    assert len(china) > 2
    assert set(china["country"]) == {"CHN"}
    hebei = asked(ask, relations.places, "partner=CHN", region="CN-HE")
    assert hebei["region"].tolist() == ["CN-HE"]
    assert asked(ask, relations.places).empty


def test_the_middle_is_that_of_the_region_or_country_of_the_page(ask: Ask) -> None:
    assert asked(ask, relations.middle, "partner=NOR")["code"].tolist() == ["NOR"]
    assert asked(ask, relations.middle, "partner=NOR", region="NO-18")["code"].tolist() == ["NO-18"]
    assert asked(ask, relations.middle).empty


def test_the_span_is_that_of_the_data(ask: Ask) -> None:
    (row,) = asked(ask, relations.span).to_dict("records")
    assert row == {"first": 1972, "last": 2026, "fullest": 2018}


def test_home_is_one_place(ask: Ask) -> None:
    assert asked(ask, relations.home).to_dict("records") == [
        {"region": "RU-LEN", "lon": 30.3, "lat": 59.9}
    ]


def test_answers_depend_on_no_more_than_they_say(ask: Ask) -> None:
    one = Query(year=2018, partners=("NOR",), lang="ru", theme="dark", zoom="asia")
    two = Query(year=2018, partners=("NOR",))
    assert ask(relations.events, one).equals(ask(relations.events, two))
