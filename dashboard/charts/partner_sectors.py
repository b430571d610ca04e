"""Partner × commodity group: who trades what with us, in five classes with round limits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from dashboard.charts.chart import Chart, Scene, Table, wrap
from dashboard.render.marks import SQUARE, key, watermark
from dashboard.render.theme import Figure, colour, layout
from dashboard.measures.value_classes import class_colours, class_of, round_limits
from dashboard.narrative.wording import empty_chart, hover, once, shortest, subtitle
from dashboard.language import NOTHING, Language
from dashboard.loaders.records import records as records

MOST = 15
"""Partners drawn; the table has all of them."""
HEAD_WIDTH = 12

PALE, DARK = ("class-1", "class-2", "class-3"), ("class-4", "class-5")
"""Classes on which dark and on which pale figures are read; the theme swaps both alike."""

_Values = dict[tuple[str, str], float]


def heatmap_chart(frame: pd.DataFrame, scene: Scene) -> Chart:
    """The largest partners by commodity group; a click on a cell chooses both.

    ``frame``: ``partner, sector, turnover_usd`` of one year, where it is not zero; with a flow,
    of that flow. Chosen partners are drawn wherever they rank, in bold, as are chosen groups.
    """
    words, choice = scene.language, scene.selection
    values = {(row.partner, row.sector): float(row.turnover_usd) for row in records(frame)}
    measure = words.t(f"heatmap.measure.{choice.flow or 'turnover'}")
    lead = subtitle(scene, measure, words.t("chart.year", year=choice.year))
    partners, sectors = _ranked(values, 0), _ranked(values, 1)
    table = _table(scene, values, partners, sectors)
    if not values:
        title = words.t("heatmap.empty", year=choice.year)
        return empty_chart(scene, title, lead, (), table)
    shown = [code for place, code in enumerate(partners) if place < MOST or code in choice.partners]
    limits = round_limits([usd for (code, _), usd in values.items() if code in shown])
    return Chart(
        figure={
            "data": _cells(scene, values, shown, sectors, limits),
            "layout": _layout(scene, shown, sectors, limits),
        },
        title=_title(scene, values),
        subtitle=lead,
        source=scene.source,
        table=table,
        notes=once(
            [
                words.t("heatmap.click"),
                words.t("heatmap.more", count=len(partners)) if len(partners) > len(shown) else "",
            ]
        ),
    )


def _sums(values: _Values, place: int) -> dict[str, float]:
    """What each partner (place 0) or group (1) is worth altogether."""
    sums: dict[str, float] = {}
    for pair, usd in values.items():
        sums[pair[place]] = sums.get(pair[place], 0.0) + usd
    return sums


def _ranked(values: _Values, place: int) -> list[str]:
    """Codes by what they are worth together, largest first."""
    sums = _sums(values, place)
    return sorted(sums, key=lambda code: (-sums[code], code))


def _cells(
    scene: Scene,
    values: _Values,
    partners: Sequence[str],
    sectors: Sequence[str],
    limits: Sequence[float],
) -> list[Figure]:
    """The pale cells with dark figures, then the dark cells with pale ones."""
    words = scene.language
    hues = class_colours(len(limits) + 1)
    found = [[values.get((partner, sector)) for sector in sectors] for partner in partners]
    classes = [
        [None if usd is None or usd <= 0 else class_of(usd, limits) for usd in row] for row in found
    ]
    wholes = _sums(values, 0), _sums(values, 1)
    told = [
        [_told(scene, values, wholes, partner, sector) for sector in sectors]
        for partner in partners
    ]
    orders = [[f"cell:{partner}/{sector}" for sector in sectors] for partner in partners]
    steps = [(place / len(hues), (place + 1) / len(hues)) for place in range(len(hues))]
    traces: list[Figure] = []
    for ink, own in (("ink", PALE), ("surface", DARK)):
        wanted = {place for place, hue in enumerate(hues) if hue in own}
        traces.append(
            {
                "type": "heatmap",
                "x": list(range(len(sectors))),
                "y": list(range(len(partners))),
                "z": [[one if one in wanted else None for one in row] for row in classes],
                "zmin": -0.5,
                "zmax": len(hues) - 0.5,
                "colorscale": [
                    [end, colour(hue)]
                    for hue, ends in zip(hues, steps, strict=True)
                    for end in ends
                ],
                "showscale": False,
                "xgap": 2,
                "ygap": 2,
                "text": [
                    [
                        _short(words, usd) if one in wanted else ""
                        for one, usd in zip(*pair, strict=True)
                    ]
                    for pair in zip(classes, found, strict=True)
                ],
                "texttemplate": "%{text}",
                "textfont": {"size": 12, "color": colour(ink)},
                "hoverongaps": False,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "hovertext": told,
                "customdata": orders,
            }
        )
    return traces


def _short(words: Language, usd: float | None) -> str:
    """Whole millions; below one, that it is less."""
    if usd is None or usd <= 0:
        return ""
    return f"<{words.number(1, 0)}" if usd < 0.5e6 else words.millions(usd, 0)


def _told(
    scene: Scene,
    values: _Values,
    wholes: tuple[dict[str, float], dict[str, float]],
    partner: str,
    sector: str,
) -> str:
    words, usd = scene.language, values.get((partner, sector))
    if usd is None:
        return ""
    with_partner, of_sector = wholes[0][partner], wholes[1][sector]
    return hover(
        scene,
        f"{scene.partner(partner)}, {scene.sector(sector)}",
        [
            f"{words.usd(usd)}.",
            words.t("heatmap.of_partner", share=words.percent(100 * usd / with_partner)),
            words.t("heatmap.of_sector", share=words.percent(100 * usd / of_sector)),
        ],
    )


def _layout(
    scene: Scene, partners: Sequence[str], sectors: Sequence[str], limits: Sequence[float]
) -> Figure:
    choice = scene.selection
    hidden = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True}
    heads = ["<br>".join(wrap(scene.sector(code), HEAD_WIDTH)) for code in sectors]
    return layout(
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
        hovermode="closest",
        xaxis={
            **hidden,
            "side": "top",
            "tickangle": 0,
            "tickvals": list(range(len(sectors))),
            "ticktext": [
                _strong(head, code in choice.sectors)
                for head, code in zip(heads, sectors, strict=True)
            ],
            "tickfont": {"size": 12, "color": colour("ink-2")},
            "range": [-0.5, len(sectors) - 0.5],
        },
        yaxis={
            **hidden,
            "tickvals": list(range(len(partners))),
            "ticktext": [_strong(scene.partner(c), c in choice.partners) for c in partners],
            "tickfont": {"size": 12, "color": colour("ink")},
            "range": [len(partners) - 0.5, -0.5],
        },
        annotations=[_key(scene.language, limits), *watermark(scene.mark)],
    )


def _strong(text: str, chosen: bool) -> str:
    return f"<b>{text}</b>" if chosen else text


def _key(words: Language, limits: Sequence[float]) -> Figure:
    """What the classes are, below the cells."""
    digits = 0 if not limits or limits[0] >= 1e6 else 1 if limits[0] >= 1e5 else 2
    texts = [words.millions(limit, digits) for limit in limits]
    if not texts:
        spans = [words.t("heatmap.any")]
    else:
        between = [f"{low}–{high}" for low, high in pairwise(texts)]
        spans = [f"<{texts[0]}", *between, f"≥{texts[-1]}"]
    entries = zip(class_colours(len(limits) + 1), spans, strict=True)
    told = key([(hue, SQUARE, span) for hue, span in entries], y=0.0)
    return {**told, "yanchor": "top", "yshift": -6}


def _title(scene: Scene, values: _Values) -> str:
    words, choice = scene.language, scene.selection
    chosen = {
        pair: usd
        for pair, usd in values.items()
        if (not choice.partners or pair[0] in choice.partners)
        and (not choice.sectors or pair[1] in choice.sectors)
    }
    if not chosen:
        return words.t("heatmap.title.none", year=choice.year)
    (partner, sector), usd = max(chosen.items(), key=lambda item: (item[1], item[0]))
    told = {"partner": scene.partner(partner), "sector": scene.sector(sector),
            "level": words.usd(usd)}  # fmt: skip
    alone = "cell" if len(chosen) == 1 else "largest"
    return shortest(
        [words.t(f"heatmap.title.{alone}", **told), words.t("heatmap.title.cell", **told)]
    )


def _table(scene: Scene, values: _Values, partners: Sequence[str], sectors: Sequence[str]) -> Table:
    words = scene.language
    return Table(
        headers=(words.t("chart.column.partner"), *(scene.sector(code) for code in sectors)),
        rows=tuple(
            (
                scene.partner(partner),
                *(
                    NOTHING
                    if (usd := values.get((partner, sector))) is None
                    else words.millions(usd)
                    for sector in sectors
                ),
            )
            for partner in partners
        ),
        numeric=frozenset(range(1, len(sectors) + 1)),
        orders=tuple(f"partner:{partner}" for partner in partners),
    )
