"""Contribution: the way from the turnover of one year to that of another, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.render.axes import usd_axis
from dashboard.charts.chart import Chart, Scene, Table, wrap
from dashboard.render.marks import DERIVED, DRIVER, bars, key, label, legend, watermark
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import (
    amount,
    empty_chart,
    hover,
    listed,
    once,
    source_line,
    status_word,
    subtitle,
)
from dashboard.language import MINUS, Language
from dashboard.loaders.records import known, text
from dashboard.loaders.records import records as records

PARTS = ("from", "exports", "imports", "to")
COLOURS = {"from": "turnover", "exports": "exports", "imports": "imports", "to": "turnover"}
FLOWS = {"exports": "export", "imports": "import"}
DRIVER_WIDTH = 46
LINE = 17
"""Height of a line below the columns, pixels."""


def contribution_chart(frame: pd.DataFrame, drivers: pd.DataFrame, scene: Scene) -> Chart:
    """A waterfall: turnover of the year compared with, exports, imports, turnover of the year.

    ``frame``: ``part (from|exports|imports|to), usd, change_usd, contribution_pp, growth_pct,
    status``; no rows, or ``NaN``, where a year is not published. ``drivers``: ``flow, sector,
    text_en, text_ru, source``, what the source names as the reasons of growth.
    """
    words, year, against = scene.language, scene.selection.year, scene.selection.against
    rows = {str(row.part): row for row in records(frame)}
    reasons = _reasons(words, drivers)
    span = words.t("contribution.period", year=year, against=against)
    lead = subtitle(scene, words.t("contribution.measure"), span)
    table = _table(scene, rows)
    whole = all(part in rows and known(rows[part].usd) is not None for part in PARTS)
    if not whole or any(known(rows[part].change_usd) is None for part in FLOWS):
        return empty_chart(scene, *_missing(scene, rows), lead, _known(scene, rows, reasons), table)
    statuses = [text(row, "status") for row in rows.values()]
    low, high = _ends(rows)
    named = _named_lines(words, reasons)
    return Chart(
        figure={
            "data": [_base(rows), *(_column(scene, rows[part], reasons) for part in PARTS)],
            "layout": layout(
                barmode="stack",
                bargap=0.3,
                margin={"l": 8, "r": 8, "t": 30, "b": 28 + LINE * len(named), "pad": 4},
                xaxis=_axis(scene),
                yaxis=usd_axis(words, low, high, above=0.32),
                shapes=_levels(rows),
                annotations=[
                    key(legend(words, (("", status) for status in statuses))),
                    *(_label(words, rows, part) for part in PARTS),
                    *_named(named),
                    *watermark(scene.mark),
                ],
            ),
        },
        title=_title(words, rows),
        subtitle=lead,
        source=source_line(scene, statuses),
        table=table,
        notes=once([*(words.t(f"contribution.due.{f}", names=n) for f, n in reasons.items()),
                    _rounding(words, rows)]),
    )  # fmt: skip


def _reasons(words: Language, drivers: pd.DataFrame) -> dict[str, str]:
    """Flow → the reasons of its growth in one phrase, as the source names them."""
    found: dict[str, list[str]] = {}
    for row in records(drivers):
        named = row.text_ru if words.code == "ru" else row.text_en
        found.setdefault(str(row.flow), []).append(str(named))
    return {flow: listed(words, list(dict.fromkeys(found[flow]))) for flow in sorted(found)}


def _missing(scene: Scene, rows: Mapping[str, Any]) -> tuple[str]:
    words, year, against = scene.language, scene.selection.year, scene.selection.against
    gone = [str(one) for part, one in (("from", against), ("to", year))
            if part in rows and known(rows[part].usd) is None]  # fmt: skip
    if gone:
        return (words.t("contribution.empty.years", years=listed(words, gone)),)
    return (words.t("contribution.empty.pair", year=year, against=against),)


def _known(scene: Scene, rows: Mapping[str, Any], reasons: Mapping[str, str]) -> list[str]:
    words, choice = scene.language, scene.selection
    told = [
        f"{year}: {amount(words, usd, text(rows[part], 'status'))}"
        for part, year in (("from", choice.against), ("to", choice.year))
        if part in rows and (usd := known(rows[part].usd)) is not None
    ]
    told += [words.t(f"contribution.due.{flow}", names=names) for flow, names in reasons.items()]
    return told or [words.t("contribution.needs")]


def _start(part: str, rows: Mapping[str, Any]) -> float:
    """Where a column begins: the whole ones at zero, the changes where the last one ended."""
    if part not in FLOWS:
        return 0.0
    start = float(rows["from"].usd)
    return start + float(rows["exports"].change_usd) if part == "imports" else start


def _ends(rows: Mapping[str, Any]) -> tuple[float, float]:
    heights = [float(rows[part].usd) for part in ("from", "to")]
    heights.append(_start("imports", rows))
    return min(0.0, *heights), max(heights)


def _base(rows: Mapping[str, Any]) -> Figure:
    """The unseen lower parts of the two changes."""
    feet = [
        min(_start(part, rows), _start(part, rows) + float(rows[part].change_usd)) for part in FLOWS
    ]
    return {
        "type": "bar",
        "x": [PARTS.index(part) for part in FLOWS],
        "y": feet,
        "marker": {"color": "rgba(0,0,0,0)"},
        "hoverinfo": "skip",
    }


def _column(scene: Scene, row: Any, reasons: Mapping[str, str]) -> Figure:
    part, flow = str(row.part), scene.selection.flow
    height = abs(float(row.change_usd)) if part in FLOWS else float(row.usd)
    strong = flow is None or FLOWS.get(part, flow) == flow
    figure: Figure = {
        "type": "bar",
        "name": scene.language.t(f"chart.part.{COLOURS[part]}"),
        "x": [PARTS.index(part)],
        "y": [height],
        "marker": bars(COLOURS[part], [text(row, "status") in DERIVED], [strong]),
        "hovertext": [_told(scene, row, reasons)],
        "hoverinfo": "text",
    }
    if part not in FLOWS:
        year = scene.selection.year if part == "to" else scene.selection.against
        figure["customdata"] = [[f"year:{year}"]]
    return figure


def _head(scene: Scene, part: str) -> str:
    if part in FLOWS:
        return scene.language.t(f"flow.{FLOWS[part]}")
    return str(scene.selection.year if part == "to" else scene.selection.against)


def _told(scene: Scene, row: Any, reasons: Mapping[str, str]) -> str:
    words, part, status = scene.language, str(row.part), text(row, "status")
    if part not in FLOWS:
        turnover = amount(words, known(row.usd), status)
        return hover(scene, _head(scene, part), [f"{words.t('flow.turnover')}: {turnover}."])
    change = words.t(
        "contribution.told",
        change=words.usd_change(known(row.change_usd)),
        growth=words.change(known(row.growth_pct)),
        points=words.points(known(row.contribution_pp)),
        status=status_word(words, status),
    )
    named = reasons.get(FLOWS[part])
    due = words.t(f"contribution.due.{FLOWS[part]}", names=named) if named else ""
    return hover(scene, _head(scene, part), [change, due])


def _label(words: Language, rows: Mapping[str, Any], part: str) -> Figure:
    """The words over a column: its sum, or its contribution and its change."""
    start, top = _start(part, rows), float(rows[part].usd)
    lines = [f"<b>{words.millions(top)}</b>"]
    if part in FLOWS:
        change = float(rows[part].change_usd)
        top = max(start, start + change)
        sign = "+" if change > 0 else MINUS if change < 0 else ""
        step = words.t("contribution.step", sign=sign, value=words.millions(abs(change)))
        lines = [f"<b>{words.points(known(rows[part].contribution_pp))}</b>", step]
    return label(
        "<br>".join(lines),
        x=PARTS.index(part),
        y=top,
        xref="x",
        yref="y",
        yanchor="bottom",
        font={"size": 12, "color": colour("ink")},
    )


def _levels(rows: Mapping[str, Any]) -> list[Figure]:
    """Thin lines that lead from the end of each column to the next."""
    heights = [float(rows["from"].usd), _start("imports", rows), float(rows["to"].usd)]
    line = {"color": colour("muted"), "width": 1}
    return [
        {"type": "line", "x0": n + 0.35, "x1": n + 0.65, "y0": height, "y1": height, "line": line}
        for n, height in enumerate(heights)
    ]


def _axis(scene: Scene) -> Figure:
    return {
        "tickvals": list(range(len(PARTS))),
        "ticktext": [_head(scene, part) for part in PARTS],
        "tickangle": 0,
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [-0.55, len(PARTS) - 0.45],
        "showgrid": False,
        "zeroline": False,
    }


def _named_lines(words: Language, reasons: Mapping[str, str]) -> list[str]:
    told = [words.t(f"contribution.due.{flow}", names=names) for flow, names in reasons.items()]
    return [part for one in told for part in wrap(f"{DRIVER} {one}", DRIVER_WIDTH)]


def _named(lines: list[str]) -> list[Figure]:
    """The reasons that the source names, below the columns."""
    if not lines:
        return []
    place = {"x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "yshift": -26}
    return [label("<br>".join(lines), **place, align="left")]


def _title(words: Language, rows: Mapping[str, Any]) -> str:
    shares = {part: float(rows[part].contribution_pp) for part in FLOWS}
    total, lead = sum(shares.values()), max(shares, key=lambda part: abs(shares[part]))
    points = {part: words.points(share) for part, share in shares.items()}
    if min(shares.values()) * max(shares.values()) <= 0 or abs(total) < 0.05:
        return words.t("contribution.title.mixed", **points)
    way = "growth" if total > 0 else "decline"
    return words.t(
        f"contribution.title.{way}",
        flow=words.t(f"flow.{FLOWS[lead]}"),
        part=words.number(abs(shares[lead])),
        whole=words.number(abs(total)),
    )


def _rounding(words: Language, rows: Mapping[str, Any]) -> str:
    """Why the printed parts miss the printed sum, if they do."""
    exact = [float(rows[part].contribution_pp) for part in FLOWS]
    if round(sum(round(part, 1) for part in exact), 1) == round(sum(exact), 1):
        return ""
    return words.t("contribution.rounding", whole=words.change(sum(exact)))


def _table(scene: Scene, rows: Mapping[str, Any]) -> Table:
    words = scene.language
    unit = words.t("unit.millions")
    return Table(
        headers=(
            words.t("chart.column.part"),
            f"{words.t('chart.column.amount')}, {unit}",
            f"{words.t('chart.column.change')}, {unit}",
            words.t("chart.column.growth_against"),
            words.t("chart.column.contribution"),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                _head(scene, part),
                words.millions(known(rows[part].usd)),
                words.signed(
                    None if (rise := known(rows[part].change_usd)) is None else rise / 1e6
                ),
                words.change(known(rows[part].growth_pct)),
                words.points(known(rows[part].contribution_pp)),
                status_word(words, text(rows[part], "status")),
            )
            for part in PARTS
            if part in rows
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )
