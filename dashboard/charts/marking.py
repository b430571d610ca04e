"""What is said of a chart after it is drawn: that it adds up what is chosen, and its asterisks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import summed
from dashboard.narrative.wording import once

if TYPE_CHECKING:
    from dashboard.charts.chart import Chart


def marked(chart: Chart, sums: Sequence[str], scene: Scene) -> Chart:
    """A chart whose title says that it adds up several partners or sectors, if it does, and with
    what the asterisk at a partner means, where its table has one. ``sums``: of what it adds up."""
    title = summed(scene, chart.title, sums)
    if not any(scene.names.elsewhere(key.partition("/")[0]) for key in chart.table.keys):
        return replace(chart, title=title)
    return replace(chart, title=title, notes=once((*chart.notes, scene.language.t("chart.eaeu"))))
