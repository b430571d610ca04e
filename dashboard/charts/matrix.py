"""The matrix partner × field of cooperation: how many relations and events join the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from dashboard.amount import Amount, counted
from dashboard.answers import evidence, relations
from dashboard.charts.chart import Chart, Declaration, empty_chart, never
from dashboard.charts.grid import Pair, axis, of_empty, row_of
from dashboard.charts.plot import Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.narrative import matrix as narrative
from dashboard.narrative.matrix import Joined
from dashboard.narrative.scene import Scene
from dashboard.values import VIEWS

BY_NAME = VIEWS["matrix"][1]
MOST_PARTNERS = 16
MOST_FIELDS = 24


def matrix_chart(pairs: Rows, scene: Scene) -> Chart:
    """With which country in which field, by number of relations and events, all years.

    ``pairs``: ``country, sector, relations, events`` as `partner_sector_matrix` counts them.
    Filters take nothing away: the chosen partners and fields come first and are strong, and the
    others are in the order of what joins them to these; or all are in that of the alphabet.
    """
    names, query = scene.names, scene.query
    counts = {
        (row.country, row.sector): Joined(int(row.relations), int(row.events))
        for row in records(pairs)
    }
    partners = _ordered(scene, counts, 0, names.country)
    fields = _ordered(scene, counts, 1, names.sector)
    title = narrative.title(scene, counts)
    subtitle = narrative.subtitle(scene)
    if not counts:
        return empty_chart(CHART, scene, title, subtitle=subtitle, table=_table(scene, {}, [], []))
    shown, drawn = partners[:MOST_PARTNERS], fields[:MOST_FIELDS]
    amounts = {pair: counted(joined.together) for pair, joined in counts.items()}
    left_out = len(partners) - len(shown), len(fields) - len(drawn)
    rows = tuple(
        row_of(
            "contacts", partner, names.country(partner), drawn, amounts,
            lambda pair: narrative.label(scene, counts.get(pair)),
            lambda pair: narrative.cell_hover(scene, pair, counts.get(pair)),
            "together",
        )
        for partner in shown
    )  # fmt: skip
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=Plot(
            shape="grid",
            unit="count",
            categories=axis(drawn, names.sector, "sector", query.sectors),
            rows=axis(shown, names.country, "partner", query.partners),
            series=rows,
            asides=of_empty(rows, narrative.empty_cell(scene)),
            noted=True,
        ),
        title=title,
        subtitle=subtitle,
        finding=narrative.finding(scene, counts),
        table=_table(scene, counts, partners, fields),
        notes=narrative.notes(scene, *left_out),
        mark=scene.mark,
    )


def _ordered(
    scene: Scene, counts: Mapping[Pair, Joined], place: int, name: Callable[[str], str]
) -> list[str]:
    """Partners (place 0) or fields (1), the chosen ones first: those that most joins to what is
    chosen of the others, then those that most joins at all; or by their names."""
    query, words = scene.query, scene.language
    chosen, others = (query.partners, query.sectors)[:: 1 if place == 0 else -1]
    total: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for pair, joined in counts.items():
        total[pair[place]] += joined.together
        there[pair[place]] += joined.together if pair[1 - place] in others else 0
    if query.matrix == BY_NAME:
        return sorted(total, key=lambda code: words.order(name(code)))
    return sorted(total, key=lambda code: (code not in chosen, -there[code], -total[code], code))


def _table(
    scene: Scene, counts: Mapping[Pair, Joined], partners: Sequence[str], fields: Sequence[str]
) -> Table:
    words, names = scene.language, scene.names

    def cells(pair: Pair) -> tuple[Amount | str, ...]:
        joined = counts[pair]
        amounts = (
            counted(joined.relations), counted(joined.events), counted(joined.together)
        )  # fmt: skip
        return (names.country(pair[0]), names.sector(pair[1]), *amounts)

    return Table(
        columns=(
            Column("partner", words.t("matrix.table.partner")),
            Column("sector", words.t("matrix.table.sector")),
            Column("relations", words.t("matrix.table.relations"), "count"),
            Column("events", words.t("matrix.table.events"), "count"),
            Column("together", words.t("matrix.table.together"), "count"),
        ),
        rows=lambda: tuple(
            Row(cells((partner, field)), f"cell:{partner}/{field}", f"{partner}/{field}")
            for partner in partners
            for field in fields
            if (partner, field) in counts
        ),
        keys=(f"{partner}/{field}" for partner, field in counts),
    )


CHART = Declaration(
    name="matrix",
    chart_id="matrix-chart",
    draw=matrix_chart,
    asks=(relations.matrix,),
    pages=("relations",),
    place=75,
    table="events",
    traded=never,
    evidence=evidence.contacts,
    views="matrix",
)
