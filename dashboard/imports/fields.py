"""Columns of bytes → columns of meanings: which month, flow, partner, code, how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.imports.fast_values import Texts, read_codes
from dashboard.imports.formats import CustomsFile
from dashboard.imports.headings import PART
from dashboard.imports.limits import Limits
from dashboard.imports.numbers import SCALES, Column, column_of
from dashboard.imports.periods import month_of
from dashboard.imports.reading import FEW_VALUES, Lines
from dashboard.imports.values import BLANKS, code_of, flow_of, is_total, region_of, trimmed

KEPT_WORDS = 100_000
"""Different values of a column that are remembered; beyond, they are read again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What rows are held against: ``alpha2`` → partner, the regions that are kept (none: all),
    the day, and the limits."""

    alpha2: Mapping[str, str]
    regions: tuple[int, ...]
    today: date
    limits: Limits


@dataclass(slots=True)
class Words:
    """A column of few values: each different text, trimmed, and which of them a row has.
    ``written`` are the texts as the file has them."""

    texts: list[str]
    of_row: np.ndarray
    written: list[str]

    def each(self, meaning: Callable[[str], Any], kind: Any) -> np.ndarray:
        """What the value of every row means."""
        found: np.ndarray = self.by_text(meaning, kind)[self.of_row]
        return found

    def by_text(self, meaning: Callable[[str], Any], kind: Any) -> np.ndarray:
        """What every different text means."""
        return np.array([meaning(text) for text in self.texts], kind)


@dataclass(slots=True)
class Codes:
    """Commodity codes, filled up to ten digits; ``digits`` that came. ``odd`` are the texts that
    were not understood, of the rows ``odd_rows``."""

    filled: np.ndarray
    digits: np.ndarray
    odd: Words
    odd_rows: np.ndarray


@dataclass(slots=True)
class Fields:
    """What the rows of a block mean. ``UNKNOWN`` where flow, month or region is none."""

    words: dict[str, Words]
    parts: list[Words]
    """What else tells rows apart."""
    flow: np.ndarray
    month: np.ndarray
    region: np.ndarray
    named_regions: list[tuple[int, str]]
    """The code and the name that each different text of the regions has."""
    codes: Codes
    numbers: dict[str, Column]
    sums: np.ndarray
    """Rows that add up others."""
    empty: np.ndarray
    """Rows in which nothing stands."""


class FieldReader:
    """Reads the values of one file. Several threads may read at once.

    ``groups``: the signs known to group digits, by column.
    """

    def __init__(self, file: CustomsFile, rules: Rules, groups: Mapping[str, str]) -> None:
        self._encoding = file.encoding
        self._today = rules.today
        self._groups = groups
        self._known: dict[bytes, str] = {}

    def word(self, raw: bytes) -> str:
        """A value in its letters, without blanks around it, in capitals."""
        return trimmed(raw.decode(self._encoding, "replace"))

    def shown(self, raw: bytes) -> str:
        """A value as a person would read it, for whoever looks for it in the file."""
        return raw.decode(self._encoding, "replace").strip(BLANKS)

    def words(self, column: pa.DictionaryArray) -> Words:
        """The different values of a column."""
        values = column.dictionary.to_pylist()
        return Words([self._word(raw) for raw in values], column.indices.to_numpy(),
                     [self.shown(raw) for raw in values])  # fmt: skip

    def _word(self, raw: bytes) -> str:
        found = self._known.get(raw)
        if found is None:
            found = self.word(raw)
            if len(self._known) > KEPT_WORDS:
                self._known.clear()
            self._known[raw] = found
        return found

    def fields(self, lines: Lines) -> Fields:
        """What the rows of a block mean."""
        words = {name: self.words(lines.columns[name]) for name in FEW_VALUES}
        codes = self._codes(lines.columns["tnved"])
        numbers = {
            name: column_of(
                name, lines.columns[name], lines.numbers, self._groups.get(name, ""), self.word
            )
            for name in SCALES
        }
        return Fields(
            words=words,
            parts=[self.words(one) for name, one in lines.columns.items() if name.startswith(PART)],
            flow=words["napr"].each(flow_of, np.int8),
            month=words["period"].each(lambda text: month_of(text, self._today), np.int16),
            region=words["region"].each(lambda text: region_of(text)[0], np.int32),
            named_regions=[region_of(text) for text in words["region"].written],
            codes=codes,
            numbers=numbers,
            sums=_sums(words, codes),
            empty=_empty(words, codes, numbers),
        )

    def _codes(self, column: pa.Array) -> Codes:
        texts = Texts(column)
        filled, digits, known = read_codes(texts)
        rows = np.flatnonzero(~known)
        odd = self.words(column.take(pa.array(rows)).dictionary_encode())
        found = [code_of(text) for text in odd.texts]
        for target, name in ((filled, "filled"), (digits, "digits")):
            target[rows] = np.array([getattr(code, name) for code in found], np.int64)[odd.of_row]
        still = odd.by_text(lambda text: code_of(text).odd is not None, bool)[odd.of_row]
        return Codes(filled, digits, Words(odd.texts, odd.of_row[still], odd.written), rows[still])


def _sums(words: Mapping[str, Words], codes: Codes) -> np.ndarray:
    found = np.zeros(len(codes.filled), bool)
    for name, column in words.items():
        found |= column.each(is_total if name != "region" else _is_all_regions, bool)
    found[codes.odd_rows] |= codes.odd.each(is_total, bool)
    return found


def _is_all_regions(text: str) -> bool:
    return is_total(text) or is_total(region_of(text)[1])


def _empty(words: Mapping[str, Words], codes: Codes, numbers: Mapping[str, Column]) -> np.ndarray:
    found = np.zeros(len(codes.filled), bool)
    found[codes.odd_rows] = codes.odd.each(lambda text: not text, bool)
    for words_of in words.values():
        found &= words_of.each(lambda text: not text, bool)
    for column in numbers.values():
        found &= column.empty
    return found
