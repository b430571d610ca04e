"""Who and what made the growth between two years: contributions below the flows.

change = x₁ − x₀, US dollars; contribution = 100·(x₁ − x₀) / X₀, percentage points, of which X₀ is
the whole of the selection before. Changes are counted in whole cents, so that they add up to the
change of the whole to the cent, and the points add up to its growth. What the parts do not explain
is a part of its own. (OECD, National Accounts at a Glance: contributions to growth.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dashboard.trade_rows import NAN

UNEXPLAINED = "unexplained"
"""The key of what is known of the whole but of no part of it."""
Place = tuple[str, str]
"""A part and its flow: ``export``, ``import``, or ``turnover`` where only the sum is known."""
Values = Mapping[Place, float]
"""US dollars; a part that is missing there is not known."""
Ends = tuple[float, float]
"""US dollars before and now."""
NO_CODES: Mapping[str, str] = MappingProxyType({})


class PartOfGrowth(NamedTuple):
    """What a part gave to the growth. ``NaN`` where it is not known of both years.

    ``kind``: ``new`` (nothing before), ``ended`` (nothing now), ``risen``, ``fallen``, ``same``;
    empty where the change is not known, and of what is unexplained. ``qualifier, low_usd,
    high_usd``: that the change is about right, and its ends, where it stands for a range; those of
    ``before`` and ``now`` say the same of these. ``nomenclature``: how an edition of the
    nomenclature changed a code between both years so that they cannot be compared; empty where they
    can, also of codes that were joined (`dashboard.measures.nomenclature.joined`).
    """

    key: str
    flow: str
    before_usd: float
    now_usd: float
    change_usd: float
    points: float
    kind: str
    qualifier: str = ""
    low_usd: float = NAN
    high_usd: float = NAN
    before_qualifier: str = ""
    before_low_usd: float = NAN
    before_high_usd: float = NAN
    now_qualifier: str = ""
    now_low_usd: float = NAN
    now_high_usd: float = NAN
    nomenclature: str = ""


def contributions(
    before: Values,
    now: Values,
    whole: Mapping[str, Ends],
    base_usd: float,
    broken: Mapping[str, str] = NO_CODES,
) -> tuple[PartOfGrowth, ...]:
    """The parts of a growth, the largest change first, then those whose change is not known, and
    what they leave unexplained last.

    ``whole``: of each flow what is known of all its parts together, before and now; of it the
    parts whose change is known explain some, and a row ``unexplained`` the rest, unless that is
    nothing. ``base_usd`` is X₀; without it there are no points. ``broken``: of parts that an
    edition of the nomenclature changed how it did. What stands under one number before and now is
    not the same then: it neither rises nor falls, one has ended and the other is new.
    """
    places = dict.fromkeys([*before, *now])
    rows = [
        _part(place, ends, base_usd, how)
        for place in places
        for how in [broken.get(place[0], "")]
        for ends in _ends(before.get(place, NAN), now.get(place, NAN), bool(how))
    ]
    rows = [row for row in rows if (row.before_usd, row.now_usd) != (0, 0)]
    explained: dict[str, list[int]] = {}
    for row in rows:
        if not math.isnan(row.change_usd):
            of_flow = explained.setdefault(row.flow, [0, 0])
            of_flow[0] += in_cents(row.before_usd)
            of_flow[1] += in_cents(row.now_usd)
    return (*sorted(rows, key=_order), *rests(explained, whole, base_usd))


def rests(
    explained: Mapping[str, Sequence[int]], whole: Mapping[str, Ends], base_usd: float
) -> Sequence[PartOfGrowth]:
    """What parts leave of each whole, unless that is nothing: those of its flow, or all where one
    whole stands for all. ``explained``: of each flow the cents of the parts before and now."""
    found = []
    for flow, ends in whole.items():
        parts = explained.values() if len(whole) == 1 else [explained.get(flow, (0, 0))]
        before, now = (in_cents(end) - sum(of[side] for of in parts)
                       for side, end in enumerate(ends))  # fmt: skip
        rest = (before / 100, now / 100)
        found.append(_changed((UNEXPLAINED, flow), rest, base_usd, now - before, ""))
    return [row for row in found if row.before_usd or row.now_usd or row.change_usd]


def zeros_filled(before: Values, now: Values) -> tuple[Values, Values]:
    """Both sides of a complete answer: a part that one of them lacks traded nothing then."""
    places = dict.fromkeys([*before, *now], 0.0)
    return {**places, **before}, {**places, **now}


def added(values: Iterable[tuple[Place, float]]) -> Values:
    """US dollars by part and flow, added up in whole cents; what is not known is left out."""
    cents: dict[Place, int] = {}
    for place, usd in values:
        if not math.isnan(usd):
            cents[place] = cents.get(place, 0) + in_cents(usd)
    return {place: amount / 100 for place, amount in cents.items()}


def in_cents(usd: float) -> int:
    """Whole cents of US dollars."""
    return round(usd * 100)


def _ends(before: float, now: float, broken: bool) -> Sequence[Ends]:
    """Of a part, or of the two that stand under its number."""
    return [(before, 0.0), (0.0, now)] if broken and before and now else [(before, now)]


def _part(place: Place, ends: Ends, base_usd: float, how: str) -> PartOfGrowth:
    before, now = ends
    if math.isnan(before) or math.isnan(now):
        return PartOfGrowth(*place, before, now, NAN, NAN, "", nomenclature=how)
    cents = in_cents(now) - in_cents(before)
    return _changed(place, ends, base_usd, cents, _kind(cents, before, now), how)


def _changed(
    place: Place, ends: Ends, base_usd: float, cents: int, kind: str, how: str = ""
) -> PartOfGrowth:
    """``cents``: by how much it changed."""
    change = cents / 100
    points = 100 * change / base_usd if base_usd > 0 else NAN
    return PartOfGrowth(*place, *ends, change, points, kind, nomenclature=how)


def _kind(change: int, before: float, now: float) -> str:
    if not change:
        return "same"
    if not before:
        return "new"
    return "ended" if not now else "risen" if change > 0 else "fallen"


def _order(row: PartOfGrowth) -> tuple[bool, float, str, str]:
    unknown = math.isnan(row.change_usd)
    return unknown, 0.0 if unknown else -abs(row.change_usd), row.key, row.flow
