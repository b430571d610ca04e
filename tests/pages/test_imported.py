"""Imported data on the pages: months, goods, partners by group, releases."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from dashboard import ids
from dashboard.imports.customs import Import, import_customs
from dashboard.language import languages
from dashboard.months import between
from dashboard.pages.page import Shown
from dashboard.pages.problems import problem_texts
from dashboard.pages.screen import changes, state, tree
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from dashboard.typography import kept
from tests.imports.customs_files import registers, row, text, written
from tests.trees import by_id, orders, words
from tests.trees import text as told

DEEP = {"/trade": ("months", "goods"), "/partners": ("partner_sectors",), "/": ()}


def filled(folder: Path) -> Ask:
    """Two releases: 2019 whole and January–March of 2020, then a revised March."""
    year = [row(period=f"{month:02d}/2019", usd="1000") for month in range(1, 13)]
    year += [row("ИМ", f"{m:02d}/2019", "BY", "8703231981", "25") for m in range(1, 13)]
    early = [row(period=f"{month:02d}/2020", usd="2000") for month in range(1, 4)]
    # What a file without the other partner holds of March would be compared with no other March.
    revised = [row(period="03/2020", usd="2500"), row("ЭК", "03/2020", "BY", "8703231981", "0")]
    for rows in ([*year, *early], revised):
        file = written(folder / "f.csv", text(rows))
        import_customs(Import((file,), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)))


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("imported"))


def names(shown: Shown) -> tuple[str, ...]:
    return tuple(one.chart.name for one in shown.charts)


@pytest.mark.parametrize(("path", "deep"), DEEP.items())
@pytest.mark.parametrize("lang", languages())
def test_imported_data_have_their_charts_and_published_figures_have_not(
    imported: Ask, path: str, deep: tuple[str, ...], lang: str
) -> None:
    every = {name for found in DEEP.values() for name in found}
    shown = show(imported, path, f"dataset=customs&lang={lang}")
    there = by_id(tree(shown))
    assert tuple(name for name in names(shown) if name in every) == deep
    assert set(state(shown, {})["props"]) <= set(there)
    assert shown.failed == []
    assert not every & set(names(show(imported, path, "")))


def test_goods_of_partners_side_by_side_stand_on_the_page_of_trade(imported: Ask) -> None:
    """It had none: charts that add partners up are left out there."""
    both = "dataset=customs&year=2019&partner=CHN,BLR"
    assert "partner_sectors" in names(show(imported, "/trade", both))
    assert "partner_sectors" not in names(show(imported, "/trade", f"{both}&together=1"))


def test_imported_data_bring_months_and_releases_to_the_filters(imported: Ask) -> None:
    there = by_id(tree(show(imported, "/trade", "dataset=customs&months=1-3")))
    assert there[ids.filter_of("months")].value == [1, 3]
    releases = there[ids.filter_of("release")]
    assert (releases.value, [one["value"] for one in releases.options]) == ("2", ["2", "1"])
    plain = by_id(tree(show(imported, "/trade", "")))
    assert not {ids.filter_of("months"), ids.filter_of("release"), ids.FIRST_MONTH} & set(plain)


def test_an_incomplete_year_narrows_all_years_and_is_said(imported: Ask) -> None:
    shown = show(imported, "/trade", "dataset=customs&year=2020")
    assert (shown.scene.query.months, shown.query.chosen_months) == (between(1, 3), None)
    (caption,) = changes(shown)[ids.CAPTION]["children"]
    assert kept("Exports of 2020 are known for January–March only") in caption
    # The reader chose no months, and the address is not to say so.
    assert by_id(tree(shown))[ids.filter_of("months")].value == [1, 12]
    whole = show(imported, "/trade", "dataset=customs")
    opened = str(changes(whole)[ids.CAPTION]["children"])
    assert "is known for" not in opened
    assert "the latest complete year (2020: only some months)" in opened


@pytest.mark.parametrize(
    ("asked", "last", "label"),
    [
        ("year=2020", 3, "Months known"),
        ("year=2020&flow=import", 12, "Months"),
        ("year=2020&months=2-7", 7, "Months known"),
        ("year=2019", 12, "Months"),
    ],
)
def test_the_months_that_are_known_are_offered_and_it_is_said(
    imported: Ask, asked: str, last: int, label: str
) -> None:
    shown = show(imported, "/trade", f"dataset=customs&{asked}")
    changed = changes(shown)
    there = by_id(tree(shown))
    for month in (ids.FIRST_MONTH, ids.LAST_MONTH):
        options = there[month].options
        assert changed[month]["options"] == options
        assert options[-1]["value"] == str(last)
    assert there[ids.LAST_MONTH].value == str(last)
    assert there[ids.MONTHS_LABEL].children == changed[ids.MONTHS_LABEL]["children"] == label


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_year_beside_one_that_is_not_there_falls_back_and_says_so(
    imported: Ask, year: int
) -> None:
    shown = show(imported, "/trade", f"dataset=customs&year={year}&against=2010&code=27")
    assert [(one.name, one.value) for one in shown.problems] == [("against", "2010")]
    assert shown.failed == []


def test_another_source_is_marked_at_partners(imported: Ask) -> None:
    shown = show(imported, "/partners", "dataset=customs&year=2019")
    for one in shown.charts:
        if not one.declared.chosen(shown.query):
            continue
        cells = [cell for each in one.chart.table.rows for cell in each.cells]
        assert "Belarus*" in cells, one.chart.name
        assert any("Eurasian Economic Union" in note for note in one.chart.notes)
    published = show(imported, "/partners", "").charts
    assert not any("Eurasian" in note for one in published for note in one.chart.notes)


def test_the_path_to_goods_follows_the_address(imported: Ask) -> None:
    shown = show(imported, "/trade", "dataset=customs&year=2019&code=2709")
    steps = changes(shown)[ids.CODE_PATH]["children"]
    assert words(steps) == [
        "All goods", "Mineral products", "27 Mineral fuels and oil products", "2709 Crude oil",
    ]  # fmt: skip
    assert orders(steps) == ["drill:/", "drill:minerals/", "drill:minerals/27"]
    assert words(by_id(tree(shown))[ids.CODE_PATH]) == words(steps)


def test_a_release_that_is_not_there_falls_back_to_the_latest_and_is_named(imported: Ask) -> None:
    shown = show(imported, "/trade", "dataset=customs&release=9")
    assert [(one.name, one.value) for one in shown.problems] == [("release", "9")]
    assert shown.query.dataset == "customs"
    assert state(shown, {})["current"] == "2"


def test_the_page_of_releases_shows_the_chosen_one(imported: Ask) -> None:
    latest = told(tree(show(imported, "/releases", "dataset=customs")))
    assert "What release 2 changed against release 1" in latest
    first = told(tree(show(imported, "/releases", "dataset=customs&release=1")))
    assert "There is no release before this one" in first
    assert "Report of No. 2" in told(tree(show(imported, "/releases", "")))


def test_nothing_was_imported_is_said(ask: Ask) -> None:
    assert "Nothing was imported yet" in told(tree(show(ask, "/releases", "")))


def test_rows_that_are_gone_leave_the_rest_of_the_page(tmp_path: Path) -> None:
    ask = filled(tmp_path)
    whole = show(ask, "/trade", "dataset=customs&year=2019").drawn("goods")
    assert whole is not None and not whole.chart.empty
    for folder in tmp_path.glob("customs/releases/*/rows.parquet"):
        shutil.rmtree(folder)
    shown = show(ask, "/trade", "dataset=customs&year=2019&code=27")
    goods, turnover = shown.drawn("goods"), shown.drawn("turnover")
    assert goods is not None and turnover is not None
    assert goods.chart.title == "The data of this chart cannot be read"
    assert not turnover.chart.empty


@pytest.mark.parametrize("manifest", ["{}", "[1]", "not json", ""])
def test_a_broken_release_takes_no_page_down(
    tmp_path: Path, manifest: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The last good release answers, published figures as ever (case b17)."""
    ask = filled(tmp_path)
    assert show(ask, "/trade", "dataset=customs").query.dataset == "customs"
    home = tmp_path / "customs"
    shutil.copytree(home / "releases" / "0002", home / "releases" / "0099")
    (home / "releases" / "0099" / "manifest.json").write_text(manifest, encoding="utf-8")
    (home / "current").write_text("0099\n", encoding="ascii")
    caplog.set_level(logging.WARNING)
    followed = ask_of(ask.library)
    for path in ("/", "/trade", "/relations", "/releases", "/data"):
        published = show(followed, path, "")
        assert tree(published) and published.failed == [], path
        customs = show(followed, path, "dataset=customs")
        assert tree(customs) and customs.failed == [], path
        assert customs.query.dataset == "customs"
        assert "99 has not been readable since" in problem_texts(customs)[0]
        assert customs.ask.store(customs.query).release == 2
    assert "99" in caplog.text
    # So it is for a program that starts now.
    fresh = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    assert [one.value for one in show(fresh, "/", "dataset=customs").problems] == ["99"]
    (home / "current").write_text("0001\n", encoding="ascii")
    assert show(fresh, "/", "dataset=customs").problems == ()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "has no data that can be shown"), ("ru", "нет данных, которые здесь можно")],
)
def test_where_nothing_is_imported_it_is_said_how(tmp_path: Path, lang: str, said: str) -> None:
    empty = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    for dataset in ("customs", "demonstration"):
        shown = show(empty, "/", f"dataset={dataset}&lang={lang}")
        (problem,) = problem_texts(shown)
        assert said in problem and dataset in problem and "dashboard import FILE" in problem
        assert shown.query.dataset == "published" and shown.failed == []
    (unknown,) = problem_texts(show(empty, "/", f"dataset=custom&lang={lang}"))
    assert said not in unknown


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_releases_that_a_reader_may_not_see_are_told_as_none_is(tmp_path: Path, lang: str) -> None:
    """Neither that they are there, nor that nothing was imported, which is not so."""
    file = written(tmp_path / "f.csv", text([row()]))
    import_customs(Import((file,), tmp_path / "closed", restricted=True), registers())
    told = [
        problem_texts(show(ask_of(open_library(read_settings({}, data_dir=tmp_path / name))),
                           "/", f"dataset=customs&lang={lang}"))
        for name in ("closed", "empty")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert not any(word in told[0][0] for word in ("holds nothing", "данных нет", "imported into"))
