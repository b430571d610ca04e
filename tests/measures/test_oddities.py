"""Wrong units are found, and next to nothing else is called odd."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.oddities import COLUMNS, oddities

KEY = ["year", "month", "flow", "partner", "code"]


def _series(
    prices: list[float], partner: str = "CHN", code: str = "2709009009", flow: str = "export"
) -> pd.DataFrame:
    """A row a month from January 2019 on, ten kilograms at such a price each."""
    return pd.DataFrame(
        {
            "year": [2019 + place // 12 for place in range(len(prices))],
            "month": [place % 12 + 1 for place in range(len(prices))],
            "flow": flow,
            "partner": partner,
            "code": code,
            "usd": [10 * price for price in prices],
            "net_mass_kg": 10.0,
        }
    )


def _made(codes: int, chance: float, season: float = 0.3, seed: int = 1) -> pd.DataFrame:
    """Codes with a price each that wanders for four years, five partners at prices of their own,
    rows in a part of the months, and chance in each."""
    draw = np.random.default_rng(seed)
    parts = []
    for number in range(codes):
        level = draw.normal(1, 1.2) + np.cumsum(draw.normal(0, 0.03, 48))
        for partner in range(5):
            month = np.flatnonzero(draw.random(48) < draw.uniform(0.2, 0.9))
            price = level[month] + draw.normal(0, season) + draw.normal(0, chance, len(month))
            kg = np.exp(draw.normal(8, 2, len(month)))
            parts.append(pd.DataFrame({
                "year": 2015 + month // 12, "month": month % 12 + 1, "flow": "export",
                "partner": f"P{partner}", "code": f"{10 + number % 80}{number:08d}",
                "usd": np.exp(price) * kg, "net_mass_kg": kg,
            }))  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def test_by_hand() -> None:
    steady = [2.0, 2.1, 1.9, 2.0, 2.2, 2.0, 2.1, 2.0, 1.9, 2.0]
    wrong = steady.copy()
    wrong[4], wrong[7] = 22.0, 0.02
    found = oddities(pd.concat([_series(steady, "FIN"), _series(wrong)]))
    assert found[[*KEY, "reason"]].values.tolist() == [
        [2019, 5, "export", "CHN", "2709009009", "unit_value_times_10"],
        [2019, 8, "export", "CHN", "2709009009", "unit_value_times_0.01"],
    ]
    assert found["usual_usd_per_kg"].tolist() == pytest.approx([2.0, 2.05], rel=0.05)
    assert found["times"].tolist() == pytest.approx([11, 0.01], rel=0.05)
    assert found[["value_usd", "net_mass_kg", "usd_per_kg"]].iloc[0].tolist() == [220, 10, 22]


def test_prices_that_rise_and_fall_are_not_odd() -> None:
    rising = [1.3**place for place in range(24)]
    assert oddities(_series([*rising, *reversed(rising)])).empty
    level = [1.0] * 12 + [5.0] * 12
    assert oddities(_series(level)).empty


def test_a_chapter_alone_and_beside_others_has_the_same_odd_unit_values() -> None:
    """As a page looks at the chapters of a sector, and as an import looks at all of a flow."""
    alone = _made(4, 0.2, seed=5).assign(code=lambda rows: "44" + rows["code"].str[2:])
    alone.loc[::25, "usd"] *= 5.5
    wild = _made(40, 1.6, seed=6).assign(code=lambda rows: "27" + rows["code"].str[2:])
    found, among = oddities(alone), oddities(pd.concat([wild, alone]))
    assert len(found) > 5
    pd.testing.assert_frame_equal(
        among[among["code"].str.startswith("44")].reset_index(drop=True), found
    )


def test_what_is_right_beside_a_wrong_row_is_not_odd() -> None:
    prices = [2.0, 20.0, 2.0, 20.0, 2.0, 2.1, 2.0, 1.9, 2.0, 2.0, 2.1, 2.0]
    assert oddities(_series(prices))["month"].tolist() == [2, 4]


def test_a_short_series_is_compared_with_its_code() -> None:
    others = [_series([2.0, 2.1, 1.9, 2.0], partner) for partner in ("FIN", "DEU", "NLD")]
    found = oddities(pd.concat([*others, _series([2.0, 20.0])]))
    assert found[["partner", "month", "reason"]].values.tolist() == [
        ["CHN", 2, "unit_value_times_10"]
    ]


def test_where_little_is_known_nothing_is_odd() -> None:
    assert oddities(_series([2.0, 20.0, 2.0, 2.0, 200.0])).empty
    assert oddities(_series([])).columns.tolist() == COLUMNS
    one_other = _series([2.0] * 8, code="XX")
    one_other.loc[3, "usd"] = 2000.0
    assert oddities(one_other).empty


def test_below_zero_is_odd_and_without_mass_nothing_is_said() -> None:
    rows = _series([2.0] * 9)
    rows.loc[2, "usd"], rows.loc[4, "net_mass_kg"], rows.loc[6, "net_mass_kg"] = -5.0, -1.0, 0.0
    found = oddities(rows)
    assert found[["month", "reason"]].values.tolist() == [
        [3, "negative_value"], [5, "negative_value"],
    ]  # fmt: skip
    assert found[["usd_per_kg", "usual_usd_per_kg", "times"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("chance", "factor", "measure"),
    [(0.1, 0.1, "net_mass_kg"), (0.2, 10.0, "usd"), (0.27, 10.0, "net_mass_kg")],
)
def test_planted_errors_are_found_and_hardly_anything_else(
    chance: float, factor: float, measure: str
) -> None:
    """95 of 100 are found, at one false alarm for 1,000 codes or fewer."""
    rows = _made(1000, chance, seed=int(chance * 100))
    planted = np.random.default_rng(2).random(len(rows)) < 0.005
    rows.loc[planted, measure] *= factor
    found = oddities(rows).merge(rows.assign(planted=planted)[[*KEY, "planted"]], on=KEY)
    assert planted.sum() > 500
    assert found["planted"].sum() >= 0.95 * planted.sum()
    assert (~found["planted"]).sum() <= 1
    right = "unit_value_times_10" if (factor > 1) == (measure == "usd") else "unit_value_times_0.1"
    assert found.loc[found["planted"], "reason"].eq(right).mean() > 0.95


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(-(10**6), 10**14), st.integers(-5, 10**14)), min_size=1, max_size=40
    ),
    st.integers(1, 4),
)
def test_whatever_is_in_the_rows_no_number_is_endless(
    cells: list[tuple[int, int]], partners: int
) -> None:
    """Values are whole cents and grams."""
    rows = _series([1.0] * len(cells))
    rows = rows.assign(
        usd=[cents / 100 for cents, _ in cells],
        net_mass_kg=[grams / 1000 for _, grams in cells],
        partner=[f"P{place % partners}" for place in range(len(cells))],
    )
    found = oddities(rows)
    priced = found[found["reason"].ne("negative_value")]
    assert np.isfinite(priced["usd_per_kg"].to_numpy(float)).all()
    beside = priced.loc[~priced["reason"].isin(["repeated", "round"]), "times"]
    assert np.isfinite(beside.to_numpy(float)).all()
    assert not found["reason"].eq("").any()


@settings(max_examples=10)
@given(st.floats(1e-3, 1e3), st.integers(0, 9))
def test_another_unit_of_all_rows_changes_nothing(scale: float, seed: int) -> None:
    rows = _made(12, 0.2, seed=seed)
    rows.loc[rows.index % 50 == 0, "net_mass_kg"] *= 10
    scaled = rows.assign(net_mass_kg=rows["net_mass_kg"] * scale)
    one, other = oddities(rows), oddities(scaled)
    pd.testing.assert_frame_equal(one[[*KEY, "reason"]], other[[*KEY, "reason"]])
    assert math.isclose(one["times"].sum(), other["times"].sum(), rel_tol=1e-6)
