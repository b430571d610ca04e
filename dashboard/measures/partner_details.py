"""Everything known of one partner: regions, trade, relations, events, what is due next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.amount import Amount, amount_of
from dashboard.loaders.records import Rows, Texts, records, texts
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.anniversaries import Anniversary, next_anniversary
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import MULTILATERAL, NOTED, concerns
from dashboard.measures.ties import Event, Relation, events_with, relations_with

LAST_EVENTS = 5
NO_COUNTRY = ("WLD", UNKNOWN_PARTNER)
"""Partners that have no place among the countries."""
BESIDE = (MULTILATERAL, NOTED)
"""What a partner has a part in without being counted as a tie or an event with it."""


@dataclass(frozen=True, slots=True)
class PartnerRegion:
    """A region of the partner country with which there are relations."""

    region: str
    name: Texts
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class TradeYear:
    """Trade with the country in a year, and its share of the whole in per cent.

    ``rank`` is the place by turnover among the ``ranked`` partners whose turnover is published
    for the year; ``None`` when there is no other to compare with.
    """

    year: int
    exports: Amount
    imports: Amount
    turnover: Amount
    share: Amount
    rank: int | None
    ranked: int


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """One partner country or partner region, ready to be shown.

    ``trade`` is that of the whole country also when ``code`` is a region; newest year first.
    ``rank`` and ``share_pct`` are of the newest year with published turnover. ``relations`` and
    ``events``, newest first, are those that count as foreign, ``beside`` and ``beside_events``
    what is multilateral or only noted. ``sectors`` are fields of cooperation with the number of
    relations and events that name them.
    """

    code: str
    country: str
    regions: tuple[PartnerRegion, ...]
    trade: tuple[TradeYear, ...]
    rank: int | None
    share_pct: float | None
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    beside: tuple[Relation, ...]
    beside_events: tuple[Event, ...]
    sectors: tuple[tuple[str, int], ...]
    intentions: tuple[Relation, ...]
    anniversary: Anniversary | None

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known of the partner."""
        return not (self.regions or self.trade or self.relations or self.events
                    or self.beside or self.beside_events)  # fmt: skip

    @property
    def last_events(self) -> tuple[Event, ...]:
        """The newest few events."""
        return self.events[:LAST_EVENTS]


def partner_details(
    code: str,
    trade: Rows,
    relations: pd.DataFrame,
    events: pd.DataFrame,
    regions: pd.DataFrame,
    *,
    today: dt.date,
) -> PartnerDetails:
    """All that is known of a partner country (``NOR``) or partner region (``NO-18``).

    ``trade``: ``year, partner, exports_usd, imports_usd, turnover_usd, share_pct, status``
    of all partners; ``relations``, ``events``, ``regions`` as in ``data/``. The anniversary is
    the nearest multiple of five years of an agreement in force on or after ``today``; a partial
    date counts as not yet past until its year or month is over. An unknown code has no details.
    """
    places = records(regions)
    country = next((row.country for row in places if row.region == code), code)
    bonds, happened = relations_with(relations, code), events_with(events, code)
    years = trade_years(country, trade)
    newest = next((year for year in years if year.turnover.known), None)
    ties = (*contacts_of(relations), *contacts_of(events))
    involved = {part for row in ties if row.abroad and concerns(row, code) for part in row.regions}
    return PartnerDetails(
        code=code,
        country=country,
        regions=tuple(
            PartnerRegion(row.region, texts(row, "name"), row.lon, row.lat)
            for row in places
            if row.region in involved and code in (row.country, row.region)
        ),
        trade=tuple(years),
        rank=newest.rank if newest else None,
        share_pct=newest.share.value if newest else None,
        relations=tuple(bonds),
        events=tuple(happened),
        beside=tuple(one for kind in BESIDE for one in relations_with(relations, code, kind)),
        beside_events=tuple(one for kind in BESIDE for one in events_with(events, code, kind)),
        sectors=_fields_of(bonds, happened),
        intentions=tuple(b for b in bonds if b.state == "planned" or _open_intention(b)),
        anniversary=next_anniversary(bonds, today),
    )


def fields_with(
    relations: pd.DataFrame, events: pd.DataFrame, code: str
) -> tuple[tuple[str, int], ...]:
    """Fields of cooperation with the number of relations and events with a country or region that
    name them, those with most first."""
    return _fields_of(relations_with(relations, code), events_with(events, code))


def _fields_of(bonds: Iterable[Relation], happened: Iterable[Event]) -> tuple[tuple[str, int], ...]:
    counted = Counter(
        sector for each in (bonds, happened) for item in each for sector in item.sectors
    )
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _open_intention(bond: Relation) -> bool:
    return bond.kind == "intention" and bond.state != "ended"


def trade_years(country: str, trade: Rows) -> list[TradeYear]:
    """The years of trade with a country, newest first; ``trade`` as for `partner_details`."""
    rows = records(trade)
    turnovers: dict[int, list[Amount]] = {}
    for row in rows:
        amount = amount_of(row, "turnover")
        if row.partner not in NO_COUNTRY and amount.known:
            turnovers.setdefault(int(row.year), []).append(amount)
    years = []
    for row in rows:
        if row.partner != country:
            continue
        others = turnovers.get(int(row.year), [])
        # Among values of which only one side is known nobody has a certain place.
        placed = row.turnover_usd == row.turnover_usd and len(others) > 1
        placed = placed and not any(other.bound for other in others)
        rank = 1 + sum(one.plain() > row.turnover_usd for one in others) if placed else None
        years.append(
            TradeYear(
                year=int(row.year),
                exports=amount_of(row, "exports"),
                imports=amount_of(row, "imports"),
                turnover=amount_of(row, "turnover"),
                share=amount_of(row, "share", "pct"),
                rank=rank,
                ranked=len(others),
            )
        )
    return sorted(years, key=lambda year: -year.year)
