import csv
import math
import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataRefused
from dashboard.loaders.provenance import accept
from dashboard.loaders.published import Published, load_published
from dashboard.loaders.registers import load_registers

DATA = Path(__file__).parents[2] / "data"
PAGE = (  # figure, value, unit: everything the region's own page states for 2018
    ("T001", 10224.9, "USD million"),
    ("T002", 21.5, "% vs previous year"),
    ("T003", 7109.0, "USD million"),
    ("T004", 25.7, "% vs previous year"),
    ("T005", 4115.9, "USD million"),
    ("T006", 14.8, "% vs previous year"),
    ("T007", 73.0, "% of imports"),
    ("T008", 160.0, "countries"),
    ("T009", 15.6, "% of turnover"),
    ("T010", 9.2, "% of turnover"),
    ("T011", 7.4, "% of turnover"),
    ("T012", 6.6, "% of turnover"),
    ("T013", 5.0, "% of turnover"),
    ("T014", 5.0, "% of turnover"),
    ("T015", 2.0, "rank in the district"),
    ("T016", 3.0, "rank in the district"),
)


@pytest.fixture(scope="module")
def published() -> Published:
    return load_published(DATA, load_registers(DATA))


@pytest.mark.parametrize(("figure", "value", "unit"), PAGE)
def test_the_figures_of_the_regions_page(
    published: Published, figure: str, value: float, unit: str
) -> None:
    row = published.figures.set_index("figure").loc[figure]
    assert (row["value"], row["unit"], row["source"], row["year"]) == (value, unit, "S01", 2018)


def test_all_figures_are_carried_over(published: Published) -> None:
    assert published.figures["figure"].tolist() == [f"T{number:03d}" for number in range(1, 167)]
    counts = published.figures["standing"].value_counts().to_dict()
    assert counts == {"actual": 146, "forecast": 11, "target": 6, "preliminary": 3}


def test_money_is_plain_dollars_and_nothing_else_is_money(published: Published) -> None:
    figures = published.figures.set_index("figure")
    assert figures.loc["T003", "value_usd"] == 7_109_000_000.0
    assert figures.loc["T001", "value_usd"] == 10_224_900_000.0
    assert math.isnan(figures.loc["T079", "value_usd"]), "33 billion roubles are no dollars"
    assert figures.loc[figures["unit"] != "USD million", "value_usd"].isna().all()
    assert figures.loc[figures["unit"] == "USD million", "value_usd"].notna().all()


def test_a_figure_without_a_value_is_missing_not_zero(published: Published) -> None:
    figures = published.figures
    qualitative = figures["qualifier"] == "qualitative"
    assert figures.loc[qualitative, "value"].isna().all()
    assert not (figures["value"] == 0).any()


def test_years_that_no_source_states_are_missing(published: Published) -> None:
    figures = published.figures.set_index("figure")
    assert pd.isna(figures.loc["T110", "year"])
    assert "about 2019" in figures.loc["T110", "note_en"]


def test_sectors_are_given_where_the_text_maps_to_one(published: Published) -> None:
    figures = published.figures.set_index("figure")
    assert figures.loc["T018", "sector"] == "machinery"
    assert figures.loc["T135", "sector"] == "wood"
    assert figures.loc["T127", "sector"] == "", "building materials are of several groups"
    assert (figures.loc[figures["sector_text"] == "all goods", "sector"] == "").all()


def test_every_source_that_states_a_figure_is_listed_and_no_lead_states_one(
    published: Published,
) -> None:
    roles = published.sources.set_index("source")["role"]
    assert set(roles[published.figures["source"]]) == {"seed", "figures"}
    assert set(roles.index[roles == "seed"]) == {"S01", "C01", "C02"}


@pytest.mark.parametrize("name", ["trade_figures.csv", "sources.csv"])
def test_quotes_and_notes_speak_of_the_project_only(name: str) -> None:
    text = (DATA / "published" / name).read_text(encoding="utf-8").lower()
    for phrase in ("stored copy", "seed page", "excerpt", "contradictions.md", ".txt"):
        assert phrase not in text


@pytest.mark.parametrize(
    ("figure", "column", "value", "reason"),
    [
        ("T003", "source", "S99", "not in the register of sources"),
        ("T009", "partner", "ZZZ", "not in the register of countries"),
        ("T018", "sector", "bread", "not in the register of sectors"),
        ("T003", "value", "", "has no value and is not qualitative"),
        ("T003", "value", "7,109", "is not a number"),
        ("T003", "standing", "guess", "is none of actual"),
    ],
)
def test_a_wrong_figure_is_refused_where_it_stands(
    tmp_path: Path, figure: str, column: str, value: str, reason: str
) -> None:
    for folder in ("published", "registers"):
        shutil.copytree(DATA / folder, tmp_path / folder)
    path = tmp_path / "published" / "trade_figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    place = next(place for place, row in enumerate(rows) if row["figure"] == figure)
    rows[place][column] = value
    pd.DataFrame(rows).to_csv(path, index=False, lineterminator="\n")
    accept([path])
    with pytest.raises(DataRefused) as refusal:
        load_published(tmp_path, load_registers(tmp_path))
    assert {told.row for told in refusal.value.reasons} == {place + 2}
    assert any(reason in told.reason for told in refusal.value.reasons)
