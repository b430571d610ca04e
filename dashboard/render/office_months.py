"""Months and many years on the axis of a native chart: a true axis of time, with a name a year.

Of a row of texts PowerPoint names each twelfth, LibreOffice each that has room beside the last:
every ninth or eleventh month, at no place that a reader looks for. Of dates both name what the
axis says: the year at its January, or each quarter where there are few years. Names of more years
than have room side by side would be slanted; of dates every second one is named, level.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.charts.plot import Category
from dashboard.language import Language
from dashboard.measures.time_series import YEAR

FEW_YEARS = 3
"""Up to so many years, quarters have room for their names."""
YEARS = "yyyy"
QUARTER = 3
"""Months."""
MANY_YEARS, NAMED_YEARS = 26, 20
"""Up to so many years in a row, each has room for its name; and of more, so many names have."""


def dates_of(categories: Sequence[Category]) -> tuple[dt.date, ...]:
    """The first days of the months that categories stand for (``2021-03``), where there are more
    of them than one year has, or of the years, where they are many; else none."""
    keys = [one.key.partition("-") for one in categories]
    if len(keys) > MANY_YEARS and all(one.key.isdigit() for one in categories):
        return tuple(dt.date(int(year), 1, 1) for year, *_ in keys)
    if len(keys) <= YEAR or not all(year.isdigit() and _is_month(month) for year, _, month in keys):
        return ()
    return tuple(dt.date(int(year), int(month), 1) for year, _, month in keys)


def yearly(dates: Sequence[dt.date]) -> bool:
    """Whether dates stand for years, and not for their months."""
    return bool(dates) and all(one.month == 1 for one in dates)


def _is_month(text: str) -> bool:
    return len(text) == 2 and text.isdigit() and 1 <= int(text) <= YEAR


def month_format(words: Language) -> str:
    """The code of a month in a cell: ``[$-419]mmm yyyy``."""
    return f"{words.t('language.number_format')}mmm yyyy"


def cell_format(dates: Sequence[dt.date], words: Language) -> str:
    """The code of a date in a cell: a month, or a year alone."""
    return YEARS if yearly(dates) else month_format(words)


def axis_format(dates: Sequence[dt.date], words: Language) -> str:
    """The code of what an axis of time says: years, or quarters by their first month."""
    return month_format(words) if _quarters(dates) else YEARS


def each(dates: Sequence[dt.date]) -> tuple[int, str]:
    """How far it is from one name to the next, and in what: 3 months or 1 year; of many years 2 or
    more."""
    if yearly(dates):
        return -(-len(dates) // NAMED_YEARS), "years"
    return (QUARTER, "months") if _quarters(dates) else (1, "years")


def _quarters(dates: Sequence[dt.date]) -> bool:
    return len(dates) <= FEW_YEARS * YEAR and not yearly(dates)
