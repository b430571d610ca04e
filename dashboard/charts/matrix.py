"""The matrix partner × field of cooperation: how many relations and events join the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.charts.chart import Chart, Scene, Table, empty_figure
from dashboard.render.marks import watermark
from dashboard.narrative.sentences import sentences
from dashboard.render.theme import Figure, colour, layout
from dashboard.loaders.records import records as records

MOST_PARTNERS = 16
MOST_FIELDS = 24
DARK_FROM = 0.55
"""From which part of the largest count on a cell is so dark that its number is light."""

_Pair = tuple[str, str]


def matrix_chart(pairs: pd.DataFrame, scene: Scene) -> Chart:
    """With which country in which field, by number of relations and events, all years.

    ``pairs``: ``country, sector, relations, events`` as `partner_sector_matrix` counts them,
    several rows a country being added up; rows without a country are left out. Cells carry
    ``cell:NOR/energy`` as ``customdata``: a click chooses both, a second one neither.
    """
    say = scene.language
    counts: dict[_Pair, list[int]] = {}
    for row in records(pairs):
        if row.country:
            own = counts.setdefault((row.country, row.sector), [0, 0])
            own[0] += int(row.relations)
            own[1] += int(row.events)
    partners = _ranked(counts, 0, scene.selection.partners)
    fields = _ranked(counts, 1, scene.selection.sectors)
    heading = _title(counts, partners, fields, scene)
    shown, drawn = partners[:MOST_PARTNERS], fields[:MOST_FIELDS]
    left_out = len(partners) - len(shown), len(fields) - len(drawn)
    notes = [say.t("relations_page.matrix.note")]
    if any(left_out):
        notes.append(say.t("relations_page.matrix.more", partners=left_out[0], sectors=left_out[1]))
    return Chart(
        figure=_drawn(counts, shown, drawn, scene) if counts else empty_figure(heading),
        title=heading,
        subtitle=_subtitle(scene),
        source=scene.source,
        table=_table(counts, partners, fields, scene),
        notes=tuple(notes),
        empty=not counts,
    )


def _ranked(counts: dict[_Pair, list[int]], place: int, chosen: Sequence[str]) -> list[str]:
    """Codes by how much joins them, the chosen ones first."""
    total: Counter[str] = Counter()
    for pair, both in counts.items():
        total[pair[place]] += sum(both)
    return sorted(total, key=lambda code: (code not in chosen, -total[code], code))


def _title(
    counts: dict[_Pair, list[int]], partners: Sequence[str], fields: Sequence[str], scene: Scene
) -> str:
    say = scene.language
    if not counts:
        return say.t("relations_page.matrix.nothing")
    (partner, sector), both = max(counts.items(), key=lambda item: (sum(item[1]), item[0]))
    chosen = scene.selection.partners
    if len(chosen) == 1 and chosen[0] in partners:
        own = [field for field in fields if (chosen[0], field) in counts]
        return say.t(
            "relations_page.matrix.partner",
            partner=scene.partner(chosen[0]),
            fields=say.plural("relations_page.fields", len(own)),
        )
    return say.t(
        "relations_page.matrix.title",
        partner=scene.partner(partner),
        sector=scene.sector(sector),
        count=say.plural("relations_page.contacts", sum(both)),
    )


def _subtitle(scene: Scene) -> str:
    text = scene.language.t("relations_page.matrix.subtitle")
    return f"{text} · {scene.subject}" if scene.subject else text


def _drawn(
    counts: dict[_Pair, list[int]], partners: Sequence[str], fields: Sequence[str], scene: Scene
) -> Figure:
    cells = [[counts.get((partner, field)) for field in fields] for partner in partners]
    named = [_strong(scene.partner(one), one in scene.selection.partners) for one in partners]
    heads = [_strong(scene.sector(one), one in scene.selection.sectors) for one in fields]
    rows = list(zip(partners, cells, strict=True))
    trace: Figure = {
        "type": "heatmap",
        "z": [[sum(both) if both else None for both in own] for own in cells],
        "x": heads,
        "y": named,
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
        "colorscale": [[0, colour("accent-pale")], [1, colour("chosen")]],
        "zmin": 1,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            [_hover(code, field, both, scene) for field, both in zip(fields, own, strict=True)]
            for code, own in rows
        ],
        "hoverongaps": False,
        "customdata": [[f"cell:{code}/{field}" for field in fields] for code, _ in rows],
    }
    return {
        "data": [trace, _numbers(cells, heads, named)],
        "layout": layout(
            margin={"l": 8, "r": 8, "t": 8, "b": 8},
            hovermode="closest",
            xaxis={
                "side": "top",
                "tickangle": -45,
                "tickfont": {"size": 12, "color": colour("ink-2")},
                "showgrid": False,
                "automargin": True,
                "fixedrange": True,
            },
            yaxis={
                "autorange": "reversed",
                "tickfont": {"size": 12, "color": colour("ink-2")},
                "showgrid": False,
                "automargin": True,
                "fixedrange": True,
            },
            annotations=watermark(scene.mark),
        ),
    }


def _numbers(
    cells: Sequence[Sequence[list[int] | None]], heads: Sequence[str], named: Sequence[str]
) -> Figure:
    """The counts in the cells, light on the dark ones; plotly's own choice is too pale."""
    largest = max(sum(both) for own in cells for both in own if both)
    told = [
        (head, name, sum(both))
        for name, own in zip(named, cells, strict=True)
        for head, both in zip(heads, own, strict=True)
        if both
    ]
    dark = [1 + DARK_FROM * (largest - 1) < count for _, _, count in told]
    return {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "x": [head for head, _, _ in told],
        "y": [name for _, name, _ in told],
        "text": [str(count) for _, _, count in told],
        "textfont": {"size": 12, "color": [colour("surface" if one else "ink") for one in dark]},
        "hoverinfo": "skip",
    }


def _strong(text: str, chosen: bool) -> str:
    return f"<b>{text}</b>" if chosen else text


def _hover(partner: str, field: str, both: list[int] | None, scene: Scene) -> str:
    if both is None:
        return ""
    say = scene.language
    ties = say.plural("relations_page.ties", both[0])
    events = say.plural("timeline.events", both[1])
    return sentences(
        [f"<b>{scene.partner(partner)}, {scene.sector(field)}</b>", f"{ties}, {events}."]
    )


def _table(
    counts: dict[_Pair, list[int]], partners: Sequence[str], fields: Sequence[str], scene: Scene
) -> Table:
    say = scene.language
    heads = ("partner", "sector", "relations", "events")
    rows = [
        (
            scene.partner(partner),
            scene.sector(field),
            say.number(counts[partner, field][0], 0),
            say.number(counts[partner, field][1], 0),
        )
        for partner in partners
        for field in fields
        if (partner, field) in counts
    ]
    headers = tuple(say.t(f"relations_page.table.{head}") for head in heads)
    return Table(headers, tuple(rows), frozenset({2, 3}))
