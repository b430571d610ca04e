"""Mirror: what a partner reports of the trade with us beside what we report of it.

The same goods are counted twice, by who sends and by who receives them, and never alike:

    difference = theirs − ours = allowance + timing + rest

``allowance``: imports are valued CIF, with freight and insurance, exports FOB, without. For it 6 %
of the FOB value are allowed, as the IMF does where the cost is not known (Marini, Dippelsman,
Stanger, "New Estimates for Direction of Trade Statistics", IMF WP/18/16): a·FOB, or CIF·a/(1 + a)
where the CIF value is the known one, for our imports with the sign turned.
``timing``: goods are a month on the way, so what leaves in December arrives in the next year: of
our exports, those of December before less those of December; of our imports, those of the next
January less those of January.
``rest``: unexplained: other countries of origin or destination, confidential goods, other prices.

That is said of the region only where the partner reports the region itself. UN Comtrade does not:
there a partner reports the whole country, of which the region is a part, and all that can be said
is how much of theirs ours would be, 100·(ours + allowance) / theirs. More than 100 % is no share:
the partner counts some of the goods under other countries, in another year or not at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.loaders.mirror import REGION, Reported
from dashboard.trade_rows import NAN

ALLOWANCE = 0.06


class Mirror(NamedTuple):
    """One year, flow and chapter of a partner, both sides in US dollars; ``NaN``: not known.

    ``chapter`` is ``TOTAL`` of all goods; ``of`` is ``region`` or ``country``. ``share_pct`` is
    known of a country, ``timing_usd`` and ``rest_usd`` of a region.
    """

    year: int
    partner: str
    flow: str
    chapter: str
    ours_usd: float
    theirs_usd: float
    share_pct: float
    allowance_usd: float
    timing_usd: float
    rest_usd: float
    of: str
    basis: str


class Months(NamedTuple):
    """Our own months that decide what was on the way at either end of a year, US dollars."""

    before: float
    after: float


def mirror(row: Reported, ours_usd: float, months: Mapping[int, Months] | None = None) -> Mirror:
    """What a partner reports beside ours of the same year; ``months``: year → the ends of it, of
    all goods."""
    allowance = _allowance(row, ours_usd)
    found = Mirror(row.year, row.partner, row.flow, row.chapter, ours_usd, row.usd, NAN, allowance,
                   NAN, NAN, row.of, row.basis)  # fmt: skip
    if row.of != REGION:
        alike = ours_usd + allowance
        return found._replace(share_pct=100 * alike / row.usd if row.usd > 0 else NAN)
    ends = (months or {}).get(row.year)
    timing = ends.before - ends.after if ends is not None else NAN
    explained = allowance + (0.0 if math.isnan(timing) else timing)
    return found._replace(timing_usd=timing, rest_usd=row.usd - ours_usd - explained)


def _allowance(row: Reported, ours_usd: float) -> float:
    """Freight and insurance in what the importer counts, seen from our side."""
    if row.flow == "import":
        return -ours_usd * ALLOWANCE / (1 + ALLOWANCE)
    return ours_usd * ALLOWANCE if row.basis == "CIF" else 0.0
