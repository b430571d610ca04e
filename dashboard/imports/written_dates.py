"""Dates as people write them in cells of text, in the digits and order of ISO 8601.

``28.05.2018``, ``28 мая 2018 г.``, ``May 28, 2018``, ``май 2018`` and ``2018 год`` can be read in
one way. ``05/06/2018`` cannot: it is two days, by whose it is. It stays as it is, to be refused.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Literal

from babel.dates import get_month_names

from dashboard.language import language, languages

_YEAR = r"(?P<year>D{4})(?: ?(?:г\.|г|год|года))?"
"""``D`` is a digit."""
_FORMS = tuple(
    re.compile(form.replace("D", "[0-9]"), re.IGNORECASE)
    for form in (
        r"(?:(?P<day>D{1,2})\.)?(?P<month>D{1,2})\.(?P<year>D{4})",
        rf"(?:(?P<day>D{{1,2}}) )?(?P<word>[^\W\d_]+) {_YEAR}",
        r"(?P<word>[^\W\d_]+) (?P<day>D{1,2}),? (?P<year>D{4})",
        _YEAR,
    )
)


def iso_date(text: str) -> str:
    """A date in words or with dots as ``2018``, ``2018-05`` or ``2018-05-28``, as much of it as is
    said; anything else as it is."""
    plain = " ".join(text.split())
    for form in _FORMS:
        if found := form.fullmatch(plain):
            return _written(found.groupdict()) or text
    return text


def _written(parts: dict[str, str | None]) -> str:
    """Parts of a date as ISO has them; empty where there is no such month or day."""
    year, day = parts["year"] or "", parts.get("day")
    word, number = parts.get("word"), parts.get("month")
    if not (word or number):
        return year
    month = _month(word) if word else int(number or 0)
    try:
        date = dt.date(int(year), month, int(day or 1))
    except ValueError:
        return ""
    return date.isoformat()[: 10 if day else 7]


def _month(word: str) -> int:
    return month_named(word) or _months("format").get(word.casefold(), 0)


def month_named(word: str) -> int:
    """The month that a word names whole, in any language; 0 where it names none alone: «марта»
    stands beside a day."""
    return _months("stand-alone").get(word.casefold(), 0)


@cache
def _months(context: Literal["format", "stand-alone"]) -> dict[str, int]:
    """The names of months in every language, alone or beside a day → which month it is."""
    return {
        name.casefold(): month
        for code in languages()
        for month, name in get_month_names("wide", context, locale=language(code).locale).items()
    }
