"""Read → ask → measure → draw: a desk and a path become charts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.callbacks.depth import DEPTH, depth_chart, depth_charts, footnoted
from dashboard.callbacks.desk import Desk
from dashboard.charts.balance import balance_chart
from dashboard.charts.chart import Chart
from dashboard.charts.contribution import contribution_chart
from dashboard.charts.matrix import matrix_chart
from dashboard.charts.partners import partner_share_chart
from dashboard.charts.sectors import sector_chart
from dashboard.charts.timeline import timeline_chart
from dashboard.charts.turnover import turnover_chart
from dashboard.charts.partner_map import partner_map_chart
from dashboard.pages import ids


def _turnover(own: Desk) -> Chart:
    return turnover_chart(own.noted_totals(), own.scene)


def _balance(own: Desk) -> Chart:
    return balance_chart(own.totals(), own.scene)


def _contribution(own: Desk) -> Chart:
    whole = own.selection.dataset == "published" and not own.narrowed
    causes = own.causes() if whole else own.causes().iloc[:0]
    return contribution_chart(own.contribution(), causes, own.scene)


def _partner_shares(own: Desk) -> Chart:
    return footnoted(own, partner_share_chart(own.shares(), own.marked))


def _sectors(own: Desk) -> Chart:
    return sector_chart(own.sectors(), own.fields(), own.scene)


def _partner_map(own: Desk) -> Chart:
    return footnoted(own, partner_map_chart(own.countries(), own.regions(), own.marked))


def _timeline(own: Desk) -> Chart:
    return timeline_chart(own.events(), own.scene)


def _matrix(own: Desk) -> Chart:
    return matrix_chart(own.matrix(), own.scene)


DRAWERS: dict[str, Callable[[Desk], Chart]] = {
    ids.TURNOVER: _turnover,
    ids.BALANCE: _balance,
    ids.CONTRIBUTION: _contribution,
    ids.PARTNER_SHARE: _partner_shares,
    ids.PARTNER_MAP: _partner_map,
    ids.SECTORS: _sectors,
    ids.TIMELINE: _timeline,
    ids.MATRIX: _matrix,
    **{chart: partial(depth_chart, chart_id=chart) for chart in DEPTH},
}

ON_PAGE: dict[str, tuple[str, ...]] = {
    "/": ids.CHARTS,
    "/trade": (ids.TURNOVER, ids.BALANCE, ids.CONTRIBUTION, ids.SECTORS),
    "/partners": (ids.PARTNER_SHARE, ids.PARTNER_MAP),
    "/relations": (ids.PARTNER_MAP, ids.TIMELINE, ids.MATRIX, ids.SECTORS),
    "/data": (),
    "/releases": (),
}


def draw(own: Desk, path: str) -> dict[str, Chart]:
    """Every chart of a page, by its id."""
    return {chart: DRAWERS[chart](own) for chart in ON_PAGE[path]} | depth_charts(own, path)


def drawn_title(own: Desk, page: str) -> str:
    """Title of the browser's window: what is shown, then whose."""
    return own.language.t("page.window", page=page, year=own.year)
