"""A grid that has no room on one slide goes on on the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.documents.document import Slide
from dashboard.exports.slide_text import POINT
from dashboard.exports.slides import BODY
from dashboard.language import Language
from dashboard.narrative.linked import strung
from dashboard.render.office_grid import has_grid, largest
from dashboard.render.office_grid_parts import parts


def parted(slides: Iterable[Slide], words: Language) -> list[Slide]:
    """The slides as they are written: each title says which part of its grid it shows, and a
    number has the same shade on all of them."""
    return [part for one in slides for part in _parts(one, words)]


def _parts(slide: Slide, words: Language) -> list[Slide]:
    chart = slide.chart
    if not has_grid(chart.plot):
        return [slide]
    plots, darkest = parts(chart.plot, BODY[2] / POINT), largest(chart.plot)
    if len(plots) == 1:
        return [slide]
    return [
        replace(slide, darkest=darkest, chart=replace(
            chart, plot=plot,
            title=strung((chart.title, words.t("export.part", number=n, count=len(plots)))),
        ))
        for n, plot in enumerate(plots, start=1)
    ]  # fmt: skip
