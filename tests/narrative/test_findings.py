"""Findings of events and of the map, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.language import language
from dashboard.narrative.findings import Telling
from dashboard.narrative.relation_findings import map_finding, timeline_finding
from tests.scenes import plain


@pytest.mark.parametrize(
    ("count", "word"), [(1, "событие"), (2, "события"), (5, "событий"), (21, "событие")]
)
def test_plurals(count: int, word: str) -> None:
    events = pd.DataFrame(
        {"year": pd.array([2018] * count, dtype="Int64"), "country": ["NOR"] * count}
    )
    told = Telling(language("ru"), 2018, 2017, partner=lambda _: "Норвегия")
    assert plain(timeline_finding(events, told)) == (
        f"За 2018 год отмечено {count} {word}; больше всего – Норвегия ({count})."
    )


def test_regions_by_state() -> None:
    regions = pd.DataFrame({"region": ["a", "b", "c"], "state": ["in-force", "in-force", "ended"]})
    countries = pd.DataFrame({"turnover_usd": [1.0, float("nan")]})
    told = Telling(language("en"), 2018, 2017)
    assert map_finding(countries, regions, told) == (
        "Partner regions in 2018: relations in force – 2, ended – 1; trade is published for"
        " 1 country."
    )
