"""The formats of the cells of a workbook: numbers by their unit, signs before them, words."""

from __future__ import annotations

from typing import Any

from dashboard.documents.tables import Cell
from dashboard.language import MINUS, Language
from dashboard.render.theme import colour
from dashboard.typography import NBSP

FACE = "Arial"
PLAIN = {"font_name": FACE, "font_size": 10}
"""What a cell has that has no format. The widths of columns are counted in letters of it: those of
a face that a machine has not would be other ones, and print smaller."""
BELOW = ";"
"""What parts the format of numbers above zero from that of those below."""
FORMATS = {
    "_usd": "#,##0", "_pct": "0.0", "rank": "0", "year": "0", "usd": "#,##0.0", "pct": "0.0",
    "points": "0.0", "count": "#,##0", "kg": "#,##0.0", "usd_per_kg": "0.00", "index": "#,##0",
    "hhi_low": "#,##0", "hhi_high": "#,##0", "equivalent": "0.0", "equivalent_high": "0.0",
    "relative": "0.0", "serial": "mmm yyyy",
    "turned": f'"{MINUS}"#,##0.0{BELOW}#,##0.0{BELOW}#,##0.0',
}  # fmt: skip
"""Formats by the end of a column of the contract, or by the unit of a column of a chart."""
DRAWN_SHARE = "share"
"""A share in the table of what a chart draws, whose heads are names of series."""
WHOLE_SHARE = "whole_share"
WHOLE = {"usd": "count", "pct": "count", "points": "count", "relative": "count",
         DRAWN_SHARE: WHOLE_SHARE}  # fmt: skip
"""Units of columns of a chart in which a whole number is one that its source prints without
decimals, and the format of such a number."""
NAMING = ("year", "serial")
"""Numbers that name a row, and stand as names do; a ``serial`` is a month, as a count of days."""
SMALLEST, TENTHS = 0.1, "0.0"
"""The least that a format with one decimal tells, and what such a format has."""
LARGE = 100
"""From so many millions on one that is only about right has no decimals."""


class Styles:
    """The cell formats of a workbook."""

    def __init__(self, made: Any, words: Language) -> None:
        plain = {**PLAIN, "valign": "top"}
        # Of an indent alone xlsxwriter makes one from above, where cells stand at the top.
        set_in, at_right = {"align": "left", "indent": 1}, {"align": "right"}
        self.title = made.add_format({**plain, "bold": True, "font_size": 14})
        self.note = made.add_format({**plain, "font_color": colour("ink-2")})
        self.mark = made.add_format({**plain, "bold": True, "font_color": colour("warning")})
        self.text = made.add_format({**plain, **set_in, "text_wrap": True})
        underlined = {**plain, **set_in, "text_wrap": True, "underline": 1}
        self.leading = made.add_format(underlined)
        head = {**plain, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": colour("page")}
        self.head = made.add_format({**head, **set_in})
        # A head stands over its numbers, and a number that is written as words does among them.
        self._head_of_numbers = made.add_format({**head, **at_right})
        spoken = words.t("language.number_format")
        # Beside no other column that says so, a share says itself that it is one.
        percent = f'"{words.percent_signs("%")}"'
        self._codes = {**FORMATS, DRAWN_SHARE: f"0.0{percent}",
                       WHOLE_SHARE: f"0{percent}"}  # fmt: skip
        self.numbers = {
            end: made.add_format(
                {**plain, **set_in, "num_format": spoken + code} if end in NAMING
                else {**plain, **at_right, "num_format": _with_minus(spoken, code)})
            for end, code in self._codes.items()
        }  # fmt: skip
        self._made, self._plain, self._spoken = made, plain, spoken
        self._least = words.number(SMALLEST, 1)
        self._signed: dict[tuple[str, str], Any] = {}

    def of(self, column: str) -> Any:
        """The format of the cells of a column, by its unit."""
        return self.numbers.get(self._unit(column), self.text)

    def of_whole(self, column: str) -> Any:
        """The format of a number of a column that has no decimals."""
        return self.numbers[WHOLE[column]] if column in WHOLE else self.of(column)

    def small(self, column: str, value: Cell) -> Any:
        """The format of a number that is not nothing, of which its column would print "0.0": "<0.1"
        as the page has it; None of any other."""
        above, _, _ = self._codes.get(self._unit(column), "").partition(BELOW)
        _, tenths, after = above.rpartition(TENTHS)
        if not isinstance(value, float) or not tenths or not 0 < abs(value) < SMALLEST / 2:
            return None
        if (above, TENTHS) not in self._signed:
            found = f'"<{self._least}"{after}', f'">{MINUS}{self._least}"{after}'
            code = BELOW.join(found[::-1] if MINUS in above else found)
            look = {**self._plain, "align": "right", "num_format": code}
            self._signed[above, TENTHS] = self._made.add_format(look)
        return self._signed[above, TENTHS]

    def is_measure(self, column: str) -> bool:
        """Whether a column has numbers, and others than those that name a row or its place."""
        return self._unit(column) not in ("", "rank", *NAMING)

    def head_of(self, column: str) -> Any:
        """The format of the head of a column."""
        unit = self._unit(column)
        return self._head_of_numbers if unit and unit not in NAMING else self.head

    def signed(self, column: str, value: Cell, sign: str, *, whole: bool = False) -> Any:
        """The format of a cell of it that has a sign before its number; ``whole``: no decimal of it
        is justified."""
        unit = self._unit(column)
        if not isinstance(value, (int, float)) or not unit:
            return self.of(column)
        whole = whole or isinstance(value, int) or (unit == "usd" and abs(value) >= LARGE)
        code = self._codes[WHOLE.get(unit, "count") if whole else unit]
        if (code, sign) not in self._signed:
            before = f'{self._spoken}"{sign}{NBSP}"'
            look = {**self._plain, "align": "right", "num_format": _with_minus(before, code)}
            self._signed[code, sign] = self._made.add_format(look)
        return self._signed[code, sign]

    def _unit(self, column: str) -> str:
        return next((end for end in self.numbers if column.endswith(end)), "")


def _with_minus(before: str, code: str) -> str:
    """A format with what stands before its numbers; the sign of those below zero is a minus, and
    no hyphen as the office program would write."""
    parts = code.split(BELOW) if BELOW in code else (code, f'"{MINUS}"{code}')
    return BELOW.join(f"{before}{part}" for part in parts)
