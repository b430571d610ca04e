"""The parts of trade in a row of a frame: exports and imports, or the turnover alone; and what a
source names as the cause of their growth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Table
from dashboard.copies import replace
from dashboard.flows import NOUNS, Flow, noun_of
from dashboard.language import Language
from dashboard.loaders.records import Rows, records
from dashboard.narrative.amounts import cell
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, flow_note, once
from dashboard.row_amounts import amount_of
from dashboard.values import PUBLISHED

Part = tuple[str, Amount]
"""A noun (exports, imports or turnover) and its amount."""

SQUARE, HOLLOW, HATCHED, DIAMOND, POINT = "■", "□", "▨", "◆", "●"
STRONG_LINE, PALE_LINE, THIN_LINE = "━━", "┅┅", "──"
"""Signs of the entries of a key."""


def empty_of_both(
    declared: Declaration, scene: Scene, title: str, lead: str, table: Table
) -> Chart:
    """An empty chart of what exports and imports make together; of one flow alone what undoes its
    choice is said."""
    flow = scene.query.flow
    hint = scene.language.t("balance.needs_both") if flow else ""
    by = "flow" if flow else ""
    facts = once([flow_note(scene)])
    return empty_chart(
        declared, scene, title, facts, subtitle=lead, table=table, mended_by=by, hint=hint
    )


def empty_of_flows(
    declared: Declaration, scene: Scene, title: str, lead: str, table: Table
) -> Chart:
    """An empty chart of the flows that are asked for: which of them is known alone is said, and on
    screens what to choose to see it."""
    facts, hint = once([flow_note(scene)]), choose_flow(scene)
    return empty_chart(declared, scene, title, facts, subtitle=lead, table=table, hint=hint)


def empty_of_choices(declared: Declaration, scene: Scene) -> Chart:
    """An empty chart of choices side by side, where fewer than two are chosen; a group is one."""
    words = scene.language
    hint = words.t("compare.group" if scene.query.group else "compare.choose")
    return empty_chart(declared, scene, words.t("compare.empty"), hint=hint)


def parts(row: Any, flow: Flow | None) -> tuple[Part, ...]:
    """What is drawn of a row, in order; the turnover alone where one of its parts is missing,
    unless the other is all of it: the one that is missing is not in the files."""
    found = tuple(
        (noun, amount)
        for each, noun in NOUNS.items()
        if flow in (None, each) and (amount := amount_of(row, noun)).known
    )
    whole = amount_of(row, "turnover")
    alone = len(found) == 1 and found[0][1].value == whole.value
    if flow is None and len(found) < len(NOUNS) and whole.known and not alone:
        return (("turnover", whole),)
    return found


def entries(words: Language, drawn: Iterable[Part]) -> tuple[Entry, ...]:
    """The key of drawn parts: their colours, and what hatching means if any is derived."""
    seen = list(drawn)
    nouns = {noun for noun, _ in seen}
    found = [
        Entry(noun, SQUARE, words.t(f"chart.part.{noun}"))
        for noun in (*NOUNS.values(), "turnover")
        if noun in nouns
    ]
    used = sorted({amount.status for _, amount in seen if amount.derived})
    if used:
        meant = f"status.{used[0]}" if len(used) == 1 else "chart.derived"
        found.append(Entry("", HATCHED, words.t(meant)))
    return tuple(found)


def by_flow(
    words: Language,
    flows: Sequence[str],
    amounts: Sequence[Amount],
    labels: Sequence[str],
    hovers: Sequence[str],
    column: str = "",
) -> tuple[Series, ...]:
    """Bars of several flows as a series a flow, so that each has its colour; those of others are
    empty in it. ``flows``: of each bar."""
    nouns, nothing = [noun_of(flow) for flow in flows], Amount(unit=amounts[0].unit)
    return tuple(
        Series(
            noun=noun,
            label=words.t(f"chart.part.{noun}"),
            amounts=tuple(
                amount if of == noun else nothing for of, amount in zip(nouns, amounts, strict=True)
            ),
            labels=tuple(labels),
            hovers=tuple(hovers),
            column=column,
        )
        for noun in (*NOUNS.values(), "turnover")
        if noun in nouns
    )


def share_of(scene: Scene, row: Any) -> Amount:
    """The share in a row, as its source prints it; of imported rows none does, it is computed."""
    share = amount_of(row, "share", "pct")
    return scene.computed(share.value, "pct") if scene.imported else share


def solid(scene: Scene, amount: Amount) -> Amount:
    """What is drawn of an amount that follows from imported rows. All of a chart are computed
    alike: they are as solid as the sums that they are of, as hatching would tell none from
    another; the table says how each is known."""
    return replace(amount, status=scene.status) if scene.imported and amount.known else amount


def relative_bars(
    words: Language,
    goods: Sequence[Category],
    flows: Sequence[str],
    weights: Sequence[Amount],
    hovers: Sequence[str],
    column: str,
) -> Plot:
    """Bars of goods by a number without a unit, each in the colour of its flow."""
    labels = [cell(words, one) for one in weights]
    series = by_flow(words, flows, weights, labels, hovers, column)
    return Plot(shape="bars", unit="relative", categories=tuple(goods), series=series)


def key_of(words: Language, drawn: Sequence[Series]) -> tuple[Entry, ...]:
    """The key of `by_flow`: the colours of its flows, where there are several."""
    return entries(words, ((one.noun, Amount()) for one in drawn)) if len(drawn) > 1 else ()


def causes(scene: Scene, drivers: Rows) -> dict[str, tuple[str, ...]]:
    """Flow → the goods that drove its growth, as sources name them.

    ``drivers``: ``flow, goods``. Sources explain the growth of the region's trade as a whole in a
    whole year on the year before, and only the published dataset is theirs: else there are none.
    """
    explained = scene.query.year_on_year and scene.query.dataset == PUBLISHED
    return named_causes(drivers) if explained else {}


def named_causes(drivers: Rows) -> dict[str, tuple[str, ...]]:
    """Flow → the goods that drove its growth on the year before, whatever is chosen."""
    flows = [(row.flow, row.goods) for row in records(drivers)]
    return {flow: tuple(goods for each, goods in flows if each == flow) for flow, _ in flows}
