"""How the year will end: its total, expected from the months that are known.

expected = known / mean(sₜ), where sₜ is the share that the same months had in the total of each
earlier year that is known in full. Its own past errors are those that it would have made: each
earlier year forecast from the years before it, eₜ = ln(actualₜ / expectedₜ). Divided by
√(1 + 1/k), k the number of years that the forecast rests on, they are recursive residuals of a
mean: independent and of one variance where the shares vary by chance (Brown, Durbin, Evans 1975,
"Techniques for testing the constancy of regression relationships over time"). So

    low, high = expected · exp(∓ t · s · √(1 + 1/n))

with s² their mean square, n earlier years, and t the 90 % quantile of Student's distribution of
as many degrees of freedom as there are errors, holds the total in 80 of 100 years.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dashboard.trade_rows import NAN

LEAST_ERRORS = 3
"""Fewer past errors say nothing of the next one: four earlier years in full are needed."""
WIDEST = 0.2
"""Half of the interval in parts of what is expected: beyond it the outlook is silent. A fifth is
more than most years differ from the one before."""
T_90 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372,
        1.363, 1.356, 1.350, 1.345, 1.341, 1.337, 1.333, 1.330, 1.328, 1.325)  # fmt: skip
"""The 90 % quantile of Student's t with 1 to 20 degrees of freedom (any table of statistics)."""
Z_90 = 1.2816
NOISE = 1e-9
"""What arithmetic may be wrong by where nothing varied at all."""

Months = Mapping[int, float]
"""Month → US dollars."""


class Outlook(NamedTuple):
    """What a year is expected to end with, from so many months. ``NaN`` where it is silent.

    The total lies between ``low_usd`` and ``high_usd`` in 80 of 100 years, if shares vary as they
    did. ``backtest_error_pct``: how far it was off in ``tried_years`` earlier years on average, per
    cent of what they ended with. ``spans``: the earlier years for which such an interval could have
    been given from the years before them; ``held``: those that ended within theirs.
    """

    flow: str
    months_known: int
    expected_usd: float
    low_usd: float
    high_usd: float
    backtest_error_pct: float
    tried_years: int = 0
    spans: int = 0
    held: int = 0


class Forecast(NamedTuple):
    """What is expected, and the past errors: what each earlier year ended with over what was
    expected of it, and on how many years that rests."""

    expected: float
    errors: tuple[tuple[float, int], ...]
    years: int


def outlook(flow: str, parts: Sequence[Mapping[int, Months]], year: int, months: Collection[int]
            ) -> Outlook:  # fmt: skip
    """Of a year of which some months are known.

    ``parts``: year → month → US dollars of each part of the whole (of a flow: itself; of the
    turnover: exports and imports, whose expectations add up). Years before ``year`` count that
    have all months in every part. Nothing is said where fewer than `LEAST_ERRORS` + 1 years are
    known before it, values are not above zero, or the interval is wider than `WIDEST`.
    """
    silent = Outlook(flow, len(months), NAN, NAN, NAN, NAN)
    found = forecast(parts, year, months)
    if found is None:
        return silent
    tried, held = len(found.errors), _held(found.errors)
    silent = silent._replace(tried_years=tried, spans=len(held), held=sum(held))
    half = _half(found.errors, found.years) if tried >= LEAST_ERRORS else math.inf
    if math.sinh(half) > WIDEST:
        return silent
    return silent._replace(
        expected_usd=found.expected,
        low_usd=found.expected * math.exp(-half),
        high_usd=found.expected * math.exp(half),
        backtest_error_pct=100 * sum(abs(1 / ratio - 1) for ratio, _ in found.errors) / tried,
    )


def _half(errors: Sequence[tuple[float, int]], years: int) -> float:
    """Half of the interval of what is expected from so many years, as a logarithm."""
    return _quantile(len(errors)) * _spread(errors) * math.sqrt(1 + 1 / years)


def _held(errors: Sequence[tuple[float, int]]) -> list[bool]:
    """Whether each earlier year ended within the interval that it would have been given, of those
    that would have been given one."""
    halves = [(math.log(ratio), _half(errors[:place], years))
              for place, (ratio, years) in enumerate(errors) if place >= LEAST_ERRORS]  # fmt: skip
    return [abs(off) <= half + NOISE for off, half in halves if math.sinh(half) <= WIDEST]


def forecast(
    parts: Sequence[Mapping[int, Months]], year: int, months: Collection[int]
) -> Forecast | None:
    """What is expected of a year, and what was of earlier ones; None where that cannot be said."""
    full = full_years(parts, year)
    expected = expected_of(parts, full, year, months)
    if expected is None:
        return None
    errors = []
    for place, past in enumerate(full):
        then = expected_of(parts, full[:place], past, months)
        actual = sum(sum(part[past].values()) for part in parts)
        if then is not None and actual > 0:
            errors.append((actual / then, place))
    return Forecast(expected, tuple(errors), len(full))


def full_years(parts: Sequence[Mapping[int, Months]], year: int) -> list[int]:
    """The years before one that have all months in every part."""
    if not parts:
        return []
    earlier = sorted(one for one in parts[0] if one < year)
    return [one for one in earlier if all(len(part.get(one, {})) == 12 for part in parts)]


def expected_of(
    parts: Sequence[Mapping[int, Months]],
    earlier: Sequence[int],
    year: int,
    months: Collection[int],
) -> float | None:
    """The sum of what is expected of each part; None where a share is none."""
    whole = 0.0
    for part in parts:
        shares = [_share(part[one], months) for one in earlier]
        known = [part.get(year, {}).get(month, NAN) for month in months]
        if not shares or not known or not all(0 < share < math.inf for share in shares):
            return None
        whole += sum(known) / (sum(shares) / len(shares))
    return whole if whole > 0 else None


def _share(months: Months, known: Collection[int]) -> float:
    """What some months were of the year; NaN of a year whose total is not above zero."""
    total = sum(months.values())
    return sum(months[month] for month in known) / total if total > 0 else NAN


def _spread(errors: Sequence[tuple[float, int]]) -> float:
    squares = (math.log(ratio) ** 2 / (1 + 1 / years) for ratio, years in errors)
    return math.sqrt(sum(squares) / len(errors))


def _quantile(degrees: int) -> float:
    """The 90 % quantile of Student's t; beyond the table by its first term (Fisher, Cornish)."""
    if degrees <= len(T_90):
        return T_90[degrees - 1]
    return Z_90 + (Z_90**3 + Z_90) / (4 * degrees)
