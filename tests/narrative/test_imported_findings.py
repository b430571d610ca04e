"""Findings of months, goods, partner × group and the matrix: what is largest, said rightly."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.language import language
from dashboard.narrative.findings import Telling
from dashboard.narrative.imported_findings import (
    heatmap_finding,
    matrix_finding,
)

EN, RU = (Telling(words=language(code), year=2018, against=2017) for code in ("en", "ru"))
NAN = float("nan")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


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
