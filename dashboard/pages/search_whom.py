"""With which partners, or in which goods, trade is new or has ended; with whom it has a surplus or
a deficit, as searches tell of it."""

from __future__ import annotations

from dashboard.amount import NOT_KNOWN, NOT_PUBLISHED
from dashboard.answers import trade
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.parts_of_growth import only
from dashboard.flows import FLOW_OF
from dashboard.loaders.special_codes import CLOSED_SECTOR, UNKNOWN_PARTNER
from dashboard.measures.contributions import UNEXPLAINED
from dashboard.measures.inquiry_whom import GOODS
from dashboard.narrative.amounts import figure
from dashboard.narrative.partner import countries_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_word
from dashboard.narrative.wording import listed
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

NAMED = 3
"""Partners that are named; the others are counted."""


def title_of_news(ask: Ask, chart: Chart, declared: Declaration, way: str, scene: Scene) -> str:
    """With whom, or in what, trade is new, or has ended, or that none is; the title of a chart that
    has nothing to compare."""
    if not chart.plot.categories:
        return chart.title
    rows, nobody = ask.rows(declared.asks[0], scene.query), (UNEXPLAINED, UNKNOWN_PARTNER)
    found = [
        row
        for row in rows
        if row.key not in nobody and row.change_usd == row.change_usd and not row.nomenclature
    ]
    none = scene.language.t(f"search.moved.none.{declared.by}.{way}")
    return only(scene, found, way, declared.by).removesuffix(".") or none


def title_of_count(ask: Ask, scene: Scene) -> str:
    """With how many countries there was trade, or to or from how many goods went, of those that
    are chosen, of which goods and in which months; that it is not known."""
    words, query, noun = scene.language, scene.query, scene.noun
    year, members = query.pair[0], query.partners
    traded = [
        row.partner
        for row in ask.rows(trade.partners, query)
        if row.year == year and amount_of(row, noun).known
    ]
    found = [code for code in traded if not members or code in members]
    # What is published of some partners says nothing of the others.
    every = {*members} <= {*found} if members else False
    if not (traded if query.dataset != PUBLISHED else every):
        absent = NOT_PUBLISHED if query.dataset == PUBLISHED else NOT_KNOWN
        return words.t("search.balances.absent", absent=status_word(words, absent))
    said = words.t(f"search.counted.{query.flow or 'both'}", count=countries_of(found), year=year)
    of = scene.with_flow_in_measure.subject
    return words.t("search.counted.of", counted=said, subject=of) if of else said


def title_of_balances(ask: Ask, way: str, scene: Scene) -> str:
    """With which partners there is a surplus, or a deficit, or both, the largest first; of a group
    with which of its members. That there is none, or that exports and imports are not known of
    any."""
    if way == "balance":
        both = dict.fromkeys(title_of_balances(ask, one, scene) for one in ("surplus", "deficit"))
        return ". ".join(both)
    words, sign = scene.language, 1 if way == "surplus" else -1
    year, _ = scene.query.pair
    members = scene.query.partners
    known = {
        row.partner: amount_of(row, "exports").plain() - amount_of(row, "imports").plain()
        for row in ask.rows(trade.partners, scene.query)
        if row.year == year
        and row.partner != UNKNOWN_PARTNER
        and (not members or row.partner in members)
        and all(amount_of(row, noun).known for noun in FLOW_OF)
    }
    found = sorted((sign * usd, code) for code, usd in known.items() if sign * usd > 0)[::-1]
    # Of partners that files of a part do not hold there may be some.
    none = not found and scene.query.choices.held_in_part(scene.query, year)
    if not known or none or scene.query.choices.unequal(scene.query, year):
        absent = NOT_PUBLISHED if scene.query.dataset == PUBLISHED else NOT_KNOWN
        return words.t("search.balances.absent", absent=status_word(words, absent))
    if not found:
        return words.t(f"search.balances.none.{way}")
    named = [
        f"{scene.names.country(code)} ({figure(words, scene.computed(usd))})"
        for usd, code in found[:NAMED]
    ]
    if len(found) > NAMED:
        named.append(words.plural("parts_of_growth.more", len(found) - NAMED))
    return words.t(f"search.balances.{way}", parts=listed(words, named))


def names_of_largest(ask: Ask, chart: str, scene: Scene, most: int) -> str:
    """The names of the largest partners or, of their chart, groups of goods, as many as are asked
    for and known."""
    if chart == GOODS:
        sums = {
            row.sector: amount.plain()
            for row in ask.rows(trade.sectors, scene.query)
            if row.sector != CLOSED_SECTOR and (amount := amount_of(row, scene.noun)).known
        }
        groups = sorted((code for code in sums if sums[code] > 0), key=lambda code: -sums[code])
        return ", ".join(scene.names.sector(code) for code in groups[:most])
    ranked = {row.rank: row.partner for row in ask.rows(trade.partners, scene.query)
              if row.rank is not None}  # fmt: skip
    return ", ".join(scene.names.partner(ranked[rank]) for rank in sorted(ranked)[:most])
