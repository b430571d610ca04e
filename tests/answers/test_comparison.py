"""Choices side by side: each grows on the year before it, as the table of years says it does."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.charts import chart_named
from dashboard.charts.addresses import FIGURE
from dashboard.charts.from_store import chart_of
from dashboard.documents.provenance import Input, provenance_at
from dashboard.measures.comparison import WHOLE
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

KNOWN = {2018: range(1, 13), 2019: range(1, 13), 2020: range(1, 10), 2021: range(3, 13)}
"""2020 ends in September, 2021 begins in March."""
RATE = "growth_on_year_before_pct"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """China grows by a tenth each year and halves in 2020, Germany stays."""
    of_china = {2018: 100, 2019: 110, 2020: 55, 2021: 60.5}
    rows = [
        row(flow, f"{month:02d}/{year}", partner, usd=f"{usd:.2f}")
        for year, months in KNOWN.items()
        for month in months
        for flow in ("ЭК", "ИМ")
        for partner, usd in (("CN", of_china[year]), ("DE", 70))
    ]
    return asks_of(tmp_path_factory.mktemp("sides"), rows, today=dt.date(2026, 11, 22))


def table(ask: Ask, name: str, text: str) -> pd.DataFrame:
    query = read_query(text, ask.library)
    assert not query.problems
    named = PRINTED[name]
    return named.frame(ask, named.asked(query))


@pytest.mark.parametrize(
    "text",
    [
        "dataset=customs",
        "dataset=customs&year=2020",
        "dataset=customs&year=2021&against=2018",
        "dataset=customs&months=4-12",
        "dataset=published",
        "dataset=published&year=2021&against=2018",
    ],
)
def test_growth_is_that_of_the_table_of_years(ask: Ask, text: str) -> None:
    found = table(ask, "compare", f"{text}&partner=CHN,DEU").set_index(["key", "year"])
    known = 0
    for key, partner in (("CHN", "&partner=CHN"), ("DEU", "&partner=DEU"), (WHOLE, "")):
        years = table(ask, "turnover", f"{text}{partner}").set_index("year")
        sides = found.loc[key]
        both = [year for year in sides.index if year in years.index]
        for mine, other in ((RATE, "turnover_growth_pct"), ("growth_months", "growth_months")):
            pd.testing.assert_series_equal(
                sides.loc[both, mine].astype(float),
                years.loc[both, other].astype(float),
                check_names=False,
            )
        known += int(sides[RATE].notna().sum())
    assert known > 0


def test_of_a_flow_too_every_year_grows_on_the_one_before(ask: Ask) -> None:
    found = table(ask, "compare", "dataset=customs&flow=export&partner=CHN,DEU")
    china = found[found["key"].eq("CHN")].set_index("year")
    assert china.loc[2018:, RATE].tolist()[1:] == pytest.approx([10, -50, 10])
    assert china["growth_months"].tolist()[2:] == [9, 7]


@pytest.mark.parametrize(
    ("lang", "head", "note"),
    [
        ("en", "China: growth on the year before", "over the months known for both years"),
        ("ru", "Китай: прирост к предыдущему году", "по месяцам, известным за оба года"),
    ],
)
def test_every_row_says_what_it_grew_on(ask: Ask, lang: str, head: str, note: str) -> None:
    query = read_query(f"dataset=customs&year=2019&partner=CHN,DEU&lang={lang}", ask.library)
    declared = chart_named("compare", "trade")
    assert declared is not None
    chart = chart_of(declared, ask, query)
    heads = [plain(one.label) for one in chart.table.columns]
    cells = {
        text[0]: text[heads.index(head)] for text in chart.table.texts(ask.library.language(lang))
    }
    assert [plain(cells[year])[:3] for year in ("2019", "2020", "2021")] == ["+10", "−50", "+10"]
    assert any(note in one and "2020" in one for one in map(plain, chart.notes))
    assert "2018" in plain(chart.finding)


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_the_growth_of_a_row_leads_to_its_year_and_the_one_before(ask: Ask, year: int) -> None:
    query = read_query("dataset=customs&year=2019&partner=CHN,DEU", ask.library)
    found = provenance_at(ask, query, f"compare/{year}/growth.CHN")
    assert found is not None and found.amount is not None
    assert len(found.inputs) == 2
    values = [value_at(ask, one) for one in found.inputs]
    assert found.amount.plain() == pytest.approx(100 * values[0] / values[1] - 100)


def value_at(ask: Ask, one: Input) -> float:
    query = read_query(one.query, ask.library, against="any")
    found = provenance_at(ask, query, one.path.removeprefix(FIGURE))
    assert not query.problems and found is not None and found.amount is not None
    return found.amount.plain()
