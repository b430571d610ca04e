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
from dashboard.loaders.records import records
from dashboard.measures.growth import growth_pct

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


def trade_finding(frame: pd.DataFrame, told: Telling) -> str:
    """``In 2018 turnover … increased by 21.5% … Exports increased by 25.7% … due to …``.

    ``frame``: ``year, exports_usd, imports_usd, turnover_usd``, one row a year. Empty when
    nothing of the year is known.
    """
    now, then = _row(frame, told.year), _row(frame, told.against)
    whole = [NOUNS[told.flow]] if told.flow else ["turnover"]
    first = _moved(told, whole[0], now, then)
    if not first:
        return ""
    parts = [] if told.flow else ["exports", "imports"]
    more = [text for noun in parts if (text := _part(told, noun, now, then))]
    if told.flow and (due := _due(told, whole[0], now, then)):
        first = f"{first} {due}"
    return " ".join([ended(told.sentence(first)), *(ended(text) for text in more)])


def _moved(told: Telling, noun: str, now: Any, then: Any) -> str:
    words, usd, before = told.words, usd_of(now, noun), usd_of(then, noun)
    if usd != usd:
        return ""
    measure = words.t(f"finding.{'own' if told.subject else 'whole'}.{noun}")
    level = qualified(words, usd, told.qualifiers.get(told.year, ""))
    values = {"period": told.period(told.year), "measure": measure, "level": level}
    growth = growth_pct(usd, before)
    if growth != growth or not told.comparable:
        return words.t("finding.level", **values)
    return words.t(
        f"finding.moved.{_way(growth)}",
        **values,
        growth=words.percent(abs(growth)),
        change=words.usd(abs(usd - before)),
        before=told.before(),
    )


def _part(told: Telling, noun: str, now: Any, then: Any) -> str:
    words, usd = told.words, usd_of(now, noun)
    growth = growth_pct(usd, usd_of(then, noun))
    if usd != usd or growth != growth or not told.comparable:
        return ""
    text = words.t(
        f"finding.part.{_way(growth)}",
        measure=words.t(f"card.{noun}"),
        growth=words.percent(abs(growth)),
        level=words.usd(usd),
    )
    return f"{text} {_due(told, noun, now, then)}".rstrip()


def _due(told: Telling, noun: str, now: Any, then: Any) -> str:
    """``due to the growth of exports of …``, only of what grew and only as the source says."""
    flow = next(own for own, name in NOUNS.items() if name == noun)
    cause = told.causes.get(flow, "")
    grew = growth_pct(usd_of(now, noun), usd_of(then, noun)) >= 0.05
    key = f"finding.due.{cause}"
    return told.words.t(key) if cause and grew and told.words.has(key) else ""


def balance_finding(frame: pd.DataFrame, told: Telling) -> str:
    """``In 2018 exports exceeded imports by … (coverage ratio …); in 2017 …``."""
    words = told.words
    clauses: list[str] = []
    for year in dict.fromkeys((told.year, told.against)):
        row = _row(frame, year)
        balance = usd_of(row, "balance")
        if balance != balance:
            if year == told.year:
                return ""
            continue
        clause = words.t(
            f"finding.balance.{'surplus' if balance >= 0 else 'deficit'}",
            period=told.period(year),
            balance=words.usd(abs(balance)),
            coverage=words.percent(float(row.coverage_pct)),
        )
        clauses.append(clause if not clauses else clause[0].lower() + clause[1:])
    return ended(told.sentence("; ".join(clauses)))


def contribution_finding(frame: pd.DataFrame, told: Telling) -> str:
    """``Turnover grew by 21.5% …: exports contributed +15.7 p.p., imports +5.7 p.p.``

    ``frame`` as from `dashboard.measures.growth.contribution`.
    """
    words, rows = told.words, {str(row.part): row for row in records(frame)}
    if not {"exports", "imports", "to"} <= set(rows):
        return ""
    total = float(rows["to"].growth_pct)
    text = words.t(
        f"finding.contribution.{_way(total)}",
        period=told.period(told.year),
        before=told.before(),
        growth=words.percent(abs(total)),
        exports=words.points(float(rows["exports"].contribution_pp)),
        imports=words.points(float(rows["imports"].contribution_pp)),
    )
    return ended(told.sentence(text))


def _way(growth: float) -> str:
    return "same" if abs(growth) < 0.05 else "up" if growth > 0 else "down"


def _row(frame: pd.DataFrame, year: int) -> Any:
    found = frame[frame["year"].eq(year)]
    return next(iter(records(found)), None)


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
