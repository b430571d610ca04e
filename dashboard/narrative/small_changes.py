"""Changes too small for their digits, as a person says them."""

from __future__ import annotations

from dashboard.language import Language

NOTHING_MOVED = 1e-9
"""What arithmetic may leave of no change at all."""


def hardly(words: Language, unit: str, value: float | None, digits: int) -> str:
    """``less than 0.1% down``, ``less than 0.1 p.p. up``; empty of any other change or unit. A
    table has room for a word of its sign alone: ``minus <0.1%``.

    ``value`` in the unit (``pct`` or ``points``), ``digits``: the decimals that it is written with.
    """
    least = 10.0**-digits
    if value is None or not NOTHING_MOVED < abs(value) < least / 2:
        return ""
    if unit not in ("pct", "points"):
        return ""
    text = words.percent(least, digits) if unit == "pct" else words.points(least, digits)
    key = "amount.up_by_less" if value > 0 else "amount.down_by_less"
    return words.t(key, figure=text.removeprefix("+"))
