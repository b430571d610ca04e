"""The brief for a visit: one page of facts about a partner, in the order officials expect.

The page, the PDF and the Word file all show the same `Brief`: it is made here, worded, once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.anniversaries import Anniversary
from dashboard.measures.counting import Tally
from dashboard.measures.partner_details import PartnerDetails
from dashboard.measures.ties import Event, Relation, first_of
from dashboard.narrative.brief_trade import Trade, group_line, trade_lines
from dashboard.narrative.disputes import LEDGER
from dashboard.narrative.events import date_words, planned_lines
from dashboard.narrative.linked import Line, cited, plain
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.scene import Scene, last_month
from dashboard.narrative.sources import dates, more_sources, source_line
from dashboard.narrative.ties import anniversary_line, begun_on, cited_state, named, tally_line
from dashboard.narrative.wording import capital, ended, listed, small

MOST_AGREEMENTS = 6
"""Agreements in force, not confirmed, ended: lines each."""
MOST_OTHERS = 3
MOST_FIELDS = 10
MOST_DUE = 3
MOST_OPEN = 4
MOST_SOURCES = 8

_GROUPS = (
    ("agreements", "in-force", MOST_AGREEMENTS),
    ("unconfirmed", "unknown", MOST_OTHERS),
    ("ended", "ended", MOST_OTHERS),
)
"""The parts of agreements: their state, and how many lines they have at most."""
_PAPERS = frozenset(
    {"agreement", "declaration", "memorandum", "twin-towns", "programme", "action-plan",
     "joint-commission", "ties"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the brief: its heading and its lines; one line is a sentence, more are a list.
    ``href`` is where its heading leads to on a page, ``pieces`` are the same lines with the numbers
    that can be followed."""

    noun: str
    title: str
    lines: tuple[str, ...]
    href: str = ""
    pieces: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief in one language. ``dated`` says of when its data are and on which day it was drawn
    up, ``reference`` opens it again. ``mark`` is "Demonstration data" or empty."""

    code: str
    heading: str
    name: str
    parts: tuple[Part, ...]
    dated: str
    reference: str = ""
    mark: str = ""


def brief(
    scene: Scene,
    found: PartnerDetails,
    counts: Sequence[Tally],
    due: Sequence[Anniversary],
    trade: Trade,
    today: dt.date,
    at_odds: Sequence[Line] = (),
) -> Brief:
    """The brief of a partner; ``due`` nearest first, ``counts`` of it and of its country,
    ``at_odds``: what sources disagree about."""
    words, events = scene.language, found.last_events
    both = (*found.planned, *events)
    parts: tuple[tuple[str, Sequence[str | Line]], ...] = (
        ("planned", planned_lines(words, found.planned)),
        ("who", _who(scene, found)),
        ("since", _since(scene, found)),
        ("counts", [tally_line(words, scene.names, one, scene.year) for one in counts]),
        *(
            (noun, _agreements(scene, found.relations, noun, state, most))
            for noun, state, most in _GROUPS
        ),
        ("contacts", _contacts(scene, events)),
        ("sectors", _fields(scene, found)),
        ("trade", trade_lines(scene, _country(scene, found), trade)),
        ("groups", group_line(scene, trade)),
        ("due", _due(scene, due)),
        ("open", _open(scene, found.intentions)),
        ("disputes", at_odds),
        ("sources", _sources(scene, found, both, trade)),
    )
    name = _name(scene, found)
    return Brief(
        code=found.code,
        heading=words.t("brief.heading", name=name),
        name=capital(name),
        parts=tuple(_part(noun, words.t(f"brief.{noun}"), lines) for noun, lines in parts if lines),
        dated=_dated(scene, _cited(found, both), trade, today),
        mark=scene.mark,
    )


def _dated(scene: Scene, cited: Sequence[str], trade: Trade, today: dt.date) -> str:
    """``Data: from 2009 to 17 March 2026. Drawn up on 26 November 2026.``"""
    words = scene.language
    every = (*cited, *trade.sources(scene.year)) or scene.searched
    data = dates(scene, every) if every else words.t("said.undated")
    if trade.known and scene.imported:
        until = last_month(words, scene.until)
        traded = words.t(f"brief.data_of.{scene.query.dataset}", until=until)
        data = words.t("brief.data_beside", data=traded, dates=data) if every else traded
    return ended(words.t("brief.dated", data=data.rstrip("."), date=words.date(today.isoformat())))


def _cited(found: PartnerDetails, events: Sequence[Event]) -> list[str]:
    """The sources of the lines of relations and events, each once."""
    used = [one.source for one in found.relations]
    used += [
        source for one in found.relations for source in (one.attested_by, one.end_source) if source
    ]
    used += [one.source for one in events]
    return list(dict.fromkeys(used))


def _part(noun: str, title: str, lines: Sequence[str | Line]) -> Part:
    pieces = [(line,) if isinstance(line, str) else line for line in lines]
    href = LEDGER if noun == "disputes" else ""
    return Part(noun, title, tuple(plain(line) for line in pieces), href, tuple(pieces))


def _name(scene: Scene, found: PartnerDetails) -> str:
    """The partner: a region by its own name, else the country."""
    return scene.names.region(found.code) if found.code != found.country else _country(scene, found)


def _country(scene: Scene, found: PartnerDetails) -> str:
    return scene.names.country(found.country)


def _who(scene: Scene, found: PartnerDetails) -> list[str]:
    t, country = scene.language.t, _country(scene, found)
    if found.code != found.country:
        return [capital(t("brief.who_region", name=_name(scene, found), country=country))]
    if not found.regions:
        return [t("brief.who_country", partner=country)]
    said = []
    for key, dated in (("who_regions", True), ("who_undated", False)):
        names = [scene.names.region(one.region) for one in found.regions if one.dated is dated]
        if names:
            regions = listed(scene.language, names)
            said.append(t(f"brief.{key}", partner=country, regions=regions))
    return [" ".join(said)]


def _since(scene: Scene, found: PartnerDetails) -> list[str]:
    words = scene.language
    first = first_of(found.relations)
    if first is None:
        return [words.t("brief.since_unknown")]
    title = text_in(first, "title", words.code)
    text = words.t("brief.since_first", date=words.date(first.since), title=title)
    return [capital(text)]


def _agreements(
    scene: Scene, relations: Iterable[Relation], noun: str, state: str, most: int
) -> list[Line]:
    """The agreements of a state: in force by a source, not confirmed, or ended and by whom."""
    words = scene.language
    found = [one for one in relations if one.kind in _PAPERS and one.state == state]
    found.sort(key=lambda one: (one.kind == "twin-towns", one.since or "9"))
    # Of what is ended the last end says most.
    found.sort(key=lambda one: one.until, reverse=True)
    lines = [_agreement(words, one) for one in found]
    rest = len(lines) - most
    if rest > 0:
        lines = [*lines[: most - 1], (words.plural("brief.more", rest + 1),)]
    return lines or ([(words.t("brief.no_agreements"),)] if noun == _GROUPS[0][0] else [])


def _agreement(words: Language, one: Relation) -> Line:
    begun = begun_on(one)
    since = words.t("details.since", since=words.date(begun, since=True)) if begun else ""
    dated = ", ".join(part for part in (since, cited_state(words, one, begun=True)) if part)
    return cited(f"{named(words, one)} ({dated})", one.source, one.relation)


def _contacts(scene: Scene, events: Sequence[Event]) -> list[Line]:
    lines = [_contact(scene.language, one) for one in events]
    return lines or [(scene.language.t("brief.no_contacts"),)]


def _contact(words: Language, one: Event) -> Line:
    when = date_words(words.code, one.start, one.end)
    return cited(f"{capital(when)}: {text_in(one, 'title', words.code)}", one.source, one.event)


def _fields(scene: Scene, found: PartnerDetails) -> list[str]:
    words, rest = scene.language, len(found.sectors) - MOST_FIELDS
    names = [small(scene.names.sector_in_full(code)) for code, _ in found.sectors[:MOST_FIELDS]]
    if not names:
        return [words.t("brief.no_sectors")]
    more = f" {words.t('brief.and_others')}" if rest > 0 else ""
    return [ended(capital(", ".join(names)) + more)]


def _due(scene: Scene, due: Sequence[Anniversary]) -> list[Line]:
    lines = [anniversary_line(scene.language, one) for one in due[:MOST_DUE]]
    return lines or [(scene.language.t("brief.no_due"),)]


def _open(scene: Scene, intentions: Sequence[Relation]) -> list[Line]:
    words = scene.language
    lines = [
        cited(f"{named(words, one)}: {cited_state(words, one)}", one.source, one.relation)
        for one in intentions[:MOST_OPEN]
    ]
    if (rest := len(intentions) - MOST_OPEN) > 0:
        lines.append((words.plural("brief.more", rest),))
    return lines or [(words.t("brief.no_open"),)]


def _sources(
    scene: Scene, found: PartnerDetails, events: Sequence[Event], trade: Trade
) -> list[str]:
    words, every = scene.language, _cited(found, events)
    named = [
        f"{source}: {scene.names.publisher(source)}, {dates(scene, [source])}"
        for source in every[:MOST_SOURCES]
    ]
    named += more_sources(words, every[len(named) :])
    cited = [ended("; ".join(named))] if named else []
    traded = trade.sources(scene.year)
    of_trade = [source_line(scene, traded)] if traded or (trade.known and scene.imported) else []
    return [*cited, *of_trade, *(alone_note(scene) if of_trade else ()), words.t("brief.places")]
