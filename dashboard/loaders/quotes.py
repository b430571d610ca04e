"""Evidence: a figure has its value in its quote, a relation or an event a quote, and all a date.

What lacks one of these stands in ``data/published/exceptions.csv`` with the reason, or it is
refused. A quote that has its value in words says there in which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

import pandas as pd

from dashboard.loaders.checking import Fault
from dashboard.loaders.records import records
from dashboard.sentences import said

_SCALES = {
    "billion": 1000, "bn": 1000, "млрд": 1000, "миллиард": 1000, "mrd": 1000,
    "million": 1, "m": 1, "млн": 1, "миллион": 1, "mio": 1,
    "тыс": 0.001, "тысяч": 0.001, "thousand": 0.001,
}  # fmt: skip
"""Words after a number → millions, in the languages of the sources."""
_BY_LENGTH = sorted(_SCALES, key=len, reverse=True)
_NUMBER = re.compile(r"(\d{1,3}(?:[ ,\u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,] ?\d+)?)[ -]?([^\W\d]*)")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


def numbers_in(quote: str) -> set[float]:
    """The numbers of a quote as they stand, in millions where a scale follows, and together:
    ``76 млрд 721 млн`` has 76, 721, 76,000 and 76,721."""
    found: set[float] = set()
    whole = 0.0
    for match in _NUMBER.finditer(quote):
        value = _number(match[1])
        found.add(value)
        scale = _scale(match[2].lower())
        if scale is not None:
            whole += value * scale
            found |= {round(one, 6) for one in (value * scale, value * scale * 1000, whole)}
    return found


def _number(text: str) -> float:
    plain = text.replace("\u00a0", "").replace(" ", "")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def _scale(word: str) -> float | None:
    """Words of three letters and more may have an ending: ``миллиона``."""
    fits = (one for one in _BY_LENGTH if word == one or (len(one) > 2 and word.startswith(one)))
    return next((_SCALES[one] for one in fits), None)


class Exceptions:
    """The rows of ``exceptions.csv``: what each lacks, and the words that are a value."""

    __slots__ = ("_lacking", "_words")

    def __init__(self, rows: pd.DataFrame) -> None:
        self._lacking = set(zip(rows["row"], rows["lacks"], strict=True))
        self._words = {row.row: row.words for row in records(rows) if row.words}

    def lack(self, row: str, what: str) -> bool:
        """Whether a row is known to lack something."""
        return (row, what) in self._lacking

    def figures(self, frame: pd.DataFrame, dated: Collection[str]) -> Iterator[Fault]:
        """Figures whose quote lacks their value, and those that nothing dates: neither a year nor
        their source (``dated``: the sources that have a date)."""
        for place, row in enumerate(records(frame)):
            if not (self.lack(row.figure, "value") or self._valued(row)):
                value = f"{row.value:.12g}"
                yield Fault(place, "quote", row.quote, said("refused.rule.value", value=value))
            if pd.isna(row.year) and not (row.source in dated or self.lack(row.figure, "date")):
                yield Fault(place, "year", "", said("refused.rule.undated"))

    def _valued(self, row: Any) -> bool:
        """Whether the quote of a figure has its value; one that is not a number has none."""
        if pd.isna(row.value) or abs(row.value) in numbers_in(row.quote):
            return True
        words = self._words.get(row.figure)
        return words is not None and words.lower() in row.quote.lower()

    def relations(self, frame: pd.DataFrame, dated: Collection[str]) -> Iterator[Fault]:
        """Relations without a quote, and those that nothing dates: neither since when nor until,
        nor when a source showed them alive, nor their source."""
        for place, row in enumerate(records(frame)):
            yield from self._unquoted(place, row.relation, row.quote)
            known = row.since or row.until or row.attested or row.source in dated
            if not (known or self.lack(row.relation, "date")):
                yield Fault(place, "since", "", said("refused.rule.undated"))

    def events(self, frame: pd.DataFrame) -> Iterator[Fault]:
        """Events without a quote, and those without a date that do not say that it is unknown."""
        for place, row in enumerate(records(frame)):
            yield from self._unquoted(place, row.event, row.quote)
            if not row.start and pd.isna(row.year) and row.precision != "unknown":
                yield Fault(place, "start", "", said("refused.rule.undated"))

    def _unquoted(self, place: int, row: str, quote: str) -> Iterator[Fault]:
        if not (quote or self.lack(row, "quote")):
            yield Fault(place, "quote", "", said("refused.rule.quote"))
