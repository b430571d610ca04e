"""What a partner reports of the trade with us, year by year beside ours; never added to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import mirror
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import PALE_LINE, POINT, STRONG_LINE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.years import without_gaps, year_table
from dashboard.flows import FLOWS, noun_of
from dashboard.loaders.mirror import TOTAL
from dashboard.loaders.records import Rows, records
from dashboard.narrative import mirror as narrative
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once, period, subtitle

SIDES = ("ours", "theirs")
PARTS = ("allowance", "timing", "rest")


def mirror_chart(frame: Rows, imported: Rows, reported: Rows, scene: Scene) -> Chart:
    """Two lines a flow: ours strong, theirs pale; a year that one of both lacks is a gap.

    ``frame``: `dashboard.measures.mirror.Mirror` of every year, of one partner; ``imported``: as
    from `dashboard.answers.mirror.imported`; ``reported``: as from `reported_years` of it.
    """
    words = scene.language
    rows = _finest([row for row in records(frame) if row.chapter == TOTAL])
    span = period(words, [row.year for row in (rows[0], rows[-1])]) if rows else ""
    lead = subtitle(scene, words.t("mirror.measure"), span)
    if not rows:
        years = [row.year for row in records(reported)]
        title, why, hint = narrative.missing(scene, years)
        return empty_chart(CHART, scene, title, once([why]), subtitle=lead, hint=hint)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows),
        title=narrative.title(scene, rows),
        subtitle=lead,
        finding=narrative.finding(scene, rows),
        table=_table(scene, rows),
        notes=once(narrative.notes(scene, rows)),
        besides=narrative.source(scene, rows[0].partner, [row.time for row in records(imported)]),
        mark=scene.mark,
    )


def _finest(rows: Sequence[Any]) -> list[Any]:
    """A row a year and flow: of the region where the partner reports that, else of the country."""
    found: dict[tuple[int, str], Any] = {}
    for row in rows:
        place = row.year, row.flow
        if place not in found or row.of == "region":
            found[place] = row
    return list(found.values())


def _by_place(rows: Sequence[Any]) -> Mapping[tuple[int, str], Any]:
    return {(row.year, row.flow): row for row in rows}


def _flows(rows: Sequence[Any]) -> list[str]:
    return [flow for flow in FLOWS if any(row.flow == flow for row in rows)]


def _side(scene: Scene, row: Any, side: str) -> Amount:
    if row is None:
        return Amount()
    if side == "ours":
        return scene.amount(row.ours_usd)
    return narrative.theirs(row)


def _plot(scene: Scene, rows: Sequence[Any]) -> Plot:
    words, at, years = scene.language, _by_place(rows), without_gaps({row.year for row in rows})

    def line(flow: str, side: str) -> Series:
        return Series(
            noun=noun_of(flow),
            label=words.t(f"mirror.line.{side}", flow=words.t(f"flow.{flow}")),
            amounts=tuple(_side(scene, at.get((year, flow)), side) for year in years),
            form="line",
            emphasis="strong" if side == "ours" else "pale",
            hovers=tuple(
                narrative.hover_of(scene, row) if (row := at.get((year, flow))) is not None
                else absent(scene)
                for year in years
            ),
            column=f"{side}.{flow}",
        )  # fmt: skip

    flows = _flows(rows)
    return Plot(
        shape="lines",
        categories=tuple(
            Category(str(year), str(year), f"year:{year}",
                     "strong" if year == scene.year else "plain")
            for year in years
        ),
        series=tuple(line(flow, side) for flow in flows for side in SIDES),
        entries=(
            *(Entry(noun_of(flow), POINT, words.t(f"flow.{flow}")) for flow in flows),
            Entry("ink", STRONG_LINE, words.t("mirror.ours")),
            Entry("ink-2", PALE_LINE, words.t("mirror.theirs")),
        ),
    )  # fmt: skip


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    """A row a year, the columns of each flow beside each other: both sides, then the share of the
    region in theirs, or what the difference consists of."""
    words, unit = scene.language, scene.language.t("unit.millions")
    at, years, flows = _by_place(rows), without_gaps({row.year for row in rows}), _flows(rows)

    def heading(key: str, flow: str) -> str:
        return f"{words.t(f'flow.{flow}')}: {words.t(f'mirror.column.{key}')}"

    columns = [
        column
        for flow in flows
        for column in (
            *(Column(f"{one}.{flow}", f"{heading(one, flow)}, {unit}", "usd") for one in SIDES),
            Column(f"share.{flow}", heading("share", flow), "pct"),
            *(Column(f"{one}.{flow}", f"{heading(one, flow)}, {unit}", "usd", change=True)
              for one in PARTS),
        )
    ]  # fmt: skip

    def cells(year: int) -> Iterator[Cell]:
        for flow in flows:
            row = at.get((year, flow))
            yield from (_side(scene, row, one) for one in SIDES)
            yield narrative.rate(scene, row.share_pct) if row else Amount(unit="pct")
            for one in PARTS:
                yield narrative.part(scene, getattr(row, f"{one}_usd")) if row else Amount()

    return year_table(words, years, columns, cells)


CHART = Declaration(
    name="mirror",
    chart_id="mirror-chart",
    draw=mirror_chart,
    asks=(mirror.of_every_year, mirror.imported, mirror.reported_years),
    pages=("why",),
    place=126,
    scope=lambda query: query.with_(months=None),
    table="mirror",
    every_year=True,
    needs="mirror",
    wide=True,
    offered=lambda query: len(query.named) == 1 and not query.sectors,
)
