"""What is said of the months of a year beside those of another: title, finding, hover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount, amount_of
from dashboard.measures.growth import growth
from dashboard.measures.sums import total
from dashboard.narrative.amounts import figure, signed
from dashboard.narrative.dates import month_name, runs
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import about_filters, ended, hover, shortest, way

FEWEST = 3
"""Of fewer months nothing is said of which was the largest."""
YEAR = 12
WAYS = {"up": "grew", "down": "fell", "same": "same"}


def title(scene: Scene, there: Sequence[Any]) -> str:
    """The growth over the months known of both years; else the month of the largest trade.

    ``there``: the rows of the months known of the year, as from
    `dashboard.measures.months.months_frame`.
    """
    words = scene.language
    both = [row for row in there if _then(row).known]
    rate = growth(total(_now(row) for row in both), total(_then(row) for row in both))
    noun = words.t(f"flow.{scene.flow}")
    if rate.known and scene.year != scene.against:
        key = WAYS[way(rate.plain())]
        values = {"growth": words.percent(abs(rate.plain())), "against": scene.against}
        measure = words.t(f"finding.own.{scene.noun}")
        long = words.t(f"months.title.{key}", span=_span(scene, both), measure=measure, **values)
        return shortest([long, words.t(f"months.title.short.{key}", measure=noun, **values)])
    best = max(there, key=lambda row: _now(row).plain())
    month, level = month_name(words, best.month), figure(words, _now(best))
    return words.t("months.title.peak", measure=noun, month=month, level=level)


def finding(scene: Scene, there: Sequence[Any]) -> str:
    """The largest and the smallest month of the year; empty of a few months."""
    words = scene.language
    traded = sorted(
        (row for row in there if _now(row).plain() > 0), key=lambda row: _now(row).plain()
    )
    if len(traded) < FEWEST:
        return ""
    least, most = (
        f"{month_name(words, row.month)} ({figure(words, _now(row))})"
        for row in (traded[0], traded[-1])
    )
    text = words.t(
        "finding.months",
        year=scene.year,
        measure=words.t(f"finding.own.{scene.noun}"),
        most=most,
        least=least,
    )
    return ended(about_filters(scene, text))


def month_hover(scene: Scene, row: Any, noun: str) -> str:
    """The month of both years, and the growth between them."""
    words = scene.language
    now, then = amount_of(row, noun), amount_of(row, f"{noun}_before")
    sentences = [
        f"{year}: {figure(words, amount)}."
        for year, amount in ((scene.year, now), (scene.against, then))
        if amount.known
    ]
    rate = growth(now, then)
    if rate.known:
        sentences.append(words.t("months.growth", growth=signed(words, rate)))
    head = f"{words.t(f'chart.part.{noun}')}, {month_name(words, row.month)}"
    return hover(scene, head, sentences)


def like(scene: Scene, rows: Sequence[Any]) -> str:
    """That the growth leaves out months which are known of one year only; else empty."""
    known = [(_now(row).known, _then(row).known) for row in rows]
    both = [row for row, found in zip(rows, known, strict=True) if all(found)]
    if not both or not any(now != then for now, then in known):
        return ""
    return scene.language.t(
        "months.like", span=_names(scene, both), year=scene.year, against=scene.against
    )


def _now(row: Any) -> Amount:
    return amount_of(row, "turnover")


def _then(row: Any) -> Amount:
    return amount_of(row, "turnover_before")


def _span(scene: Scene, both: Sequence[Any]) -> str:
    """``January–September 2018``; the year alone for all of it."""
    if len(both) == YEAR:
        return str(scene.year)
    names = _names(scene, both)
    return f"{names[0].upper()}{names[1:]} {scene.year}"


def _names(scene: Scene, rows: Sequence[Any]) -> str:
    """The months of some rows: runs of them as ``January–March, May``."""
    return runs(scene.language, (int(row.month) for row in rows))
