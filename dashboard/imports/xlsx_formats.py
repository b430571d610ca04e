"""What a cell of a workbook shows, as text; or why that cannot be told.

Excel keeps a date as a count of days and shows as much of it as the cell's format says: May 2019
and 1 May 2019 are the same count. Only what is shown was stated, so ``2019-05`` is read of the
one and ``2019-05-01`` of the other. What would be shown otherwise than it is stored (a number in
a format, an error, a formula whose value was not stored) is not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from dashboard.imports.values import names_currency, names_scale
from dashboard.imports.written_dates import iso_date
from dashboard.sentences import said

if TYPE_CHECKING:
    from dashboard.imports.xlsx_rows import Cell

GENERAL = "General"
BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%",
    "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "14": "mm-dd-yy", "15": "d-mmm-yy",
    "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm",
    "21": "h:mm:ss", "22": "m/d/yy h:mm", "37": "#,##0 ;(#,##0)", "38": "#,##0 ;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;[Red](#,##0.00)", "45": "mm:ss",
    "46": "[h]:mm:ss", "47": "mmss.0", "48": "##0.0E+0", "49": "@",
}  # fmt: skip
"""The number formats that a workbook names without writing them out (ECMA-376, 18.8.30)."""

_AS_IT_IS = ("general", "@", "0", "")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_HALVES = re.compile(r"AM/PM|A/P", re.IGNORECASE)
_FRACTIONS = re.compile(r"s+\.0+", re.IGNORECASE)
_OF_NUMBERS = re.compile(r"[0#?@]|general")
_MARKS = re.compile(r"\[[^\]]*\]|_.|\*.")
_WORDS = re.compile(r'"([^"]*)"|\\(.)')
_CURRENCY = re.compile(r"\[\$([^\]-]+)")
_BEHIND = re.compile(r"[0#?](?:,+(?=[^0#?,]|$))")
_LETTERS = re.compile(r"y+|m+|d+|h+|s+|e")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSEEN = " \t\n\r\v\f\u00a0\u200b\u2060\ufeff"
_BREAKS = re.compile(r"[ \t]*(?:\r\n?|[\n\v\u2028\u2029])[ \t]*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TEXT = 32_767
"""Characters; Excel holds no more in a cell."""
_SHOWN_DIGITS = 11
_LAST_DAY = 2_958_465
"""31 December 9999, the last day that Excel shows, counted from 1900."""
_DAYS_TO_1904 = 1_462
_NO_DAY = 60
"""29 February 1900, which was none: Excel counts it, so days before it are one off."""


class Shown(NamedTuple):
    """The text that a cell shows, or, with a ``fault``, what is to be told of it."""

    text: str
    fault: str = ""


def shown(cell: Cell, *, dated: bool, from_1904: bool) -> Shown:
    """What a cell shows. ``dated``: a whole or partial date is expected, told as in ISO 8601;
    ``from_1904``: the workbook counts its days from then."""
    if cell.kind == "text":
        return _text(cell.value, dated)
    if cell.kind in ("error", "logical", "formula"):
        return Shown(cell.value, _fault(cell.kind))
    parts = _date_parts(cell.format)
    if not parts and cell.kind == "number":
        return _number(cell)
    if not dated:
        return Shown(cell.value, _fault("date", format=cell.format))
    day = _iso(cell.value) if cell.kind == "date" else _day(cell.value, from_1904)
    if day is None:
        return Shown(cell.value, _fault("no_date"))
    return _as_precise(day, parts or {"y", "m", "d"}, cell)


def scales(code: str) -> bool:
    """Whether a number format shows a number as another one: per cent, thousands by a comma behind
    the digits, a word that says so or tonnes, or another currency."""
    plain = _MARKS.sub("", code)
    words = " ".join(quoted or sign for quoted, sign in _WORDS.findall(plain))
    bare = _WORDS.sub(" ", plain)
    if "%" in bare or _BEHIND.search(bare):
        return True
    words = f"{words} {bare} {' '.join(_CURRENCY.findall(code))}"
    return names_scale(words) or names_currency(words)


def tidy(text: str) -> str:
    """A text as Excel shows it, with plain line breaks, without blanks at its ends."""
    return _BREAKS.sub("\n", _unescaped(text)).strip(_UNSEEN)


def _text(raw: str, dated: bool) -> Shown:
    text = tidy(raw)
    if len(text) > _LONGEST_TEXT:
        return Shown(text, _fault("too_long", most=f"{_LONGEST_TEXT:,}"))
    if unseen := _CONTROL.search(text):
        return Shown(text, _fault("control", code=f"U+{ord(unseen[0]):04X}"))
    return Shown(iso_date(text) if dated else text)


def _unescaped(text: str) -> str:
    """A text with what XML cannot hold: ``_x000D_`` stands for a carriage return."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _number(cell: Cell) -> Shown:
    try:
        number = float(cell.value)
    except ValueError:
        return Shown(cell.value, _fault("no_number"))
    plain = cell.format.casefold() in _AS_IT_IS
    if not plain or (cell.format == "0" and not number.is_integer()):
        key = "scaled" if scales(cell.format) else "formatted"
        return Shown(cell.value, _fault(key, format=cell.format))
    if not abs(number) < 10**_SHOWN_DIGITS:
        return Shown(cell.value, _fault("too_large"))
    return Shown(str(int(number)) if number.is_integer() else f"{number:.{_SHOWN_DIGITS}g}")


def _date_parts(code: str) -> set[str]:
    """What of a date a number format shows: ``y``, ``m``, ``d``, ``weekday``, and ``t`` for the
    time of day. Of the letters, ``m`` is minutes beside hours or seconds.
    """
    first = _QUOTED.sub("", code).split(";")[0]
    plain = _FRACTIONS.sub("s", _HALVES.sub("", first)).casefold()
    if _OF_NUMBERS.search(plain):
        return set()
    runs = _LETTERS.findall(plain)
    parts = set()
    for before, run, after in zip(["", *runs], runs, [*runs[1:], ""], strict=False):
        minutes = run in ("m", "mm") and (before.startswith("h") or after.startswith("s"))
        if minutes or run[0] in "hs":
            parts.add("t")
        elif run.startswith("ddd"):
            parts.add("weekday")
        else:
            parts.add("y" if run[0] == "e" else run[0])
    return parts


def _day(value: str, from_1904: bool) -> dt.date | None:
    try:
        count = float(value)
    except ValueError:
        return None
    days = int(count) + _DAYS_TO_1904 * from_1904 if 0 <= count <= _LAST_DAY else -1
    if days < 1 or days == _NO_DAY or days > _LAST_DAY:
        return None
    return dt.date(1899, 12, 30) + dt.timedelta(days + (days < _NO_DAY))


def _iso(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _as_precise(day: dt.date, parts: set[str], cell: Cell) -> Shown:
    if "y" not in parts or ("d" in parts and "m" not in parts):
        return Shown(day.isoformat(), _fault("no_year", format=cell.format))
    if "d" in parts:
        return Shown(day.isoformat())
    return Shown(day.isoformat()[: 7 if "m" in parts else 4])


def _fault(key: str, **values: object) -> str:
    return said(f"refused.cell.{key}", **values)
