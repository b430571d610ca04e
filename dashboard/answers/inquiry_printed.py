"""What sources print of a part of a year, which no table of the published figures has: the answer
to a question in words about a half-year, a quarter or some months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.loaders.published import WORLD
from dashboard.loaders.records import records
from dashboard.measures.inquiry import Inquiry
from dashboard.months import Months, between
from dashboard.row_amounts import known as number
from dashboard.store.derivation import MILLION
from dashboard.store.library import Library
from dashboard.store.published_figures import ALL_GOODS, USD

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HALF, _SPAN = re.compile(r"([HQ])([1-4])"), re.compile(rf"({'|'.join(NAMES)})-({'|'.join(NAMES)})")
MEASURES = {"turnover": "total", "exports": "export", "imports": "import"}
"""What is asked for, and the flow of its figures."""
GROUPS = {"eu": "EUU"}
"""Groups of partners that sources name by a code of their own."""


def months_of(period: str) -> Months | None:
    """The months of a period as the figures name it, ``H1``, ``Q3``, ``Jan-Sep``; None: no whole
    months, or no part of a year."""
    if (found := _HALF.fullmatch(period)) is not None:
        size, place = {"H": 6, "Q": 3}[found[1]], int(found[2])
        return between(size * (place - 1) + 1, size * place) if size * place <= 12 else None
    if (found := _SPAN.fullmatch(period)) is not None:
        first, last = (NAMES.index(one) + 1 for one in found.groups())
        return between(first, last) if first <= last else None
    return None


def printed_of_months(library: Library, asked: Inquiry) -> Sequence[Amount]:
    """The figures that sources print of just the months, partner and flow that are asked for, each
    value once; none of goods, masses or sums in other units."""
    if asked.months is None or asked.sector or asked.code or asked.unit:
        return ()
    whom = asked.partner or GROUPS.get(asked.group, asked.group) or WORLD
    flow = MEASURES.get(asked.of, "")
    found: dict[float, Amount] = {}
    for row in records(library.figures):
        if (
            row.territory == library.registers.region.territory
            and (row.partner, row.flow, row.sector_text) == (whom, flow, ALL_GOODS)
            and row.standing in ("actual", "preliminary")
            and number(row.year) == asked.year
            and months_of(str(row.period)) == asked.months
            and (amount := _amount(row, asked)) is not None
        ):
            found.setdefault(amount.plain(), amount)
    return tuple(found.values())


def _amount(row: Any, asked: Inquiry) -> Amount | None:
    """The amount of a figure, if it is of the measure that is asked for."""
    value = number(row.value)
    rate = {"growth": "growth", "share": "share"}.get(asked.measure)
    wanted = rate or (asked.of if asked.of == "turnover" else MEASURES[asked.of])
    if value is None or row.measure != wanted or (rate is None and asked.measure != asked.of):
        return None
    if rate is None and row.unit != USD:
        return None
    if rate is not None and not str(row.unit).startswith("%"):
        return None
    digits = number(row.digits)
    return Amount(
        value if rate else value * MILLION,
        "pct" if rate else "usd",
        "preliminary" if row.standing == "preliminary" else "published",
        "" if row.qualifier == "exact" else str(row.qualifier),
        None if digits is None else int(digits),
        sources=(row.source,),
        rows=(row.figure,),
    )
