"""Specialisation: what a region trades more of than a reference does, its country or the world.

Of a flow in a year, xᵢ is what the region trades of a code, Xᵢ what the reference trades of it, x
and X are all that they trade:

    advantage   Aᵢ = (xᵢ / x) / (Xᵢ / X)                 revealed comparative advantage
    share       sᵢ = 100 · xᵢ / Xᵢ                       of the reference, %

Above 1 the code weighs more in the trade of the region than in that of the reference. Where the
reference does not say what all of it comes to, x and X are sums over the codes that it has: like is
compared with like. What the region trades of codes that the reference lacks is not covered.

Shift–share parts the change of the region's trade from one year (⁰) to another (¹):

    national    x⁰ᵢ · (X¹/X⁰ − 1)                        as all trade of the reference
    goods       x⁰ᵢ · (X¹ᵢ/X⁰ᵢ − X¹/X⁰)                  as these goods did beside all
    regional    x¹ᵢ − x⁰ᵢ · X¹ᵢ/X⁰ᵢ                      what the region did beside these goods

The three add up to x¹ᵢ − x⁰ᵢ to the cent: the first two are rounded to cents, the third is what is
left.

Source: B. Balassa, "Trade Liberalisation and 'Revealed' Comparative Advantage", The Manchester
School 33 (1965); E. S. Dunn, "A Statistical and Analytical Technique for Regional Analysis",
Papers of the Regional Science Association 6 (1960).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.loaders.reference import ALL_GOODS, Goods
from dashboard.trade_rows import NAN

WHOLE = 100.0
CENTS = 100
EXACT = 2**50
"""Cents up to which US dollars as a float say every cent, also through a multiplication."""
FEWEST = 2
"""Codes that the region and a reference without a whole have to share."""


class Specialisation(NamedTuple):
    """A code of a flow in a year beside a reference, plain US dollars; ``NaN``: not known.

    ``reference``: a country (alpha-3) or ``WLD``. The parts of the change are those since
    ``against``. ``covered_pct``: the part of the flow whose codes the reference has.
    """

    year: int
    flow: str
    reference: str
    code: str
    ours_usd: float
    reference_usd: float
    share_pct: float
    advantage: float
    national_usd: float
    goods_usd: float
    regional_usd: float
    change_usd: float
    against: int
    ours_share_pct: float
    reference_share_pct: float
    covered_pct: float


class Parts(NamedTuple):
    """A change parted: US dollars."""

    national: float
    goods: float
    regional: float


UNKNOWN = Parts(NAN, NAN, NAN)


@dataclass(frozen=True, slots=True)
class Side:
    """A year of a flow: the goods of the region and of the reference by code of one length, and
    what all comes to; ``goods_whole`` is ``NaN`` where the reference does not say."""

    ours: Goods
    ours_whole: float
    goods: Goods
    goods_whole: float

    def wholes(self) -> tuple[float, float]:
        """What all of both comes to, over the same codes; unknown where that is one code alone,
        whose advantage would be 1 whatever it is."""
        if self.goods_whole == self.goods_whole:
            return self.ours_whole, self.goods_whole
        shared = [usd for code, usd in self.ours.items() if code in self.goods]
        if len(shared) < FEWEST:
            return NAN, NAN
        return sum(shared), sum(self.goods.values())

    def covered_pct(self) -> float:
        """The part of the flow whose codes the reference has."""
        if not self.ours_whole > 0:
            return NAN
        known = sum(usd for code, usd in self.ours.items() if self.goods.get(code, 0) > 0)
        return WHOLE * known / self.ours_whole


def side_of(ours: Goods, ours_whole: float, reference: Goods, digits: int) -> Side:
    """Both sides of a year by codes of so many digits. A reference that has no such codes is summed
    from those of the least greater length that it has.

    ``reference``: code, or ``TOTAL`` → US dollars; codes of several lengths.
    """
    lengths = {len(code) for code in reference if code != ALL_GOODS}
    longer = min((one for one in lengths if one >= digits), default=0)
    goods: dict[str, float] = {}
    for code, usd in reference.items():
        if code != ALL_GOODS and len(code) == longer:
            goods[code[:digits]] = goods.get(code[:digits], 0.0) + usd
    return Side(ours, ours_whole, goods, reference.get(ALL_GOODS, NAN))


def advantage(ours: float, ours_whole: float, theirs: float, theirs_whole: float) -> float:
    """Revealed comparative advantage; ``NaN`` where any whole, or what they trade, is none."""
    if not (ours >= 0 and ours_whole > 0 and theirs > 0 and theirs_whole > 0):
        return NAN
    return (ours / ours_whole) / (theirs / theirs_whole)


def shift_share(
    before: float, now: float, of_goods: tuple[float, float], of_all: tuple[float, float]
) -> Parts:
    """The change of one code parted; ``of_goods`` and ``of_all``: the reference in both years.
    Unknown where the reference had none of it, or nothing, in the first year, or next to nothing,
    so that the parts are too large for their cents."""
    if not (of_goods[0] > 0 and of_all[0] > 0 and of_goods[1] >= 0 and of_all[1] >= 0):
        return UNKNOWN
    all_grew, goods_grew = of_all[1] / of_all[0], of_goods[1] / of_goods[0]
    national = round(CENTS * before * (all_grew - 1))
    goods = round(CENTS * before * (goods_grew - all_grew))
    whole = round(CENTS * now) - round(CENTS * before)
    parts = national, goods, whole - national - goods
    if max(map(abs, parts)) > EXACT:
        return UNKNOWN
    return Parts(*(part / CENTS for part in parts))


def specialisation(
    place: tuple[int, str, str], now: Side, before: Side | None = None, against: int | None = None
) -> Sequence[Specialisation]:
    """Every code that the region trades in either year, the largest first.

    ``place``: year, flow and reference. Without ``before`` no change is known.
    """
    year, flow, name = place
    ours_whole, goods_whole = now.wholes()
    covered = now.covered_pct()
    earlier = before.ours if before is not None else {}
    codes = [code for code in {**now.ours, **earlier}
             if now.ours.get(code, 0) or earlier.get(code, 0)]  # fmt: skip

    def row(code: str) -> Specialisation:
        ours, theirs = now.ours.get(code, 0.0), now.goods.get(code, NAN)
        then = earlier.get(code, 0.0)
        parts = UNKNOWN if before is None else _parted(code, now, before)
        return Specialisation(
            year, flow, name, code, ours, theirs,
            WHOLE * ours / theirs if theirs > 0 else NAN,
            advantage(ours, ours_whole, theirs, goods_whole),
            parts.national, parts.goods, parts.regional,
            NAN if before is None else (round(CENTS * ours) - round(CENTS * then)) / CENTS,
            year if against is None else against,
            WHOLE * ours / now.ours_whole if now.ours_whole > 0 else NAN,
            WHOLE * theirs / goods_whole if goods_whole > 0 else NAN,
            covered,
        )  # fmt: skip

    return sorted(map(row, codes), key=lambda one: (-one.ours_usd, one.code))


def _parted(code: str, now: Side, before: Side) -> Parts:
    # A reference that says what all comes to and lacks a code has none of it; else it may be left
    # out.
    lacking = 0.0 if now.goods and now.goods_whole == now.goods_whole else NAN
    return shift_share(
        before.ours.get(code, 0.0), now.ours.get(code, 0.0),
        (before.goods.get(code, NAN), now.goods.get(code, lacking)),
        _wholes_alike(now, before),
    )  # fmt: skip


def _wholes_alike(now: Side, before: Side) -> tuple[float, float]:
    """What all of the reference comes to in both years: as it says, else over the codes of both."""
    stated = before.goods_whole, now.goods_whole
    if all(one == one for one in stated):
        return stated
    both = before.goods.keys() & now.goods.keys()
    first, second = (sum(side.goods[code] for code in both) for side in (before, now))
    return first, second


def together(rows: Sequence[Specialisation]) -> Mapping[str, float]:
    """The sums over rows, US dollars: ``change``, its parts ``national, goods, regional`` where it
    is parted, and ``unparted`` where it is not; these four add up to the change."""
    known = [row for row in rows if row.change_usd == row.change_usd]
    parted = [row for row in known if row.national_usd == row.national_usd]
    cents = {
        name: sum(round(CENTS * getattr(row, f"{name}_usd")) for row in parted)
        for name in ("national", "goods", "regional", "change")
    }
    whole = sum(round(CENTS * row.change_usd) for row in known)
    cents |= {"unparted": whole - cents["change"], "change": whole}
    return {name: one / CENTS for name, one in cents.items()}
