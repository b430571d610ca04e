"""The charts that only imported data can fill: months, codes, partner × sector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.callbacks.codes import code_steps, codes_chart
from dashboard.callbacks.desk import Desk, subject
from dashboard.charts.chart import Chart, Table
from dashboard.charts.partner_sectors import heatmap_chart
from dashboard.charts.months import monthly_chart
from dashboard.narrative.wording import empty_chart
from dashboard.pages import ids
from dashboard.pages.code_path import code_path, code_tools
from dashboard.measures.monthly import monthly_frame
from dashboard.store.customs import CustomsStore


def months(own: Desk, store: CustomsStore) -> pd.DataFrame:
    """The months of the year beside those of the year compared with."""
    chosen = own.selection.with_(months=own.asked)
    key = (own.year, own.against, chosen.partners, chosen.sectors, chosen.flow, own.asked)
    return own.kept("monthly", key, lambda: monthly_frame(store, chosen, own.against))


def pairs(own: Desk, store: CustomsStore) -> pd.DataFrame:
    """Trade by partner and commodity group, of all partners and all goods."""
    everything = own.selection.with_(partners=(), sectors=())
    key = (own.year, everything.flow, everything.months)
    return own.kept("heatmap", key, lambda: store.partner_sector(everything))


def _monthly(own: Desk, store: CustomsStore) -> Chart:
    return monthly_chart(months(own, store), own.replaced(months=own.asked).scene)


def _heatmap(own: Desk, store: CustomsStore) -> Chart:
    everything = own.selection.with_(partners=(), sectors=())
    plain = replace(own.marked, subject=subject(everything, own.library, own.language))
    return heatmap_chart(pairs(own, store), plain)


DEPTH: dict[str, Callable[[Desk, CustomsStore], Chart]] = {
    ids.MONTHLY: _monthly,
    ids.TREEMAP: codes_chart,
    ids.HEATMAP: _heatmap,
}
ON_PAGE = {"/trade": (ids.MONTHLY, ids.TREEMAP), "/partners": (ids.HEATMAP,)}


def footnoted(own: Desk, chart: Chart) -> Chart:
    """A chart with what the asterisk at a partner means, where its table has one."""
    if not any(cell.endswith("*") for row in chart.table.rows for cell in row):
        return chart
    return replace(chart, notes=(*chart.notes, own.language.t("heatmap.eaeu")))


def depth_chart(own: Desk, chart_id: str) -> Chart:
    """One of these charts; of published figures, that they have no such depth."""
    store = own.store
    if isinstance(store, CustomsStore):
        return footnoted(own, DEPTH[chart_id](own, store))
    words = own.language
    hint = words.t("chart.imported_hint")
    return empty_chart(own.scene, words.t("chart.imported_only"), "", (hint,), Table((), ()))


def depth_charts(own: Desk, path: str) -> dict[str, Chart]:
    """Those charts of a page, by id; none for published figures."""
    if not isinstance(own.store, CustomsStore):
        return {}
    return {chart: depth_chart(own, chart) for chart in ON_PAGE.get(path, ())}


def depth_tools(own: Desk, charts: dict[str, Chart]) -> dict[str, list[Any]]:
    """What stands over these charts, by id."""
    return {ids.TREEMAP: code_tools(code_steps(own), own.language)} if ids.TREEMAP in charts else {}


def depth_props(own: Desk, charts: dict[str, Chart]) -> dict[str, dict[str, Any]]:
    """What a change of filters changes over these charts."""
    if ids.TREEMAP not in charts:
        return {}
    return {ids.CODE_PATH: {"children": code_path(code_steps(own))}}
