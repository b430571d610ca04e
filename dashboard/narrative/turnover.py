"""What is said of the turnover: title, finding, hover, and what the ledger says beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.amount import Amount, amount_of, known
from dashboard.language import Language
from dashboard.measures.growth import growth_pct
from dashboard.narrative.amounts import figure
from dashboard.narrative.scene import FLOWS, NOUNS, Scene
from dashboard.narrative.wording import about_filters, against, ended, in_period, way
from dashboard.narrative.years import year_hover

MISPRINT_FROM = 1e6
"""US dollars by which a printed sum must miss its parts to be worth a reader's attention."""


def growth_of(now: Amount, then: Amount) -> float | None:
    """Growth between two exactly known amounts, per cent; None where there is none to be said."""
    if not (now.exact and then.exact):
        return None
    return known(growth_pct(now.plain(), then.plain()))


def title(scene: Scene, amounts: Mapping[int, Amount], *, alone: bool) -> str:
    """The finding in ten words. ``amounts``: what is drawn by year; ``alone``: of the year only
    the turnover is known, not its parts."""
    words, year = scene.language, scene.year
    noun = words.t("chart.part.turnover" if alone else f"flow.{scene.flow}")
    now = amounts.get(year, Amount())
    if not now.known:
        return words.t("turnover.title.missing", measure=noun, year=year)
    level, growth = figure(words, now), None
    if scene.against != year:
        growth = growth_of(now, amounts.get(scene.against, Amount()))
    if growth is None:
        return words.t("turnover.title.level", measure=noun, year=year, level=level)
    direction = way(growth)
    if direction == "same":
        return words.t("turnover.title.same", measure=noun, level=level)
    key = "turnover.title.grew" if direction == "up" else "turnover.title.fell"
    return words.t(key, measure=noun, growth=words.percent(abs(growth)), level=level)


def turnover_hover(scene: Scene, row: Any) -> str:
    """A year with its amounts and its growth on the year before."""
    growth = known(getattr(row, "turnover_growth_pct", None))
    if growth is None:
        return year_hover(scene, row)
    words = scene.language
    told = words.t("turnover.growth", growth=words.change(growth), before=int(row.year) - 1)
    return year_hover(scene, row, [told])


def finding(scene: Scene, rows: Mapping[int, Any], causes: Mapping[str, str]) -> str:
    """``In 2018 turnover … increased by 21.5% … Exports increased by 25.7% … due to …``.

    ``rows``: year → row of `dashboard.measures.balance.turnover`; ``causes``: flow → the figure
    that names what drove its growth. Empty when nothing of the year is known.
    """
    first = _moved(scene, scene.noun, rows)
    if not first:
        return ""
    if scene.query.flow:
        return ended(
            about_filters(scene, f"{first} {_due(scene, scene.noun, rows, causes)}".rstrip())
        )
    parts = [text for noun in NOUNS.values() if (text := _part(scene, noun, rows, causes))]
    return " ".join([ended(about_filters(scene, first)), *(ended(text) for text in parts)])


def _pair(scene: Scene, noun: str, rows: Mapping[int, Any]) -> tuple[Amount, Amount]:
    now, then = (amount_of(rows.get(year), noun) for year in scene.query.pair)
    return now, then


def _moved(scene: Scene, noun: str, rows: Mapping[int, Any]) -> str:
    words, (now, then) = scene.language, _pair(scene, noun, rows)
    if not now.known:
        return ""
    whole = "finding.own" if scene.query.narrowed else "finding.whole"
    values = {
        "period": in_period(scene, scene.year),
        "measure": words.t(f"{whole}.{noun}"),
        "level": figure(words, now),
    }
    growth = growth_of(now, then) if scene.year != scene.against else None
    if growth is None:
        return words.t("finding.level", **values)
    return words.t(
        f"finding.moved.{way(growth)}",
        **values,
        growth=words.percent(abs(growth)),
        change=words.usd(abs(now.plain() - then.plain())),
        before=against(scene),
    )


def _part(scene: Scene, noun: str, rows: Mapping[int, Any], causes: Mapping[str, str]) -> str:
    words, (now, then) = scene.language, _pair(scene, noun, rows)
    growth = growth_of(now, then) if scene.year != scene.against else None
    if growth is None:
        return ""
    text = words.t(
        f"finding.part.{way(growth)}",
        measure=words.t(f"card.{noun}"),
        growth=words.percent(abs(growth)),
        level=figure(words, now),
    )
    return f"{text} {_due(scene, noun, rows, causes)}".rstrip()


def _due(scene: Scene, noun: str, rows: Mapping[int, Any], causes: Mapping[str, str]) -> str:
    """``due to the growth of exports of …``, only of what grew and only as the source says."""
    words, cause = scene.language, causes.get(FLOWS.get(noun, ""), "")
    growth = growth_of(*_pair(scene, noun, rows))
    key = f"finding.due.{cause}"
    grew = growth is not None and way(growth) == "up"
    return words.t(key) if cause and grew and words.has(key) else ""


def reconciled(scene: Scene, ledger: Mapping[int, Any]) -> str:
    """What a minister needs to know beside the turnover; empty where all agrees.

    ``ledger``: year → the row of the ledger that checks the printed turnover of the region.
    """
    query, row = scene.query, ledger.get(scene.year)
    if query.dataset != "published" or query.narrowed or query.flow or row is None:
        return ""
    if abs(row.difference_usd) < MISPRINT_FROM:
        return ""
    return _misprint(scene.language, row)


def _misprint(words: Language, row: Any) -> str:
    return words.t(
        "reconciliation.misprint",
        printed=words.millions(row.published_usd),
        computed=words.millions(row.computed_usd),
        difference=words.usd(abs(row.difference_usd)),
    )
