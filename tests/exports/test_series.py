"""The numbers of a native chart are those of the figure's table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.callbacks.desk import Desk
from dashboard.callbacks.drawing import DRAWERS
from dashboard.exports.series import Plot, plot_of
from dashboard.pages import ids

At = Callable[..., Desk]


def plot(own: Desk, chart: str) -> Plot:
    found = plot_of(DRAWERS[chart](own))
    assert found is not None
    return found


def test_turnover_has_the_values_of_the_frame(at: At) -> None:
    own = at(year=2018)
    found, frame = plot(own, ids.TURNOVER), own.totals()
    assert found.unit == "usd" and not found.horizontal and found.stacked
    exports, imports = found.series
    for n, year in enumerate(found.categories):
        row = frame[frame["year"].eq(int(year))].iloc[0]
        for series, column in ((exports, "exports_usd"), (imports, "imports_usd")):
            value = series.values[n]
            assert (value is None) == (row[column] != row[column])
            assert value is None or value * 1e6 == pytest.approx(row[column])


def test_a_year_without_figures_is_missing_and_not_zero(at: At) -> None:
    found = plot(at(year=2018), ids.TURNOVER)
    place = found.categories.index("2019")
    assert place in found.missing
    assert all(one.values[place] is None for one in found.series)


def test_what_is_implied_is_hatched(at: At) -> None:
    found = plot(at(year=2018), ids.TURNOVER)
    hatched = {found.categories[n] for n in found.series[0].hatched}
    assert hatched == {"2017", "2020", "2021"}


def test_the_balance_is_a_line_and_imports_lie_below_zero(at: At) -> None:
    found = plot(at(year=2018), ids.BALANCE)
    assert [one.kind for one in found.series] == ["bar", "bar", "line"]
    assert all(value is None or value < 0 for value in found.series[1].values)
    assert found.series[2].values[1] == pytest.approx(2993.1)


def test_the_waterfall_stands_on_feet_that_are_not_seen(at: At) -> None:
    found = plot(at(year=2018), ids.CONTRIBUTION)
    foot = found.of("foot")[0]
    bars = found.of("bar")
    tops = [sum(one.values[n] or 0 for one in (foot, *bars)) for n in range(len(found.categories))]
    assert tops[2] == pytest.approx(tops[3]) == pytest.approx(11224.9)
    assert set(found.words) == {1, 2} and "15.7" in found.words[1]


def test_shares_are_the_printed_ones_and_add_up(at: At) -> None:
    found = plot(at(year=2018), ids.PARTNER_SHARE)
    assert found.unit == "percent" and found.horizontal
    assert sum(value or 0 for value in found.series[0].values) == pytest.approx(100.0)
    assert found.categories[0] == "China" and found.series[0].values[0] == 15.6


def test_fields_without_trade_are_counts(at: At) -> None:
    found = plot(at(year=2018), ids.SECTORS)
    assert found.unit == "number"
    assert not found.missing


@pytest.mark.parametrize("chart", [ids.PARTNER_MAP, ids.TIMELINE])
def test_a_map_and_a_timeline_are_pictures(at: At, chart: str) -> None:
    assert plot_of(DRAWERS[chart](at(year=2018))) is None


def test_an_empty_chart_has_no_numbers(at: At) -> None:
    assert plot_of(DRAWERS[ids.BALANCE](at(year=2018, partners=("CHN",)))) is None
