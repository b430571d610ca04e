"""The finding beside each chart: the frames of the desk, told in a sentence."""

from __future__ import annotations

from dataclasses import replace

from dashboard.callbacks.codes import goods
from dashboard.callbacks.depth import DEPTH, months, pairs
from dashboard.callbacks.desk import Desk, subject
from dashboard.errors import StoreUnavailable
from dashboard.pages import ids
from dashboard.loaders.records import records
from dashboard.narrative.imported_findings import (
    goods_finding,
    heatmap_finding,
    matrix_finding,
    monthly_finding,
)
from dashboard.narrative.findings import (
    Telling,
    balance_finding,
    contribution_finding,
    partner_finding,
    trade_finding,
)
from dashboard.narrative.relation_findings import map_finding, sector_finding, timeline_finding
from dashboard.store.customs import CustomsStore


def finding(own: Desk, chart_id: str, told: Telling | None = None) -> str:
    """One sentence or two about what a chart shows; empty where there is nothing to say.

    ``told`` is that of `telling`, for a caller who asks about several charts.
    """
    told = told or telling(own)
    if chart_id == ids.TURNOVER:
        return trade_finding(own.totals(), told)
    if chart_id == ids.BALANCE:
        return balance_finding(own.totals(), told)
    if chart_id == ids.CONTRIBUTION:
        return contribution_finding(own.contribution(), told)
    if chart_id == ids.PARTNER_SHARE:
        return partner_finding(own.shares(), told, own.store.partner_count(own.year))
    if chart_id == ids.SECTORS:
        return sector_finding(own.sectors(), own.fields(), told)
    if chart_id == ids.PARTNER_MAP:
        return map_finding(own.countries(), own.regions(), told)
    if chart_id == ids.TIMELINE:
        return timeline_finding(own.events(), told)
    if chart_id == ids.MATRIX:
        return matrix_finding(own.matrix(), told)
    return depth_finding(own, own.store, chart_id, told) if chart_id in DEPTH else ""


def depth_finding(own: Desk, store: object, chart_id: str, told: Telling) -> str:
    """The finding of a chart that only imported data can fill."""
    if not isinstance(store, CustomsStore):
        return ""
    if chart_id == ids.MONTHLY:
        return monthly_finding(months(own, store), told)
    if chart_id == ids.HEATMAP:
        return heatmap_finding(pairs(own, store), told)
    try:
        return goods_finding(goods(own, store), told, own.selection.code)
    except StoreUnavailable:
        return ""


def telling(own: Desk) -> Telling:
    """What the sentences of a selection are about."""
    chosen, scene = own.selection, own.scene
    narrowed = replace(chosen, flow=None, months=None)
    return Telling(
        words=own.language,
        year=own.year,
        against=own.against,
        flow=chosen.flow,
        subject=subject(narrowed, own.library, own.language),
        months=chosen.months,
        chosen=chosen.partners,
        causes=_causes(own),
        qualifiers=qualifiers(own),
        partner=scene.partner,
        sector=scene.sector,
    )


def _causes(own: Desk) -> dict[str, str]:
    """Flow → the figure that names what drove its growth, for the region as a whole only."""
    if own.narrowed or own.selection.dataset != "published" or own.against != own.year - 1:
        return {}
    figures = own.library.figures
    named = figures[figures["measure"].eq("growth_driver") & figures["year"].eq(own.year)]
    return dict(zip(named["flow"], named["figure"], strict=True))


def qualifiers(own: Desk) -> dict[int, str]:
    """Years in which an amount of the chosen partners is stated as "about" or "more than"."""
    if not own.selection.partners:
        return {}
    trade = own.store.trade_by_partner(replace(own.selection, year=None))
    if "qualifier" not in trade:
        return {}
    stated = trade[trade["qualifier"].ne("")]
    return {int(row.year): str(row.qualifier) for row in records(stated)}
