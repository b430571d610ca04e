"""Words inside a figure: in short lines that lose no word."""

from __future__ import annotations

import pytest

from dashboard.render.texts import wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("Turnover", ["Turnover"]),
        ("goods and services", ["goods and", "services"]),
        ("ten letter", ["ten letter"]),
        (" a  b ", ["a b"]),
        ("incomprehensibilities of it", ["incomprehensibilities", "of it"]),
    ],
)
def test_lines_are_short_where_words_are(text: str, lines: list[str]) -> None:
    assert wrap(text, 10) == lines
