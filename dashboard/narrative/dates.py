"""Months in the reader's language, as names and as spans."""

from __future__ import annotations

from typing import Literal

from babel.dates import get_month_names

from dashboard.language import Language

WHOLE = (1, 12)


def month_name(words: Language, month: int, width: Literal["wide", "abbreviated"] = "wide") -> str:
    """The name of a month standing alone: ``January``, ``Jan`` where it must be short."""
    return str(get_month_names(width, "stand-alone", locale=words.locale)[month])


def month_span(words: Language, months: tuple[int, int]) -> str:
    """``January–September``, or the one month."""
    first, last = (month_name(words, month) for month in months)
    return first if first == last else f"{first}–{last}"
