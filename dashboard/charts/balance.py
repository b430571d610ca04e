"""Balance by year: exports up, imports down, their difference as a line, coverage below."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.render.axes import usd_axis, year_axis
from dashboard.charts.chart import Chart, Scene, Table
from dashboard.render.marks import DERIVED, POINT, bars, key, label, legend, watermark
from dashboard.charts.parts import NOUNS
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import empty_chart, period, source_line, status_word, subtitle
from dashboard.charts.years import bands, incomplete, notes, told
from dashboard.language import Language
from dashboard.loaders.records import known, text
from dashboard.loaders.records import records as records

FEW = 6
"""Up to so many years have room for a decimal under each and a figure at each point."""


def balance_chart(frame: pd.DataFrame, scene: Scene) -> Chart:
    """Exports above zero, imports below it, and the balance as a line that breaks at gaps.

    ``frame``: one row a year without gaps, ``year, exports_usd, imports_usd, balance_usd,
    coverage_pct, exports_status, imports_status, status``, also ``note`` and ``months`` if there
    are any. Under each year stands its coverage ratio, exports / imports · 100 %.
    """
    words, rows, choice = scene.language, records(frame), scene.selection
    years = [int(row.year) for row in rows]
    span = period(words, years) if years else ""
    lead = subtitle(scene, words.t("balance.measure"), span, *incomplete(scene, rows))
    table = _table(rows, words)
    balances = {int(row.year): usd for row in rows if (usd := known(row.balance_usd)) is not None}
    if not balances:
        hint = "balance.needs_both" if choice.flow else "chart.clear_filters"
        return empty_chart(scene, words.t("balance.empty"), lead, (words.t(hint),), table)
    flows = {noun: _flows(rows, noun) for noun, _ in NOUNS}
    high = max([*(usd for _, usd, _ in flows["exports"]), 0.0])
    low = min([*(-usd for _, usd, _ in flows["imports"]), 0.0])
    seen = {row.year for found in flows.values() for row, _, _ in found}
    missing = [year for year in years if year not in seen]
    drawn = [(noun, status) for noun, found in flows.items() for _, _, status in found]
    tales = {int(row.year): _told(scene, row) for row in rows}
    digits = 1 if len(rows) <= FEW else 0
    under = {int(row.year): words.percent(known(row.coverage_pct), digits) for row in rows}
    return Chart(
        figure={
            "data": [
                *(_columns(scene, noun, found, tales) for noun, found in flows.items() if found),
                *bands(scene, missing, low, high),
                *_line(scene, rows, tales),
            ],
            "layout": layout(
                barmode="relative",
                bargap=0.3,
                margin={"l": 8, "r": 8, "t": 30, "b": 8, "pad": 4},
                xaxis=year_axis(years, choice.year, choice.against, under=under),
                yaxis=usd_axis(words, low, high, above=0.06, below=0.06),
                annotations=[
                    key([*legend(words, drawn), ("balance", POINT, words.t("flow.balance"))]),
                    *_figures(scene, balances, years),
                    *watermark(scene.mark),
                ],
            ),
        },
        title=_title(scene, rows, balances),
        subtitle=lead,
        source=source_line(scene, (status for _, status in drawn)),
        table=table,
        notes=(words.t("balance.coverage"), *notes(scene, rows)),
    )


def _flows(rows: list[Any], noun: str) -> list[tuple[Any, float, str]]:
    return [
        (row, usd, text(row, f"{noun}_status"))
        for row in rows
        if (usd := known(getattr(row, f"{noun}_usd"))) is not None
    ]


def _columns(
    scene: Scene, noun: str, found: list[tuple[Any, float, str]], tales: dict[int, str]
) -> Figure:
    chosen, sign = scene.selection.year, 1 if noun == "exports" else -1
    there = any(row.year == chosen for row, _, _ in found)
    return {
        "type": "bar",
        "name": scene.language.t(f"chart.part.{noun}"),
        "x": [int(row.year) for row, _, _ in found],
        "y": [sign * usd for _, usd, _ in found],
        "marker": bars(
            noun,
            [status in DERIVED for _, _, status in found],
            [not there or row.year == chosen for row, _, _ in found],
        ),
        "customdata": [[f"year:{int(row.year)}"] for row, _, _ in found],
        "hovertext": [tales[int(row.year)] for row, _, _ in found],
        "hoverinfo": "text",
    }


def _told(scene: Scene, row: Any) -> str:
    words = scene.language
    balance, coverage = known(row.balance_usd), known(row.coverage_pct)
    return told(
        scene,
        row,
        [
            words.t("balance.told", balance=words.usd_change(balance)),
            words.t("balance.covered", coverage=words.percent(coverage)),
        ],
    )


def _line(scene: Scene, rows: list[Any], tales: dict[int, str]) -> list[Figure]:
    """The balance in ink on a light edge, so that it is seen on any column."""
    path: Figure = {
        "type": "scatter",
        "x": [int(row.year) for row in rows],
        "y": [known(row.balance_usd) for row in rows],
        "connectgaps": False,
    }
    edge = {"color": colour("surface"), "width": 6}
    under = {**path, "mode": "lines", "line": edge, "hoverinfo": "skip"}
    point = {
        "size": 10,
        "color": colour("balance"),
        "line": {"color": colour("surface"), "width": 2},
    }
    over = {
        **path,
        "mode": "lines+markers",
        "name": scene.language.t("flow.balance"),
        "line": {"color": colour("balance"), "width": 2.5},
        "marker": point,
        "customdata": [[f"year:{int(row.year)}"] for row in rows],
        "hovertext": list(tales.values()),
        "hoverinfo": "text",
    }
    return [under, over]


def _figures(scene: Scene, balances: dict[int, float], years: list[int]) -> list[Figure]:
    """The balance at its point: of all years if they are few, else of the two compared."""
    words, chosen, against = scene.language, scene.selection.year, scene.selection.against
    shown = [year for year in balances if len(years) <= FEW or year in (chosen, against)]
    return [
        label(
            f"<b>{words.millions(balances[year])}</b>"
            if year == chosen
            else words.millions(balances[year]),
            x=year,
            y=balances[year],
            xref="x",
            yref="y",
            yshift=_side(balances, year),
            bgcolor=colour("surface"),
            borderpad=1,
            font={"size": 12, "color": colour("ink")},
        )
        for year in shown
    ]


def _side(balances: dict[int, float], year: int) -> int:
    """Where the line leaves room for a figure, pixels: above its point or below it."""
    beside = [balances[near] for near in (year - 1, year + 1) if near in balances]
    return 18 if not beside or balances[year] >= sum(beside) / len(beside) else -18


def _title(scene: Scene, rows: list[Any], balances: dict[int, float]) -> str:
    words, year = scene.language, scene.selection.year
    if year is None or year not in balances:
        return words.t("balance.title.missing", year=year)
    coverage = next((known(row.coverage_pct) for row in rows if row.year == year), None)
    usd = balances[year]
    if coverage is None:
        return words.t("balance.title.level", balance=words.usd_change(usd), year=year)
    excess = words.percent(abs(coverage - 100), 0 if abs(coverage - 100) >= 10 else 1)
    way = "surplus" if usd > 0 else "deficit" if usd < 0 else "even"
    return words.t(f"balance.title.{way}", excess=excess, year=year)


def _table(rows: list[Any], words: Language) -> Table:
    unit = words.t("unit.millions")
    return Table(
        headers=(
            words.t("chart.column.year"),
            *(f"{words.t(f'flow.{own}')}, {unit}" for own in ("export", "import", "balance")),
            words.t("chart.column.coverage"),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                str(int(row.year)),
                words.millions(known(row.exports_usd)),
                words.millions(known(row.imports_usd)),
                words.millions(known(row.balance_usd)),
                words.percent(known(row.coverage_pct)),
                status_word(words, text(row, "status")),
            )
            for row in rows
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )
