"""Everything known of one partner: regions, trade, relations, events, what is due next."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard.amount import Amount
from dashboard.loaders.records import Rows, Texts, records, texts
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.anniversaries import Anniversary, next_anniversary
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import MULTILATERAL, NOTED, concerns
from dashboard.measures.planned import planned_events
from dashboard.measures.ties import Event, Relation, events_with, relations_with
from dashboard.row_amounts import amount_of, known

LAST_EVENTS = 5
NO_COUNTRY = ("WLD", UNKNOWN_PARTNER)
"""Partners that have no place among the countries."""
BESIDE = (MULTILATERAL, NOTED)
"""What a partner has a part in without being counted as a tie or an event with it."""


@dataclass(frozen=True, slots=True)
class PartnerRegion:
    """A region of the partner country with which there are relations. ``dated``: a year of any of
    them is known; without one no map and no list of a year has the region."""

    region: str
    name: Texts
    lon: float
    lat: float
    dated: bool = True


@dataclass(frozen=True, slots=True)
class TradeYear:
    """Trade with the country in a year, and its share of the whole in per cent.

    ``rank`` is the place by turnover among the ``ranked`` partners whose turnover is published
    for the year; ``None`` when there is no other to compare with. ``sharing``: how many of them
    have that place.
    """

    year: int
    exports: Amount
    imports: Amount
    turnover: Amount
    share: Amount
    rank: int | None
    ranked: int
    sharing: int = 1


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """One partner country or partner region, ready to be shown.

    ``trade`` is that of the whole country also when ``code`` is a region; newest year first.
    ``rank`` and ``share_pct`` are of the newest year with published turnover. ``relations`` and
    ``events``, newest first, are those that count as foreign, ``beside`` and ``beside_events``
    what is multilateral or only noted, ``planned`` what of these is announced and still to come,
    nearest first. ``sectors`` are fields of cooperation with the number of
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
    planned: tuple[Event, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known of the partner."""
        return not (self.regions or self.trade or self.relations or self.events
                    or self.beside or self.beside_events)  # fmt: skip

    @property
    def last_events(self) -> tuple[Event, ...]:
        """The few events that went on last: one of several years is as new as its last year."""
        return tuple(sorted(self.events, key=_last_day, reverse=True)[:LAST_EVENTS])


def _last_day(event: Event) -> str:
    return event.end or event.start


def partner_details(
    code: str,
    trade: Rows,
    relations: Rows,
    events: Rows,
    regions: Rows,
    *,
    today: dt.date,
    standing: Iterable[Standing] | None = None,
) -> PartnerDetails:
    """All that is known of a partner country (``NOR``) or partner region (``NO-18``).

    ``trade``: ``year, partner, exports_usd, imports_usd, turnover_usd, share_pct, status``
    of all partners; ``relations``, ``events``, ``regions`` as in ``data/``. The anniversary is
    the nearest multiple of five years of an agreement in force on or after ``today``; a partial
    date counts as not yet past until its year or month is over. An unknown code has no details.
    ``standing``: `standings` of the trade, where they were made before.
    """
    places = records(regions)
    country = next((row.country for row in places if row.region == code), code)
    bonds, happened = relations_with(relations, code), events_with(events, code)
    years = trade_years(country, trade, standings(trade) if standing is None else standing)
    newest = next((year for year in years if year.turnover.known), None)
    ties = (*contacts_of(relations), *contacts_of(events))
    with_it = [row for row in ties if row.abroad and concerns(row, code)]
    involved = {part for row in with_it for part in row.regions}
    dated = {part for row in with_it if row.first for part in row.regions}
    return PartnerDetails(
        code=code,
        country=country,
        regions=tuple(
            PartnerRegion(row.region, texts(row, "name"), row.lon, row.lat, row.region in dated)
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
        planned=planned_events(events, code, country, today),
    )


def fields_with(relations: Rows, events: Rows, code: str) -> tuple[tuple[str, int], ...]:
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


class Standing(NamedTuple):
    """The turnovers with partners that are known of a year, smallest first, and whether of any of
    them only one side is known: then nobody has a certain place."""

    year: int
    turnovers: tuple[float, ...] = ()
    bound: bool = False


def standings(trade: Rows) -> list[Standing]:
    """How the partners of each year stand; ``trade`` as for `partner_details`."""
    found: dict[int, list[Amount]] = {}
    for row in records(trade):
        if row.partner not in NO_COUNTRY and known(row.turnover_usd) is not None:
            found.setdefault(int(row.year), []).append(amount_of(row, "turnover"))
    return [
        Standing(
            year, tuple(sorted(one.plain() for one in amounts)), any(one.bound for one in amounts)
        )
        for year, amounts in found.items()
    ]


def trade_years(country: str, trade: Rows, standing: Iterable[Standing]) -> list[TradeYear]:
    """The years of trade with a country, newest first; ``trade`` as for `partner_details`, with
    its `standings`."""
    of = {one.year: one for one in standing}
    years = [
        _trade_year(row, of.get(int(row.year), Standing(int(row.year))))
        for row in records(trade)
        if row.partner == country
    ]
    return sorted(years, key=lambda year: -year.year)


def _trade_year(row: Any, standing: Standing) -> TradeYear:
    turnover, others = amount_of(row, "turnover"), standing.turnovers
    placed = turnover.known and len(others) > 1 and not standing.bound
    return TradeYear(
        year=int(row.year),
        exports=amount_of(row, "exports"),
        imports=amount_of(row, "imports"),
        turnover=turnover,
        share=amount_of(row, "share", "pct"),
        rank=1 + len(others) - bisect_right(others, turnover.plain()) if placed else None,
        ranked=len(others),
        sharing=others.count(turnover.plain()) if placed else 1,
    )
