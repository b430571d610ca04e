"""Imported data on the pages, without a browser: charts, goods, releases, the code search."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.callbacks.depth import depth_chart
from dashboard.callbacks.desk import desk
from dashboard.callbacks.drawing import DRAWERS
from dashboard.callbacks.page import drawn, page, props, see
from dashboard.pages import ids
from dashboard.imports.customs import Import, import_customs
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library
from tests.imports.customs_files import registers, row, text, written

DEEP = (ids.MONTHLY, ids.TREEMAP, ids.HEATMAP)


def filled(folder: Path) -> Library:
    """Two releases: 2019 whole and January–March of 2020, then a revised March."""
    year = [row(period=f"{month:02d}/2019", usd="1000") for month in range(1, 13)]
    year += [row("ИМ", "05/2019", "BY", "8703231981", "300")]
    early = [row(period=f"{month:02d}/2020", usd="2000") for month in range(1, 4)]
    for rows in ([*year, *early], [row(period="03/2020", usd="2500")]):
        file = written(folder / "f.csv", text(rows))
        import_customs(Import((file,), folder), registers())
    return open_library(read_settings({}, data_dir=folder))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return filled(tmp_path_factory.mktemp("depth"))


@pytest.fixture(scope="module")
def client(library: Library) -> FlaskClient:
    return create_app(library.settings, library).server.test_client()


@pytest.mark.parametrize(
    ("path", "deep"),
    [("/trade", (ids.MONTHLY, ids.TREEMAP)), ("/partners", (ids.HEATMAP,)), ("/", ())],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_imported_data_have_their_charts_and_published_figures_have_not(
    library: Library, path: str, deep: tuple[str, ...], lang: str
) -> None:
    seen = see(library, path, f"dataset=customs&lang={lang}")
    assert tuple(chart for chart in seen.charts if chart in DEEP) == deep
    assert page(seen)
    assert drawn(seen)["tables"]
    assert not set(see(library, path, "").charts) & set(DEEP)


@pytest.mark.parametrize("chart", DEEP)
def test_published_figures_say_that_they_have_no_such_depth(library: Library, chart: str) -> None:
    found = depth_chart(desk(library, Query()), chart)
    assert found.empty
    assert found.title == "Only imported data have this depth"
    assert DRAWERS[chart](desk(library, Query(dataset="customs"))).title != found.title


def test_an_incomplete_year_narrows_all_years_to_its_months(library: Library) -> None:
    own = desk(library, Query(dataset="customs", year=2020))
    assert own.selection.months == (1, 3)
    totals = own.totals().set_index("year")["turnover_usd"]
    assert (totals[2019], totals[2020]) == (3000.0, 6500.0)
    caption = props(see(library, "/trade", "dataset=customs&year=2020"))[ids.CAPTION]["children"]
    assert "2020 is known for January–March only" in caption
    assert desk(library, Query(dataset="customs")).selection.months is None


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_year_beside_one_that_is_not_there(library: Library, year: int) -> None:
    seen = see(library, "/trade", f"dataset=customs&year={year}&against=2010&code=27")
    assert seen.problems == ()
    assert not seen.charts[ids.MONTHLY].empty


def test_another_source_is_marked_in_charts_of_partners(library: Library) -> None:
    seen = see(library, "/partners", "dataset=customs&year=2019")
    for chart in (ids.PARTNER_SHARE, ids.HEATMAP, ids.PARTNER_MAP):
        names = [cell for cells in seen.charts[chart].table.rows for cell in cells]
        assert "Belarus*" in names
        assert any("Eurasian Economic Union" in note for note in seen.charts[chart].notes)
    assert "*" not in " ".join(see(library, "/partners", "").charts[ids.PARTNER_SHARE].notes)


def test_the_path_to_goods_follows_the_address(library: Library) -> None:
    changed = props(see(library, "/trade", "dataset=customs&year=2019&code=2709"))
    (steps,) = changed[ids.CODE_PATH]["children"]
    labels = [getattr(item.children, "children", item.children) for item in steps.children]
    assert labels == [
        "All goods", "Mineral products", "27 Mineral fuels and oil products", "2709",
    ]  # fmt: skip
    orders = [getattr(item.children, "data-order") for item in steps.children[:-1]]
    assert orders == ["drill:/", "drill:minerals/", "drill:minerals/27"]


def test_a_release_that_is_not_there_falls_back_to_the_latest_and_is_named(
    library: Library,
) -> None:
    seen = see(library, "/trade", "dataset=customs&release=9")
    assert [(one.name, one.value) for one in seen.problems] == [("release", "9")]
    assert seen.own.selection.dataset == "customs"
    assert drawn(seen)["current"] == "2"


def test_the_page_of_releases_shows_the_chosen_one(library: Library) -> None:
    latest = str(page(see(library, "/releases", "dataset=customs")))
    assert "What release 2 changed against release 1" in latest
    first = str(page(see(library, "/releases", "dataset=customs&release=1")))
    assert "There is no release before this one" in first
    assert "Report of No. 2" in str(page(see(library, "/releases", "")))
    nothing = open_library(read_settings({}, data_dir=Path("nowhere")))
    assert "Nothing was imported yet" in str(page(see(nothing, "/releases", "")))


def test_codes_are_found(client: FlaskClient) -> None:
    found = client.get("/codes.json?dataset=customs&q=2709").json
    assert found["found"][0]["order"] == "drill:minerals/2709009009"
    assert found["said"] == "1 code found"
    named = client.get("/codes.json?dataset=customs&lang=ru&q=топлив").json
    assert named["found"][0]["label"].startswith("27 ")
    assert client.get("/codes.json?dataset=customs&q=").json["found"] == []
    assert client.get("/codes.json?q=27").status_code == 404
    assert client.get("/codes.json?dataset=demonstration&q=27").status_code == 503


def test_every_table_of_imported_data_is_a_file(client: FlaskClient) -> None:
    for name in ("months", "codes", "partner_sectors"):
        answer = client.get(f"/download/{name}.csv?dataset=customs&year=2019&sector=minerals")
        assert answer.status_code == 200
        assert len(answer.text.splitlines()) > 1
        assert client.get(f"/download/{name}.csv").status_code == 404


def test_rows_that_are_gone_leave_the_rest_of_the_page(tmp_path: Path) -> None:
    library = filled(tmp_path)
    whole = see(library, "/trade", "dataset=customs&year=2019")
    assert not whole.charts[ids.TREEMAP].empty
    for folder in tmp_path.glob("customs/releases/*/rows.parquet"):
        shutil.rmtree(folder)
    seen = see(library, "/trade", "dataset=customs&year=2019&code=27")
    assert seen.charts[ids.TREEMAP].title == "The rows of this release cannot be read"
    assert not seen.charts[ids.TURNOVER].empty
