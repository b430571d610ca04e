"""Questions that only imported data answer, asked of a small import."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.answers import goods
from dashboard.errors import StoreUnavailable
from dashboard.months import between
from dashboard.query import Query
from dashboard.store.ask import Ask


def customs(**chosen: Any) -> Query:
    return Query(dataset="customs", year=2020, against=2019, **chosen)


def asked(ask: Ask, **chosen: Any) -> pd.DataFrame:
    return ask(goods.goods, customs(**chosen))


def test_every_step_adds_up_to_the_one_above(asks: Ask) -> None:
    groups = asked(asks).set_index("code")
    assert groups.loc["minerals", "usd"] == 800.0
    assert groups["share_pct"].sum() == pytest.approx(100)
    chapters = asked(asks, sectors=("minerals",))
    assert chapters[["kind", "code", "usd"]].values.tolist() == [["chapter", "27", 800.0]]
    for code, below in (
        ("27", {"2710": 650.0, "2701": 150.0}),
        ("2710", {"271019": 600.0, "271011": 50.0}),
        ("271019", {"2710192100": 600.0}),
        ("2710192100", {"2710192100": 600.0}),
    ):
        frame = asked(asks, code=code)
        assert dict(zip(frame["code"], frame["usd"], strict=True)) == below
        assert set(frame["kind"]) == {"code"}
        assert set(frame["status"]) == {"published"}


def test_mass_and_price_are_given_below_the_chapter_only(asks: Ask) -> None:
    chapters = asked(asks, sectors=("minerals",))
    assert chapters[["net_mass_kg", "usd_per_kg"]].isna().all(axis=None)
    codes = asked(asks, code="27").set_index("code")
    assert codes.loc["2710", "net_mass_kg"] == pytest.approx(210)
    assert codes.loc["2710", "usd_per_kg"] == pytest.approx(650 / 210)
    assert np.isnan(codes.loc["2701", "usd_per_kg"])


def test_the_year_compared_with_and_the_flow(asks: Ask) -> None:
    exports = asked(asks, code="27", flow="export")
    assert exports[["code", "usd", "before_usd"]].values.tolist() == [["2710", 600.0, 400.0]]
    assert exports["imports_usd"].isna().all()
    january = asked(asks, code="27", months=between(1, 1))
    assert january[["usd", "before_usd"]].values.tolist() == [[600.0, 300.0]]


def test_undisclosed_goods_have_nothing_below(asks: Ask) -> None:
    assert asked(asks, code="XX")["code"].tolist() == ["XX"]


def test_published_figures_have_no_goods(asks: Ask) -> None:
    with pytest.raises(StoreUnavailable):
        asks(goods.goods, Query(year=2018, against=2017, code="27"))


@pytest.mark.parametrize(
    ("chosen", "steps"),
    [
        ({}, [("", "")]),
        ({"sectors": ("minerals", "wood")}, [("", ""), ("minerals,wood", "")]),
        ({"code": "27"}, [("", ""), ("minerals", ""), ("minerals", "27")]),
        ({"code": "XX"}, [("", ""), ("undisclosed", ""), ("undisclosed", "XX")]),
        (
            {"code": "2710192100", "sectors": ("minerals",)},
            [("", ""), *(("minerals", code) for code in
             ("", "27", "2710", "271019", "2710192100"))],
        ),
    ],
    ids=str,
)  # fmt: skip
def test_the_path_to_goods(asks: Ask, chosen: dict[str, Any], steps: list[tuple[str, str]]) -> None:
    path = asks(goods.path, customs(**chosen))
    assert list(path.columns) == ["sectors", "code"]
    assert [tuple(row) for row in path.values.tolist()] == steps
