import datetime as dt

import pandas as pd
import pytest

from dashboard.loaders.relations import as_events, as_relations
from dashboard.measures.partner_details import PartnerDetails, partner_details

NAN = float("nan")
TODAY = dt.date(2026, 11, 22)


def trade(*rows: tuple[int, str, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(year, code, NAN, NAN, usd, 5.0, "computed", "") for year, code, usd in rows],
        columns=[
            "year", "partner", "exports_usd", "imports_usd", "turnover_usd", "share_pct", "status",
            "note",
        ],
    )  # fmt: skip


def relations(*changes: dict[str, str]) -> pd.DataFrame:
    usual = {
        "relation": "R1", "scope": "partner-region", "region": "NO-18", "country": "NOR",
        "party_en": "Nordland", "party_ru": "Нурланд", "kind": "agreement",
        "title_en": "Agreement", "title_ru": "Соглашение", "since": "1987", "until": "",
        "state": "in-force", "sectors": "aquaculture", "source": "C08", "page": "", "quote": "",
        "attested": "", "note_en": "", "note_ru": "",
    }  # fmt: skip
    rows = [{**usual, **change} for change in changes]
    return as_relations(pd.DataFrame(rows, columns=list(usual)))


def events(*changes: dict[str, str]) -> pd.DataFrame:
    usual = {
        "event": "E1", "start": "2018-05-28", "end": "2018-05-31", "year": "2018",
        "precision": "day", "scope": "partner-region", "region": "NO-18", "country": "NOR",
        "place_en": "", "place_ru": "", "kind": "visit", "title_en": "Visit",
        "title_ru": "Визит", "sectors": "aquaculture;energy", "participants_en": "",
        "participants_ru": "", "source": "C11", "page": "", "quote": "", "note": "",
    }  # fmt: skip
    return as_events(pd.DataFrame([{**usual, **change} for change in changes], columns=list(usual)))


REGIONS = pd.DataFrame(
    [
        ("NO-18", "NOR", "Nordland", "Нурланд", 14.7, 66.7),
        ("NO-50", "NOR", "Trøndelag", "Трёнделаг", 11.0, 64.0),
        ("CN-HE", "CHN", "Hebei", "Хэбэй", 115.3, 38.5),
    ],
    columns=["region", "country", "name_en", "name_ru", "lon", "lat"],
)


def details(
    code: str = "NOR",
    *,
    traded: pd.DataFrame | None = None,
    bonds: pd.DataFrame | None = None,
    happened: pd.DataFrame | None = None,
    today: dt.date = TODAY,
) -> PartnerDetails:
    return partner_details(
        code,
        trade() if traded is None else traded,
        relations() if bonds is None else bonds,
        events() if happened is None else happened,
        REGIONS,
        today=today,
    )


def test_only_regions_with_relations_are_partner_regions() -> None:
    found = details(bonds=relations({}))
    assert [region.region for region in found.regions] == ["NO-18"]


def test_a_region_has_its_own_relations_but_the_trade_of_its_country() -> None:
    bonds = relations({}, {"relation": "R2", "region": ""})
    found = details("NO-18", bonds=bonds, traded=trade((2018, "NOR", 5e6)))
    assert found.country == "NOR"
    assert [bond.relation for bond in found.relations] == ["R1"]
    assert found.trade[0].turnover.value == 5e6


def test_trade_is_newest_first_with_rank_and_share_of_the_newest_published_year() -> None:
    traded = trade(
        (2017, "NOR", 9.0), (2017, "CHN", 8.0), (2018, "NOR", 5.0), (2018, "CHN", 8.0),
        (2018, "WLD", 99.0), (2019, "NOR", NAN),
    )  # fmt: skip
    found = details(traded=traded)
    assert [year.year for year in found.trade] == [2019, 2018, 2017]
    assert (found.rank, found.share_pct) == (2, 5.0)
    assert [year.rank for year in found.trade] == [None, 2, 1]
    assert found.trade[1].ranked == 2


def test_the_only_published_partner_has_no_rank() -> None:
    assert details(traded=trade((2024, "NOR", 5.0))).rank is None


def test_the_last_five_events_newest_first_undated_last() -> None:
    starts = ["2012", "", "2018-05-28", "2004-04-28", "2019-07", "2021", "2007-05"]
    frame = events(*[{"event": f"E{n}", "start": start} for n, start in enumerate(starts)])
    found = details(happened=frame)
    assert [event.start for event in found.last_events] == [
        "2021", "2019-07", "2018-05-28", "2012", "2007-05",
    ]  # fmt: skip
    assert len(found.events) == 7


def test_events_of_several_countries_belong_to_each() -> None:
    frame = events({"country": "CHN;NOR", "region": "CN-HE;NO-18"})
    assert len(details("NOR", happened=frame).events) == 1
    assert len(details("CN-HE", happened=frame).events) == 1
    assert [r.region for r in details("CHN", happened=frame).regions] == ["CN-HE"]


def test_fields_are_counted_over_relations_and_events() -> None:
    found = details(bonds=relations({}), happened=events({}))
    assert found.sectors == (("aquaculture", 2), ("energy", 1))


def test_open_intentions_are_those_planned_or_not_yet_ended() -> None:
    bonds = relations(
        {"relation": "A", "state": "planned", "kind": "action-plan"},
        {"relation": "B", "kind": "intention", "state": "unknown"},
        {"relation": "C", "kind": "intention", "state": "ended"},
        {"relation": "D"},
    )
    assert {bond.relation for bond in details(bonds=bonds).intentions} == {"A", "B"}


@pytest.mark.parametrize(
    ("since", "today", "years", "due"),
    [
        ("1987", "2026-11-22", 40, "2027"),
        ("1987", "2027-12-31", 40, "2027"),
        ("1987", "2028-01-01", 45, "2032"),
        ("1992-07-30", "2027-07-30", 35, "2027-07-30"),
        ("1992-07-30", "2027-07-31", 40, "2032-07-30"),
        ("2003-03", "2028-03-31", 25, "2028-03"),
        ("2003-03", "2028-04-01", 30, "2033-03"),
        ("2024-02-29", "2026-01-01", 5, "2029-02-28"),
        ("2026-03-01", "2026-01-01", 5, "2031-03-01"),
    ],
)
def test_next_round_anniversary(since: str, today: str, years: int, due: str) -> None:
    found = details(bonds=relations({"since": since}), today=dt.date.fromisoformat(today))
    assert found.anniversary is not None
    assert (found.anniversary.years, found.anniversary.due) == (years, due)


def test_the_nearest_anniversary_wins_and_ended_or_planned_ones_have_none() -> None:
    bonds = relations(
        {"relation": "A", "since": "2003-08-15"},
        {"relation": "B", "since": "1992-07-30"},
        {"relation": "C", "since": "2001-12-01", "state": "ended"},
        {"relation": "D", "since": "2021-12-01", "state": "planned"},
    )
    found = details(bonds=bonds).anniversary
    assert found is not None
    assert found.relation.relation == "B"
    assert details(bonds=relations({"state": "ended"})).anniversary is None


def test_a_partner_of_whom_nothing_is_known_is_empty() -> None:
    found = details("XYZ", traded=trade((2018, "NOR", 5.0)), bonds=relations({}))
    assert found.empty
    assert found.rank is None
    assert found.anniversary is None


def test_frames_are_left_as_they_were() -> None:
    bonds = relations({})
    before = bonds.copy()
    details(bonds=bonds)
    pd.testing.assert_frame_equal(bonds, before)


def test_a_region_of_which_no_contact_has_a_year_is_known_as_that() -> None:
    visits = events({"start": "", "end": "", "year": "", "precision": "unknown"})
    agreed = relations({"region": "NO-50"})
    found = details(bonds=agreed, happened=visits).regions
    assert {one.region: one.dated for one in found} == {"NO-18": False, "NO-50": True}
