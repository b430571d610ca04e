"""The timeline of events: a lane a partner country, a mark an event, its shape the kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.figures.chart import Chart, Scene, empty_figure
from dashboard.figures.event_words import (
    FAMILIES,
    Row,
    event_hover,
    family,
    partners_of,
    subtitle,
    table,
    title,
)
from dashboard.figures.marks import label, watermark
from dashboard.figures.theme import Figure, colour, layout

FIRST, LAST = 1987, 2026
"""The years drawn even without events: from the first agreement on."""

MOST_LANES = 9
OTHER = ""
_SYMBOLS = {
    "visit": "circle",
    "forum": "square",
    "signing": "diamond",
    "anniversary": "star",
    "exchange": "triangle-up",
    "other": "hexagon",
}
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_ROWS = (0.6, 0.82, 0.38)
_APART = 0.55
"""Years between marks of one row that do not touch on a page of usual width."""


def timeline_chart(
    events: pd.DataFrame, scene: Scene, *, lanes: Sequence[str] | None = None
) -> Chart:
    """Events in lanes by partner country, the chosen year in a band.

    ``events``: ``event, start, end, year, precision, region, country, kind, title_en, title_ru,
    sectors, participants_en, participants_ru, source, name``; ``country`` may hold several codes
    separated by ``;``, ``year`` is missing where no source dates the event, ``name`` is that of
    the partner in the reader's language. ``lanes`` are countries from the top down, by default
    the chosen ones and then the most active; the rest share the last lane. Marks carry
    ``["partner:NOR", "year:2018"]`` as ``customdata``, the first being what a click chooses.
    """
    rows = list(events.itertuples(index=False))
    dated = [row for row in rows if not pd.isna(row.year)]
    words = {
        "title": title(rows, dated, scene),
        "source": scene.source,
        "table": table(rows, scene),
        "notes": _notes(rows, dated, scene),
    }
    if not dated:
        known = scene.language.t("timeline.empty.known")
        figure = empty_figure(str(words["title"]), [known])
        return Chart(
            figure=figure, subtitle=subtitle(FIRST, LAST, scene), empty=True, **words
        )  # type: ignore[arg-type]
    years = [int(row.year) for row in dated]
    first, last = min(FIRST, *years), max(LAST, *years)
    order = _lanes(dated, scene.selection.partners) if lanes is None else list(lanes)
    marks = _marks(dated, order, scene)
    used = list(order)
    if any(mark["lane"] == len(order) for mark in marks):
        used.append(OTHER)
    return Chart(
        figure={
            "data": [_mark_trace(marks), *_keys(dated, scene)],
            "layout": _timeline_layout(used, first, last, scene),
        },
        subtitle=subtitle(first, last, scene),
        **words,
    )  # type: ignore[arg-type]
