"""The chart of what a partner imports that we export well, or a line that says what to load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.provenance import provenance_at
from dashboard.measures.prospects import Prospect, Tried
from dashboard.narrative.linked import Number, pieces_of
from dashboard.narrative.prospects import notes
from dashboard.narrative.scene import Scene
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.answers.test_prospects import OTHERS
from tests.answers.test_specialisation import ROWS, loaded
from tests.imports.customs_files import asks_of, of_nothing, row

PARTNER = "year=2019&partner=FIN"


def _chart(ask: Ask, asked: str) -> Chart:
    declared = chart_named("prospects")
    assert declared is not None
    return chart_of(declared, ask, read_query(f"dataset=customs&{asked}", ask.library))


@pytest.mark.parametrize(
    ("lang", "of"), [("en", ("Finland imports", "Imports of Finland: ", "not been tried")),
                     ("ru", ("Импорт Финляндии и", "Импорт Финляндии: ", "ещё не проверен"))]
)  # fmt: skip
def test_the_first_goods_are_drawn_and_said(
    tmp_path: Path, lang: str, of: tuple[str, str, str]
) -> None:
    chart = _chart(loaded(asks_of(tmp_path, ROWS), OTHERS), f"{PARTNER}&lang={lang}&flow=import")
    assert of[0] in chart.title and "87" in chart.title
    assert of[1] in chart.source and "reference.txt" in chart.source
    assert any(of[2] in note for note in chart.notes)
    assert [round(one.value or 0) for one in chart.plot.series[0].amounts] == [100, 45]
    assert [one.key for one in chart.table.rows] == ["87", "44"]
    assert not any("{" in text for text in (chart.title, chart.finding, *chart.notes))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_line_says_what_to_load(tmp_path: Path, lang: str) -> None:
    asks = asks_of(tmp_path, ROWS)
    chart = _chart(asks, f"{PARTNER}&lang={lang}")
    assert chart.empty and len(chart.known) == 2
    assert all("import-reference" in one and "2019" in one for one in chart.known)
    assert len(_chart(loaded(asks, OTHERS[:3]), f"{PARTNER}&lang={lang}").known) == 1


@pytest.mark.parametrize(
    ("lang", "of"), [("en", ("imported nothing in 2019 that we", "Of the chosen goods Finland")),
                     ("ru", ("совпадений нет", "по выбранным товарам"))]
)  # fmt: skip
def test_where_all_goods_weigh_less_in_our_exports_it_says_so(
    tmp_path: Path, lang: str, of: tuple[str, str]
) -> None:
    # Half of ours is cars, of the world's exports nine tenths.
    others = ("WLD,2019,export,44,100", "WLD,2019,export,87,900", "FIN,2019,import,87,1000")
    asks = loaded(asks_of(tmp_path, ROWS), others)
    chart = _chart(asks, f"{PARTNER}&lang={lang}")
    assert chart.empty and of[0] in chart.title and len(chart.known) == 1
    assert "import-reference" not in chart.known[0] and "{" not in chart.known[0]
    chosen = _chart(asks, f"{PARTNER}&lang={lang}&sector=machinery")
    assert chosen.empty and of[1] in chosen.title


@pytest.mark.parametrize(
    ("lang", "first", "bases"),
    [("en", "100: the first of all goods", ("CIF", "FOB")),
     ("ru", "100\u00a0— у первого из всех товаров", ("СИФ", "ФОБ"))],
)  # fmt: skip
def test_the_basis_of_both_values_and_what_the_score_is_of_are_said(
    tmp_path: Path, lang: str, first: str, bases: tuple[str, str]
) -> None:
    asks = loaded(asks_of(tmp_path, ROWS), OTHERS)
    chart = _chart(asks, f"{PARTNER}&lang={lang}&sector=wood")
    names = {one.key: one.label for one in chart.table.columns}
    assert first in chart.subtitle and first in names["score"]
    assert bases[0] in names["theirs"] and bases[1] in names["ours"]
    assert any(bases[0] in note and bases[1] in note for note in chart.notes)
    words = asks.library.language(lang)
    assert first in words.t("workbook.column.score")
    assert all(one in words.t("workbook.column.our_share_pct") for one in bases)


def test_an_order_that_is_no_better_than_one_by_size_says_so(tmp_path: Path) -> None:
    """Of twenty-four chapters those rise most that the partner imports most of."""
    codes = [str(number) for number in range(10, 34)]
    rows = [
        row(period=f"{month:02d}/{year}", partner="FI", code=f"{code}00000000", kg="1",
            usd=str(int(code) * (50 if year == 2019 else 1)))
        for year in (2018, 2019) for month in range(1, 13) for code in codes
    ]  # fmt: skip
    lines = [f"WLD,2018,export,{code},{int(code) ** 3}" for code in codes]
    # Of all that the world exports these are so little that each weighs more in ours.
    lines += ["WLD,2018,export,TOTAL,100000000"]
    lines += [f"FIN,{year},import,{code},{100 + int(code)}" for code in codes
              for year in (2018, 2019)]  # fmt: skip
    lines += [line.replace("WLD,2018", "WLD,2019") for line in lines if line.startswith("WLD")]
    asks = loaded(asks_of(tmp_path, rows + of_nothing()), lines)
    query = read_query(f"dataset=customs&{PARTNER}", asks.library)
    chart = _chart(asks, PARTNER)
    (said,) = (note for note in chart.notes if "Tried on 2019" in note)
    assert (
        "in order of size alone 100.0%" in said
        and "In the only year tried the order was no better than one by size or by chance" in said
    )
    assert "by chance 41.7%" in said
    # Each of the three is a link, whose panel says how it is worked out.
    numbers = [one for one in pieces_of(said) if isinstance(one, Number)]
    assert [one.column for one in numbers] == ["precision", "by_size", "by_chance"]
    for one in numbers:
        found = provenance_at(asks, query, f"{one.table}/{one.row}/{one.column}")
        assert found is not None and found.amount == one.amount
        assert "ten" in found.formula and "Finland" in found.about


def test_an_order_that_is_no_better_than_chance_is_not_praised(scene: Callable[..., Scene]) -> None:
    at = Prospect(2019, "FIN", "WLD", "44", 1.0, 1.0, 1.0, 0, 100.0, 100.0)
    trials = [Tried("FIN", year, 95, 0.0, 0.0, 0.0) for year in (2017, 2018)]

    def said(*precision: float) -> str:
        names = ("precision_pct", "by_size_pct", "by_chance_pct")
        return notes(scene(), at._replace(**dict(zip(names, precision, strict=True))), trials)[0]

    assert "Over the 2 years tried the order was better" in said(20, 10, 15)
    for worse in ((10, 0, 10.5), (10, 10, 5), (0, 0, 0)):
        assert "no better" in said(*worse)
