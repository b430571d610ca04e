"""Codes whose leading zero a spreadsheet took away: `101210000` of `0101210000`.

Before a short code it is put back only where that gives a heading of the Harmonized System: `440`
is no 0440. Longer ones are not held against today's headings, which other years do not share.
"""

from __future__ import annotations

import numpy as np

LAST_HEADINGS = (0, 6, 10, 9, 10, 11, 4, 14, 14, 10)
"""Chapter 1 … 9 → its last heading, since 2022 (WCO, Harmonized System Nomenclature)."""
HEADING = 3
"""Digits of a heading that has lost its zero."""


def is_filled(number: np.ndarray, digits: np.ndarray) -> np.ndarray:
    """Which codes of some digits have all of them, or lost no more than a zero."""
    chapter, place = number // 100, number % 100
    last = np.array(LAST_HEADINGS)[np.clip(chapter, 0, len(LAST_HEADINGS) - 1)]
    found: np.ndarray = (digits != HEADING) | ((place >= 1) & (place <= last))
    return found
