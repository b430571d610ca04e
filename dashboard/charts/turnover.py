"""Turnover by year: exports and imports stacked, what is not published as a pale gap."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.render.axes import usd_axis, year_axis
from dashboard.charts.chart import Chart, Scene, Table
from dashboard.render.marks import (
    DERIVED,
    bars,
    key,
    label,
    legend,
    watermark,
)
from dashboard.charts.parts import Part, parts
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import empty_chart, period, source_line, status_word, subtitle
from dashboard.charts.years import bands, incomplete, notes, told
from dashboard.language import Language
from dashboard.loaders.records import known, text
from dashboard.loaders.records import records as records
from dashboard.measures.growth import growth_pct

NAN = float("nan")
FEW = 6
"""Up to so many columns have room for a decimal over each."""
HEADROOM = 0.2
SIGNS = {"more-than": ">", "at-least": "≥", "less-than": "<", "approx": "≈"}


def turnover_chart(frame: pd.DataFrame, scene: Scene) -> Chart:
    """Columns of exports and imports with their sum over each.

    ``frame``: one row a year without gaps, ``year, exports_usd, imports_usd, turnover_usd,
    turnover_growth_pct, status, exports_status, imports_status``, also ``note``, ``months`` and
    ``*_formula`` if there are any. With a flow selected only that flow is drawn. A year whose
    parts are not published but whose turnover is gets one column in the colour of the turnover.
    """
    words, rows, choice = scene.language, records(frame), scene.selection
    years = [int(row.year) for row in rows]
    measure = words.t(f"turnover.measure.{choice.flow or 'turnover'}")
    span = period(words, years) if years else ""
    lead = subtitle(scene, measure, span, *incomplete(scene, rows))
    table = _table(rows, words)
    drawn = {year: parts(row, choice.flow) for year, row in zip(years, rows, strict=True)}
    totals = {year: sum(part.usd for part in found) for year, found in drawn.items() if found}
    if not totals:
        title = words.t("turnover.empty", measure=words.t(f"flow.{choice.flow or 'turnover'}"))
        return empty_chart(scene, title, lead, (), table)
    top, found = max(totals.values()), [part for stack in drawn.values() for part in stack]
    missing = [year for year in years if year not in totals]
    signs = {int(row.year): SIGNS.get(text(row, "turnover_qualifier"), "") for row in rows}
    sure = {year: usd for year, usd in totals.items() if not signs[year]}
    return Chart(
        figure={
            "data": [*_columns(scene, rows, drawn, totals, signs), *bands(scene, missing, 0, top)],
            "layout": layout(
                barmode="stack",
                bargap=0.22,
                margin={"l": 8, "r": 8, "t": 30, "b": 8, "pad": 4},
                uniformtext={"mode": "hide", "minsize": 11},
                xaxis=year_axis(years, choice.year, choice.against),
                yaxis=usd_axis(words, 0, top, above=HEADROOM),
                shapes=_level(scene, totals),
                annotations=[
                    key(legend(words, ((part.noun, part.status) for part in found))),
                    *_chosen(scene, totals, sure, signs),
                    *watermark(scene.mark),
                ],
            ),
        },
        title=_title(scene, drawn, totals, sure, signs),
        subtitle=lead,
        source=source_line(scene, (part.status for part in found)),
        table=table,
        notes=notes(scene, rows),
    )


def _columns(
    scene: Scene,
    rows: list[Any],
    drawn: dict[int, list[Part]],
    totals: dict[int, float],
    signs: dict[int, str],
) -> list[Figure]:
    """A trace for each colour; the topmost part of a year carries the year's label."""
    words, chosen = scene.language, scene.selection.year
    digits = 1 if len(rows) <= FEW or max(totals.values()) < 1e9 else 0
    tales = {int(row.year): _told(scene, row) for row in rows}
    traces: list[Figure] = []
    for noun in ("exports", "imports", "turnover"):
        own = [
            (year, part, stack[-1] is part)
            for year, stack in drawn.items()
            for part in stack
            if part.noun == noun
        ]
        if not own:
            continue
        traces.append(
            {
                "type": "bar",
                "name": words.t(f"chart.part.{noun}"),
                "x": [year for year, *_ in own],
                "y": [part.usd for _, part, _ in own],
                "marker": bars(
                    noun,
                    [part.status in DERIVED for _, part, _ in own],
                    [chosen not in totals or year == chosen for year, *_ in own],
                ),
                "text": [
                    signs[year] + words.millions(totals[year], digits)
                    if last and year != chosen
                    else ""
                    for year, _, last in own
                ],
                "textposition": "outside",
                "textangle": 0,
                "outsidetextfont": {"size": 12, "color": colour("ink-2")},
                "cliponaxis": False,
                "customdata": [[f"year:{year}"] for year, *_ in own],
                "hovertext": [tales[year] for year, *_ in own],
                "hoverinfo": "text",
            }
        )
    return traces


def _told(scene: Scene, row: Any) -> str:
    words, growth = scene.language, known(getattr(row, "turnover_growth_pct", None))
    if growth is None:
        return told(scene, row)
    sentence = words.t("turnover.growth", growth=words.change(growth), before=int(row.year) - 1)
    return told(scene, row, [sentence])


def _level(scene: Scene, totals: dict[int, float]) -> list[Figure]:
    """A dotted line from the column compared with to the chosen one."""
    chosen, against = scene.selection.year, scene.selection.against
    if chosen not in totals or against not in totals or chosen == against:
        return []
    side = 0.4 if chosen > against else -0.4
    line = {"color": colour("ink"), "width": 1.5, "dash": "dot"}
    ends = {"x0": against - side, "x1": chosen + side, "y0": totals[against], "y1": totals[against]}
    return [{"type": "line", **ends, "line": line}]


def _growth(scene: Scene, totals: dict[int, float]) -> float | None:
    chosen, against = scene.selection.year, scene.selection.against
    if chosen is None or against is None or chosen == against:
        return None
    return known(growth_pct(totals.get(chosen, NAN), totals.get(against, NAN)))


def _chosen(
    scene: Scene, totals: dict[int, float], sure: dict[int, float], signs: dict[int, str]
) -> list[Figure]:
    """The figure of the chosen year, bold, under its growth."""
    words, chosen, growth = scene.language, scene.selection.year, _growth(scene, sure)
    if chosen not in totals:
        return []
    lines = [] if growth is None else [words.change(growth)]
    lines.append(f"<b>{signs[chosen]}{words.millions(totals[chosen])}</b>")
    font = {"size": 12, "color": colour("ink")}
    place = {"x": chosen, "y": totals[chosen], "xref": "x", "yref": "y", "yanchor": "bottom"}
    return [label("<br>".join(lines), **place, font=font)]


def _title(
    scene: Scene,
    drawn: dict[int, list[Part]],
    totals: dict[int, float],
    sure: dict[int, float],
    signs: dict[int, str],
) -> str:
    words, year = scene.language, scene.selection.year
    noun = words.t(f"flow.{scene.selection.flow or 'turnover'}")
    if year is None or year not in totals:
        return words.t("turnover.title.missing", measure=noun, year=year)
    if scene.selection.flow is None and len(drawn[year]) == 1:
        noun = words.t(f"chart.part.{drawn[year][0].noun}")
    level, growth = signs[year] + words.usd(totals[year]), _growth(scene, sure)
    if growth is None:
        return words.t("turnover.title.level", measure=noun, year=year, level=level)
    if abs(growth) < 0.05:
        return words.t("turnover.title.same", measure=noun, level=level)
    way = "turnover.title.grew" if growth > 0 else "turnover.title.fell"
    return words.t(way, measure=noun, growth=words.percent(abs(growth)), level=level)


def _table(rows: list[Any], words: Language) -> Table:
    unit = words.t("unit.millions")
    return Table(
        headers=(
            words.t("chart.column.year"),
            *(f"{words.t(f'flow.{own}')}, {unit}" for own in ("export", "import", "turnover")),
            words.t("chart.column.growth"),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                str(int(row.year)),
                words.millions(known(row.exports_usd)),
                words.millions(known(row.imports_usd)),
                SIGNS.get(text(row, "turnover_qualifier"), "")
                + words.millions(known(row.turnover_usd)),
                words.change(known(getattr(row, "turnover_growth_pct", None))),
                status_word(words, text(row, "status")),
            )
            for row in rows
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )
