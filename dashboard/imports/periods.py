"""Months: as files of releases number them (year · 13 + month, month 0 for a year as a whole), and
as customs files write them."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

from dashboard.imports.values import UNKNOWN
from dashboard.imports.wording import why
from dashboard.imports.written_dates import month_named
from dashboard.loaders.cube import PLACES
from dashboard.sentences import Sentence

FIRST_YEAR = 1990
_NAMES = ["ЯНВ", "ФЕВ", "МАР", "АПР", "МА[ЙЯ]", "ИЮН", "ИЮЛ", "АВГ", "СЕН", "ОКТ", "НОЯ", "ДЕК"]
_ENGLISH = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_SHOWN = tuple(
    re.compile(rf"(?:{ours}|{theirs})[А-ЯA-Z]*[ .,/-]+(\d{{4}}|\d\d)(?: ?Г\.?)?", re.A)
    for ours, theirs in zip(_NAMES, _ENGLISH, strict=True)
)
"""How a spreadsheet shows a date of each month: ``ЯНВ.21``, ``JAN-21``."""
_DAY = re.compile(
    r"(?:(\d{1,2})(?P<sign>[./-])(\d{1,2})(?P=sign)(\d{4})|(\d{4})-?(\d\d)-?(\d\d))(?:[ T].*)?",
    re.A,
)
_SERIAL = re.compile(r"[34]\d{4}", re.A)
_DAY_NOUGHT = date(1899, 12, 30)
"""From which spreadsheets count days: 44197 is the first of January 2021."""
_QUARTER = re.compile(
    r"(?<![А-ЯЁ])КВ(?![А-ЯЁ])|КВАРТАЛ|(?<![A-Z])[QH][1-4]|[1-4] ?[QH](?![A-Z])|QUARTER|HALF"
    r"|ПОЛУГОД|П/Г|МЕС(?:\.|ЯЦ)|\d ?[МM](?:ЕС)?\b"
)
"""What says that a value is of several months; years stand beside it without a blank as well."""
_MONTH = rf"(?:\d{{1,2}}|{'|'.join(_NAMES + _ENGLISH)})[А-ЯA-Z]*"
_SPAN = re.compile(rf"{_MONTH}(?:[ ./]+\d{{4}})? ?[-–—] ?{_MONTH}[ ./]+\d{{4}}(?: ?Г\.?)?", re.A)
"""From one month to another: ``01-03/2021``, ``ЯНВАРЬ–МАРТ 2021``."""
_SHORT = re.compile(r"(0[1-9]|1[0-2])[-./](?:19|20)?(\d\d)", re.A)
_OTHER_ORDER = re.compile(r"(\d{4})[-./MМ]?(0[1-9]|1[0-2])", re.A)
_WORD_BEHIND = re.compile(r"(\d{4})(?: ?Г\.?)?[ ,./-]+([^\W\d_]+)")
"""``2021 ЯНВАРЬ``"""
_YEAR_AS_NUMBER = re.compile(r"(\d{4})[.,]0+", re.A)
"""How programs write a year that they take for a number."""
_PERIOD = re.compile(r"(?:(\d{1,2})[/.])?(\d{4})", re.A)
_IN_WORDS = re.compile(r"([^\W\d_]+)[ \u00a0]+(\d{4})(?:[ \u00a0]?Г(?:\.|ОДА?)?)?")


def period_text(month: int) -> str:
    """``2019-03``, or ``2019`` for a whole year."""
    year, place = divmod(int(month), PLACES)
    return f"{year}-{place:02d}" if place else str(year)


def month_of(text: str, today: date) -> int:
    """``2019``, ``03/2019``, ``03.2019`` and ``МАРТ 2019`` → year · 13 + month, month 0 for a whole
    year. A name of a month is whole and its year has four digits: ``МАР.19`` may be a day.

    ``UNKNOWN`` for anything else, and for a time before the data began or still to come.
    """
    found = _PERIOD.fullmatch(_in_digits(text))
    if not found:
        return UNKNOWN
    year, month = int(found[2]), int(found[1] or 0)
    if found[1] and not 1 <= month <= 12:
        return UNKNOWN
    if not FIRST_YEAR <= year <= today.year or (year == today.year and month > today.month):
        return UNKNOWN
    return year * PLACES + month


def _in_digits(text: str) -> str:
    """``МАРТ 2019`` as ``03/2019``; anything else as it is."""
    found = _IN_WORDS.fullmatch(text)
    month = month_named(found[1]) if found else 0
    return f"{month}/{found[2]}" if found and month else text


def wrong_period(text: str, today: date) -> Sentence:
    """Why `month_of` does not understand a trimmed text."""
    found = _PERIOD.fullmatch(_in_digits(text))
    if not text:
        return why("period_empty")
    if not found:
        made_of = _made_of(text, today)
        if made_of:
            return why("period_date", perhaps=made_of)
        if _QUARTER.search(text) or _SPAN.fullmatch(text):
            return why("quarter")
        if year := _YEAR_AS_NUMBER.fullmatch(text):
            return why("period_order", perhaps=year[1])
        if turned := _turned(text):
            return why("period_order", perhaps=turned)
        if short := _SHORT.fullmatch(text):
            return why("period_order", perhaps=f"{short[1]}/{_of_two_digits(int(short[2]), today)}")
        day = _day_of(text)
        return why("period_day", month=f"{day:%m/%Y}") if day else why("period")
    if found[1] and not 1 <= int(found[1]) <= 12:
        return why("no_month", month=found[1])
    if int(found[2]) < FIRST_YEAR:
        return why("before_data", year=FIRST_YEAR)
    return why("to_come", now=f"{today:%Y-%m}")


def _turned(text: str) -> str:
    """``01/2021``, of a year with its month behind it; empty where a text is none."""
    if other := _OTHER_ORDER.fullmatch(text):
        return f"{other[2]}/{other[1]}"
    named = _WORD_BEHIND.fullmatch(text)
    month = month_named(named[2]) if named else 0
    return f"{month:02d}/{named[1]}" if named and month else ""


def _of_two_digits(year: int, today: date) -> int:
    """The year that is not to come of which these are the last digits."""
    return year + (2000 if year <= today.year % 100 else 1900)


def _made_of(text: str, today: date) -> str:
    """``01/2021``: the month that a spreadsheet probably made a date of, as ``ЯНВ.21``, ``JAN-21``
    or the first or last day of it; empty where a text is no such date."""
    for month, shown in enumerate(_SHOWN, 1):
        if found := shown.fullmatch(text):
            year = int(found[1])
            return f"{month:02d}/{_of_two_digits(year, today) if year < 100 else year}"
    if found := _SERIAL.fullmatch(text):
        day = _DAY_NOUGHT + timedelta(int(found[0]))
        return f"{day.month:02d}/{day.year}" if _is_edge(day) and day <= today else ""
    edge = _day_of(text)
    return f"{edge:%m/%Y}" if edge and _is_edge(edge) else ""


def _day_of(text: str) -> date | None:
    """The day that a text names; None where it names none."""
    if found := _DAY.fullmatch(text):
        number, month, year = (int(found[a] or found[b]) for a, b in ((1, 7), (3, 6), (4, 5)))
        with suppress(ValueError):  # it is no day
            return date(year, month, number)
    return None


def _is_edge(day: date) -> bool:
    """Whether a day is the first or the last of its month, and so stands for it."""
    return day.day in (1, monthrange(day.year, day.month)[1])
