"""Findings of relations: fields of cooperation, partner regions, events; as in `findings`."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.loaders.records import records
from dashboard.narrative.findings import MOST_NAMED, NOUNS, Telling, ended, listed, usd_of

STATES = ("in-force", "planned", "contacts", "ended", "unknown")


def sector_finding(trade: pd.DataFrame, fields: pd.DataFrame, told: Telling) -> str:
    """The largest commodity groups of a year, or that they are not published, and the fields.

    ``trade``: ``sector, exports_usd, imports_usd, turnover_usd``; ``fields``: ``sector,
    events_in_year``.
    """
    words, noun = told.words, NOUNS.get(told.flow or "", "turnover")
    values = [(str(row.sector), _trade_of(row, noun)) for row in records(trade)]
    known = sorted(((s, usd) for s, usd in values if usd == usd), key=lambda pair: -pair[1])
    counted = [(str(row.sector), int(row.events_in_year)) for row in records(fields)]
    busy = sorted((pair for pair in counted if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    if known:
        names = [f"{told.sector(s)} ({words.usd(usd)})" for s, usd in known[:MOST_NAMED]]
        key = "finding.sectors.largest"
    elif busy:
        names = [f"{told.sector(s)} ({words.number(n, 0)})" for s, n in busy[:MOST_NAMED]]
        key = "finding.sectors.fields"
    else:
        return ""
    return ended(words.t(key, year=told.year, names=listed(words, names)))


def map_finding(countries: pd.DataFrame, regions: pd.DataFrame, told: Telling) -> str:
    """How many partner regions there are by state of relations, and what trade is known.

    ``countries``: ``country, turnover_usd`` …; ``regions``: ``region, state``.
    """
    words, noun = told.words, NOUNS.get(told.flow or "", "turnover")
    states = regions["state"].value_counts().to_dict() if len(regions) else {}
    told_states = [
        f"{words.t(f'finding.state.{state}')} – {words.number(states[state], 0)}"
        for state in STATES
        if states.get(state)
    ]
    traded = sum(usd_of(row, noun) > 0 for row in records(countries))
    parts = []
    if told_states:
        listed = ", ".join(told_states)
        parts.append(words.t("finding.map.regions", year=told.year, states=listed))
    if traded:
        parts.append(words.plural("finding.map.traded", traded))
    text = "; ".join(parts)
    return ended(f"{text[0].upper()}{text[1:]}") if text else ""


def timeline_finding(events: pd.DataFrame, told: Telling) -> str:
    """How many events are recorded for the year and with whom most of them.

    ``events``: ``year`` and ``countries``, a tuple of codes.
    """
    words = told.words
    own = events[events["year"].eq(told.year).fillna(False).astype(bool)]
    if own.empty:
        return ""
    codes = [code for cell in own["countries"] for code in cell]
    most = sorted({(-codes.count(code), code) for code in codes})[:MOST_NAMED]
    names = [f"{told.partner(code)} ({words.number(-count, 0)})" for count, code in most]
    text = words.plural("finding.events", len(own), year=told.year)
    text = f"{text[0].upper()}{text[1:]}"
    if names:
        text += "; " + words.t("finding.events_with", names=listed(words, names))
    return ended(told.sentence(text))


def _trade_of(row: Any, noun: str) -> float:
    """The turnover of a group, or the one flow of it that is published."""
    values = [usd_of(row, name) for name in (noun, "exports", "imports")]
    return next((value for value in values if value == value), float("nan"))
