"""What the chosen goods consist of: one step deeper at every click, down to ten digits."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.chart import Chart, Scene, Table, wrap
from dashboard.render.marks import SQUARE, key, watermark
from dashboard.render.theme import Figure, colour, layout
from dashboard.narrative.wording import empty_chart, hover, once, shortest, subtitle
from dashboard.language import NOTHING
from dashboard.loaders.records import known, text
from dashboard.loaders.records import records as records
from dashboard.measures.growth import growth_pct

MOST = 40
"""Boxes drawn at most; the others are one box, and rows of the table."""
LABEL_WIDTH = 22
NAN = float("nan")


def treemap_chart(frame: pd.DataFrame, scene: Scene) -> Chart:
    """Boxes as large as what they are worth, in the colour of their larger flow.

    ``frame``: largest first, ``kind (sector|chapter|code), code, name, exports_usd, imports_usd,
    usd, net_mass_kg, usd_per_kg, share_pct, before_usd, order``; ``usd`` is the chosen flow or
    the turnover, ``order`` what a click chooses, empty where nothing is below.
    """
    words, choice = scene.language, scene.selection
    rows = records(frame)
    parts = _goods(scene)
    if not choice.code:
        parts = words.t("treemap.chapters" if choice.sectors else "treemap.groups")
    measure = _capital(words.t(f"treemap.measure.{choice.flow or 'turnover'}", goods=parts))
    lead = subtitle(scene, measure, words.t("chart.year", year=choice.year))
    table = _table(scene, rows)
    boxes = [row for row in rows if row.usd > 0]
    if not boxes:
        title = words.t("treemap.empty", goods=_goods(scene), year=choice.year)
        return empty_chart(scene, title, lead, (words.t("treemap.go_up"),), table)
    lone = len(rows) == 1
    return Chart(
        figure={
            "data": [_trace(scene, boxes)],
            "layout": layout(
                margin={"l": 0, "r": 0, "t": 30, "b": 0},
                uniformtext={"mode": "hide", "minsize": 11},
                annotations=[key(_entries(scene)), *watermark(scene.mark)],
            ),
        },
        title=_lone_title(scene, rows[0]) if lone else _title(scene, boxes),
        subtitle=lead,
        source=scene.source,
        table=table,
        notes=once(
            [
                "" if not any(row.order for row in boxes) else words.t("treemap.click"),
                words.t("treemap.per_kg") if any(row.kind == "code" for row in rows) else "",
                words.t("treemap.negative") if len(boxes) < len(rows) else "",
            ]
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _goods(scene: Scene) -> str:
    code = scene.selection.code
    if not code:
        return scene.language.t("treemap.all")
    return _written(scene, code)


def _written(scene: Scene, code: str) -> str:
    """A code as it is spoken of: chapter 27, code 2710, undisclosed goods."""
    words = scene.language
    if code == "XX":
        return words.t("treemap.undisclosed")
    return words.t("treemap.chapter" if len(code) == 2 else "treemap.code", code=code)


def _named(scene: Scene, row: Any) -> str:
    name = text(row, "name")
    if row.kind == "chapter" and row.code != "XX":
        return f"{row.code} {name}".strip()
    return name or (scene.language.t("treemap.undisclosed") if row.code == "XX" else row.code)


def _entries(scene: Scene) -> list[tuple[str, str, str]]:
    words, flow = scene.language, scene.selection.flow
    return [
        (noun, SQUARE, words.t(f"treemap.more.{noun}" if flow is None else f"chart.part.{noun}"))
        for noun, own in (("exports", "export"), ("imports", "import"))
        if flow in (None, own)
    ]


def _trace(scene: Scene, boxes: list[Any]) -> Figure:
    words = scene.language
    shown = boxes if len(boxes) <= MOST + 1 else boxes[:MOST]
    rest = boxes[len(shown) :]
    labels = [f"<b>{'<br>'.join(wrap(_named(scene, row), LABEL_WIDTH))}</b>" for row in shown]
    figures = [_figure(scene, row.usd, row.share_pct) for row in shown]
    values, hues = [row.usd for row in shown], [colour(_hue(row)) for row in shown]
    orders, tales = [row.order for row in shown], [_told(scene, row) for row in shown]
    if rest:
        usd, share = sum(row.usd for row in rest), sum(row.share_pct for row in rest)
        name = words.plural("treemap.rest", len(rest))
        labels.append(name)
        figures.append(_figure(scene, usd, share))
        values.append(usd)
        hues.append(colour("pale"))
        orders.append("")
        tales.append(hover(scene, name, [f"{words.usd(usd)}."]))
    return {
        "type": "treemap",
        "ids": [str(place) for place in range(len(values))],
        "labels": labels,
        "parents": [""] * len(values),
        "values": values,
        "text": figures,
        "texttemplate": "%{label}<br>%{text}",
        "textposition": "top left",
        "textfont": {"size": 13, "color": colour("ink")},
        "marker": {"colors": hues, "line": {"color": colour("surface"), "width": 2},
                   "cornerradius": 2, "pad": {"t": 4, "l": 0, "r": 0, "b": 0}},
        "root": {"color": colour("surface")},
        "tiling": {"packing": "squarify", "pad": 0},
        "pathbar": {"visible": False},
        "sort": False,
        "customdata": [[order] for order in orders],
        "hovertext": tales,
        "hoverinfo": "text",
    }  # fmt: skip


def _figure(scene: Scene, usd: float, share: float) -> str:
    return f"{scene.language.millions(usd)} · {scene.language.percent(share)}"


def _hue(row: Any) -> str:
    exports, imports = known(row.exports_usd) or 0.0, known(row.imports_usd) or 0.0
    return "exports-pale" if exports >= imports else "imports-pale"


def _growth(row: Any) -> float | None:
    before = known(row.before_usd)
    return known(growth_pct(float(row.usd), NAN if before is None else before))


def _told(scene: Scene, row: Any) -> str:
    words, choice = scene.language, scene.selection
    parts = [
        (f"chart.part.{noun}", known(getattr(row, f"{noun}_usd")))
        for noun in ("exports", "imports")
    ]
    sentences = [f"{words.t(name)}: {words.usd(usd)}." for name, usd in parts if usd is not None]
    share = words.percent(row.share_pct)
    sentences.append(words.t("treemap.share", share=share))
    growth = _growth(row)
    if growth is not None:
        change = words.change(growth)
        sentences.append(words.t("treemap.growth", growth=change, against=choice.against))
    mass, price = known(row.net_mass_kg), known(row.usd_per_kg)
    if mass is not None and price is not None:
        told = {"mass": words.number(mass / 1e3, 0), "price": words.number(price, 2)}
        sentences.append(words.t("treemap.mass", **told))
    return hover(scene, _named(scene, row), sentences)


def _title(scene: Scene, boxes: list[Any]) -> str:
    words, first = scene.language, boxes[0]
    share = words.percent(first.share_pct)
    count = words.plural(f"treemap.count.{first.kind}", len(boxes))
    long = words.t("treemap.title", name=_named(scene, first), share=share, count=count)
    code = _written(scene, first.code) if first.kind != "sector" else _named(scene, first)
    short = words.t("treemap.title", name=_capital(code), share=share, count=count)
    return shortest([long, short])


def _lone_title(scene: Scene, row: Any) -> str:
    words, price = scene.language, known(row.usd_per_kg)
    values = {"code": _named(scene, row), "level": words.usd(row.usd)}
    if price is None:
        return words.t("treemap.lone", **values)
    return words.t("treemap.lone_price", price=words.number(price, 2), **values)


def _table(scene: Scene, rows: list[Any]) -> Table:
    words, choice = scene.language, scene.selection
    unit = words.t("unit.millions")
    flows = [f for f in ("export", "import", "turnover") if choice.flow in (None, f)]
    nouns = {"export": "exports_usd", "import": "imports_usd", "turnover": "usd"}
    deep = any(row.kind == "code" for row in rows)
    tail = ("mass", "price") if deep else ()
    headers = (
        words.t("treemap.column.code"),
        *(f"{words.t(f'flow.{flow}')}, {unit}" for flow in flows),
        words.t("chart.column.share"),
        words.t("treemap.column.growth", against=choice.against),
        *(words.t(f"treemap.column.{name}") for name in tail),
    )
    return Table(
        headers=headers,
        rows=tuple(
            (
                _named(scene, row),
                *(words.millions(known(getattr(row, nouns[flow]))) for flow in flows),
                words.percent(known(row.share_pct)),
                NOTHING if (growth := _growth(row)) is None else words.change(growth),
                *(
                    (
                        words.number(_thousandth(row.net_mass_kg), 1),
                        words.number(known(row.usd_per_kg), 2),
                    )
                    if deep
                    else ()
                ),
            )
            for row in rows
        ),
        numeric=frozenset(range(1, len(headers))),
        orders=tuple(row.order for row in rows),
    )


def _thousandth(value: object) -> float | None:
    number = known(value)
    return None if number is None else number / 1e3
