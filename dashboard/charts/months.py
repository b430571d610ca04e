"""Months of a year beside those of the year compared with, exports and imports as lines."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.render.axes import usd_axis
from dashboard.charts.chart import Chart, Scene, Table
from dashboard.render.marks import SQUARE, key, watermark
from dashboard.narrative.months import month_name, month_span
from dashboard.charts.parts import NOUNS
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import empty_chart, hover, once, shortest, subtitle
from dashboard.language import Language
from dashboard.loaders.records import known
from dashboard.loaders.records import records as records
from dashboard.measures.growth import growth_pct

NOW, BEFORE = "━━", "┅┅"
NAN = float("nan")
FLOWS = {None: "turnover", "export": "exports", "import": "imports"}


def monthly_chart(frame: pd.DataFrame, scene: Scene) -> Chart:
    """Exports and imports by month: the chosen year strong, the year compared with thin.

    ``frame``: a row a month in order, ``month, exports_usd, imports_usd, turnover_usd`` and the
    same with ``_before``, US dollars, ``NaN`` where a month is not known: there the line breaks.
    The growth in the title is over the months known of both years.
    """
    words, choice, rows = scene.language, scene.selection, records(frame)
    measure = words.t(f"monthly.measure.{choice.flow or 'turnover'}")
    span = words.t("monthly.period", year=choice.year, against=choice.against)
    lead = subtitle(scene, measure, span)
    table = _table(scene, rows)
    there = [row for row in rows if known(row.turnover_usd) is not None]
    if not there:
        title = words.t("monthly.empty", year=choice.year)
        return empty_chart(scene, title, lead, (words.t("monthly.whole_only"),), table)
    traces = [
        trace
        for suffix in ("_before", "")
        for noun, flow in NOUNS
        if choice.flow in (None, flow)
        for trace in _line(scene, rows, noun, suffix)
    ]
    top = max(usd for trace in traces for usd in trace["y"] if usd is not None)
    low = min(0.0, *(usd for trace in traces for usd in trace["y"] if usd is not None))
    return Chart(
        figure={
            "data": traces,
            "layout": layout(
                margin={"l": 8, "r": 8, "t": 30, "b": 8, "pad": 4},
                hovermode="closest",
                xaxis=_months_axis(words, rows),
                yaxis=usd_axis(words, low, top, above=0.08),
                annotations=[key(_entries(scene)), *watermark(scene.mark)],
            ),
        },
        title=_title(scene, there),
        subtitle=lead,
        source=scene.source,
        table=table,
        notes=once([_like(scene, rows, there)]),
    )


def _entries(scene: Scene) -> list[tuple[str, str, str]]:
    words, choice = scene.language, scene.selection
    flows = [
        (noun, SQUARE, words.t(f"chart.part.{noun}"))
        for noun, flow in NOUNS
        if choice.flow in (None, flow)
    ]
    return [*flows, ("ink", NOW, str(choice.year)), ("ink-2", BEFORE, str(choice.against))]


def _line(scene: Scene, rows: list[Any], noun: str, suffix: str) -> list[Figure]:
    words = scene.language
    values = [known(getattr(row, f"{noun}_usd{suffix}")) for row in rows]
    if all(usd is None for usd in values):
        return []
    year = scene.selection.against if suffix else scene.selection.year
    strong = not suffix
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": f"{words.t(f'chart.part.{noun}')}, {year}",
            "x": [int(row.month) for row in rows],
            "y": values,
            "connectgaps": False,
            "opacity": 1 if strong else 0.6,
            "line": {
                "color": colour(noun),
                "width": 3 if strong else 1.5,
                "dash": "solid" if strong else "dot",
            },
            "marker": {"size": 7 if strong else 4, "color": colour(noun)},
            "hovertext": [_told(scene, row, noun) for row in rows],
            "hoverinfo": "text",
        }
    ]


def _told(scene: Scene, row: Any, noun: str) -> str:
    """The month of both years, and the growth between them."""
    words, choice = scene.language, scene.selection
    now, then = (known(getattr(row, f"{noun}_usd{suffix}")) for suffix in ("", "_before"))
    sentences = [f"{year}: {words.usd(usd)}." for year, usd in
                 ((choice.year, now), (choice.against, then)) if usd is not None]  # fmt: skip
    growth = _growth(now, then)
    if growth is not None:
        sentences.append(words.t("monthly.growth", growth=words.change(growth)))
    head = f"{words.t(f'chart.part.{noun}')}, {month_name(words, int(row.month))}"
    return hover(scene, head, sentences)


def _growth(now: float | None, then: float | None) -> float | None:
    return known(growth_pct(NAN if now is None else now, NAN if then is None else then))


def _months_axis(words: Language, rows: list[Any]) -> Figure:
    months = [int(row.month) for row in rows]
    return {
        "tickvals": months,
        "ticktext": [month_name(words, month, "abbreviated") for month in months],
        "autotickangles": [0, 45, 90],
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [months[0] - 0.4, months[-1] + 0.4],
        "showgrid": False,
        "zeroline": False,
    }


def _both(there: list[Any]) -> list[Any]:
    return [row for row in there if known(row.turnover_usd_before) is not None]


def _span(words: Language, rows: list[Any]) -> str:
    return month_span(words, (int(rows[0].month), int(rows[-1].month)))


def _title(scene: Scene, there: list[Any]) -> str:
    """The growth over the months known of both years; else the month of the largest trade."""
    words, choice, both = scene.language, scene.selection, _both(there)
    noun = words.t(f"flow.{choice.flow or 'turnover'}")
    within = words.t(f"finding.own.{FLOWS[choice.flow]}")
    growth = _growth(
        sum(row.turnover_usd for row in both), sum(row.turnover_usd_before for row in both)
    )
    if both and growth is not None and choice.year != choice.against:
        way = "same" if abs(growth) < 0.05 else "grew" if growth > 0 else "fell"
        values = {"growth": words.percent(abs(growth)), "against": choice.against}
        span = _span(words, both)
        span = f"{span[0].upper()}{span[1:]} {choice.year}" if len(both) < 12 else str(choice.year)
        long = words.t(f"monthly.title.{way}", span=span, measure=within, **values)
        return shortest([long, words.t(f"monthly.title.short.{way}", measure=noun, **values)])
    best = max(there, key=lambda row: float(row.turnover_usd))
    month = month_name(words, int(best.month))
    level = words.usd(best.turnover_usd)
    return words.t("monthly.title.peak", measure=noun, month=month, level=level)


def _like(scene: Scene, rows: list[Any], there: list[Any]) -> str:
    """That the growth leaves out months which are known of one year only."""
    words, choice, both = scene.language, scene.selection, _both(there)
    before = [row for row in rows if known(row.turnover_usd_before) is not None]
    if not both or len(both) == len(there) == len(before):
        return ""
    span = _span(words, both)
    return words.t("monthly.like", span=span, year=choice.year, against=choice.against)


def _table(scene: Scene, rows: list[Any]) -> Table:
    words, choice = scene.language, scene.selection
    years = ((choice.year, ""), (choice.against, "_before"))
    flows = [(noun, flow) for noun, flow in NOUNS if choice.flow in (None, flow)]
    unit = words.t("unit.millions")
    heads = [f"{words.t(f'flow.{flow}')} {year}, {unit}" for _, flow in flows for year, _ in years]
    measure = words.t(f"flow.{choice.flow or 'turnover'}")
    return Table(
        headers=(
            words.t("monthly.month"),
            *heads,
            words.t("monthly.growth_of", measure=measure),
        ),
        rows=tuple(
            (
                month_name(words, int(row.month)),
                *(
                    words.millions(known(getattr(row, f"{noun}_usd{suffix}")))
                    for noun, _ in flows
                    for _, suffix in years
                ),
                words.change(_growth(known(row.turnover_usd), known(row.turnover_usd_before))),
            )
            for row in rows
        ),
        numeric=frozenset(range(1, len(heads) + 2)),
    )
