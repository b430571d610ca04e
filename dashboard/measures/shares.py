"""Shares of a whole, ranks, and the partners that are not named."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from dashboard.certainty import LOWER, UPPER, justified
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.trade_rows import NAN

REST = "REST"
"""The code of the row of all other countries together; not a partner."""
COVERED_WHOLE = 99.95
"""Per cent from which on a part is all of the whole, as it is written to a tenth."""
SEVERAL = ","  # between the codes of several partners that are said as one

ALIKE = 0.05
"""Shares that differ by no more, percentage points, are the same."""
MOST_CHOSEN = 15
"""Chosen partners that are shown beside the largest: a group may have two hundred."""


class Ranked(NamedTuple):
    """A `PartnerTrade` among all partners of its year.

    ``share_status`` is that of the share, ``rank`` None where the others are not known;
    ``sharing``: how many have that rank.
    ``countries``, ``of_whole`` and ``folded`` are those of `with_rest`.
    """

    year: int
    partner: str
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    share_pct: float
    status: str
    formula: str = ""
    source: str = ""
    qualifier: str = ""
    turnover_low_usd: float = NAN
    turnover_high_usd: float = NAN
    turnover_digits: float = NAN
    rows: str = ""
    share_rows: str = ""
    exports_rows: str = ""
    imports_rows: str = ""
    share_digits: float = NAN
    share_status: str = ""
    rank: int | None = None
    countries: int = 1
    of_whole: bool = False
    folded: bool = False
    share_low_pct: float = NAN
    share_high_pct: float = NAN
    sharing: int = 1


_RANK = Ranked._fields.index("rank")
_SHOWN = Ranked._fields.index("of_whole")
"""The column of whether the whole is known; ``folded`` is the next one."""


def ranked(rows: Iterable[Ranked], by: str) -> list[Ranked]:
    """Rows of a year ordered by ``by``, largest first, with ``rank`` (equal values, equal rank).

    Beside a value that is only known to be more than something no place is certain; beside one
    that is less than something, only those above it. The unknown partner is no country and has
    none.
    """
    measured: Callable[[Ranked], float] = attrgetter(by)
    every = [(measured(row), row) for row in rows]
    known = [pair for pair in every if pair[0] == pair[0]]
    known.sort(key=itemgetter(0), reverse=True)
    sure = not any(row.qualifier in LOWER for _, row in every)
    above = max((usd for usd, row in known if row.qualifier in UPPER), default=-math.inf)
    found: list[Ranked] = []
    before, rank, countries = NAN, 0, 0
    for usd, row in known:
        place = None
        if row.partner != UNKNOWN_PARTNER:
            countries += 1
            if usd != before:
                before, rank = usd, countries
            place = rank if sure and usd > above else None
        found.append(row if place == row.rank else _placed(row, place))
    return _shared(found) + [row._replace(rank=None) for usd, row in every if usd != usd]


def _shared(rows: list[Ranked]) -> list[Ranked]:
    """Ranked rows with how many have each rank."""
    having = Counter(row.rank for row in rows if row.rank is not None)
    if len(having) == sum(having.values()):
        return rows
    return [row if row.rank is None else row._replace(sharing=having[row.rank]) for row in rows]


def _placed(row: Ranked, rank: int | None) -> Ranked:
    # Many times as fast as `_replace`, which looks for each of the columns.
    return Ranked._make((*row[:_RANK], rank, *row[_RANK + 1 :]))


def _of_whole(row: Ranked, *, folded: bool) -> Ranked:
    return Ranked._make((*row[:_SHOWN], True, folded, *row[_SHOWN + 2 :]))


def carrying(shares: Iterable[float], part: float = 80.0, most: int = 15) -> int:
    """How many of the first shares (largest first, per cent) make up a part of the whole
    together; ``most`` where it takes more, or all there are do not. One more than that, and than
    ``most``, where it is the only one left: it would stand there without its name."""
    together, shares = 0.0, tuple(shares)
    for count, share in enumerate(shares, 1):
        together += share if share == share else 0.0
        if together >= part or count == most:
            return count + (len(shares) - count == 1 and shares[-1] == shares[-1])
    return most


def with_rest(
    rows: Sequence[Ranked],
    whole_usd: float,
    countries: int | None,
    *,
    most: int | None = None,
    chosen: Collection[str] = (),
    by: str = "turnover_usd",
) -> tuple[Ranked, ...]:
    """Partner shares of one year made whole by a row ``REST``.

    Says ``of_whole`` (whether there is a whole that is known), ``countries`` (how many the rest
    row stands for; 1 for a partner) and ``folded``: beyond the first ``most`` partners, which are
    ranked, only the largest of the ``chosen`` are shown; the others are in the rest. Without a
    whole, or the share of a partner that is shown, there is no rest row. ``by`` is the column that
    shares are of.
    """
    first = len(rows) if most is None else most
    wanted = [row.partner for row in rows if row.partner in chosen][:MOST_CHOSEN]
    named = [row for place, row in enumerate(rows) if place < first or row.partner in wanted]
    left = 100 - math.fsum(row.share_pct for row in named)
    # Where corrections outweigh the others these have no shares, nor has what they are together.
    outweighed = left < -ALIKE and any(row.share_pct != row.share_pct for row in rows)
    if math.isnan(whole_usd) or left != left or outweighed or not rows:
        return tuple(
            row if place < first or row.partner in wanted else row._replace(folded=True)
            for place, row in enumerate(rows)
        )
    others = -1 if countries is None else countries - countries_in(named)
    rest = [_rest(named, by, whole_usd * left / 100, left, others)] if abs(left) > 0.05 else []
    shown = {REST, *(row.partner for row in named)}
    return tuple(_of_whole(row, folded=row.partner not in shown) for row in (*rows, *rest))


def shortened(rows: Sequence[Ranked], most: int, by: str) -> tuple[Ranked, ...]:
    """The first ``most`` partners of `with_rest`, made whole by a row of all the others; its share
    is not known where there is no whole."""
    partners = [row for row in rows if row.partner != REST]
    named = [row for row in partners if not row.folded][:most]
    left = [row for row in partners if row not in named]
    if not named or not left:
        return tuple(rows)
    # What is folded is in the rest already, if there is one.
    rest = [row for row in rows if row.partner == REST]
    others = [row for row in left if not (rest and row.folded)] + rest
    exact = not any(row.qualifier for row in others)
    unknown = any(row.countries < 0 for row in rest)
    countries = -1 if unknown else sum(row.countries for row in rest) + countries_in(others)
    value = math.fsum(getattr(row, by) for row in others) if exact else NAN
    share = 100 - math.fsum(row.share_pct for row in named)
    whole = all(row.of_whole for row in named)
    made = _rest(named, by, value, share if whole else NAN, countries)
    return (*named, _of_whole(made, folded=False) if whole else made)


def listed_whole(rows: Sequence[Ranked]) -> bool:
    """Whether the folded rows of `with_rest` are all that its row of the others stands for."""
    rest = [row.share_pct for row in rows if row.partner == REST]
    folded = [row.share_pct for row in rows if row.folded and row.share_pct == row.share_pct]
    return bool(rest and folded) and abs(rest[0] - math.fsum(folded)) <= ALIKE


def countries_in(rows: Sequence[Ranked]) -> int:
    """How many countries have a row of their own."""
    return sum(row.partner not in (REST, UNKNOWN_PARTNER) for row in rows)


def _rest(named: Sequence[Ranked], by: str, value: float, left: float, countries: int) -> Ranked:
    """The row of all that are not named: ``left`` per cent of the whole, ``countries`` many."""
    of_share = "made up" if any(row.status == "made up" for row in named) else "computed"
    low, high, digits = _range_of_rest(named, by, value)
    status = "implied" if low == low else of_share
    return Ranked(
        year=named[0].year,
        partner=REST,
        exports_usd=value if by == "exports_usd" else NAN,
        imports_usd=value if by == "imports_usd" else NAN,
        turnover_usd=value if by == "turnover_usd" else NAN,
        share_pct=left,
        status=status,
        turnover_low_usd=low,
        turnover_high_usd=high,
        turnover_digits=digits,
        share_status=of_share,
        countries=countries,
    )


def _range_of_rest(named: Sequence[Ranked], by: str, value: float) -> tuple[float, float, float]:
    """The range of what the named partners leave, and the digits that it justifies: as wide as
    theirs together; none if their amounts are exact."""
    ranges = [row.turnover_high_usd - row.turnover_low_usd for row in named
              if row.turnover_low_usd == row.turnover_low_usd]  # fmt: skip
    if by != "turnover_usd" or not ranges:
        return NAN, NAN, NAN
    half = math.fsum(ranges) / 2
    digits = justified(value, value - half, value + half)
    return value - half, value + half, NAN if digits is None else float(digits)
