"""What is said of a chart after it is drawn: why it shows nothing, that it adds up what is chosen,
and its asterisks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.copies import replace
from dashboard.narrative.reasons import reason
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import summed
from dashboard.narrative.wording import once
from dashboard.values import PUBLISHED

if TYPE_CHECKING:
    from dashboard.charts.chart import Chart


def marked(chart: Chart, sums: Sequence[str], scene: Scene) -> Chart:
    """A chart whose title names what is chosen, and says that it adds up several partners or
    sectors if it does; and with what the asterisk at a partner means, where its table has one.
    ``sums``: of what it adds up. What is not counted by the chosen sectors is none of a part."""
    title = chart.title
    if not (chart.empty and chart.mended_by == "sector"):
        title = summed(scene, title, chart.subtitle, sums)
    partners = (key.partition("/")[0].partition("-")[0] for key in chart.table.keys)
    if not any(map(scene.names.elsewhere, partners)):
        return replace(chart, title=title)
    return replace(chart, title=title, notes=once((*chart.notes, scene.language.t("chart.eaeu"))))


def explained(chart: Chart, scene: Scene, *, of_trade: bool) -> Chart:
    """A chart that shows nothing because of the chosen sectors, with that as its reason; its name
    says what is not shown, as several may have the same."""
    why = reason(scene, of_trade=of_trade) if chart.empty else ""
    if not why:
        return chart
    t = scene.language.t
    title = f"{t(f'chart_name.{chart.name}')}: {t(f'reason.{why}.title')}"
    hint = t(f"reason.{why}.hint")
    return replace(chart, title=title, notes=(), known=(), hint=hint, mended_by="sector", lists=())


def lacking(scene: Scene, needs: str) -> tuple[str, str]:
    """What is wanted where a dataset cannot answer what a chart needs, and what to do: imported
    data or, where those are chosen, what partners report, with which made-up data are not
    compared; the keys of both messages."""
    if needs != "mirror" or scene.query.dataset == PUBLISHED:
        return "chart.imported_only", "chart.imported_hint"
    if scene.made_up:
        return "chart.fact_only", "specialisation.made_up"
    return "chart.mirrored_only", "mirror.hint"
