"""The share that a question in words asks for, and the headline figures that answers begin with."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.amount import UNKNOWN, Amount
from dashboard.answers import trade
from dashboard.copies import replace
from dashboard.flows import FLOW_OF
from dashboard.measures.headline import Headline, headlines
from dashboard.measures.inquiry import Inquiry
from dashboard.measures.sums import computed_if_published, part_of, total
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED


def headline_of(ask: Ask, noun: str, query: Query) -> Headline:
    """The headline figure of a noun, of what is chosen."""
    return next(one for one in headlines(ask.rows(trade.years, query), query) if one.noun == noun)


def share_asked(ask: Ask, asked: Inquiry, query: Query) -> Amount:
    """The share of exports or imports in turnover; of a partner or of a group of them in the trade
    of the region, or in that of some goods; of goods in trade, or in that with a partner or group.
    Of imported rows no source prints a share: it is computed, as those of codes are; who is in no
    row of files that hold all of them has none, 0. Published figures have no group as a whole, and
    not all of its members."""
    if asked.part in FLOW_OF:
        (year, _), rows_of = query.pair, ask.rows(trade.years, query)
        now = next((row for row in rows_of if row.year == year), None)
        return part_of(amount_of(now, asked.part), amount_of(now, "turnover"))
    of_rows = query.dataset != PUBLISHED
    if asked.part == "group" and not of_rows:
        return UNKNOWN
    rows: Iterable[object]
    if asked.part == "sector":
        rows = (one for one in ask.rows(trade.sectors, query) if one.sector == asked.sector)
    else:
        codes = query.partners if asked.part == "group" else (asked.partner,)
        rows = (one for one in ask.rows(trade.partners, query) if one.partner in codes)
    shares = [amount_of(one, "share", "pct") for one in rows]
    if of_rows and not shares:
        return _none(ask, asked.of, query)
    share = shares[0] if len(shares) == 1 else total(shares)
    return replace(share, status=computed_if_published(share.status)) if of_rows else share


def _none(ask: Ask, noun: str, query: Query) -> Amount:
    """The share of partners that are in no row: 0 per cent where it is known that they traded
    nothing, and others did; not where files hold a part that is without them, nor where they have
    rows of a mass alone."""
    choices, (year, _) = query.choices, query.pair
    part = headline_of(ask, noun, query).value
    whole = headline_of(ask, noun, query.with_(partners=(), group="")).value
    months = choices.counted(year, query.months, query.flow)
    held = months and not choices.held_in_part(query, year)
    if not held or part.plain() != 0 or not whole.plain() > 0:
        return UNKNOWN
    if choices.recorded(query, year, "grams"):
        return UNKNOWN
    return Amount(0.0, "pct", computed_if_published(part.status))
