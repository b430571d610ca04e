"""Every published value that no source prints, with its formula."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard.answers.about import PUBLISHED, derived
from dashboard.measures.derived import COLUMNS
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.library import open_library

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return ask_of(open_library(read_settings({})))(derived, PUBLISHED)


def test_golden_figures(rows: pd.DataFrame) -> None:
    assert list(rows.columns) == COLUMNS
    value = rows.set_index(["noun", "year"])["value"]
    assert value["exports", 2017] / 1e6 == pytest.approx(5655.5, abs=0.05)
    assert value["imports", 2017] / 1e6 == pytest.approx(3585.3, abs=0.05)
    assert value["turnover", 2018] / 1e6 == pytest.approx(11224.9)
    assert value["balance", 2018] / 1e6 == pytest.approx(2993.1)
    assert value["coverage", 2018] == pytest.approx(172.7, abs=0.05)
    assert value["growth", 2018] == pytest.approx(21.5, abs=0.05)
    assert value["contribution.exports", 2018] == pytest.approx(15.7, abs=0.05)
    assert value["contribution.imports", 2018] == pytest.approx(5.7, abs=0.05)
    assert value["top", 2018] == pytest.approx(48.8)
    index = rows[rows["noun"].eq("concentration")].iloc[0]
    assert (round(index["value"]), round(index["upper"])) == (493, 728)


def test_nothing_that_a_source_prints_is_called_derived(rows: pd.DataFrame) -> None:
    assert set(rows["status"]) == {"computed", "implied"}
    assert not ((rows["noun"] == "exports") & (rows["year"] == 2018)).any()
    assert 2019 not in set(rows["year"])


def test_every_formula_leads_to_its_value(rows: pd.DataFrame) -> None:
    assert rows.loc[rows["noun"] != "concentration", "formula"].ne("").all()
    for row in rows[rows["formula"].ne("")].itertuples():
        formula = row.formula.replace("×", "*").replace("−", "-")
        formula = re.sub(r"([\d.]+)%", r"(\1/100)", formula)
        assert re.fullmatch(r"[\d.()*/+\- ]+", formula), formula
        computed = eval(formula)
        expected = row.value / 1e6 if row.unit == "usd" else row.value
        assert computed == pytest.approx(expected, abs=0.11), row.formula


def test_growth_over_two_sources_names_both(rows: pd.DataFrame) -> None:
    rows = rows.set_index(["noun", "year"])
    assert rows.loc[("growth", 2021), "source"] == "S06;S07"
