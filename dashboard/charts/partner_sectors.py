"""Partner × commodity group: who trades what with us, in five classes with round limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from dashboard.amount import Amount
from dashboard.answers import goods
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.grid import Pair, axis, of_empty, row_of
from dashboard.charts.parts import SQUARE
from dashboard.charts.plot import Entry, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.measures.value_classes import round_limits
from dashboard.narrative import partner_sectors as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, once, subtitle
from dashboard.row_amounts import amount_of

MOST = 15
"""Partners drawn; the table has all of them."""

Values = Mapping[Pair, Amount]


def partner_sectors_chart(frame: Rows, scene: Scene) -> Chart:
    """The largest partners by commodity group; a click on a cell chooses both.

    ``frame``: ``partner, sector, turnover_usd`` of one year, where it is not zero; with a flow,
    of that flow. It is of all partners and groups: the chosen ones are drawn wherever they rank,
    and are strong; those that stand side by side do so above the others.
    """
    words, query = scene.language, scene.query
    whole = scene.with_query(query.with_(partners=(), sectors=()))
    everything, note = whole.with_flow_in_measure, narrative.unknown_cells(scene)
    values = {(row.partner, row.sector): amount_of(row, "turnover") for row in records(frame)}
    measure = words.t(f"partner_sectors.measure.{scene.flow}")
    lead = subtitle(everything, measure, words.t("chart.year", year=scene.year))
    partners, sectors = _ranked(values, 0), _ranked(values, 1)
    table = _table(scene, values, partners, sectors)
    if not values:
        facts, hint = once([note]), choose_flow(scene)
        empty = "no_turnover" if facts else "empty"
        title = words.t(f"partner_sectors.{empty}", year=scene.year)
        return empty_chart(CHART, scene, title, facts, subtitle=lead, table=table, hint=hint)
    shown = _shown(partners, query.partners)
    if query.beside == "partner":
        shown.sort(key=lambda code: code not in query.partners)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, values, shown, sectors),
        title=narrative.title(scene, values),
        subtitle=lead,
        finding=narrative.finding(scene, values),
        table=table,
        notes=narrative.notes(scene, partners, len(shown)),
        hint=scene.language.t("partner_sectors.click"),
        mark=scene.mark,
    )


def _shown(partners: Sequence[str], chosen: Collection[str]) -> list[str]:
    """The partners that are drawn, by their rank: the chosen ones, and the largest others as far as
    there is room for all."""
    first = [code for code in partners if code in chosen][:MOST]
    others = [code for code in partners if code not in chosen][: MOST - len(first)]
    return [code for code in partners if code in {*first, *others}]


def _plot(scene: Scene, values: Values, shown: Sequence[str], sectors: Sequence[str]) -> Plot:
    names, query = scene.names, scene.query
    limits = round_limits([one.plain() for pair, one in values.items() if pair[0] in shown])
    wholes = _sums(values, 0), _sums(values, 1)
    below = any(one.plain() < 0 for pair, one in values.items() if pair[0] in shown)

    def hover(pair: Pair) -> str:
        amount = values.get(pair)
        shares = (
            ()
            if amount is None
            else tuple(
                100 * amount.plain() / sums[code]
                if whole and sums[code] > 0 <= amount.plain()
                else None
                for sums, code, whole in zip(
                    wholes, pair, narrative.known_wholes(scene, pair), strict=True
                )
            )
        )
        return narrative.cell_hover(scene, pair, amount, shares)

    rows = tuple(
        row_of(
            scene.noun, partner, names.partner(partner), sectors, values,
            lambda pair: narrative.label(scene, values.get(pair)), hover,
        )
        for partner in shown
    )  # fmt: skip
    return Plot(
        shape="grid",
        categories=axis(sectors, names.sector, "sector", query.sectors),
        rows=axis(shown, names.partner, "partner", query.partners),
        series=rows,
        entries=(
            *(Entry("pale", SQUARE, narrative.below(scene)) for _ in range(below)),
            *(Entry("", SQUARE, name) for name in narrative.class_names(scene, limits)),
        ),
        asides=of_empty(rows, narrative.empty_cell(scene)),
        noted=True,
        limits=limits,
    )


def _sums(values: Values, place: int) -> dict[str, float]:
    """What each partner (place 0) or group (1) is worth altogether."""
    sums: dict[str, float] = defaultdict(float)
    for pair, amount in values.items():
        sums[pair[place]] += amount.plain()
    return sums


def _ranked(values: Values, place: int) -> list[str]:
    """Codes by what they are worth together, largest first."""
    sums = _sums(values, place)
    return sorted(sums, key=lambda code: (-sums[code], code))


def _table(scene: Scene, values: Values, partners: Sequence[str], sectors: Sequence[str]) -> Table:
    names = scene.names
    return Table(
        columns=(
            Column("partner", scene.language.t("chart.column.partner")),
            *(Column(code, names.sector(code), "usd") for code in sectors),
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    names.partner(partner),
                    *(values.get((partner, sector), Amount()) for sector in sectors),
                ),
                order=f"partner:{partner}",
                key=partner,
            )
            for partner in partners
        ),
        keys=partners,
    )


CHART = Declaration(
    name="partner_sectors",
    chart_id="partner-sectors-chart",
    draw=partner_sectors_chart,
    asks=(goods.partner_sectors,),
    pages=("partners", "trade"),
    beside_on=("trade",),
    place=95,
    table="partner_sectors",
    needs="partner_sectors",
    wide=True,
)
