"""What the chosen goods consist of: one step deeper at every click, down to ten digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import goods
from dashboard.answers.editions import begun
from dashboard.charts.addresses import BEYOND
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import SQUARE, share_of
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.growth import growth_pct
from dashboard.measures.sums import together
from dashboard.narrative import goods as narrative
from dashboard.narrative.below_zero import below_zero
from dashboard.narrative.comparability import unlike
from dashboard.narrative.editions import renumbered
from dashboard.narrative.goods import Goods
from dashboard.narrative.printed_shares import rounded_note
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, flow_note, once, subtitle
from dashboard.row_amounts import known

MOST = 40
"""Tiles drawn at most; the others are one tile, and rows of the table."""
LEAST, REST = 0.03, 0.25
"""The part of all that has room for a name in its tile; what has less joins the others, as long as
these are no more than such a part."""


def goods_chart(frame: Rows, path: Rows, editions: Rows, scene: Scene) -> Chart:
    """Tiles as large as what they are worth, in the colour of their larger flow.

    ``frame``: `dashboard.answers.goods.goods`, largest first; ``path``: `path` of the same
    module, at the end of which they are; ``editions``: as of `dashboard.answers.editions.begun`.
    """
    words, rows = scene.language, records(frame)
    every = [_goods_of(scene, row) for row in rows]
    year = words.t("chart.year", year=scene.year)
    lead = subtitle(scene.with_flow_in_measure, narrative.measure(scene), year)
    here = records(path)[-1]
    orders = {one.code: _order(one, here) for one in every}
    table = _table(scene, every, orders)
    drawn = [one for one in every if one.amount.plain() > 0]
    if not drawn:
        title, facts = narrative.missing(scene, bool(every)), once([flow_note(scene)])
        hint = choose_flow(scene) or words.t("goods.go_up")
        return empty_chart(CHART, scene, title, facts, subtitle=lead, table=table, hint=hint)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, drawn, orders),
        title=narrative.title(scene, every if len(every) == 1 else drawn, len(drawn)),
        subtitle=lead,
        finding=narrative.finding(scene, drawn),
        hint=words.t("goods.click") if any(orders[one.code] for one in drawn) else "",
        table=table,
        notes=once(
            [
                words.t(f"goods.per_kg.{scene.flow}")
                if any(one.kind == "code" for one in every)
                else "",
                words.t("goods.negative") if any(one.amount.plain() < 0 for one in every) else "",
                *renumbered(scene, rows, records(editions)),
                below_zero(scene, [(one.name, one.amount) for one in every]),
                rounded_note(scene, (one.share.value for one in every)),
                unlike(scene),
            ]
        ),
        mark=scene.mark,
    )


def _goods_of(scene: Scene, row: Any) -> Goods:
    amount = Amount(float(row.usd), status=row.status)
    before = row.before_usd if scene.query.comparable else None
    growth = None if before is None else known(growth_pct(amount.plain(), float(before)))
    # Of exports and imports together an average price is that of nothing which anybody pays.
    price = known(row.usd_per_kg) if scene.query.flow else None
    mass = known(row.net_mass_kg)
    return Goods(
        kind=row.kind,
        code=row.code,
        name=narrative.name_of(scene, row.kind, row.code),
        parts=narrative.parts_of(scene, row),
        amount=amount,
        share=share_of(scene, row),
        growth=scene.computed(growth, "pct"),
        mass=Amount(mass, "kg", amount.status),
        price=scene.computed(price, "usd_per_kg"),
    )


def _order(one: Goods, here: Any) -> str:
    """What a click on goods chooses; nothing where they are what is shown already."""
    if one.kind == "sector":
        return narrative.order(one.code, "")
    return "" if one.code == here.code else narrative.order(here.sectors, one.code)


def _plot(scene: Scene, drawn: Sequence[Goods], orders: dict[str, str]) -> Plot:
    words, flow = scene.language, scene.query.flow
    shown = drawn[: _room(drawn)]
    rest = drawn[len(shown) :]
    nouns = [noun for each, noun in NOUNS.items() if flow in (None, each)]
    more = "goods.more" if flow is None else "chart.part"
    return Plot(
        shape="tiles",
        categories=(
            *(
                Category(
                    key=one.code,
                    label=_short(scene, one),
                    order=orders[one.code],
                    column=scene.noun,
                    note=narrative.label(scene, one.amount, one.share),
                    hover=narrative.goods_hover(scene, one),
                )
                for one in shown
            ),
            *([_rest(scene, rest, len(shown))] if rest else []),
        ),
        series=tuple(
            Series(
                noun=noun,
                label=words.t(f"chart.part.{noun}"),
                amounts=(
                    *(dict(one.parts).get(noun, Amount()) for one in shown),
                    *([_together(rest, noun)] if rest else []),
                ),
            )
            for noun in nouns
        ),
        entries=tuple(Entry(noun, SQUARE, words.t(f"{more}.{noun}")) for noun in nouns),
        stacked=True,
        whole="turnover",
    )


def _short(scene: Scene, one: Goods) -> str:
    """What a tile is called: a group of goods as in the chart of groups, so that it has room."""
    return scene.names.sector(one.code) if one.kind == "sector" else one.name


def _room(drawn: Sequence[Goods]) -> int:
    """How many tiles are drawn beside that of the others; one alone would be as large as that."""
    whole = sum(one.amount.plain() for one in drawn)
    room, left = len(drawn), REST * whole
    for one in reversed(drawn):
        left -= one.amount.plain()
        if one.amount.plain() >= LEAST * whole or left < 0:
            break
        room -= 1
    room = min(room, MOST)
    return len(drawn) if len(drawn) <= room + 1 else room


def _together(rest: Sequence[Goods], noun: str) -> Amount:
    return together(amount for one in rest for each, amount in one.parts if each == noun)


def _rest(scene: Scene, rest: Sequence[Goods], shown: int) -> Category:
    """The tile of all that is not drawn: pale, and it cannot be chosen."""
    name = scene.language.plural("goods.rest", len(rest))
    amount = together(one.amount for one in rest)
    share = together(one.share for one in rest)
    return Category(
        key=f"{BEYOND}{shown}-{shown + len(rest)}",
        label=name,
        column=scene.noun,
        emphasis="pale",
        note=narrative.label(scene, amount, share),
        hover=narrative.rest_hover(scene, name, amount),
    )


def _table(scene: Scene, every: Sequence[Goods], orders: dict[str, str]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    flows = [flow for flow in NOUNS if scene.query.flow in (None, flow)]
    deep = any(one.kind == "code" for one in every)
    columns = [
        Column("code", words.t("goods.column.code")),
        *(Column(NOUNS[flow], f"{words.t(f'flow.{flow}')}, {unit}", "usd") for flow in flows),
        Column("share", words.t("chart.column.share"), "pct"),
        Column("growth", words.t("goods.column.growth", against=scene.against), "pct", change=True),
    ]
    if scene.query.flow is None:
        columns.insert(3, Column("turnover", f"{words.t('flow.turnover')}, {unit}", "usd"))
    priced = deep and scene.query.flow is not None
    columns += [Column("net_mass", words.t("goods.column.mass"), "kg")] if deep else []
    columns += [Column("price", words.t("goods.column.price"), "usd_per_kg")] if priced else []

    def cells(one: Goods) -> tuple[Amount | str, ...]:
        parts = [dict(one.parts).get(NOUNS[flow], Amount()) for flow in flows]
        whole = [one.amount] if scene.query.flow is None else []
        return (
            one.name, *parts, *whole, one.share, one.growth,
            *([one.mass] if deep else []),
            *([one.price] if priced else []),
        )  # fmt: skip

    return Table(
        columns=tuple(columns),
        rows=lambda: tuple(Row(cells(one), orders[one.code], one.code) for one in every),
        keys=(one.code for one in every),
    )


CHART = Declaration(
    name="goods",
    chart_id="goods-chart",
    draw=goods_chart,
    asks=(goods.goods, goods.path, begun),
    pages=("trade",),
    place=90,
    sums=("partner", "sector"),
    table="goods",
    needs="codes",
    wide=True,
)
