"""Sectors: trade by commodity group above, fields of cooperation below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts.chart import Chart, Scene, Table
from dashboard.render.marks import key, label, watermark
from dashboard.charts.sector_fields import (
    Field,
    field_names,
    fields_end,
    fields_key,
    fields_panel,
)
from dashboard.charts.sector_fields import fields as all_fields
from dashboard.charts.sector_fields import folded as folded_fields
from dashboard.charts.sector_trade import (
    Group,
    driver_lines,
    drivers,
    groups,
    rows_axis,
    trade_end,
    trade_key,
    trade_names,
    trade_panel,
)
from dashboard.charts.sector_trade import folded as folded_groups
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import (
    empty_chart,
    once,
    shortest,
    source_line,
    status_word,
    subtitle,
)
from dashboard.language import NOTHING
from dashboard.loaders.records import known, text
from dashboard.loaders.records import records as records

HEIGHT = 344
"""Pixels between the margins at the height that the page gives; panels are parts of it."""
LINE, HEAD = 17, 42
THICKEST = 40
"""Pixels of a row at most: a lone group is a bar and not a wall."""
PER_LETTER = 7.2
"""Width of a letter of a row's name, pixels, on the safe side."""
FIELDS, ROWS = 8, 12


def sector_chart(trade: pd.DataFrame, fields: pd.DataFrame, scene: Scene) -> Chart:
    """Trade of a year by commodity group, and relations and events by field of cooperation.

    ``trade``: ``year, sector, exports_usd, imports_usd, turnover_usd, share_pct, status, driver
    (export|import|"")`` and ``note`` if there is one. ``fields``: ``sector, events_in_year,
    events_total, relations``. Where no value of the trade is published the upper half is a few
    lines that say so, with the drivers that the source names.
    """
    words, year = scene.language, scene.selection.year
    rows = records(trade)
    found, every = groups(scene, rows), all_fields(scene, records(fields))
    told = drivers(words, found)
    valued = any(group.parts for group in found)
    measure = words.t("sectors.measure" if valued else "sectors.measure_fields")
    lead = subtitle(scene, measure, words.t("chart.year", year=year), unit=valued)
    table = _table(scene, found, every)
    if not valued and not every:
        title = words.t("sectors.not_published", year=year)
        return empty_chart(scene, title, lead, told, table)
    shown = folded_groups(words, found)
    below = folded_fields(words, every, min(FIELDS, ROWS - len(shown)))
    statuses = [part.status for group in shown for part in group.parts]
    return Chart(
        figure=_figure(scene, shown, [] if valued else driver_lines(told), below),
        title=_title(scene, shown, below),
        subtitle=lead,
        source=source_line(scene, statuses),
        table=table,
        notes=once(
            [
                "" if valued else words.t("sectors.not_published", year=year) + ".",
                *told,
                words.t("sectors.several") if below else "",
                *(f"{group.name}: {note}" for group in found if (note := text(group.row, "note"))),
            ]
        ),
    )


def _figure(
    scene: Scene, shown: Sequence[Group], lines: Sequence[str], below: Sequence[Field]
) -> Figure:
    """Both panels: heading, key and rows of the trade, its drivers in words, the fields."""
    words = scene.language
    entries = trade_key(words, shown)
    head = HEAD if entries else HEAD - LINE
    spoken = LINE * len(lines) + (6 if lines else 0)
    rest = HEIGHT - head - spoken - (HEAD if below else 0)
    row = min(rest / (len(shown) + len(below)), THICKEST)
    ceiling = 1 - head / HEIGHT
    floor = ceiling - row * len(shown) / HEIGHT
    roof = floor - (spoken + HEAD) / HEIGHT
    names = [*trade_names(shown), *field_names(below)]
    left = round(PER_LETTER * max(len(name) for name in names)) + 14
    return {
        "data": [*trade_panel(scene, shown), *(fields_panel(scene, below) if below else [])],
        "layout": layout(
            barmode="relative",
            bargap=0.25,
            margin={"l": left, "r": 8, "t": 8, "b": 8, "pad": 6},
            xaxis={**_HIDDEN, "range": [0, trade_end(shown)]},
            yaxis=rows_axis(trade_names(shown), [max(floor, 0.0), ceiling]),
            **(_lower_axes(below, roof - row * len(below) / HEIGHT, roof) if below else {}),
            annotations=[
                *_heading(words.t("sectors.trade"), entries, ceiling, left),
                *([_aside("<br>".join(lines), floor, left, "top")] if lines else []),
                *(
                    _heading(words.t("sectors.cooperation"), fields_key(scene), roof, left)
                    if below
                    else []
                ),
                *watermark(scene.mark),
            ],
        ),
    }


_HIDDEN: Figure = {"visible": False, "fixedrange": True}


def _lower_axes(below: Sequence[Field], floor: float, roof: float) -> dict[str, Figure]:
    return {
        "xaxis2": {**_HIDDEN, "anchor": "y2", "range": [0, fields_end(below)]},
        "yaxis2": {**rows_axis(field_names(below), [max(floor, 0.0), roof]), "anchor": "x2"},
    }


def _heading(
    name: str, entries: Sequence[tuple[str, str, str]], y: float, left: int
) -> list[Figure]:
    """A panel's name and key, from the left edge of the figure."""
    lines = [f'<b><span style="color:{colour("ink")}">{name}</span></b>']
    lines += [key(entries)["text"]] if entries else []
    return [_aside("<br>".join(lines), y, left, "bottom")]


def _aside(words: str, y: float, left: int, anchor: str) -> Figure:
    place = {"x": 0, "xanchor": "left", "xshift": 8 - left, "yanchor": anchor, "align": "left"}
    return label(words, y=y, **place)


def _title(scene: Scene, shown: Sequence[Group], below: Sequence[Field]) -> str:
    words, year = scene.language, scene.selection.year
    first = next((group for group in shown if group.parts), None)
    if first is not None:
        share = known(getattr(first.row, "share_pct", None))
        flow = scene.selection.flow or "turnover"
        figure = words.usd(first.usd) if share is None else words.percent(share)
        whole = "" if share is None else words.t(f"partners.whole.{flow}")
        lone = len(shown) == 1
        form = "sectors.title.amount" if share is None or lone else "sectors.title.leads"
        figure = words.usd(first.usd) if lone else figure
        named = words.t(
            form,
            sector=first.name,
            figure=figure,
            whole=whole,
            year=year,
        )
        return shortest([named, words.t("sectors.title.trade", year=year)])
    if below and below[0].now:
        events = words.plural("sectors.events", below[0].now)
        named = words.t("sectors.title.fields", sector=below[0].name, events=events, year=year)
        return shortest([named, words.t("sectors.title.cooperation", year=year)])
    return words.t("sectors.title.none", year=year)


def _table(scene: Scene, found: Sequence[Group], below: Sequence[Field]) -> Table:
    words = scene.language
    unit = words.t("unit.millions")
    return Table(
        headers=(
            words.t("chart.column.sector"),
            *(f"{words.t(f'flow.{own}')}, {unit}" for own in ("export", "import", "turnover")),
            words.t("chart.column.share"),
            words.t("chart.column.status"),
            words.t("sectors.in_year", year=scene.selection.year),
            words.t("sectors.column.events"),
            words.t("sectors.column.relations"),
        ),
        rows=(
            *(_trade_row(scene, group.name, group.row) for group in found),
            *(
                (
                    field.name,
                    *(NOTHING,) * 5,
                    words.number(field.now, 0),
                    words.number(field.ever, 0),
                    words.number(field.relations, 0),
                )
                for field in below
            ),
        ),
        numeric=frozenset({1, 2, 3, 4, 6, 7, 8}),
    )


def _trade_row(scene: Scene, name: str, row: Any) -> tuple[str, ...]:
    words = scene.language
    return (
        name,
        words.millions(known(row.exports_usd)),
        words.millions(known(row.imports_usd)),
        words.millions(known(row.turnover_usd)),
        words.percent(known(row.share_pct)),
        status_word(words, text(row, "status")),
        *(NOTHING,) * 3,
    )
