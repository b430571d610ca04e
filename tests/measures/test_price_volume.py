"""Prices and volumes: textbook values, a plain reference, and the laws that Fisher's index has."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import quantiles

import duckdb
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.loaders.price_volume import MOST_SPREAD, SUMS, Side, matched, unlike
from dashboard.measures.price_volume import PriceVolume, price_volume, with_terms_of_trade
from dashboard.trade_rows import MatchedTrade

Cell = tuple[int, str, str, float, float]
"""Month, partner, code, US dollars, kilograms."""
A, B, C = "2709009009", "4407100000", "8703231981"
DATABASE = duckdb.connect()


def _rows(*years: Sequence[Cell]) -> pd.DataFrame:
    """As a release has them, all exports, the first year as year 0."""
    cells = [
        (year * 13 + month, 0, partner, *_number(code), round(100 * usd), round(1000 * kg))
        for year, side in enumerate(years)
        for month, partner, code, usd, kg in side
    ]
    names = ["month", "flow", "partner", "chapter", "code", "digits", "cents", "grams"]
    whole = dict.fromkeys(set(names) - {"partner"}, "int64")
    return pd.DataFrame(cells, columns=names).astype({**whole, "partner": "str"})


def _number(code: str) -> tuple[int, int, int]:
    """Chapter, code filled up to ten digits, digits."""
    return (int(code[:2]), int(code.ljust(10, "0")), len(code)) if code.isdigit() else (0, 0, 0)


def _of(*years: Sequence[Cell], changed: Collection[str] = ()) -> PriceVolume:
    DATABASE.register("rows", _rows(*years))
    sides = [Side(f"month between {13 * year} and {13 * year + 12}",
                  frozenset({0} if any(cell[0] == 0 for cell in cells) else ()))
             for year, cells in enumerate(years)]  # fmt: skip
    return price_volume("export", [_matched(pair, sides, changed)
                                   for pair in pairwise(range(len(years)))])  # fmt: skip


def _matched(
    pair: tuple[int, int], sides: Sequence[Side], changed: Collection[str]
) -> MatchedTrade:
    before, now = pair
    codes = f"select flow, code, digits from ({unlike('rows', pair)})"
    sql = matched("rows", codes, (sides[before], sides[now]), changed)
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in SUMS)
    found = DATABASE.execute(f"select {sums} from ({sql})").fetchall()[0]
    whole = [DATABASE.execute(f"select coalesce(sum(cents), 0) / 100 from rows where {side.where}")
             .fetchall()[0][0] for side in (sides[before], sides[now])]  # fmt: skip
    return MatchedTrade(before, now, "export", *found, *whole)


def _reference(before: Sequence[Cell], now: Sequence[Cell]) -> tuple[float, float, float]:
    """Value, price and volume index of one link, word for word from the definition."""
    sides = [
        {cell[:3]: (round(100 * cell[3]) / round(1000 * cell[4]), cell[4]) for cell in cells
         if cell[3] > 0 and cell[4] > 0 and cell[2] != "XX"}
        for cells in (before, now)
    ]  # fmt: skip
    dropped = set()
    for side in sides:
        for code in {key[2] for key in side}:
            prices = sorted(price for key, (price, _) in side.items() if key[2] == code)
            if len(prices) >= 4:
                logs = [math.log(price) for price in prices]
                low, _, high = quantiles(logs, n=4, method="inclusive")
                assume(not math.isclose(math.exp(high - low), 3))
                if math.exp(high - low) > 3:
                    dropped.add(code)
    old_old = new_old = old_new = new_new = 0.0
    for key, (old_price, old_mass) in sides[0].items():
        if key not in sides[1] or key[2] in dropped:
            continue
        new_price, new_mass = sides[1][key]
        if not 0.1 <= new_price / old_price <= 10:
            continue
        old_old += old_price * old_mass
        new_old += new_price * old_mass
        old_new += old_price * new_mass
        new_new += new_price * new_mass
    if not old_old:
        return (float("nan"),) * 3
    value = new_new / old_old
    price = ((new_old / old_old) * (new_new / old_new)) ** 0.5
    return value, price, value / price


money = st.integers(0, 50_000).map(lambda cents: cents / 100)
keys = st.tuples(st.integers(1, 4), st.sampled_from(("CHN", "FIN", "DEU")),
                 st.sampled_from((A, B, C, "XX")))  # fmt: skip
sides = st.dictionaries(keys, st.tuples(money, money), max_size=30).map(
    lambda cells: [(*key, *values) for key, values in cells.items()]
)


@settings(max_examples=40)
@given(sides, sides)
def test_it_is_what_a_plain_reference_says(before: list[Cell], now: list[Cell]) -> None:
    found = _of(before, now)
    rates = [100 * rate - 100 for rate in _reference(before, now)]
    assert list(found[1:4]) == pytest.approx(rates, abs=1e-6, rel=1e-9, nan_ok=True)
    assert not any(map(math.isinf, found[1:6]))


@settings(max_examples=40)
@given(st.tuples(sides, sides, sides))
def test_price_times_volume_is_value_and_the_matched_are_a_part(
    years: tuple[list[Cell], ...],
) -> None:
    found = _of(*years)
    if not math.isnan(found.value_pct):
        both = (1 + found.price_pct / 100) * (1 + found.volume_pct / 100)
        assert both == pytest.approx(1 + found.value_pct / 100)
    assert math.isnan(found.covered_pct) or -1e-9 <= found.covered_pct <= 100 + 1e-9


@settings(max_examples=40)
@given(sides, sides)
def test_turned_round_it_is_the_inverse(before: list[Cell], now: list[Cell]) -> None:
    there, back = _of(before, now), _of(now, before)
    for one, other in zip(there[1:4], back[1:4], strict=True):
        assert math.isnan(one) == math.isnan(other)
        if not math.isnan(one):
            assert (1 + one / 100) * (1 + other / 100) == pytest.approx(1)
    assert there.covered_pct == pytest.approx(back.covered_pct, nan_ok=True)


@settings(max_examples=40)
@given(sides)
def test_a_year_against_itself_is_the_same(cells: list[Cell]) -> None:
    found = _of(cells, cells)
    assert found[1:4] == pytest.approx((0, 0, 0), abs=1e-9) or all(map(math.isnan, found[1:4]))


def test_textbook() -> None:
    """Two goods: prices 1 → 2 and 4 → 3, quantities 10 → 6 and 5 → 8. Laspeyres 35/30, Paasche
    36/38, Fisher their geometric mean, value 36/30."""
    before = [(1, "CHN", A, 10.0, 10.0), (1, "CHN", B, 20.0, 5.0)]
    now = [(1, "CHN", A, 12.0, 6.0), (1, "CHN", B, 24.0, 8.0)]
    found = _of(before, now)
    price = math.sqrt(35 / 30 * 36 / 38)
    assert found.price_pct == pytest.approx(100 * price - 100)
    assert found.volume_pct == pytest.approx(100 * 36 / 30 / price - 100)
    assert (found.value_pct, found.whole_pct) == (pytest.approx(20), pytest.approx(20))
    assert (found.covered_pct, found.cells) == (100, 2)


def test_dearer_and_more_are_told_apart_whatever_the_mix() -> None:
    before = [(month, partner, code, 10.0 * month, 5.0 * place)
              for month in (1, 2) for partner in ("CHN", "FIN")
              for place, code in enumerate((A, B), 1)]  # fmt: skip
    now = [(month, partner, code, usd * 1.1 * 0.8, kg * 0.8)
           for month, partner, code, usd, kg in before]  # fmt: skip
    found = _of(before, now)
    assert found[1:4] == pytest.approx((-12, 10, -20))


def test_links_of_years_are_multiplied() -> None:
    years = [[(1, "CHN", A, 100.0 * rate, 10.0)] for rate in (1.0, 1.5, 1.2)]
    found = _of(*years)
    assert (found.price_pct, found.volume_pct, found.cells) == (pytest.approx(20), 0, 2)


def test_what_does_not_match_is_not_covered() -> None:
    before = [(1, "CHN", A, 60.0, 10.0), (1, "FIN", A, 30.0, 5.0), (2, "CHN", B, 10.0, 0.0)]
    now = [(1, "CHN", A, 66.0, 10.0), (2, "FIN", A, 34.0, 5.0)]
    found = _of(before, now)
    assert (found.price_pct, found.covered_pct) == (pytest.approx(10), pytest.approx(63))
    nothing = _of([(1, "CHN", "XX", 60.0, 10.0)], [(1, "CHN", "XX", 60.0, 10.0)])
    assert all(map(math.isnan, nothing[1:4]))
    assert (nothing.covered_pct, nothing.cells, nothing.whole_pct) == (0, 0, 0)


def _unlike(cells: Sequence[Cell]) -> set[str]:
    DATABASE.register("rows", _rows(cells))
    return {str(code) for _, _, code, _ in DATABASE.execute(unlike("rows", (0,))).fetchall()}


def test_codes_of_unlike_goods_and_errors_of_units_are_left_out() -> None:
    spread = [(month, "CHN", A, usd, 1.0) for month, usd in enumerate((1.0, 2.0, 7.0, 9.0), 1)]
    alike = [(month, "CHN", B, usd, 1.0) for month, usd in enumerate((4.0, 5.0, 5.0, 6.0), 1)]
    assert _unlike([*spread, *alike]) == {A}
    assert _unlike(spread[:3]) == set()
    assert MOST_SPREAD == 3
    dearer = [(month, partner, code, usd * (100 if month == 1 and code == B else 2), kg)
              for month, partner, code, usd, kg in (*spread, *alike)]  # fmt: skip
    found = _of([*spread, *alike], dearer)
    assert (found.price_pct, found.volume_pct, found.cells) == (pytest.approx(100), 0, 3)


def test_below_zero_and_without_mass_nothing_follows() -> None:
    kept = (2, "CHN", A, 10.0, 5.0)
    for usd, kg in ((-5.0, 1.0), (5.0, 0.0), (0.0, 0.0), (5.0, -1.0), (0.0, 3.0)):
        found = _of([kept, (1, "CHN", A, usd, kg)], [kept, (1, "CHN", A, 5.0, 1.0)])
        assert found[1:4] == (0, 0, 0)
        assert found.cells == 1
    below = [[kept, (1, "CHN", A, usd, 1.0)] for usd in (-5.0, 5.0)]
    assert [_of(*pair).covered_pct for pair in (below, below[::-1])] == [80, 80]
    empty = _of([], [])
    assert all(map(math.isnan, empty[1:6]))


def test_a_year_that_is_only_known_as_a_whole_is_matched_as_a_whole() -> None:
    whole = [(0, "CHN", A, 100.0, 50.0)]
    months = [(1, "CHN", A, 60.0, 20.0), (2, "CHN", A, 60.0, 20.0)]
    found = _of(whole, months)
    assert (found.price_pct, found.volume_pct) == (pytest.approx(50), pytest.approx(-20))


def test_terms_of_trade_are_the_prices_of_exports_against_those_of_imports() -> None:
    rows = [PriceVolume("export", 0, 21, 0, 100, 0, 1), PriceVolume("import", 0, 10, 0, 100, 0, 1)]
    assert [row.terms_of_trade_pct for row in with_terms_of_trade(rows)] == [pytest.approx(10)] * 2
    assert math.isnan(with_terms_of_trade(rows[:1])[0].terms_of_trade_pct)


def test_codes_that_the_nomenclature_changed_are_left_out() -> None:
    """Under the same number there are other goods: their unit values are not compared."""
    cells = [(month, "CN", code, 100.0, 10.0) for month in range(1, 5) for code in (A, B)]
    dearer = [(month, who, code, usd * (3 if code == B else 1), kg)
              for month, who, code, usd, kg in cells]  # fmt: skip
    whole, without = _of(cells, dearer), _of(cells, dearer, changed={B[:6]})
    assert (whole.price_pct, whole.covered_pct) == pytest.approx((100, 100))
    assert (without.price_pct, without.cells) == (0, 4)
    assert without.covered_pct == pytest.approx(100 * 800 / (800 + 1600))
    assert math.isnan(_of(cells, dearer, changed={A[:6], B[:6]}).price_pct)
    # A heading that changed says nothing of the longer codes below it.
    assert _of(cells, dearer, changed={B[:4]}) == whole
    short = [(month, who, code[:4], usd, kg) for month, who, code, usd, kg in cells]
    assert _of(short, short, changed={B[:4]}).cells == 4
