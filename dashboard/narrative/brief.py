"""The brief for a visit: one page of facts about a partner, in the order officials expect.

The page, the PDF and the Word file all show the same `Brief`: it is made here, worded, once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.language import Language
from dashboard.loaders.records import records
from dashboard.measures.partner_details import Anniversary, Event, PartnerDetails, Relation

MOST_AGREEMENTS = 6
MOST_CONTACTS = 5
MOST_FIELDS = 10
MOST_GROUPS = 3
MOST_DUE = 3
MOST_OPEN = 4
MOST_SOURCES = 8

_STANDING = ("in-force", "unknown")
_PAPERS = frozenset(
    {"agreement", "declaration", "memorandum", "twin-towns", "programme", "action-plan",
     "joint-commission", "ties"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the brief: its heading and its lines; one line is a sentence, more are a list."""

    noun: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief in one language. ``mark`` is "Demonstration data" or empty."""

    code: str
    heading: str
    name: str
    parts: tuple[Part, ...]
    date: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Trade:
    """Trade with the whole country.

    ``totals``: ``year, exports_usd, imports_usd, turnover_usd, balance_usd, turnover_status``
    of every year; ``sectors``: ``sector, turnover_usd, exports_usd, imports_usd`` of the year.
    """

    year: int
    totals: pd.DataFrame
    sectors: pd.DataFrame
    source: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a brief is worded with: names of codes, titles of sources, the day."""

    words: Language
    name: str
    country: str
    sector: Callable[[str], str]
    publishers: dict[str, str]
    today: dt.date


def brief(
    found: PartnerDetails,
    events: Sequence[Event],
    due: Sequence[Anniversary],
    trade: Trade,
    told: Told,
) -> Brief:
    """The brief of a partner; ``events`` newest first, ``due`` nearest first."""
    t = told.words.t
    parts = (
        ("who", _who(found, told)),
        ("since", _since(found, told)),
        ("agreements", _agreements(found.relations, told)),
        ("contacts", _contacts(events, told)),
        ("sectors", _fields(found, told)),
        ("trade", _trade(found, trade, told)),
        ("groups", _groups(trade, told)),
        ("due", _due(due, told)),
        ("open", _open(found.intentions, told)),
        ("sources", _sources(found, events, trade, told)),
    )
    date = told.words.date(told.today.isoformat())
    return Brief(
        code=found.code,
        heading=t("brief.heading", name=told.name),
        name=told.name,
        parts=tuple(Part(noun, t(f"brief.{noun}"), tuple(lines)) for noun, lines in parts if lines),
        date=t("brief.date", date=date),
        mark=trade.mark,
    )


def _who(found: PartnerDetails, told: Told) -> list[str]:
    t = told.words.t
    if found.code != found.country:
        return [t("brief.who_region", name=told.name, country=told.country)]
    names = [one.name_ru if told.words.code == "ru" else one.name_en for one in found.regions]
    if not names:
        return [t("brief.who_country", name=told.country)]
    return [t("brief.who_regions", name=told.country, regions=", ".join(names))]


def _since(found: PartnerDetails, told: Told) -> list[str]:
    words = told.words
    dated = [one for one in found.relations if one.since and one.kind in _PAPERS]
    if not dated:
        return [words.t("brief.since_unknown")]
    first = min(dated, key=lambda one: one.since)
    return [words.t("brief.since_first", date=words.date(first.since), title=_title(first, words))]


def _agreements(relations: Iterable[Relation], told: Told) -> list[str]:
    words = told.words
    own = [one for one in relations if one.kind in _PAPERS and one.state in _STANDING]
    own.sort(key=lambda one: (one.state != "in-force", one.kind == "twin-towns", one.since or "9"))
    lines = [_agreement(one, words) for one in own]
    lines = list(dict.fromkeys(lines))
    rest = len(lines) - MOST_AGREEMENTS
    if rest > 0:
        lines = [*lines[: MOST_AGREEMENTS - 1], words.plural("brief.more", rest + 1)]
    return lines or [words.t("brief.no_agreements")]


def _agreement(one: Relation, words: Language) -> str:
    party = one.party_ru if words.code == "ru" else one.party_en
    state = words.t(f"brief.state.{one.state}")
    since = words.t("details.since", since=words.date(one.since)) if one.since else ""
    told = ", ".join(part for part in (since, state) if part)
    title = _title(one, words)
    named = title if party in title else f"{title} – {party}"
    return f"{named} ({told}) [{one.source}]"


def _contacts(events: Sequence[Event], told: Told) -> list[str]:
    words = told.words
    lines = [_contact(one, words) for one in events[:MOST_CONTACTS]]
    return lines or [words.t("brief.no_contacts")]


def _contact(one: Event, words: Language) -> str:
    when = words.date(one.start) if one.start else words.t("timeline.undated")
    title = one.title_ru if words.code == "ru" else one.title_en
    return f"{when}: {title} [{one.source}]"


def _fields(found: PartnerDetails, told: Told) -> list[str]:
    names = [told.sector(code) for code, _ in found.sectors[:MOST_FIELDS]]
    return [", ".join(names)] if names else [told.words.t("brief.no_sectors")]


def _trade(found: PartnerDetails, trade: Trade, told: Told) -> list[str]:
    words, t = told.words, told.words.t
    known = {int(row.year): row for row in records(trade.totals) if _is(row.turnover_usd)}
    if not known:
        return [t("brief.no_trade", country=told.country)]
    year = trade.year if trade.year in known else max(known)
    row = known[year]
    status = t(f"status.{str(row.turnover_status).replace(' ', '_')}")
    value = words.usd(float(row.turnover_usd))
    lines = [t("brief.turnover", country=told.country, year=year, value=value, status=status)]
    before = known.get(year - 1)
    if before is None:
        lines[0] += " " + t("brief.no_change", year=year - 1)
    else:
        change = float(row.turnover_usd) - float(before.turnover_usd)
        growth = 100 * change / float(before.turnover_usd)
        lines[0] += " " + t(
            "brief.change", change=words.change(growth), usd=words.usd_change(change), year=year - 1
        )
    if _is(row.exports_usd) and _is(row.imports_usd):
        exports, imports = float(row.exports_usd), float(row.imports_usd)
        lines.append(
            t(
                "brief.parts",
                exports=words.usd(exports),
                imports=words.usd(imports),
                balance=words.usd_change(exports - imports),
            )
        )
    placed = next((one for one in found.trade if one.year == year), None)
    if placed is not None and _is(placed.share_pct):
        line = t("brief.share", share=words.percent(placed.share_pct), year=year)
        if placed.rank is not None:
            line += " " + t("details.rank", rank=placed.rank, ranked=placed.ranked) + "."
        lines.append(line)
    if placed is not None and placed.note:
        lines.append(placed.note[:1].upper() + placed.note[1:] + ".")
    return lines


def _groups(trade: Trade, told: Told) -> list[str]:
    """The largest commodity groups, if any is known; the part is left out otherwise."""
    rows = [row for row in records(trade.sectors) if _is(row.turnover_usd)]
    rows.sort(key=lambda row: -float(str(row.turnover_usd)))
    named = [
        f"{told.sector(str(row.sector))} ({told.words.usd(float(str(row.turnover_usd)))})"
        for row in rows[:MOST_GROUPS]
    ]
    return [", ".join(named)] if named else []


def _due(due: Sequence[Anniversary], told: Told) -> list[str]:
    words = told.words
    lines = [
        words.t(
            "details.anniversary_of",
            date=words.date(one.due),
            years=words.plural("details.years", one.years),
            title=_title(one.relation, words),
        )
        for one in due[:MOST_DUE]
    ]
    return lines or [words.t("brief.no_due")]


def _open(intentions: Sequence[Relation], told: Told) -> list[str]:
    words = told.words
    lines = [
        f"{_title(one, words)}: {words.t('profile.unconfirmed')} [{one.source}]"
        for one in intentions[:MOST_OPEN]
    ]
    return lines or [words.t("brief.no_open")]


def _sources(found: PartnerDetails, events: Sequence[Event], trade: Trade, told: Told) -> list[str]:
    used = [one.source for one in found.relations if one.state != "ended"]
    used += [one.source for one in events[:MOST_CONTACTS]]
    own = list(dict.fromkeys(used))
    named = [f"{source}: {told.publishers.get(source, source)}" for source in own[:MOST_SOURCES]]
    rest = len(own) - len(named)
    if rest > 0:
        named.append(told.words.plural("brief.more_sources", rest))
    cited = ["; ".join(named) + "."] if named else []
    return [*cited, trade.source, told.words.t("brief.places")]


def _title(one: Relation, words: Language) -> str:
    return one.title_ru if words.code == "ru" else one.title_en


def _is(value: object) -> bool:
    return isinstance(value, (int, float)) and value == value
