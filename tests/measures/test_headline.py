"""The cards: a value, its change, its growth, and how it is known."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from dashboard.measures.balance import turnover
from dashboard.measures.headline import Headline, headlines

NAN = float("nan")


def _frame(*rows: tuple[int, float, float], status: str = "published") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["year", "exports_usd", "imports_usd"])
    answer = frame.assign(
        turnover_usd=frame["exports_usd"] + frame["imports_usd"],
        exports_status=status,
        imports_status="published",
        turnover_status="computed",
    )
    return turnover(answer)


def _by_noun(frame: pd.DataFrame, year: int, against: int) -> dict[str, Headline]:
    return {headline.noun: headline for headline in headlines(frame, year, against)}


def test_a_year_against_another() -> None:
    found = _by_noun(_frame((2017, 60.0, 40.0), (2018, 90.0, 30.0)), 2018, 2017)
    assert list(found) == ["turnover", "exports", "imports", "balance", "coverage"]
    assert found["turnover"] == Headline("turnover", 120.0, 20.0, pytest.approx(20), "computed")
    assert found["exports"] == Headline("exports", 90.0, 30.0, pytest.approx(50), "published")
    assert found["imports"].growth_pct == pytest.approx(-25)
    assert found["balance"].value == 60.0
    assert found["balance"].change == 40.0
    assert found["coverage"].change == pytest.approx(150)


def test_a_balance_has_no_growth_in_per_cent() -> None:
    found = _by_noun(_frame((2017, 60.0, 40.0), (2018, 90.0, 30.0)), 2018, 2017)
    assert math.isnan(found["balance"].growth_pct)
    assert math.isnan(found["coverage"].growth_pct)
    assert found["balance"].status == found["coverage"].status == "computed"


def test_a_balance_is_as_uncertain_as_its_less_certain_part() -> None:
    found = _by_noun(_frame((2018, 90.0, 30.0), status="implied"), 2018, 2017)
    assert found["balance"].status == "implied"


def test_with_nothing_to_compare_there_is_no_change() -> None:
    found = _by_noun(_frame((2018, 90.0, 30.0)), 2018, 2017)
    assert found["turnover"].value == 120.0
    assert math.isnan(found["turnover"].change)
    assert math.isnan(found["turnover"].growth_pct)


def test_what_is_not_known_is_not_published() -> None:
    for year in (2019, 2020):
        for headline in headlines(_frame((2018, 90.0, 30.0), (2019, NAN, NAN)), year, 2018):
            assert math.isnan(headline.value)
            assert headline.status == "not published"
