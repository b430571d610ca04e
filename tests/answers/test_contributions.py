"""Whatever is asked, the parts of a growth add up to the growth that the table of years prints."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.answers.tables import PRINTED
from dashboard.choices import Scope
from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.measures.months import alike_in
from dashboard.months import between, stretches
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

TABLE = PRINTED["contributions"]
PERIODS = (
    "2017",
    *(f"{month:02d}/2018" for month in range(1, 13)),
    *(f"{month:02d}/2019" for month in range(1, 13)),
    *(f"{month:02d}/2020" for month in (1, 2, 4, 5, 6, 9)),
)
CODES = ("2710192100", "4407100000", "8703231981", "0303230000", "XXXXXXXXXX", "2711")
PARTNERS = ("CN", "FI", "DE", "BY", "NNN", "NO", "JP")


def _rows() -> list[tuple[str, ...]]:
    """2017 as a whole, 2018 and 2019 in full, six months of 2020 with gaps; no import of 2020
    in June. Every value is another, partners and codes come and go, one is below zero."""
    rows = []
    for place, period in enumerate(PERIODS):
        for step in range(5):
            flow = ("ЭК", "ИМ")[step % 2]
            if (flow, period) == ("ИМ", "06/2020"):
                continue
            partner, code = PARTNERS[(place * 3 + step) % 7], CODES[(place + 2 * step) % 6]
            usd = (place + 1) * 1000 + step * 137 + 0.37 * step - 30_000 * (step == place == 4)
            rows.append(row(flow, period, partner, code, f"{usd:.2f}", str(10 + step)))
    return rows


class World:
    ask: Ask


@pytest.fixture(scope="module", autouse=True)
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    World.ask = asks_of(tmp_path_factory.mktemp("contributions"), _rows())
    return World.ask


def _frame(asked: str, by: str = "") -> pd.DataFrame:
    query = read_query(asked, World.ask.library)
    assert not query.problems
    return TABLE.frame(World.ask, TABLE.asked(query), by)


chosen = st.fixed_dictionaries(
    {"dataset": st.just("customs"), "year": st.sampled_from(("2018", "2019", "2020"))},
    optional={
        "months": st.tuples(st.integers(1, 12), st.integers(1, 12)).map(
            lambda ends: "{}-{}".format(*sorted(ends))),
        "partner": st.lists(st.sampled_from(("CHN", "FIN", "DEU", "BLR")), min_size=1, max_size=3,
                            unique=True).map(",".join),
        "sector": st.lists(st.sampled_from(("wood", "minerals", "machinery", "agrifood")),
                           min_size=1, max_size=2, unique=True).map(",".join),
    },
)  # fmt: skip


@settings(max_examples=60)
@given(choice=chosen, by=st.sampled_from(tuple(TABLE.by)))
def test_points_add_up_to_the_growth_of_the_same_selection(choice: dict[str, str], by: str) -> None:
    asked = urlencode(choice, safe=",")
    years = PRINTED["turnover"]
    query = read_query(asked, World.ask.library)
    growth = years.frame(World.ask, years.asked(query)).set_index("year")["turnover_growth_pct"]
    assume(growth.notna()[query.year])
    found = _frame(asked, by)
    assert found["points"].sum() == pytest.approx(growth[query.year], abs=1e-8)
    kinds = set(found["kind"])
    assert kinds <= {"new", "ended", "risen", "fallen", "same"}
    cents = (found["now_usd"] - found["before_usd"]).mul(100).round()
    assert (cents == found["change_usd"].mul(100).round()).all()


@pytest.mark.parametrize("by", TABLE.by)
def test_every_way_of_parting_explains_the_same_change(by: str) -> None:
    by_partner = _frame("dataset=customs&year=2019")["change_usd"].sum()
    assert _frame("dataset=customs&year=2019", by)["change_usd"].sum() == pytest.approx(by_partner)
    assert by_partner != 0


def test_a_flow_is_explained_alone() -> None:
    found = _frame("dataset=customs&year=2019&flow=export")
    assert set(found["flow"]) == {"export"}
    both = _frame("dataset=customs&year=2019")
    exports = both[both["flow"].eq("export")]
    assert found["change_usd"].sum() == pytest.approx(exports["change_usd"].sum())
    base = exports["before_usd"].sum()
    assert found["points"].sum() == pytest.approx(100 * found["change_usd"].sum() / base)


def test_months_that_only_one_year_has_do_not_count() -> None:
    """Of 2020 January, February, April, May and September are known of both flows."""
    now = PRINTED["turnover"].frame(
        World.ask, read_query("dataset=customs&year=2020", World.ask.library)
    )
    found = _frame("dataset=customs&year=2020")
    assert found["now_usd"].sum() == pytest.approx(now["turnover_usd"].iloc[0])
    september = _frame("dataset=customs&year=2020&months=9-9")
    assert september["now_usd"].sum() < found["now_usd"].sum()


def test_a_year_against_itself_is_the_same() -> None:
    for asked in ("dataset=customs&year=2019", "year=2018"):
        query = read_query(asked, World.ask.library)
        found = TABLE.frame(World.ask, query.with_(against=query.year))
        assert set(found["kind"]) <= {"same", ""}
        assert found["points"].abs().sum() == 0


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("dataset=customs&year=2020&months=10-12", "no month that is known of both"),
        ("dataset=customs&year=2018&months=1-3", "no month that is known of both"),
        ("dataset=customs&year=2017", "knows nothing of 2016"),
    ],
)
def test_years_that_cannot_be_compared_are_refused_with_the_reason(asked: str, why: str) -> None:
    with pytest.raises(StoreUnavailable, match=why):
        _frame(asked)


def test_published_figures_explain_what_they_can() -> None:
    found = _frame("year=2018").set_index(["key", "flow"])
    rest = found.loc["unexplained"]
    assert rest["points"].round(1).to_dict() == {"export": 15.7, "import": 5.7}
    assert found.loc[("CHN", "turnover"), "now_usd"] == 1751084400
    assert found.loc[("CHN", "turnover"), ["before_usd", "change_usd", "points"]].isna().all()
    exports = _frame("year=2018&flow=export")
    assert exports["key"].tolist() == ["unexplained"]
    assert exports["points"].iloc[0] == pytest.approx(25.7, abs=0.05)
    assert _frame("year=2018&months=1-3").empty


@pytest.mark.parametrize("by", ["partner-sector", "chapter", "code"])
def test_what_published_figures_do_not_know_is_refused(by: str) -> None:
    with pytest.raises(StoreUnavailable, match="the dataset published has no"):
        _frame("year=2018", by)


def test_by_an_unknown_word_the_known_ones_are_named() -> None:
    with pytest.raises(UnknownSelection, match=r"unknown --by: colour; .*chapter"):
        _frame("dataset=customs&year=2019", "colour")


def test_stretches_have_no_gaps() -> None:
    assert stretches(frozenset({5, 1, 2, 9, 8})) == ((1, 2), (5, 5), (8, 9))
    assert stretches(frozenset()) == ()
    there = [
        frozenset((month, frozenset[tuple[str, Scope]]()) for month in one)
        for one in ((1, 2, 3), (1, 3))
    ]
    assert alike_in(there[0], there[0], None) is None
    assert alike_in(there[0], there[1], between(1, 3)) == {1, 3}
    assert alike_in(frozenset(), frozenset(), between(1, 3)) == frozenset()


def test_a_value_of_one_year_is_as_certain_as_in_the_table_of_partners(asks: Ask) -> None:
    query = read_query("year=2018", asks.library)
    partners = PRINTED["partners"].frame(asks, query).set_index("partner").loc["CHN"]
    found = PRINTED["contributions"].frame(asks, query).set_index("key").loc["CHN"]
    assert found["now_usd"] == partners["turnover_usd"]
    assert found["now_qualifier"] == partners["qualifier"] == "approx"
    assert found["now_low_usd"] == pytest.approx(partners["low_usd"])
    assert found["now_high_usd"] == pytest.approx(partners["high_usd"])
