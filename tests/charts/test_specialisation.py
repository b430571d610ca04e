"""The chart of specialisation: drawn where there is a reference, else a line says what to load."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.loaders.reference import loaded as referred_files
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.answers.test_specialisation import ROWS, loaded
from tests.imports.customs_files import asks_of


def _chart(ask: Ask, asked: str) -> Chart:
    declared = chart_named("specialisation")
    assert declared is not None
    return chart_of(declared, ask, read_query(f"dataset=customs&{asked}", ask.library))


@pytest.mark.parametrize(("lang", "said"), [("en", "3.3"), ("ru", "3,3")])
def test_the_largest_advantage_is_drawn_and_said(tmp_path: Path, lang: str, said: str) -> None:
    asks = loaded(asks_of(tmp_path, ROWS))
    chart = _chart(asks, f"year=2019&against=2018&lang={lang}&partner=FIN&months=1-3")
    assert said in chart.title and "44" in chart.title
    assert [round(one.value or 0) for one in chart.plot.series[0].amounts] == [333, 167]
    assert [row.key for row in chart.table.rows] == ["44", "87", "all"]
    assert "50" in chart.finding and "{" not in chart.finding


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Trade of Russia: "), ("ru", "Торговля России: ")]
)
def test_the_source_line_names_the_file_that_ours_is_held_against(
    tmp_path: Path, lang: str, said: str
) -> None:
    asks = loaded(asks_of(tmp_path, ROWS))
    chart = _chart(asks, f"year=2019&against=2018&lang={lang}")
    files = {one.file for one in referred_files(asks.library.settings.data_dir)}
    assert said in chart.source and all(one in chart.source for one in files), chart.source


def test_the_change_that_is_said_has_the_part_that_is_not_parted(tmp_path: Path) -> None:
    finding = _chart(loaded(asks_of(tmp_path, ROWS)), "year=2019&against=2018").finding
    assert "; exports since 2018 +$156: as all" in finding and "not decomposed +$78." in finding


def test_the_change_is_said_to_be_of_all_goods_and_no_part_of_it_is_nothing(tmp_path: Path) -> None:
    asks = loaded(asks_of(tmp_path, ROWS), (
        "RUS,2018,export,44,100", "RUS,2018,export,87,100", "RUS,2018,export,TOTAL,300",
        "RUS,2019,export,44,200", "RUS,2019,export,87,100", "RUS,2019,export,TOTAL,400",
    ))  # fmt: skip
    for lang, said, never in (("en", "; exports since 2018 ", "not decomposed"),
                              ("ru", "; экспорт с 2018 года ", "не разложено")):  # fmt: skip
        finding = _chart(asks, f"year=2019&against=2018&lang={lang}").finding
        assert said in finding.replace("\u00a0", " ") and never not in finding, finding


def test_exports_are_drawn_unless_imports_are_chosen(tmp_path: Path) -> None:
    asks = loaded(asks_of(tmp_path, ROWS), ("RUS,2019,import,44,1", "RUS,2019,import,87,1"))
    assert _chart(asks, "year=2019").empty, "the rows of its numbers are those of exports"
    assert not _chart(asks, "year=2019&flow=import").empty


def test_without_anything_to_compare_with_a_line_says_what_to_load(tmp_path: Path) -> None:
    chart = _chart(asks_of(tmp_path, ROWS), "year=2019")
    assert chart.empty and "import-reference" in chart.known[0]


@pytest.mark.parametrize(("lang", "name"), [("en", "Specialisation: "), ("ru", "Специализация: ")])
def test_a_field_of_cooperation_is_named_as_the_reason(
    tmp_path: Path, lang: str, name: str
) -> None:
    chart = _chart(loaded(asks_of(tmp_path, ROWS)), f"year=2019&sector=culture&lang={lang}")
    assert chart.empty and chart.title.startswith(name)
