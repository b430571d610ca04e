"""Values that are computed from published ones: each with its status and its formula.

A formula is written in plain numbers of million US dollars, ``7109.0 / 1.257``; the page formats
its numbers in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NAN = float("nan")
MILLION = 1e6
STRENGTH = ("published", "preliminary", "computed", "implied", "not published")


@dataclass(frozen=True, slots=True)
class Value:
    """An amount in US dollars, how it is known, how it was computed, and from which source."""

    usd: float = NAN
    status: str = "not published"
    formula: str = ""
    source: str = ""
    qualifier: str = ""


NOT_PUBLISHED = Value()


def weakest(statuses: Iterable[str]) -> str:
    """The least certain of some statuses: what a sum of them is."""
    return max(statuses, key=STRENGTH.index, default="not published")


def published(millions: float, source: str, qualifier: str = "exact") -> Value:
    """A figure as a source prints it."""
    exact = "" if qualifier == "exact" else qualifier
    return Value(millions * MILLION, "published", f"{millions:.12g}", source, exact)


def implied_before(value: Value, growth_pct: float, source: str) -> Value:
    """The year before, from a year's value and its growth: x₀ = x₁ / (1 + g/100)."""
    factor = 1 + growth_pct / 100
    formula = f"{value.usd / MILLION:.12g} / {factor:.6g}"
    return Value(value.usd / factor, "implied", formula, source)


def implied_by_share(whole: Value, share_pct: float, source: str) -> Value:
    """A part, from the whole and its share in it."""
    formula = f"{whole.usd / MILLION:.12g} × {share_pct:.6g}%"
    return Value(whole.usd * share_pct / 100, "implied", formula, source)


def summed(*parts: Value) -> Value:
    """The sum of values that are all known; else not published."""
    if not parts or any(part.usd != part.usd for part in parts):
        return NOT_PUBLISHED
    status = weakest(part.status for part in parts)
    formula = " + ".join(f"{part.usd / MILLION:.1f}" for part in parts)
    source = ";".join(dict.fromkeys(part.source for part in parts))
    if len(parts) == 1:
        return parts[0]
    certain = "computed" if status == "published" else status
    qualifier = next((part.qualifier for part in parts if part.qualifier), "")
    return Value(sum(part.usd for part in parts), certain, formula, source, qualifier)
