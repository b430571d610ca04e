"""Of the only partner that is drawn it is said that there is no other where there is none; one
other is drawn beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.parser import read_query
from tests.imports.customs_files import asks_of, of_nothing, row
from tests.scenes import plain

NO_OTHER = {"en": "the data have no other partner", "ru": "других партнёров в данных нет"}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("traded", "alone"),
    [({"CN": 9e6}, True), ({"CN": 9e6, "DE": 1e6}, False), ({"CN": 9e6, "DE": 500}, False)],
)
def test_a_partner_is_alone_where_the_table_has_no_other(
    tmp_path: Path, traded: dict[str, float], alone: bool, lang: str
) -> None:
    rows = [row(period=f"{month:02d}/2019", partner=partner, usd=str(usd))
            for month in range(1, 13) for partner, usd in traded.items()]  # fmt: skip
    ask = asks_of(tmp_path, [*rows, *of_nothing()])
    declared = chart_named("partners", "partners")
    assert declared is not None
    query = read_query(f"dataset=customs&year=2019&flow=export&lang={lang}", ask.library)
    chart = chart_of(declared, ask, query)
    assert {"en": "China", "ru": "Китай"}[lang] in plain(chart.finding)
    assert (NO_OTHER[lang] in plain(chart.finding)) == alone
    # One other is drawn itself; that both have everything is no news.
    assert ({"en": "Germany", "ru": "Германия"}[lang] in plain(chart.finding)) != alone
    assert {"en": "together", "ru": "вместе"}[lang] not in plain(chart.finding)
    assert len(chart.plot.categories) == len(traded)
    assert not any({"en": "together", "ru": "вместе"}[lang] in one for one in chart.plot.asides)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_subtitle_of_a_flow_names_the_months_that_are_known_of_it(
    tmp_path: Path, lang: str
) -> None:
    months = {"ЭК": range(1, 7), "ИМ": range(1, 10)}
    ask = asks_of(tmp_path, [
        row(flow, f"{month:02d}/{year}", partner, usd="1000000")
        for flow, known in months.items() for month in known for year in (2019, 2020)
        for partner in ("CN", "DE", "FI", "US", "PL")
    ])  # fmt: skip
    declared = chart_named("partners", "partners")
    assert declared is not None
    query = read_query(f"dataset=customs&year=2020&flow=import&lang={lang}", ask.library)
    chart = chart_of(declared, ask, query)
    span = {"en": "January–September", "ru": "январь–сентябрь"}[lang]
    assert span in plain(chart.subtitle) and span in plain(chart.finding)


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Exports in 2019: China above Germany in most groups"),
     ("ru", "Экспорт в 2019 году: в большинстве групп Китай больше, чем Германия")],
)  # fmt: skip
def test_of_groups_that_others_alone_trade_none_is_above(
    tmp_path: Path, lang: str, title: str
) -> None:
    values = {("CN", "4407119300"): 3e6, ("CN", "7208100000"): 2e6, ("DE", "4407119300"): 1e6,
              ("FI", "2709009009"): 2e6}  # fmt: skip
    ask = asks_of(tmp_path, of_nothing() + [
        row(period=f"{month:02d}/2019", partner=partner, code=code, usd=str(usd))
        for month in range(1, 13) for (partner, code), usd in values.items()
    ])  # fmt: skip
    declared = chart_named("partner_sectors", "partners")
    assert declared is not None
    query = read_query(
        f"dataset=customs&year=2019&flow=export&partner=CHN,DEU&lang={lang}", ask.library
    )
    chart = chart_of(declared, ask, query)
    assert plain(chart.title) == title
