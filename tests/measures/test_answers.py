"""The frames behind the charts, on the published figures."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.language import language
from dashboard.measures import answers
from dashboard.measures.shares import REST, top_share_pct
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.contract import TradeStore
from dashboard.store.library import Library, open_library

NAN = float("nan")


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


@pytest.fixture(scope="module")
def store(library: Library) -> TradeStore:
    return library.store()


def test_partners_of_a_year_are_ranked(store: TradeStore) -> None:
    frame = answers.partner_frame(store, Query(year=2018))
    assert frame["partner"].tolist()[:4] == ["CHN", "NLD", "FIN", "DEU"]
    assert frame["rank"].tolist() == [1, 2, 3, 4, 5, 5]
    assert top_share_pct(frame) == pytest.approx(48.8)


def test_without_the_others_there_is_no_rank(store: TradeStore) -> None:
    frame = answers.partner_frame(store, Query(year=2024))
    assert frame["partner"].tolist() == ["BLR"]
    assert frame["rank"].isna().all()
    assert frame["share_pct"].isna().all()


def test_every_year_when_none_is_chosen(store: TradeStore) -> None:
    frame = answers.partner_frame(store, Query())
    assert frame["year"].is_monotonic_increasing
    assert {2010, 2018, 2024} <= set(frame["year"])


def test_nothing_known_is_an_empty_frame_with_its_columns(store: TradeStore) -> None:
    frame = answers.partner_frame(store, Query(year=2019))
    assert frame.empty
    assert {"partner", "share_pct", "rank"} <= set(frame.columns)


def test_a_flow_that_is_not_published_by_partner_is_missing(store: TradeStore) -> None:
    frame = answers.partner_frame(store, Query(year=2018, flow="export"))
    assert frame[["exports_usd", "imports_usd", "turnover_usd", "share_pct"]].isna().all(axis=None)


def test_shares_are_made_whole_whatever_partner_is_chosen(store: TradeStore) -> None:
    listed = answers.partner_frame(store, Query(year=2018))
    frame = answers.partner_shares(store, Query(year=2018, partners=("CHN",)), listed)
    assert frame["partner"].tolist()[-1] == REST
    assert frame["countries"].tolist()[-1] == 154
    assert frame["shown_pct"].sum() == pytest.approx(100)
    assert frame["turnover_usd"].sum() == pytest.approx(11_224.9e6)


def test_the_whole_is_that_of_the_chosen_flow(store: TradeStore) -> None:
    whole = [answers.whole_usd(store, Query(flow=flow), 2018) for flow in (None, "export")]
    assert whole == pytest.approx([11_224.9e6, 7_109e6])
    assert answers.whole_usd(store, Query(), 1990) != answers.whole_usd(
        store, Query(), 1990
    )


def test_drivers_are_those_that_the_source_names(library: Library) -> None:
    frame = answers.drivers(library.figures, 2018)
    assert set(frame["flow"]) == {"export", "import"}
    assert frame[["text_en", "text_ru"]].ne("").all(axis=None)
    assert answers.drivers(library.figures, 1999).empty


def test_a_commodity_group_stands_for_the_fields_whose_goods_are_in_it(library: Library) -> None:
    assert "energy" in answers.fields_of(["fuel"], library.registers)
    assert answers.fields_of(["culture"], library.registers) == ("culture",)
    assert answers.fields_of([], library.registers) == ()


def test_relations_with_some_countries(library: Library) -> None:
    relations = library.relations.relations
    assert answers.concerning(relations, []) is relations
    chinese = answers.concerning(relations, ["CHN"])
    assert 0 < len(chinese) < len(relations)
    assert all("CHN" in cell.split(";") for cell in chinese["country"])


def test_fields_of_a_year() -> None:
    fields = pd.DataFrame(
        {
            "sector": ["energy", "energy", "culture", "energy"],
            "year": pd.array([2017, 2018, 2018, pd.NA], dtype="Int64"),
            "events": [1, 2, 0, 4],
            "relations": [5, 6, 1, 0],
        }
    )
    frame = answers.fields_in(fields, 2018).set_index("sector")
    assert frame.loc["energy"].tolist() == [2, 7, 6]
    assert frame.loc["culture"].tolist() == [0, 0, 1]


def test_what_is_on_the_map_has_a_place(library: Library, store: TradeStore) -> None:
    trade = answers.partner_frame(store, Query(year=2018))
    placed = answers.on_map(trade, library.registers).set_index("country")
    assert placed[["lon", "lat"]].notna().all(axis=None)
    assert placed.loc["CHN", "turnover_usd"] == pytest.approx(1_751_084_400)
    abroad = set(library.registers.regions["country"]) - {"RUS"}
    assert set(placed.index) == set(trade["partner"]) | abroad
    assert placed["turnover_usd"].isna().sum() == len(placed) - len(trade)
    regions = pd.DataFrame({"region": ["DE-MV", "CN-HE"]})
    named = answers.regions_on_map(regions, library.registers, "ru")
    assert len(named) == 2
    assert {"name", "lon", "lat", "drawn", "disputed"} <= set(named.columns)


@pytest.mark.parametrize("code", ["en", "ru"])
def test_events_are_named_after_their_partner(library: Library, code: str) -> None:
    events = library.relations.events
    sources = library.published.sources
    named = answers.named_events(events, library.registers, sources, code)
    assert len(named) == len(events)
    assert set(named["source"]) <= set(sources["publisher"])
    of_region = named[named["region"].eq("UZ-FA")].iloc[0]
    assert of_region["name"] == library.registers.region_name("UZ-FA", code)


def test_what_another_source_states_is_noted(library: Library, store: TradeStore) -> None:
    frame = answers.partner_frame(store, Query(year=2018))
    sources = library.published.sources
    noted = answers.stated_notes(frame, store, sources, language("en")).set_index("partner")
    assert "1,749.0" in noted.loc["CHN", "note"]
    assert "about" in noted.loc["DEU", "note"]
    assert noted.loc["NLD", "note"] == ""
