"""Partner shares of a year: ranked bars, the chosen partners strong, the rest as one pale bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.chart import Chart, Scene, Table, wrap
from dashboard.render.marks import DERIVED, bars, gap, watermark
from dashboard.render.marks import rest as rest_marker
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import (
    amount,
    empty_chart,
    hover,
    once,
    qualified,
    source_line,
    status_word,
    subtitle,
)
from dashboard.language import NOTHING
from dashboard.loaders.records import known, text
from dashboard.loaders.records import records as records
from dashboard.measures.shares import REST

MOST = 7
"""Named partners drawn at most; the table has all of them."""
LEAST = 4
"""Bars are never thicker than if there were so many."""
NAME_WIDTH = 16
FLOWS = {"export": "exports", "import": "imports"}


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row as it is drawn: its name, what it is worth on the axis, the words at its end."""

    row: Any
    name: str
    value: float
    figure: str


def partner_share_chart(frame: pd.DataFrame, scene: Scene) -> Chart:
    """Bars of partners, largest first, with their share or, where shares are not known, US dollars.

    ``frame``: rows of one year ``year, partner, exports_usd, imports_usd, turnover_usd, share_pct,
    shown_pct, rank, status, note, countries``; the partner ``REST`` stands for ``countries`` other
    countries (−1: not known how many). ``shown_pct`` are shares rounded to add up to 100.0,
    ``NaN`` where there is no complete whole; then ``share_pct`` is shown. ``status`` is that of
    the amounts. Partners that are ``folded`` into the rest stand in the table only.
    """
    words, flow, chosen = scene.language, scene.selection.flow, scene.selection.partners
    rows = records(frame)
    by_share = any(_share(row) is not None for row in rows)
    found = [_bar(scene, row, by_share) for row in rows if not getattr(row, "folded", False)]
    folded = sum(bool(getattr(row, "folded", False)) for row in rows)
    drawn = [bar for bar in found if bar is not None]
    measure = words.t(f"partners.{'share' if by_share else 'amount'}.{flow or 'turnover'}")
    period = words.t("chart.year", year=scene.selection.year)
    lead = subtitle(scene, measure, period, unit=not by_share)
    table = _table(scene, rows)
    if not drawn:
        title = words.t("partners.empty", year=scene.selection.year)
        return empty_chart(scene, title, lead, (), table)
    named = [bar for bar in drawn if bar.row.partner != REST]
    named = [b for place, b in enumerate(named) if place < MOST or b.row.partner in chosen]
    rest = [bar for bar in drawn if bar.row.partner == REST]
    shown = [*named, *rest]
    hidden = len(drawn) - len(shown) + folded
    unknown = not (by_share or scene.selection.partners)
    whole = all(known(bar.row.shown_pct) is not None for bar in shown)
    return Chart(
        figure={
            "data": [
                _trace(scene, named, by_share),
                *(_rest(scene, bar, len(named)) for bar in rest),
                *([_unknown(scene, shown)] if unknown else []),
            ],
            "layout": layout(
                bargap=0.28,
                barmode="overlay",
                margin={"l": 8, "r": 8, "t": 8, "b": 8, "pad": 6},
                xaxis=_axis(shown),
                yaxis=_names(
                    [
                        *(bar.name for bar in shown),
                        *([words.t("partners.others")] if unknown else []),
                    ]
                ),
                annotations=watermark(scene.mark),
            ),
        },
        title=_title(scene, named, by_share),
        subtitle=lead,
        source=source_line(scene, [] if by_share else [text(b.row, "status") for b in named]),
        table=table,
        notes=once(
            [
                "" if whole or not by_share else words.t("partners.not_hundred"),
                "" if by_share else words.t("partners.incomplete"),
                words.t("partners.more", count=len(drawn) - len(rest) + folded) if hidden else "",
                *(_noted(scene, row) for row in rows),
            ]
        ),
    )


def _share(row: Any) -> float | None:
    shown = known(row.shown_pct)
    return known(row.share_pct) if shown is None else shown


def _usd(scene: Scene, row: Any) -> float | None:
    return known(getattr(row, f"{FLOWS.get(scene.selection.flow or '', 'turnover')}_usd"))


def _bar(scene: Scene, row: Any, by_share: bool) -> _Bar | None:
    words = scene.language
    value = _share(row) if by_share else _usd(scene, row)
    if value is None:
        return None
    figure = words.percent(value) if by_share else words.millions(value)
    figure = qualified(words, figure, text(row, "qualifier"))
    return _Bar(row, _name(scene, row), value, figure)


def _name(scene: Scene, row: Any) -> str:
    if row.partner != REST:
        return scene.partner(str(row.partner))
    count = int(known(row.countries) or 0)
    words = scene.language
    return words.plural("partners.rest", count) if count > 0 else words.t("partners.others")


def _noted(scene: Scene, row: Any) -> str:
    note = text(row, "note")
    return f"{_name(scene, row)}: {note}" if note else ""


def _trace(scene: Scene, named: list[_Bar], by_share: bool) -> Figure:
    chosen = scene.selection.partners
    hue = FLOWS.get(scene.selection.flow or "", "turnover")
    strong = [not chosen or bar.row.partner in chosen for bar in named]
    derived = [not by_share and text(bar.row, "status") in DERIVED for bar in named]
    marker = bars(hue, derived, strong)
    marker["color"] = [
        shade if own else colour("muted")
        for own, shade in zip(strong, marker["color"], strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for bar in named],
        "y": list(range(len(named))),
        "marker": marker,
        "text": [
            f"<b>{bar.figure}</b>" if own else bar.figure
            for bar, own in zip(named, strong, strict=True)
        ],
        **_WORDS_AT_THE_END,
        "customdata": [[f"partner:{bar.row.partner}"] for bar in named],
        "hovertext": [_told(scene, bar, by_share) for bar in named],
        "hoverinfo": "text",
    }


_WORDS_AT_THE_END: Figure = {
    "textposition": "outside",
    "outsidetextfont": {"size": 13, "color": colour("ink")},
    "cliponaxis": False,
}


def _rest(scene: Scene, bar: _Bar, place: int) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value],
        "y": [place],
        "marker": rest_marker(),
        "text": [bar.figure],
        **_WORDS_AT_THE_END,
        "hovertext": [_told(scene, bar, True)],
        "hoverinfo": "text",
    }


def _unknown(scene: Scene, shown: list[_Bar]) -> Figure:
    """A pale band for the partners of which nothing is published."""
    missing = scene.language.t("status.not_published")
    return {
        "type": "bar",
        "orientation": "h",
        "x": [_axis(shown)["range"][1]],
        "y": [len(shown)],
        "marker": gap(),
        "text": [missing],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "insidetextfont": {"size": 12, "color": colour("ink-2")},
        "hovertext": [missing],
        "hoverinfo": "text",
    }


def _told(scene: Scene, bar: _Bar, by_share: bool) -> str:
    words, row = scene.language, bar.row
    usd, status = _usd(scene, row), text(row, "status")
    stated = amount(words, usd, status, qualifier=text(row, "qualifier"),
                    formula=text(row, "formula"))  # fmt: skip
    whole = words.t(f"partners.whole.{scene.selection.flow or 'turnover'}")
    sentences = [words.t("partners.told", share=bar.figure, whole=whole)] if by_share else []
    return hover(scene, bar.name, [*sentences, f"{stated}."])


def _axis(shown: list[_Bar]) -> Figure:
    """No ticks: each bar carries its figure, for which there is room at the right."""
    longest = max(len(bar.figure) for bar in shown)
    end = max(bar.value for bar in shown) * (1.06 + 0.032 * longest)
    return {
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "range": [0, end or 1],
    }


def _names(names: list[str]) -> Figure:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": ["<br>".join(wrap(name, NAME_WIDTH)) for name in names],
        "tickfont": {"size": 13, "color": colour("ink")},
        "range": [max(len(names), LEAST) - 0.45, -0.55],
        "showgrid": False,
        "zeroline": False,
    }


def _title(scene: Scene, named: list[_Bar], by_share: bool) -> str:
    words, chosen, year = scene.language, scene.selection.partners, scene.selection.year
    flow = scene.selection.flow or "turnover"
    leading = [bar for bar in named if bar.row.partner in chosen] or named
    if not leading:
        return words.t("partners.title.rest_only", year=year)
    bar = leading[0]
    whole = words.t(f"partners.whole.{flow}")
    values = {"partner": bar.name, "figure": bar.figure, "whole": whole, "year": year}
    if by_share and (bar.row.partner in chosen or known(bar.row.shown_pct) is None):
        rank = known(bar.row.rank)
        key = "partners.title.chosen" if rank is None else "partners.title.rank"
        return words.t(key, **values, rank=int(rank or 0))
    if by_share:
        return words.t("partners.title.leads", **values)
    figure = qualified(words, words.usd(bar.value), text(bar.row, "qualifier"))
    alone = "partners.title.only" if len(named) == 1 else "partners.title.amount"
    key = "partners.title.level" if chosen else alone
    return words.t(key, **{**values, "figure": figure})


def _table(scene: Scene, rows: list[Any]) -> Table:
    words = scene.language
    unit = words.t("unit.millions")
    return Table(
        headers=(
            words.t("chart.column.rank"),
            words.t("chart.column.partner"),
            *(f"{words.t(f'flow.{own}')}, {unit}" for own in ("export", "import", "turnover")),
            words.t("chart.column.share"),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                NOTHING if (rank := known(row.rank)) is None else str(int(rank)),
                _name(scene, row),
                words.millions(known(row.exports_usd)),
                words.millions(known(row.imports_usd)),
                words.millions(known(row.turnover_usd)),
                words.percent(_share(row)),
                status_word(words, text(row, "status")),
            )
            for row in rows
        ),
        numeric=frozenset({0, 2, 3, 4, 5}),
    )
