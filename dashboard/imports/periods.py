"""Months: as files of releases number them (year · 13 + month, month 0 for a year as a whole), and
as customs files write them."""

from __future__ import annotations

import re
from datetime import date

from dashboard.imports.values import UNKNOWN
from dashboard.imports.wording import why
from dashboard.loaders.cube import PLACES
from dashboard.sentences import Sentence

FIRST_YEAR = 1990
_PERIOD = re.compile(r"(?:(\d{1,2})[/.])?(\d{4})", re.A)


def period_text(month: int) -> str:
    """``2019-03``, or ``2019`` for a whole year."""
    year, place = divmod(int(month), PLACES)
    return f"{year}-{place:02d}" if place else str(year)


def month_of(text: str, today: date) -> int:
    """``2019``, ``03/2019`` and ``03.2019`` → year · 13 + month, month 0 for a whole year.

    ``UNKNOWN`` for anything else, and for a time before the data began or still to come.
    """
    found = _PERIOD.fullmatch(text)
    if not found:
        return UNKNOWN
    year, month = int(found[2]), int(found[1] or 0)
    if found[1] and not 1 <= month <= 12:
        return UNKNOWN
    if not FIRST_YEAR <= year <= today.year or (year == today.year and month > today.month):
        return UNKNOWN
    return year * PLACES + month


def wrong_period(text: str, today: date) -> Sentence:
    """Why `month_of` does not understand a trimmed text."""
    found = _PERIOD.fullmatch(text)
    if not found:
        return why("period")
    if found[1] and not 1 <= int(found[1]) <= 12:
        return why("no_month", month=found[1])
    if int(found[2]) < FIRST_YEAR:
        return why("before_data", year=FIRST_YEAR)
    return why("to_come", now=f"{today:%Y-%m}")
