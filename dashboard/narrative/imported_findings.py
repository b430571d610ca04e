"""Findings of what only imported data tell: months, partner × group; and of the
matrix of relations. As in `findings`, every number is one of the chart's table."""

from __future__ import annotations

import pandas as pd

from dashboard.loaders.records import records
from dashboard.narrative.findings import MOST_NAMED, NOUNS, Telling, ended, listed


def heatmap_finding(frame: pd.DataFrame, told: Telling) -> str:
    """The partners and groups between which most is traded.

    ``frame``: ``partner, sector, turnover_usd``; with a flow, that flow.
    """
    words = told.words
    rows = sorted(records(frame), key=lambda row: -row.turnover_usd)[:MOST_NAMED]
    if not rows or not rows[0].turnover_usd > 0:
        return ""
    named = [
        f"{told.partner(row.partner)} – {told.sector(row.sector)} ({words.usd(row.turnover_usd)})"
        for row in rows
    ]
    text = words.t(
        "finding.heatmap", period=told.period(told.year), measure=_measure(told),
        names=listed(words, named),
    )  # fmt: skip
    return ended(text)


def matrix_finding(frame: pd.DataFrame, told: Telling) -> str:
    """With whom in which field there were most relations and events, all years together.

    ``frame``: ``country, region, sector, relations, events``.
    """
    words = told.words
    counted: dict[tuple[str, str], int] = {}
    for row in records(frame):
        if row.country:
            pair = (row.country, row.sector)
            counted[pair] = counted.get(pair, 0) + int(row.relations) + int(row.events)
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_NAMED]
    if not most:
        return ""
    named = [
        f"{told.partner(country)} – {told.sector(sector)} ({words.number(count, 0)})"
        for (country, sector), count in most
    ]
    return ended(words.t("finding.matrix", names=listed(words, named)))


def _measure(told: Telling) -> str:
    return told.words.t(f"finding.own.{NOUNS.get(told.flow or '', 'turnover')}")
