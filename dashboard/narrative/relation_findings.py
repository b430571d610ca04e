"""Findings of relations: partner regions, events; as in `findings`."""

from __future__ import annotations

import pandas as pd

from dashboard.loaders.records import records
from dashboard.narrative.findings import MOST_NAMED, NOUNS, Telling, ended, listed, usd_of

STATES = ("in-force", "planned", "contacts", "ended", "unknown")


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
