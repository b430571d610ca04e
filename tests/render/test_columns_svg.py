"""The chart of a factsheet: columns stand on zero, or hang from it, with their sums."""

from __future__ import annotations

import re

import pytest

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import language
from dashboard.render.columns_svg import BOTTOM, HEIGHT, TOP, columns_svg
from dashboard.render.theme import colour


def drawn(exports: list[float], imports: list[float], lang: str = "en") -> str:
    flows = (("exports", exports), ("imports", imports))
    return columns_svg(
        Plot(
            shape="columns",
            categories=tuple(Category(str(n), str(2018 + n)) for n in range(len(exports))),
            series=tuple(
                Series(noun, noun, tuple(Amount(usd, status="published") for usd in values))
                for noun, values in flows
            ),
            stacked=True,
        ),
        language(lang),
    )


def bars(svg: str, noun: str) -> list[tuple[float, float]]:
    """Top and bottom of the bars of a series, without its mark in the key."""
    shade = colour(noun)
    pattern = rf'<rect x="[^"]+" y="([^"]+)" width="[^"]+" height="([^"]+)" fill="{shade}" stroke'
    found = [(float(y), float(height)) for y, height in re.findall(pattern, svg)]
    return [(y, round(y + height, 1)) for y, height in found]


def text_at(svg: str, text: str) -> float:
    (y,) = re.findall(rf'<text x="[^"]+" y="([^"]+)"[^>]*font-weight="bold">{text}</text>', svg)
    return float(y)


@pytest.mark.parametrize(("lang", "sum_of"), [("en", "−9.0"), ("ru", "−9,0")])
def test_a_column_below_zero_hangs_from_it_with_its_sum(lang: str, sum_of: str) -> None:
    svg = drawn([5e6, -9e6], [3e6, 0.0], lang)
    (first, second), (third, _) = bars(svg, "exports"), bars(svg, "imports")
    zero = first[1]
    assert second[0] == pytest.approx(zero, abs=0.1)
    assert second[1] > zero > first[0]
    assert third[1] == pytest.approx(first[0], abs=0.1)
    assert third[0] > TOP and second[1] < text_at(svg, sum_of) < HEIGHT - BOTTOM + 1


def test_columns_above_zero_stand_on_the_lower_edge() -> None:
    svg = drawn([5e6], [3e6])
    assert bars(svg, "exports")[0][1] == pytest.approx(HEIGHT - BOTTOM, abs=0.1)
    assert text_at(svg, "8.0") < bars(svg, "imports")[0][0]


def test_small_amounts_have_ticks_that_differ() -> None:
    ticks = re.findall(r'text-anchor="end"[^>]*>([^<]+)<', drawn([2e3], [1e3]))
    assert len(ticks) == len(set(ticks)) > 2
