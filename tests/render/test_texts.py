"""Words inside a figure: in short lines that lose no word."""

from __future__ import annotations

import pytest

from dashboard.render import texts
from dashboard.render.texts import wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("Turnover", ["Turnover"]),
        ("goods and services", ["goods and", "services"]),
        ("ten letter", ["ten letter"]),
        (" a  b ", ["a b"]),
        ("Лес и бумага", ["Лес", "и бумага"]),
        ("Лес и древесина", ["Лес и", "древесина"]),
        ("end with a", ["end with a"]),
        ("is an end with a", ["is an end", "with a"]),
        ("incomprehensibilities of it", ["incomprehensibilities", "of it"]),
    ],
)
def test_lines_are_short_where_words_are(text: str, lines: list[str]) -> None:
    assert wrap(text, 10) == lines


def test_no_line_of_a_hover_ends_between_a_number_and_its_unit() -> None:
    # It was "Turnover in 2018: about $1.75 / billion".
    said = texts.hover_html("China\nTurnover in 2018: about $1.75 billion.", 30)
    assert said.split("<br>")[1:] == ["Turnover in 2018: about", "$1.75\xa0billion."]
