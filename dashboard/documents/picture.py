"""What a picture of a chart or of a page holds: its charts, and what stands below them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import charts_on
from dashboard.charts.chart import Chart, Declaration
from dashboard.documents.document import Caption, Picture
from dashboard.documents.opening import opening_of
from dashboard.documents.request import Request
from dashboard.narrative.caption import caption
from dashboard.narrative.scene import Scene, scene_of
from dashboard.narrative.sources import source_line
from dashboard.narrative.wording import MARKS, once
from dashboard.store.ask import Ask


def picture_of(
    ask: Ask,
    request: Request,
    charts: tuple[Chart, ...],
    declared: Declaration | None,
    title: str = "",
) -> Picture:
    """Some charts as they are drawn together: of one that is ``declared``, or of a page with its
    ``title``."""
    query = request.query
    scene = scene_of(ask, query)
    _, short = opening_of(ask, request, request.address, query, declared)
    on_page = charts_on(request.address.page, query)
    # Relations and events of a year are compared with those of no other.
    comparing = any(one.traded(query) for one in ((declared,) if declared else on_page))
    return Picture(
        charts=charts,
        caption=Caption(
            caption(scene, comparing=comparing),
            source_of_all(scene, charts),
            mark_of_all(scene, charts),
            short,
        ),
        size=request.size,
        theme=query.theme,
        language=scene.language,
        title=title,
    )


def source_of_all(scene: Scene, charts: Sequence[Chart]) -> str:
    """The source line of some charts together."""
    if len(charts) == 1:
        return charts[0].source
    return source_line(scene, [one for chart in charts for one in (*chart.sources, *chart.cited)])


def mark_of_all(scene: Scene, charts: tuple[Chart, ...]) -> str:
    """That of the data, and of a scenario among the charts, each once."""
    parts = [part for one in (scene.mark, *(chart.mark for chart in charts))
             for part in one.split(MARKS)]  # fmt: skip
    return MARKS.join(once(parts))
