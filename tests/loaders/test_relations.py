"""relations.csv, events.csv, paragraphs.csv and the geometry: complete, mended, valid."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.loaders.provenance import read_checked
from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.relations import (
    Relations,
    as_events,
    as_relations,
    attested_by,
    load_relations,
)

DATA = Path(__file__).parents[2] / "data"
TRADE_PARAGRAPHS = {"FER06", "FER07"}
NOWHERE = {"scope": "country", "region": "", "country": "", "sectors": ""}


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(DATA)


@pytest.fixture(scope="module")
def loaded(registers: Registers) -> Relations:
    return load_relations(DATA, registers)


def _geometry(name: str) -> Any:
    return json.loads(read_checked(DATA / "geo" / name))


def test_every_paragraph_of_both_pages_has_a_row(loaded: Relations) -> None:
    covered = {*loaded.relations["page"], *loaded.events["page"]} | TRADE_PARAGRAPHS
    assert set(loaded.paragraphs["paragraph"]) <= covered


def test_trade_paragraphs_are_those_of_the_page_on_foreign_trade(loaded: Relations) -> None:
    named = {*loaded.relations["page"], *loaded.events["page"]}
    assert not TRADE_PARAGRAPHS & named
    figures = pd.read_csv(
        DATA / "published" / "trade_figures.csv", dtype=str, keep_default_na=False
    )
    assert (figures["source"] == "S01").sum() >= 16


def test_paragraphs_are_numbered_in_order(loaded: Relations) -> None:
    paragraphs = loaded.paragraphs
    assert paragraphs.groupby("page")["number"].agg(list).to_dict() == {
        "FER": list(range(1, 8)),
        "IR": list(range(1, 20)),
    }
    ids = paragraphs["page"] + paragraphs["number"].astype("str").str.zfill(2)
    assert ids.tolist() == paragraphs["paragraph"].tolist()


def test_rows_from_a_page_name_that_page_as_their_source(loaded: Relations) -> None:
    for frame in (loaded.relations, loaded.events):
        rows = frame.loc[frame["page"] != "", ["page", "source"]]
        expected = rows["page"].str.startswith("FER").map({True: "S01", False: "C02"})
        assert rows["source"].tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("page", "events", "relations"),
    [
        ("FER01", 2, 1),
        ("FER03", 4, 0),
        ("FER05", 2, 4),
        ("IR01", 2, 1),
        ("IR04", 3, 0),
        ("IR06", 7, 0),
        ("IR07", 4, 0),
        ("IR08", 4, 1),
        ("IR09", 0, 4),
        ("IR11", 3, 0),
        ("IR18", 0, 3),
    ],
)
def test_facts_of_a_paragraph(loaded: Relations, page: str, events: int, relations: int) -> None:
    assert (loaded.events["page"] == page).sum() == events
    assert (loaded.relations["page"] == page).sum() == relations


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Visit of the governor's delegation to Nordland", "2018-05-28", "2018-05-31"),
        ("Years of Russian-Chinese Interregional Cooperation", "2018", "2019"),
    ],
)
def test_damaged_dates_of_events_are_mended_and_say_so(
    loaded: Relations, title: str, start: str, end: str
) -> None:
    (row,) = loaded.events.loc[loaded.events["title_en"] == title].to_dict("records")
    assert (row["start"], row["end"]) == (start, end)
    assert row["note_en"].startswith("Date corrected")


def test_damaged_date_of_the_crimea_plan_is_mended_and_says_so(loaded: Relations) -> None:
    crimea = [regions == ("UA-43",) for regions in loaded.relations["regions"]]
    plans = loaded.relations[crimea].query("kind == 'action-plan'")
    assert plans[["since", "until", "scope"]].to_numpy().tolist() == [["2018", "2021", "domestic"]]
    assert plans["note_en"].str.startswith("Date corrected").all()


def test_ids_count_up_without_gaps(loaded: Relations) -> None:
    for frame, name, letter in (
        (loaded.relations, "relation", "R"),
        (loaded.events, "event", "E"),
    ):
        assert frame[name].tolist() == [f"{letter}{n:03}" for n in range(1, len(frame) + 1)]


def test_dates_and_precision_agree(loaded: Relations) -> None:
    lengths = {"day": 10, "month": 7, "year": 4, "unknown": 0}
    events = loaded.events
    assert events["start"].str.len().tolist() == events["precision"].map(lengths).tolist()
    dated = events.loc[events["start"] != ""]
    assert dated["year"].tolist() == dated["start"].str[:4].astype("int64").tolist()
    assert events.loc[events["start"] == "", "year"].isna().all()
    assert (dated["end"] >= dated["start"]).all()


def test_only_fields_of_cooperation_are_sectors(loaded: Relations, registers: Registers) -> None:
    sectors = registers.sectors
    fields = set(sectors.loc[sectors["kind"] == "field", "sector"])
    for frame in (loaded.relations, loaded.events):
        used = {code for codes in frame["sectors"] for code in codes}
        assert used <= fields


def test_titles_are_short_and_set_in_russian_type(loaded: Relations) -> None:
    for frame in (loaded.relations, loaded.events):
        assert frame["title_en"].str.len().max() <= 90
        assert frame["title_ru"].str.len().max() <= 100
        russian = frame[[c for c in frame.columns if c.endswith("_ru")]].agg(" ".join, axis=1)
        assert not russian.str.contains('[“”"]| [-–] ').any()


@pytest.mark.parametrize(
    ("since", "until", "state", "attested", "note", "expected"),
    [
        ("1992-07-30", "", "in-force", "", "", (1992, None)),
        ("2003-08-15", "2022", "ended", "", "", (2003, 2022)),
        ("", "", "in-force", "2021-10-18", "", (2021, None)),
        ("", "2020", "ended", "2018", "", (2018, 2020)),
        ("2002-01", "", "unknown", "2018;2021-10-18", "", (2002, 2021)),
        ("2011", "", "unknown", "", "", (2011, 2011)),
        ("", "", "planned", "", "the source is not dated", (None, None)),
        ("", "", "in-force", "", "listed 2021-10-18 (C01)", (2021, None)),
    ],
)
def test_years_in_which_a_relation_is_known(
    since: str,
    until: str,
    state: str,
    attested: str,
    note: str,
    expected: tuple[int | None, int | None],
) -> None:
    dates = {"since": since, "until": until, "state": state}
    dates |= {"attested": attested, "note_en": note}
    frame = pd.DataFrame([dates | NOWHERE])
    known = as_relations(frame)
    years = tuple(None if pd.isna(value) else value
                  for value in known.loc[0, ["first_year", "last_year"]])  # fmt: skip
    assert years == expected
    assert "first_year" not in frame


def test_lists_of_codes_are_taken_apart_on_loading(loaded: Relations) -> None:
    cells = {"start": "2018", "end": "", **NOWHERE, "country": "FIN;SWE", "sectors": "energy"}
    (row,) = as_events(pd.DataFrame([cells])).to_dict("records")
    assert (row["regions"], row["countries"], row["sectors"]) == ((), ("FIN", "SWE"), ("energy",))
    for frame in (loaded.relations, loaded.events):
        assert not {"region", "country"} & set(frame.columns)


def test_years_in_which_an_event_is_held() -> None:
    dates = (("2018", "2019"), ("2021-06", ""), ("", ""))
    frame = pd.DataFrame([{"start": start, "end": end, **NOWHERE} for start, end in dates])
    held = as_events(frame)
    assert held["first_year"].tolist() == [2018, 2021, pd.NA]
    assert held["last_year"].tolist() == [2019, 2021, pd.NA]


def test_outlines_are_the_regions_that_the_register_draws(registers: Registers) -> None:
    drawn = registers.regions.set_index("region").query("drawn == 'polygon'")["country"]
    features = _geometry("partner_regions.geojson")["features"]
    assert {f["id"]: f["properties"]["country"] for f in features} == drawn.to_dict()
    assert all(f["properties"]["id"] == f["id"] for f in features)


def test_no_part_of_an_outline_lies_far_from_its_region() -> None:
    """Jan Mayen was drawn as a part of Nordland: by ISO 3166-2 it is none, but NO-22."""
    for feature in _geometry("partner_regions.geojson")["features"]:
        told = feature["properties"]
        for x, y in _corners(feature["geometry"]["coordinates"]):
            assert abs(x - told["lon"]) < 12 and abs(y - told["lat"]) < 8, (feature["id"], x, y)


def test_rings_are_closed_and_clockwise_and_holes_are_not() -> None:
    for feature in _geometry("partner_regions.geojson")["features"]:
        geometry = feature["geometry"]
        shapes = geometry["coordinates"]
        for polygon in shapes if geometry["type"] == "MultiPolygon" else [shapes]:
            for place, ring in enumerate(polygon):
                assert ring[0] == ring[-1] and len(ring) >= 4, feature["id"]
                assert (_area(ring) < 0) == (place == 0), feature["id"]
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)


def _area(ring: list[list[float]]) -> float:
    """Twice the signed area; negative is clockwise with north up."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring))


def test_label_points_of_the_outlines_lie_within_their_bounds() -> None:
    for feature in _geometry("partner_regions.geojson")["features"]:
        flat = _corners(feature["geometry"]["coordinates"])
        told = feature["properties"]
        assert min(x for x, _ in flat) <= told["lon"] <= max(x for x, _ in flat)
        assert min(y for _, y in flat) <= told["lat"] <= max(y for _, y in flat)


def _corners(nested: Any) -> list[tuple[float, float]]:
    if isinstance(nested[0], int | float):
        return [(nested[0], nested[1])]
    return [corner for part in nested for corner in _corners(part)]


def test_outlines_are_light() -> None:
    assert (DATA / "geo" / "partner_regions.geojson").stat().st_size <= 120_000


def test_every_region_and_disputed_place_has_a_label_point(registers: Registers) -> None:
    points = {point["id"]: point for point in _geometry("partner_points.json")}
    assert set(registers.regions["region"]) <= points.keys()
    disputed = registers.regions.loc[registers.regions["disputed"] == 1, "region"]
    assert {key for key, point in points.items() if point["disputed"]} == set(disputed)


def test_base_map_has_every_layer_that_plotly_asks_for() -> None:
    world = _geometry("world_110m.json")
    layers = {"coastlines", "countries", "land", "ocean", "lakes", "rivers", "subunits"}
    assert set(world["objects"]) == layers
    countries = world["objects"]["countries"]["geometries"]
    assert {"RUS", "CHN", "DEU", "NOR", "BLR"} <= {country["id"] for country in countries}


def test_base_map_is_whole() -> None:
    world = _geometry("world_110m.json")
    ends = [_ends(arc) for arc in world["arcs"]]
    used = set()
    for country in world["objects"]["countries"]["geometries"]:
        shapes = country["arcs"]
        for polygon in shapes if country["type"] == "MultiPolygon" else [shapes]:
            for ring in polygon:
                walked = [ends[i] if i >= 0 else ends[~i][::-1] for i in ring]
                closed = zip(walked, [*walked[1:], walked[0]], strict=True)
                assert all(one[1] == two[0] for one, two in closed), country["id"]
                used |= {max(i, ~i) for i in ring}
    assert used <= set(range(len(world["arcs"])))


def _ends(arc: list[list[int]]) -> tuple[tuple[int, int], tuple[int, int]]:
    first = (arc[0][0], arc[0][1])
    return first, (sum(x for x, _ in arc), sum(y for _, y in arc))


def test_what_attests_a_relation_is_the_source_of_that_date(loaded: Relations) -> None:
    sources = pd.read_csv(DATA / "published" / "sources.csv", dtype=str, keep_default_na=False)
    frame = attested_by(loaded, sources).relations.set_index("relation")
    by = frame["attested_by"]
    # A later one that confirms it, its own, one that reports the day, and none.
    assert (by["R014"], by["R047"], by["R045"], by["R016"]) == ("C61", "S24", "C02", "")
    published = dict(zip(sources["source"], sources["published"], strict=True))
    for row in frame[frame["attested"].ne("")].itertuples():
        last = max(row.attested.split(";"))
        told = published[row.attested_by]
        assert told == last or (row.attested_by == row.source and (not told or told >= last)), row
