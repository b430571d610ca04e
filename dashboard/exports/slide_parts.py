"""A grid that has no room on one slide goes on on the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.documents.document import Slide
from dashboard.language import Language
from dashboard.narrative.linked import strung
from dashboard.render.office_grid import largest


def parted(slides: Iterable[Slide], words: Language) -> list[Slide]:
    """The slides as they are written: each title says which part of its grid it shows, and a
    number has the same shade on all of them."""
    return [part for one in slides for part in _parts(one, words)]


def _parts(slide: Slide, words: Language) -> list[Slide]:
    chart = slide.chart
    if not slide.parts:
        return [slide]
    darkest, count = largest(chart.plot), len(slide.parts)
    return [
        replace(slide, notes=part.notes, parts=(), darkest=darkest, chart=replace(
            chart, plot=part.plot,
            title=strung((chart.title, words.t("export.part", number=n, count=count))),
        ))
        for n, part in enumerate(slide.parts, start=1)
    ]  # fmt: skip
