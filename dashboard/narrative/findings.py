"""One sentence of finding beside each chart, in the form that the region's own page uses.

Every number in a sentence is the number of the chart's table, formatted the same way. Names of
countries and sectors stand in the nominative, after a colon or in brackets, so that no name has
to be declined; verbs agree with "exports", "imports" and "turnover" alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from babel.dates import get_month_names

from dashboard.language import Language

NOUNS = {"export": "exports", "import": "imports"}
MOST_NAMED = 3
"""Names in one sentence."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence is about: the reader's words, the two periods, the filters in words.

    ``causes`` maps a flow to the figure that names the cause of its growth (``T017``);
    ``partner`` and ``sector`` turn codes into names. ``qualifiers``: years whose amount is stated
    only as "about" or "more than"; nothing is computed from those.
    """

    words: Language
    year: int
    against: int
    flow: str | None = None
    subject: str = ""
    months: tuple[int, int] | None = None
    chosen: tuple[str, ...] = ()
    causes: Mapping[str, str] = field(default_factory=dict)
    qualifiers: Mapping[int, str] = field(default_factory=dict)
    partner: Callable[[str], str] = str
    sector: Callable[[str], str] = str

    @property
    def comparable(self) -> bool:
        """Whether the two years differ and are both known exactly."""
        return self.year != self.against and not {self.year, self.against} & set(self.qualifiers)

    def period(self, year: int) -> str:
        """``In 2018``, ``In January–September 2018``."""
        if self.months is None:
            return self.words.t("finding.period.year", year=year)
        return self.words.t("finding.period.months", months=self._months(), year=year)

    def before(self) -> str:
        """``against 2017``, or against the same months of it."""
        key = "year" if self.months is None else "months"
        return self.words.t(f"finding.against.{key}", year=self.against)

    def sentence(self, text: str) -> str:
        """A sentence about the filters, if there are any, with its own capital letter."""
        return f"{self.subject}: {text[0].lower()}{text[1:]}" if self.subject else text

    def _months(self) -> str:
        assert self.months is not None
        names = get_month_names("wide", "stand-alone", self.words.code)
        first, last = (str(names[month]) for month in self.months)
        return first if first == last else f"{first}–{last}"


def usd_of(row: Any, noun: str) -> float:
    """US dollars of a row, ``NaN`` where there is no row, no column or no value."""
    value = getattr(row, f"{noun}_usd", None)
    return float("nan") if value is None or value is pd.NA else float(value)


def qualified(words: Language, usd: float, qualifier: str) -> str:
    """An amount with how exactly its source states it: ``about $750.0 million``."""
    key, amount = f"chart.qualifier.{qualifier.replace('-', '_')}", words.usd(usd)
    return words.t(key, figure=amount) if qualifier and words.has(key) else amount


def ended(text: str) -> str:
    """A sentence with its full stop; an abbreviation at its end has one already."""
    return text if text.endswith(".") else f"{text}."


def listed(words: Language, names: Sequence[str]) -> str:
    """``a, b and c`` in the reader's language."""
    head, last = names[:-1], names[-1]
    return f"{', '.join(head)} {words.t('chart.and')} {last}" if head else last
