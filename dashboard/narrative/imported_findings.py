"""Findings of what only imported data tell: months, goods by code, partner × group; and of the
matrix of relations. As in `findings`, every number is one of the chart's table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.loaders.records import records
from dashboard.narrative.findings import MOST_NAMED, NOUNS, Telling, ended, listed
from dashboard.query import UNDISCLOSED


def goods_finding(frame: pd.DataFrame, told: Telling, code: str = "") -> str:
    """The largest goods of what is shown, and what part of it they are together.

    ``frame``: ``kind, code, name, usd, share_pct``, largest first; ``code`` is what they are of.
    """
    words = told.words
    rows = [row for row in records(frame) if row.usd > 0][:MOST_NAMED]
    if not rows:
        return ""
    named = [f"{_goods(row, told)} ({words.percent(row.share_pct)})" for row in rows]
    text = words.t("finding.goods", period=told.period(told.year), names=listed(words, named))
    if len(rows) == MOST_NAMED:
        together = words.percent(sum(row.share_pct for row in rows))
        text += "; " + words.t("finding.together", share=together)
    if code and code != UNDISCLOSED:
        whole = words.t("goods.chapter" if len(code) == 2 else "goods.code", code=code)
        text = f"{whole}: {text[0].lower()}{text[1:]}"
    text = told.sentence(text)
    return ended(f"{text[0].upper()}{text[1:]}")


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


def _goods(row: Any, told: Telling) -> str:
    if row.code == UNDISCLOSED:
        return told.words.t("goods.undisclosed")
    if row.kind == "chapter":
        return f"{row.code} {row.name}"
    return str(row.name or row.code)
