"""Names beside bars in the room of a picture."""

from __future__ import annotations

from typing import Any

from dashboard.charts.plot import Category, Plot
from dashboard.language import language
from dashboard.render.bar_names import MOST, names_in_room
from dashboard.render.bars import bars_figure
from dashboard.render.fitting import width_of

from .plots import series, usd

LONG = "9029300100 Optical, measuring and medical instruments (imp.)"


def drawn(*names: str, asides: tuple[str, ...] = ()) -> Any:
    there = tuple(Category(str(n), name) for n, name in enumerate(names))
    amounts = [usd(3 + n) for n in range(len(names))]
    plot = Plot("bars", categories=there, series=(series("exports", *amounts),), asides=asides)
    return bars_figure(plot, language("en"), "")


def test_long_names_lose_their_last_words_and_keep_their_flow() -> None:
    whole = drawn(*[LONG] * 12, asides=("Others (3): +1.0",))
    shown = names_in_room(whole, 480, 400)["layout"]
    assert shown["yaxis"]["ticktext"][0] == "9029300100 Optical… (imp.)"
    assert shown["margin"]["l"] <= MOST * 480
    # The line under the bars stays at the left edge of the drawing.
    edges = {one["layout"]["margin"]["l"] + note["xshift"]
             for one in (whole, {"layout": shown})
             for note in one["layout"]["annotations"] if note["text"].startswith("Others")
             }  # fmt: skip
    assert len(edges) == 1


def test_names_that_are_cut_leave_the_labels_of_bars_below_zero_their_room() -> None:
    there = tuple(Category(str(n), LONG) for n in range(12))
    amounts = [usd(3 - n) for n in range(12)]
    falling = series("exports", *amounts, labels=tuple(f"−{n}" for n in range(12)))
    whole = bars_figure(Plot("bars", categories=there, series=(falling,)), language("en"), "")
    layout = names_in_room(whole, 480, 400)["layout"]
    beside = layout["yaxis"]["ticklabelstandoff"]
    widest = max(width_of(name, 13) for name in layout["yaxis"]["ticktext"])
    assert beside > 0 and layout["margin"]["l"] >= beside + widest


def test_names_that_have_room_stay_as_they_are() -> None:
    figure = drawn("China", "Minerals & metals")
    assert names_in_room(figure, 480, 400) is figure


def test_names_of_two_lines_have_one_where_bars_are_thin() -> None:
    figure = drawn(*["Germany: Machinery (imp.)"] * 8)
    assert "<br>" in figure["layout"]["yaxis"]["ticktext"][0]
    low, high = (names_in_room(figure, 700, height) for height in (200, 600))
    assert not [one for one in low["layout"]["yaxis"]["ticktext"] if "<br>" in one]
    assert high is figure


def test_names_have_two_lines_where_a_low_window_has_room_for_them() -> None:
    def lines(count: int, **more: Any) -> int:
        figure = drawn(*["Kazakhstan: Wood and paper"] * count, **more)
        return max(name.count("<br>") for name in figure["layout"]["yaxis"]["ticktext"]) + 1

    # 280 pixels high, 16 beside the rows; a line under the bars has a row, too.
    assert [lines(8), lines(9)] == [2, 1]
    assert [lines(count, asides=("Others (3): +1.0",)) for count in (7, 8)] == [2, 1]
