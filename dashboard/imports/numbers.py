"""A column of numbers: its values, and what the signs in it prove.

Whether a comma is decimal or groups thousands is a matter of the whole column, never of a value:
``1,234`` is read as its column says, and where nothing tells, it is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import pyarrow as pa

from dashboard.errors import SHOWN
from dashboard.imports.fast_values import Texts, read_numbers
from dashboard.imports.values import Number, has_exponent, number_of, scaled
from dashboard.imports.wording import why
from dashboard.sentences import Sentence

MONEY = "stoim"
SCALES = {MONEY: 2, "netto": 3, "kol": 3}
LARGEST = {MONEY: 10**13, "netto": 10**12, "kol": 10**12}
SIGNS = ".,"
_OTHER_SIGNS = re.compile(r"^[–—]|[()$€₽]|[-–−]$")
"""What spreadsheets and people put below zero, or beside a number."""
_DIGIT = re.compile(r"[0-9]")
_FOOTNOTE = re.compile(r"^[^(]*\)$")
_BESIDE = re.compile(r"[-+−]?[0-9][0-9.,\s'’]*([^0-9.,\s'’].*)", re.DOTALL)
"""A number with something behind it."""
Place = tuple[int, str]
"""Row of the file and text of a value."""


@dataclass(slots=True)
class Evidence:
    """By sign: how many values prove it decimal, how many of these with three places, how many
    that it groups; and the values that leave it open, the first of them kept."""

    decimal: Counter[str] = field(default_factory=Counter)
    thirds: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    open: dict[str, list[Place]] = field(default_factory=lambda: {sign: [] for sign in SIGNS})
    grouped: dict[str, list[Place]] = field(default_factory=lambda: {sign: [] for sign in SIGNS})

    def add(self, other: Evidence) -> None:
        """Take over what another stretch of the column proves."""
        for mine, theirs in (
            (self.decimal, other.decimal),
            (self.thirds, other.thirds),
            (self.groups, other.groups),
        ):
            mine.update(theirs)
        for places, more in ((self.open, other.open), (self.grouped, other.grouped)):
            for sign in SIGNS:
                places[sign] = (places[sign] + more[sign])[:SHOWN]


@dataclass(slots=True)
class Column:
    """Values in whole cents, grams or thousandths; which rows have none (``empty``) or something
    that is no number (``wrong``); which are larger than can be (``large``), which a spreadsheet
    has shortened (``shortened``), and which were rounded to what is whole (``cut``)."""

    values: np.ndarray
    empty: np.ndarray
    wrong: np.ndarray
    large: np.ndarray
    shortened: np.ndarray
    cut: np.ndarray
    evidence: Evidence


def column_of(
    name: str,
    column: pa.Array,
    numbers: np.ndarray,
    groups: str,
    word: Callable[[bytes], str],
) -> Column:
    """Read a column. ``groups`` are the signs known to group digits in it; ``word`` decodes and
    trims a value; ``numbers`` are the rows of the file."""
    scale, texts = SCALES[name], Texts(column)
    found = read_numbers(texts, scale)
    evidence = Evidence()
    for sign in SIGNS:
        here = found.known & (found.sign == ord(sign))
        if not here.any():
            continue
        open_here = here & found.asks
        proved = here & ~found.asks
        evidence.decimal[sign] = int(np.count_nonzero(proved))
        evidence.thirds[sign] = int(np.count_nonzero(proved & (found.places == 3)))
        rows = np.flatnonzero(open_here)
        evidence.open[sign] = [
            (int(numbers[row]), word(column[int(row)].as_py())) for row in rows[:SHOWN]
        ]
        if sign in groups:
            found.known[rows] = False
    values, cut = found.value, found.known & found.cut
    wrong, shortened = np.zeros(len(column), bool), np.zeros(len(column), bool)
    empty = texts.lengths == 0
    left = np.flatnonzero(~found.known & ~empty)
    for row, raw in zip(left, column.take(pa.array(left)).to_pylist(), strict=True):
        text = word(raw)
        if not text:
            empty[row] = True
            continue
        number = number_of(text)
        if number is None:
            (shortened if has_exponent(text) else wrong)[row] = True
            continue
        _note(number, evidence, (int(numbers[row]), text))
        values[row] = _value(number, groups, scale, name)
        cut[row] = number.grouped is None and number.value.scaleb(scale) % 1 != 0
    values[empty | wrong | shortened] = 0
    large = np.abs(values) >= LARGEST[name] * 10**scale
    return Column(values, empty, wrong, large, shortened, cut, evidence)


def wrong_number(text: str) -> Sentence:
    """Why `number_of` does not understand a trimmed text."""
    if not text:
        return why("no_value")
    if not _DIGIT.search(text):
        return why("no_number")
    if _OTHER_SIGNS.search(text) and not _FOOTNOTE.search(text):
        return why("number_signs")
    beside = _BESIDE.fullmatch(text)
    return why("number_beside", sign=beside[1]) if beside else why("number")


def _value(number: Number, groups: str, scale: int, name: str) -> int:
    value = number.value
    if number.grouped is not None and number.sign in groups:
        value = number.grouped
    # Whatever is too large to be true is so by any measure; it must only fit into the column.
    most = Decimal(LARGEST[name])
    return scaled(max(min(value, most), -most), scale)


def _note(number: Number, evidence: Evidence, place: Place) -> None:
    if number.groups:
        evidence.groups[number.groups] += 1
        evidence.grouped[number.groups] = [*evidence.grouped[number.groups], place][:1]
    if number.proves == "thousands":
        evidence.groups[number.sign] += 1
        evidence.grouped[number.sign] = [*evidence.grouped[number.sign], place][:1]
    elif number.proves == "decimal":
        evidence.decimal[number.sign] += 1
        evidence.thirds[number.sign] += number.places == 3
    elif number.proves == "question" and len(evidence.open[number.sign]) < SHOWN:
        evidence.open[number.sign].append(place)


def settle(
    columns: Mapping[str, Evidence],
) -> tuple[dict[str, str], list[tuple[int, str, str, Sentence]]]:
    """The signs that group digits in each column where that decides a value, and what cannot be
    decided (row, column, value, reason).

    A sign that is decimal in one column and groups digits in another is a file of two minds: one
    of them is a slip, and nothing says which. An open value is read as its column proves. Where
    the column proves nothing the other columns of the file do; but money has no thousandths of a
    dollar, so there an open value needs its own column's word.
    """
    grouping: dict[str, str] = {}
    faults: list[tuple[int, str, str, Sentence]] = []
    for name, one in columns.items():
        for sign in SIGNS:
            if one.groups[sign] and any(each.decimal[sign] for each in columns.values()):
                faults += [
                    (row, name, text, why("both_signs", sign=sign))
                    for row, text in one.grouped[sign]
                ]
            elif not one.open[sign]:
                continue
            elif one.groups[sign] or _elsewhere(columns, name, sign, "groups"):
                grouping[name] = grouping.get(name, "") + sign
            elif not _is_decimal(columns, name, sign):
                faults += [
                    (row, name, text, why("open_sign", sign=sign)) for row, text in one.open[sign]
                ]
    return grouping, faults


def _is_decimal(columns: Mapping[str, Evidence], name: str, sign: str) -> bool:
    one = columns[name]
    if name == MONEY:
        return one.thirds[sign] > 0
    return one.decimal[sign] > 0 or _elsewhere(columns, name, sign, "decimal")


def _elsewhere(columns: Mapping[str, Evidence], name: str, sign: str, what: str) -> bool:
    """Whether the other columns prove something of a sign, and nothing against it."""
    others = [one for other, one in columns.items() if other != name]
    against = "decimal" if what == "groups" else "groups"
    mine = columns[name]
    return (
        not mine.decimal[sign]
        and any(getattr(one, what)[sign] for one in others)
        and not any(getattr(one, against)[sign] for one in others)
    )
