"""Months as files of releases number them: year · 13 + month, month 0 for a year as a whole."""

from __future__ import annotations

from dashboard.loaders.cube import PLACES


def period_text(month: int) -> str:
    """``2019-03``, or ``2019`` for a whole year."""
    year, place = divmod(int(month), PLACES)
    return f"{year}-{place:02d}" if place else str(year)
