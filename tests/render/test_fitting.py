"""Texts in boxes: never wider than the box, never cut without need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.render.fitting import LINE, fitted, lines_of, whole_words, width_of


@given(st.text(max_size=300), st.floats(30, 600), st.sampled_from([8.0, 12.0, 28.0]))
def test_no_line_is_wider_than_its_box(text: str, width: float, size: float) -> None:
    assert all(
        width_of(line, size) <= width or len(line) <= 1 for line in lines_of(text, width, size)
    )


@given(st.text(alphabet="абвгд EFG12,", max_size=400))
def test_a_fitted_text_is_not_higher_than_its_box(text: str) -> None:
    found = fitted(text, 200, 60, (16, 12, 10))
    assert len(found.lines) * found.size * LINE <= 60


def test_what_fits_is_left_as_it_was() -> None:
    text = "Оборот вырос на 21,5\u00a0% до 11\u00a0224,9\u00a0млн долл. США"
    found = fitted(text, 800, 80, (28, 20))
    assert (found.text, found.size, found.cut) == (text, 28, False)


def test_a_smaller_size_is_taken_before_a_word_is_broken() -> None:
    amount = "11\u00a0224,9\u00a0млн\u00a0долл.\u00a0США"
    found = fitted(amount, 150, 60, (24, 12))
    assert (found.text, found.size) == (amount, 12)


def test_what_fits_at_no_size_ends_in_dots() -> None:
    found = fitted("слово " * 200, 120, 40, (12, 10))
    assert found.cut and found.text.endswith("…")


@pytest.mark.parametrize("text", ["", " ", "\u00a0"])
def test_nothing_is_no_trouble(text: str) -> None:
    assert not fitted(text, 10, 10, (12,)).cut


def test_a_text_that_is_too_long_ends_behind_a_whole_word_and_keeps_its_flow():
    name = "87 Наземный транспорт, кроме железнодорожного и прочего (имп.)"
    shown = [whole_words(name, lambda text, most=most: len(text) <= most)
             for most in (80, 55, 50, 40, 30)]  # fmt: skip
    assert shown == [
        name,
        "87 Наземный транспорт, кроме железнодорожного… (имп.)",
        "87 Наземный транспорт, кроме… (имп.)",
        "87 Наземный транспорт, кроме… (имп.)",
        "87 Наземный транспорт… (имп.)",
    ]


def test_a_word_that_is_too_long_by_itself_is_cut():
    assert whole_words("http://pages.example/trade", lambda text: len(text) <= 12) == "http://page…"
