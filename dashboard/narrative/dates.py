"""Months in the reader's language, as names and as spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from babel.dates import get_month_names

from dashboard.language import Language
from dashboard.months import WHOLE_YEAR, Months, stretches
from dashboard.query import Query

Width = Literal["wide", "abbreviated"]
_FIRST = 3
"""Spans of months that a line has room for; of more so many months are named."""


def month_name(words: Language, month: int, width: Width = "wide") -> str:
    """The name of a month standing alone: ``January``, ``Jan`` where it must be short."""
    return _month_names(words.locale, width)[month]


@cache
def _month_names(locale: str, width: Width) -> Mapping[int, str]:
    # Babel makes out anew at each question which locale is meant: for one month of one hover.
    return {month: str(name)
            for month, name in get_month_names(width, "stand-alone", locale=locale).items()
            }  # fmt: skip


def in_month(words: Language, month: int) -> str:
    """A month as when something was: ``in January``."""
    return words.t(f"months.in.{month}")


def month_span(words: Language, months: tuple[int, int]) -> str:
    """``January–September``, or the one month."""
    return _month_span(words.locale, months)


def _month_span(locale: str, months: tuple[int, int]) -> str:
    first, last = (_month_names(locale, "wide")[month] for month in months)
    return first if first == last else f"{first}–{last}"


def runs(words: Language, months: Iterable[int]) -> str:
    """Months as runs of them: ``January–March, May``."""
    return _runs(words.locale, frozenset(months))


@lru_cache(maxsize=256)
def _runs(locale: str, months: frozenset[int]) -> str:
    return ", ".join(_month_span(locale, run) for run in stretches(months))


def years_listed(words: Language, years: Iterable[int]) -> str:
    """Years of which the same is said: ``2017, 2019``."""
    every = [*years]
    if len(every) < 2:
        return "".join(words.date(str(year)) for year in every)
    return words.t("language.several_years", years=", ".join(map(str, every)))


def year_runs(words: Language, years: Iterable[int]) -> str:
    """Years as runs of them: ``2013–2016, 2018``."""
    every = frozenset(years)
    names = [str(first) if first == last else f"{first}–{last}"
             for first, last in stretches(every)]  # fmt: skip
    if len(every) < 2:
        return years_listed(words, every)
    return words.t("language.several_years", years=", ".join(names))


def known_span(words: Language, query: Query) -> str:
    """The months in force, as far as the year of the query knows them: a gap is none of them."""
    assert query.months is not None
    if query.year is None:
        return runs(words, query.months)
    return span_of_year(words, query, query.year, query.months)


def span_of_year(words: Language, query: Query, year: int, months: Months) -> str:
    """The same of any months of a year, of the flow of the query."""
    known = query.choices.counted(year, months, query.flow) - {0}
    return runs(words, known or months)


def periods_in(periods: Sequence[str], words: Language) -> str:
    """Periods in words, year by year: ``2016–2018; January–March, May 2019``."""
    years: dict[int, list[int]] = {}
    for period in sorted(periods):
        when, _, month = period.partition("-")
        years.setdefault(int(when), []).extend([int(month)] if month else [])
    whole = [year for year, months in years.items() if len(months) in (0, len(WHOLE_YEAR))]
    found = []
    for year, months in years.items():
        if year not in whole:
            found.append(words.t("language.months_of_year", months=runs(words, months), year=year))
        elif year - 1 not in whole:
            last = next(end for end in range(year, year + len(years) + 1) if end + 1 not in whole)
            span = str(year) if last == year else f"{year}–{last}"
            found.append(words.t("imports.year" if last == year else "imports.years", years=span))
    return "; ".join(found)


def periods_or_first(periods: Sequence[str], words: Language) -> str:
    """The same, where that is no long line: of many months with gaps between them how many there
    are, of which years, and the first of them."""
    months = sorted(one for one in periods if "-" in one)
    numbers = [int(one[:4]) * len(WHOLE_YEAR) + int(one[5:]) for one in months]
    if len([*stretches(frozenset(numbers))]) <= _FIRST:
        return periods_in(periods, words)
    first, last = months[0][:4], months[-1][:4]
    return words.plural(
        "imports.months_among",
        len(months),
        years=words.date(first) if first == last else words.t(
            "language.years", first=first, last=last),
        first=periods_in(months[:_FIRST], words),
    )  # fmt: skip
