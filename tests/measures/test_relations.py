"""Relations by region, year and field: the states that the map shows, the counts of the charts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.loaders.records import frame_of
from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.relations import (
    Relations,
    as_events,
    as_relations,
    load_relations,
)
from dashboard.measures.cooperation import fields_in, partner_sector_matrix
from dashboard.measures.relations import (
    RegionInYear,
    event_table,
    events_in,
    partner_regions,
    regions_in_year,
)

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(DATA)


@pytest.fixture(scope="module")
def loaded(registers: Registers) -> Relations:
    return load_relations(DATA, registers)


def _states(loaded: Relations, year: int, *sectors: str) -> dict[str, str]:
    found = regions_in_year(loaded.relations, loaded.events, year, sectors)
    return {row.region: row.state for row in found}


def _relations(**cells: str) -> pd.DataFrame:
    row = {
        "region": "XX-1", "country": "XXX", "scope": "partner-region", "kind": "agreement",
        "sectors": "", "source": "S01", "state": "in-force", "since": "", "until": "",
        "attested": "", "note_en": "",
    }  # fmt: skip
    return as_relations(pd.DataFrame([row | cells]))


def _events(**cells: str) -> pd.DataFrame:
    row = {
        "region": "XX-1", "country": "XXX", "scope": "partner-region", "kind": "visit",
        "sectors": "", "source": "S01", "start": "2018", "end": "2018",
    }  # fmt: skip
    return as_events(pd.DataFrame([row | cells]))


NO_EVENTS = _events().iloc[:0]
NO_RELATIONS = _relations().iloc[:0]


def test_1992_nordland_and_hebei(loaded: Relations) -> None:
    assert _states(loaded, 1992) == {"CN-HE": "in-force", "NO-18": "in-force"}


def test_nothing_is_drawn_before_the_first_relation(loaded: Relations) -> None:
    assert _states(loaded, 1971) == {}


def test_2003_renewal_in_nordland_and_the_new_partner_lower_silesia(loaded: Relations) -> None:
    found = {row.region: row for row in regions_in_year(loaded.relations, loaded.events, 2003)}
    assert found["PL-02"].state == "in-force"
    assert found["NO-18"].until == ""


def test_2018_partners_contacts_and_talks(loaded: Relations) -> None:
    assert _states(loaded, 2018) == {
        "CN-HA": "contacts", "CN-HE": "in-force", "CN-HL": "contacts", "CN-JX": "contacts",
        "CN-QH": "contacts", "CN-TJ": "contacts", "DE-MV": "in-force", "JP-26": "in-force",
        "KR-44": "in-force", "NO-18": "in-force", "PL-02": "in-force", "UZ-BU": "planned",
        "UZ-FA": "planned", "UA-32": "ended",
    }  # fmt: skip


def test_lower_silesia_ends_in_2022_and_is_absent_in_2023(loaded: Relations) -> None:
    assert _states(loaded, 2021)["PL-02"] == "in-force"
    assert _states(loaded, 2022)["PL-02"] == "ended"
    assert "PL-02" not in _states(loaded, 2023)


def test_listed_regions_are_drawn_from_the_year_of_the_list(loaded: Relations) -> None:
    belarus = {"BY-VI", "BY-HO", "BY-MI", "BY-MA"}
    assert belarus <= _states(loaded, 2021).keys()
    assert not belarus & _states(loaded, 2020).keys()


def test_a_relation_in_doubt_is_not_drawn_after_its_last_witness(loaded: Relations) -> None:
    assert {"DE-MV", "NO-18"} <= _states(loaded, 2021).keys()
    assert not {"DE-MV", "NO-18"} & _states(loaded, 2023).keys()


@pytest.mark.parametrize(
    ("sector", "year", "regions"),
    [
        ("aquaculture", 2018, {"DE-MV", "NO-18"}),
        ("sport", 2018, {"DE-MV", "KR-44"}),
        ("education", 2018, {"CN-HA", "CN-HE", "DE-MV", "JP-26", "KR-44", "NO-18", "PL-02"}),
        ("energy", 2018, {"DE-MV", "NO-18"}),
        ("light-industry", 2018, {"UZ-BU", "UZ-FA"}),
        ("compatriots", 2018, set()),
    ],
)
def test_regions_of_a_sector(loaded: Relations, sector: str, year: int, regions: set[str]) -> None:
    assert _states(loaded, year, sector).keys() == regions


@pytest.mark.parametrize(
    ("sector", "titles"),
    [
        (
            "aquaculture",
            [
                "Day of Russia in Mecklenburg-Vorpommern – 2018: the 3rd Day of Entrepreneurs",
                "Visit of the governor's delegation to Nordland",
            ],
        ),
        (
            "energy",
            [
                "Day of Russia in Mecklenburg-Vorpommern – 2018: the 3rd Day of Entrepreneurs",
                "Seventh meeting of the working group on cooperation with Belarus",
            ],
        ),
        ("rescue", ["Visit of the governor's delegation to Nordland"]),
        (
            "light-industry",
            [f"Visit of a delegation of {n} Region" for n in ("Bukhara", "Fergana")],
        ),
    ],
)
def test_events_of_a_sector_in_2018(loaded: Relations, sector: str, titles: list[str]) -> None:
    found = events_in(loaded.events, years=(2018,), sectors=(sector,))
    assert sorted(found["title_en"]) == titles


def test_rostock_forum_and_its_eight_fields(loaded: Relations) -> None:
    found = events_in(loaded.events, (2018,), regions=("DE-MV",), kinds=("forum",))
    assert found["start"].tolist() == ["2018-10-17"]
    assert found["sectors"].tolist() == [
        (
            "economy",
            "investment",
            "logistics",
            "marine",
            "energy",
            "aquaculture",
            "education",
            "waste",
        )
    ]


def test_chinese_delegations_of_2018(loaded: Relations) -> None:
    found = events_in(loaded.events, (2018,), countries=("CHN",), kinds=("visit",))
    regions = {region for regions in found["regions"] for region in regions}
    assert regions == {"CN-HE", "CN-JX", "CN-HA", "CN-QH", "CN-TJ"}


def test_an_event_of_two_years_is_in_both(loaded: Relations) -> None:
    title = "Years of Russian-Chinese Interregional Cooperation"
    for year, there in ((2017, False), (2018, True), (2019, True), (2020, False)):
        assert (title in set(events_in(loaded.events, (year,))["title_en"])) is there


def test_no_filter_lets_all_pass_and_a_year_drops_the_undated(loaded: Relations) -> None:
    assert len(events_in(loaded.events)) == len(loaded.events)
    every_year = events_in(loaded.events, range(1900, 2100))
    assert len(every_year) == int((loaded.events["start"] != "").sum())


def test_domestic_relations_are_no_partner_regions(loaded: Relations, registers: Registers) -> None:
    table = partner_regions(loaded.relations, loaded.events, registers.regions)
    shown = set(table["region"]) | set(_states(loaded, 2018))
    assert not {"RU-KRS", "UA-43"} & shown


def test_partner_regions_have_the_columns_of_the_contract(
    loaded: Relations, registers: Registers
) -> None:
    table = partner_regions(loaded.relations, loaded.events, registers.regions)
    assert ",".join(table.columns) == (
        "region,country,name_en,name_ru,kind,since,until,sectors,status,source"
    )
    rows = {row["region"]: row for row in table.to_dict("records")}
    assert rows["CN-JX"]["kind"] == "contacts"
    assert rows["CN-JX"]["status"] == "unknown"
    assert rows["PL-02"]["status"] == "ended"
    assert rows["PL-02"]["until"] == "2022"
    assert rows["JP-26"]["name_ru"] == "префектура Киото"


def test_every_region_that_is_drawn_in_some_year_is_in_the_table(
    loaded: Relations, registers: Registers
) -> None:
    table = partner_regions(loaded.relations, loaded.events, registers.regions)
    drawn = {region for year in range(1985, 2027) for region in _states(loaded, year)}
    assert drawn <= set(table["region"])


def test_event_table_has_the_columns_of_the_contract_in_order_of_time(loaded: Relations) -> None:
    table = event_table(loaded.events)
    assert ",".join(table.columns) == (
        "start,end,year,region,country,kind,title_en,title_ru,sectors,participants,source,counted_as"
    )
    assert len(table) == len(loaded.events)
    starts = [start or "9" for start in table["start"]]
    assert starts == sorted(starts)


def test_participants_follow_the_language(loaded: Relations) -> None:
    russian = event_table(loaded.events, "ru")["participants"]
    assert "более 850 участников" in " ".join(russian)
    assert "more than 850" not in " ".join(russian)


def test_talks_are_planned_and_never_in_force() -> None:
    talks = _relations(kind="talks", since="2018", until="2018", state="ended")
    assert [row.state for row in regions_in_year(talks, NO_EVENTS, 2018)] == ["planned"]


def test_an_event_alone_is_a_contact_and_is_counted() -> None:
    (row,) = regions_in_year(NO_RELATIONS, _events(sectors="sport"), 2018)
    assert (row.state, row.kinds, row.sectors) == ("contacts", ("contacts",), ("sport",))
    assert (row.events_in_year, row.events_total) == (1, 1)


def test_towns_and_programmes_make_no_partner_region_of_their_own() -> None:
    town = _relations(scope="municipal", kind="twin-towns", since="2000")
    assert [row.state for row in regions_in_year(town, NO_EVENTS, 2018)] == ["contacts"]


def test_an_event_with_two_regions_counts_for_each() -> None:
    rows = regions_in_year(NO_RELATIONS, _events(region="XX-1;XX-2"), 2018)
    assert [(row.region, row.events_in_year) for row in rows] == [("XX-1", 1), ("XX-2", 1)]


def test_an_empty_answer_keeps_its_columns_and_types() -> None:
    rows = regions_in_year(NO_RELATIONS, NO_EVENTS, 2018)
    frame = frame_of(RegionInYear, rows)
    assert rows == [] and frame.empty
    assert str(frame["events_in_year"].dtype) == "int64"
    assert str(frame["region"].dtype) == "str"


def test_events_and_relations_are_counted_by_field() -> None:
    relations = _relations(sectors="sport;culture", since="2017")
    events = _events(sectors="sport", start="2018", end="2019")
    for year in (2018, 2019):
        counted = fields_in(events, relations, year)
        assert counted == [("culture", 0, 0, 1), ("sport", 1, 1, 1)]


def test_relations_are_counted_in_a_year_without_events() -> None:
    counted = fields_in(NO_EVENTS, _relations(sectors="sport", since="2017"), 2020)
    assert counted == [("sport", 0, 0, 1)]


def test_undated_events_are_counted_in_no_year_but_in_all() -> None:
    counted = fields_in(_events(sectors="sport", start="", end=""), NO_RELATIONS, 2018)
    assert counted == [("sport", 0, 1, 0)]


def test_fields_of_a_year_have_its_events(loaded: Relations) -> None:
    counted = {row.sector: row for row in fields_in(loaded.events, loaded.relations, 2018)}
    assert counted["aquaculture"].events_in_year == 2


def test_partners_and_fields(loaded: Relations) -> None:
    matrix = partner_sector_matrix(loaded.relations, loaded.events)
    row = matrix.query("country == 'KOR' and sector == 'sport'")
    assert row[["relations", "events"]].to_numpy().tolist() == [[2, 3]]
    assert not {"RUS", "EUU", "AFR", ""} & set(matrix["country"])
    assert not matrix.duplicated(["country", "sector"]).any()


def test_a_pair_counts_an_event_in_several_regions_of_a_country_once() -> None:
    events = _events(region="XX-1;XX-2", sectors="sport")
    assert partner_sector_matrix(NO_RELATIONS, events)["events"].tolist() == [1]


def test_measures_leave_the_frames_as_they_were(loaded: Relations, registers: Registers) -> None:
    before = loaded.relations.copy(), loaded.events.copy()
    regions_in_year(loaded.relations, loaded.events, 2018, ("sport",))
    partner_regions(loaded.relations, loaded.events, registers.regions)
    fields_in(loaded.events, loaded.relations, 2018)
    event_table(loaded.events)
    pd.testing.assert_frame_equal(before[0], loaded.relations)
    pd.testing.assert_frame_equal(before[1], loaded.events)
