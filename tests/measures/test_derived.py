import re

import pytest

from dashboard.measures.derived import COLUMNS, concentration_of, derived_values
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


def test_golden_figures(library: Library) -> None:
    rows = derived_values(library.store_published)
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
    assert [round(end) for end in concentration_of(library.store_published)] == [493, 728]


def test_nothing_that_a_source_prints_is_called_derived(library: Library) -> None:
    rows = derived_values(library.store_published)
    assert set(rows["status"]) == {"computed", "implied"}
    assert not ((rows["noun"] == "exports") & (rows["year"] == 2018)).any()
    assert 2019 not in set(rows["year"])


def test_every_formula_leads_to_its_value(library: Library) -> None:
    rows = derived_values(library.store_published)
    assert rows.loc[rows["noun"] != "concentration", "formula"].ne("").all()
    for row in rows[rows["formula"].ne("")].itertuples():
        formula = row.formula.replace("×", "*").replace("−", "-")
        formula = re.sub(r"([\d.]+)%", r"(\1/100)", formula)
        assert re.fullmatch(r"[\d.()*/+\- ]+", formula), formula
        computed = eval(formula)
        expected = row.value / 1e6 if row.unit == "usd" else row.value
        assert computed == pytest.approx(expected, abs=0.11), row.formula


def test_growth_over_two_sources_names_both(library: Library) -> None:
    rows = derived_values(library.store_published).set_index(["noun", "year"])
    assert rows.loc[("growth", 2021), "source"] == "S06;S07"
