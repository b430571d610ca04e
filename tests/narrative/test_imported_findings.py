"""Findings of months, goods, partner × group and the matrix: what is largest, said rightly."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.language import language
from dashboard.narrative.imported_findings import (
    heatmap_finding,
    matrix_finding,
    monthly_finding,
)
from dashboard.narrative.findings import Telling

EN, RU = (Telling(words=language(code), year=2018, against=2017) for code in ("en", "ru"))
NAN = float("nan")
MONTHS = pd.DataFrame({"month": [1, 2, 3, 4], "turnover_usd": [5e6, 1e6, NAN, 7.3e6]})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_largest_and_the_smallest_month() -> None:
    assert plain(monthly_finding(MONTHS, EN)) == (
        "In 2018 turnover by month: the largest – April ($7.3 million), "
        "the smallest – February ($1.0 million)."
    )
    assert plain(monthly_finding(MONTHS, RU)) == (
        "В 2018 году оборот по месяцам: наибольший – апрель (7,3 млн долл.), "
        "наименьший – февраль (1,0 млн долл.)."
    )


def test_of_two_months_nothing_is_said() -> None:
    assert monthly_finding(MONTHS.head(2), EN) == ""
    assert monthly_finding(MONTHS.assign(turnover_usd=NAN), EN) == ""


@pytest.mark.parametrize(("flow", "noun"), [(None, "turnover"), ("import", "imports")])
def test_the_largest_pairs_of_partner_and_group(flow: str | None, noun: str) -> None:
    frame = pd.DataFrame({"partner": ["A", "B"], "sector": ["x", "y"], "turnover_usd": [1e6, 2e6]})
    told = Telling(words=language("en"), year=2018, against=2017, flow=flow)
    assert plain(heatmap_finding(frame, told)) == (
        f"In 2018 the largest {noun}: B – y ($2.0 million) and A – x ($1.0 million)."
    )
    assert heatmap_finding(frame.assign(turnover_usd=0.0), told) == ""


def test_a_country_counts_with_its_regions_in_the_matrix() -> None:
    frame = pd.DataFrame(
        {
            "country": ["NOR", "NOR", "", "FIN"],
            "region": ["NO-18", "", "", ""],
            "sector": ["energy", "energy", "energy", "culture"],
            "relations": [1, 1, 9, 1],
            "events": [2, 0, 9, 1],
        }
    )
    assert matrix_finding(frame, EN) == (
        "Most relations and events of all years: NOR – energy (4) and FIN – culture (2)."
    )
    assert matrix_finding(frame.head(0), EN) == ""
