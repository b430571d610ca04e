"""Values that are computed from published ones: each with its status, its formula and its range.

A formula is written in plain numbers of million US dollars, ``7109.0 / 1.257``; the page formats
its numbers in the reader's language. A share or a rate of growth is printed with one decimal and
stands for all that rounds to it: ± 0.05 points of the whole, ± 0.05 % of growth.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.amount import NOT_PUBLISHED as MISSING
from dashboard.amount import Amount, weakest
from dashboard.certainty import BOUNDS, digits_of_sum, justified, last_place, qualifier_of_sum
from dashboard.row_amounts import codes_in
from dashboard.trade_rows import NAN

MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Value:
    """An amount in US dollars, how it is known, how it was computed, and from which sources.

    ``low`` and ``high`` are the range that it stands for, ``NaN`` where it stands for itself.
    ``stated_digits``: significant digits that its source justifies, ``NaN`` for all.
    ``rows`` are the ids of the published figures that it is or follows from, joined by ``;``.
    """

    usd: float = NAN
    status: str = MISSING
    formula: str = ""
    source: str = ""
    qualifier: str = ""
    low: float = NAN
    high: float = NAN
    rows: str = ""
    stated_digits: float = NAN

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.usd == self.usd

    @property
    def ranged(self) -> bool:
        """Whether it stands for a range."""
        return self.low == self.low

    @property
    def ends(self) -> tuple[float, float]:
        """Its range; its value twice where it stands for itself."""
        return (self.low, self.high) if self.ranged else (self.usd, self.usd)

    @property
    def digits(self) -> float:
        """Significant digits that its range or its source justifies; ``NaN``: all."""
        if not self.ranged:
            return self.stated_digits
        found = justified(self.usd, self.low, self.high)
        return NAN if found is None else float(found)


NOT_PUBLISHED = Value()


class Rate(NamedTuple):
    """A share or a rate of growth as a source prints it, per cent, the figure that it is, and how
    many significant digits it has; ``NaN``: one decimal."""

    pct: float
    source: str
    row: str = ""
    digits: float = NAN


def published(
    millions: float, source: str, qualifier: str = "exact", row: str = "", digits: float = NAN
) -> Value:
    """A figure as a source prints it, with so many significant digits."""
    exact = "" if qualifier == "exact" else qualifier
    return Value(
        millions * MILLION, "published", f"{millions:.12g}", source, exact, rows=row,
        stated_digits=digits,
    )  # fmt: skip


def implied_before(
    value: Value, growth_pct: float, source: str, row: str = "", digits: float = NAN
) -> Value:
    """The year before, from a year's value and its growth: x₀ = x₁ / (1 + g/100)."""
    factor = 1 + growth_pct / 100
    formula = f"{_number(value)} / {factor:.6g}"
    half, (low, high) = _half_step(growth_pct, digits) / 100, _taken(value)
    return _implied(value, value.usd / factor, formula, source,
                    low / (factor + half), high / (factor - half), row)  # fmt: skip


def implied_by_share(
    whole: Value, share_pct: float, source: str, row: str = "", digits: float = NAN
) -> Value:
    """A part, from the whole and its share in it."""
    printed = f"{share_pct:.6g}"
    if digits == digits and share_pct:
        printed = f"{share_pct:.{max(0, -last_place(share_pct, int(digits)))}f}"
    formula = f"{_number(whole)} × {printed}%"
    half, (low, high) = _half_step(share_pct, digits), _taken(whole)
    return _implied(whole, whole.usd * share_pct / 100, formula, source,
                    low * (share_pct - half) / 100, high * (share_pct + half) / 100,
                    row)  # fmt: skip


def _number(value: Value) -> str:
    """A value in a formula, in millions: with the digits that its source gives it."""
    if value.ranged or value.digits != value.digits:
        return f"{value.usd / MILLION:.12g}"
    return Amount(value.usd, digits=int(value.digits)).in_formula()


def _implied(
    basis: Value, usd: float, formula: str, source: str, low: float, high: float, row: str
) -> Value:
    """What follows from a value: nothing from one that is not known, or of which only one side is;
    what follows from "about" stands for a range."""
    if not basis.known or basis.qualifier in BOUNDS:
        return NOT_PUBLISHED
    rows, sources = joined((basis.rows, row)), joined((basis.source, source))
    return Value(usd, "implied", formula, sources, low=low, high=high, rows=rows)


def _half_step(printed: float, digits: float) -> float:
    """Half of the last digit of a printed share or rate; of one whose digits are not known there
    is at least one decimal."""
    if digits == digits and printed:
        return 0.5 * 10.0 ** last_place(printed, int(digits))
    decimals = len(f"{printed:.6f}".rstrip("0").partition(".")[2])
    return 0.5 * 10.0 ** -max(1, decimals)


def _taken(value: Value) -> tuple[float, float]:
    """What a value is taken for when something follows from it: "about 61,400" is what rounds
    to it, to the last digit that its source justifies or, where that is not known, that is no
    zero."""
    if value.qualifier != "approx" or value.ranged or not value.known:
        return value.ends
    if value.digits == value.digits and value.usd:
        half = 0.5 * 10.0 ** last_place(value.usd, int(value.digits))
        return value.usd - half, value.usd + half
    printed = f"{value.usd / MILLION:.0f}"
    half = 0.5 * MILLION * 10.0 ** (len(printed) - len(printed.rstrip("0")))
    return value.usd - half, value.usd + half


def summed(*parts: Value) -> Value:
    """The sum of values that are all known; else not published. Ranges add up, a bound stays one
    of its direction (`dashboard.certainty.qualifier_of_sum`)."""
    if not parts or not all(part.known for part in parts):
        return NOT_PUBLISHED
    if len(parts) == 1:
        return parts[0]
    ranged = any(part.ranged for part in parts)
    qualifier = qualifier_of_sum([part.qualifier for part in parts], ranged=ranged)
    if qualifier is None:
        return NOT_PUBLISHED
    status = weakest(part.status for part in parts)
    usd = sum(part.usd for part in parts)
    digits = None if ranged else digits_of_sum(usd, ((part.usd, part.digits) for part in parts))
    return Value(
        usd=usd,
        status="computed" if status == "published" else status,
        formula=" + ".join(_term(part) for part in parts),
        source=joined(part.source for part in parts),
        qualifier=qualifier,
        low=sum(part.ends[0] for part in parts) if ranged else NAN,
        high=sum(part.ends[1] for part in parts) if ranged else NAN,
        rows=joined(part.rows for part in parts),
        stated_digits=NAN if digits is None else float(digits),
    )


def joined(cells: Iterable[str]) -> str:
    """The codes of cells that list them, each once, as one cell."""
    return ";".join(dict.fromkeys(code for cell in cells for code in codes_in(cell)))


def _term(part: Value) -> str:
    """A part of a sum in its formula: as it is printed, or how it follows from what is printed."""
    if part.ranged:
        return part.formula
    digits = int(part.digits) if part.digits == part.digits else None
    return Amount(part.usd, digits=digits).in_formula()
