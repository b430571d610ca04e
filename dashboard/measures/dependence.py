"""Dependence: on how few partners, or codes, the trade of a flow rests.

The Herfindahl–Hirschman index Σ s², 0–10 000 (s: shares in per cent), as an interval where not all
of the trade is known by its part; the number of equal parts with the same index, 10 000 / HHI
(Adelman, "Comment on the H concentration measure as a numbers-equivalent", 1969); and the largest
part with its share.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import numpy as np

from dashboard.measures.concentration import concentration, concentration_interval
from dashboard.trade_rows import NAN

WHOLE = 10_000.0


class Dependence(NamedTuple):
    """On what a flow rests. ``NaN`` where it is not known.

    The index lies between ``hhi_low`` and ``hhi_high``. ``equivalent`` is how many equal parts
    have the higher one, so that there are at least so many; ``equivalent_high`` those of the lower
    one. ``top_share_pct`` is the share of ``top_key``, the largest part that is known, in all; of
    equal ones each is named, joined by ``;``. ``below_zero_usd``: what parts below zero come to,
    which corrections may be: they are no part of the shares.
    """

    flow: str
    hhi_low: float
    hhi_high: float
    equivalent: float
    top_key: str
    top_share_pct: float
    equivalent_high: float
    below_zero_usd: float = 0.0


def dependence(flow: str, values: Mapping[str, float], unknown: Collection[str] = ()) -> Dependence:
    """Of a flow all of which is known: US dollars by part.

    What stands under an ``unknown`` key may belong to any part, known or not: it adds nothing to
    the index where it is spread over ever so many, and most where it is all of the largest part.
    Values that are not above zero are no part of a trade, and are left out.
    """
    keys = list(values)
    hidden = set(unknown)
    usd = np.fromiter(values.values(), float, len(keys))
    return dependence_in(
        flow, usd, np.array([key in hidden for key in keys], bool), keys.__getitem__
    )


def dependence_in(
    flow: str, usd: np.ndarray, unknown: np.ndarray, key: Callable[[int], str]
) -> Dependence:
    """The same of many parts: their US dollars, which of them may be any, and the key of the part
    in a place."""
    places = np.flatnonzero(usd > 0)
    whole, below = float(usd[places].sum()), float(usd[usd < 0].sum())
    if not whole > 0:
        return nothing(flow)._replace(below_zero_usd=below)
    named = places[~unknown[places]]
    shares = 100 * usd[named] / whole
    rest = max(100 - float(shares.sum()), 0.0) if len(named) < len(places) else 0.0
    if not len(named):
        return _found(flow, 0.0, WHOLE, "", NAN)._replace(below_zero_usd=below)
    most = float(shares.max())
    low = concentration(shares)
    # Written as what is added, so that rounding cannot take it below the other end.
    high = low + rest * (2 * most + rest)
    top = _largest(shares, lambda place: key(int(named[place])))
    return _found(flow, low, high, top, most)._replace(below_zero_usd=below)


def dependence_of_largest(flow: str, shares_pct: Mapping[str, float], parts: int) -> Dependence:
    """Of a flow of which the shares of the largest of so many parts are known."""
    if not shares_pct:
        return nothing(flow)
    low, high = concentration_interval(list(shares_pct.values()), parts)
    shares = np.fromiter(shares_pct.values(), float, len(shares_pct))
    top = _largest(shares, list(shares_pct).__getitem__)
    return _found(flow, low, high, top, float(shares.max()))


def _largest(shares: np.ndarray, key: Callable[[int], str]) -> str:
    """The key of the largest share; of equal ones all keys."""
    equal = np.flatnonzero(np.isclose(shares, shares.max(), rtol=1e-9, atol=0))
    return ";".join(sorted(key(int(place)) for place in equal))


def nothing(flow: str) -> Dependence:
    """Of a flow that nothing is known of."""
    return Dependence(flow, NAN, NAN, NAN, "", NAN, NAN)


def _found(flow: str, low: float, high: float, top: str, share: float) -> Dependence:
    # Rounding must not take a monopoly above the most that there is.
    low, high = min(low, WHOLE), min(high, WHOLE)
    return Dependence(flow, low, high, WHOLE / high, top, share, WHOLE / low if low > 0 else NAN)
