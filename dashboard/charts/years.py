"""A year of trade as the charts of years tell it: its figures, its gap, what to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts.chart import Scene
from dashboard.render.marks import gap
from dashboard.charts.parts import NOUNS, parts
from dashboard.render.theme import Figure, colour
from dashboard.narrative.wording import amount, hover, once
from dashboard.loaders.records import known, text

TURNOVER = ("turnover", "turnover", "status")


def told(scene: Scene, row: Any, more: Iterable[str] = ()) -> str:
    """The hover text of a year: each amount with its status, then ``more``, then the source."""
    words, flow = scene.language, scene.selection.flow
    sentences = []
    for noun, own, status in (*((n, f, f"{n}_status") for n, f in NOUNS), TURNOVER):
        if flow in (None, own):
            usd, formula = known(getattr(row, f"{noun}_usd")), text(row, f"{noun}_formula")
            stated = amount(words, usd, text(row, status), formula=formula)
            sentences.append(f"{words.t(f'flow.{own}')}: {stated}.")
    return hover(scene, str(int(row.year)), [*sentences, *more])


def bands(scene: Scene, years: Sequence[int], low: float, high: float) -> list[Figure]:
    """Pale bands with words for the years of which nothing is published."""
    if not years:
        return []
    missing = scene.language.t("status.not_published")
    return [
        {
            "type": "bar",
            "name": missing,
            "x": list(years),
            "y": [high - low] * len(years),
            "base": [low] * len(years),
            "marker": gap(),
            "text": [missing] * len(years),
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": -90,
            "insidetextfont": {"size": 12, "color": colour("ink-2")},
            "customdata": [[f"year:{year}"] for year in years],
            "hovertext": [hover(scene, str(year), [f"{missing}."]) for year in years],
            "hoverinfo": "text",
        }
    ]


def incomplete(scene: Scene, rows: Iterable[Any]) -> list[str]:
    """Which years have fewer months than are asked for, for a subtitle."""
    first, last = scene.selection.months or (1, 12)
    return [
        scene.language.t("chart.months", year=int(row.year), months=int(months))
        for row in rows
        if (months := known(getattr(row, "months", None))) is not None and months < last - first + 1
    ]


def notes(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """What to know about the years: years without figures, parts not published, their notes."""
    words, flow = scene.language, scene.selection.flow
    drawn = {int(row.year): parts(row, flow) for row in rows}
    missing = [str(year) for year, found in drawn.items() if not found]
    whole = [str(year) for year, found in drawn.items() if found and found[0].noun == "turnover"]
    return once(
        [
            words.t("chart.years_missing", years=", ".join(missing)) if missing else "",
            words.t("chart.parts_missing", years=", ".join(whole)) if whole else "",
            *(f"{int(row.year)}: {note}" for row in rows if (note := text(row, "note"))),
        ]
    )
