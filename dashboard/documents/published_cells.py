"""Tables of the published figures: what follows from them, and what they are checked against."""

from __future__ import annotations

from typing import Any

from dashboard.amount import Amount
from dashboard.answers import about, trade
from dashboard.charts.table import Column, Row, Table
from dashboard.copies import replace
from dashboard.loaders.records import records
from dashboard.narrative.disputes import every_dispute
from dashboard.narrative.figures import derived_name, ledger_amounts, ledger_key, ledger_name
from dashboard.narrative.marked import chosen_amount
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import codes_in
from dashboard.row_amounts import known as number
from dashboard.store.ask import Ask


def derived_table(ask: Ask, scene: Scene) -> Table:
    """The values of the published dataset that no source prints, a row each."""
    words = scene.language
    rows = ask.rows(about.derived, about.PUBLISHED)
    return Table(
        columns=(
            Column("name", words.t("about.figures.figure")),
            Column("year", words.t("chart.column.year")),
            Column("value", words.t("about.derived.value"), "usd"),
            Column("upper", words.t("about.derived.value"), "index"),
        ),
        rows=tuple(
            Row(
                (
                    derived_name(row, scene.names, words),
                    str(row.year),
                    derived_amount(row).within(row.low, row.high),
                    replace(derived_amount(row), value=number(row.upper)),
                ),
                key=derived_key(row),
            )
            for row in rows
        ),
    )


def chosen_table(ask: Ask, scene: Scene) -> Table:
    """The values that are shown where the sources contradict themselves, a row a choice."""
    words = scene.language
    topics = {one.code: one.topic for one in every_dispute(ask.library, words)}
    return Table(
        columns=(Column("name", ""), Column("value", words.t("about.disputes.shown"), "usd")),
        rows=tuple(
            Row((topics[row.contradiction], chosen_amount(ask.library, row)), key=row.contradiction)
            for row in records(ask.library.published.choices)
        ),
    )


def derived_key(row: Any) -> str:
    """The key of a derived value: ``partner-2018-CHN``."""
    return "-".join(str(part) for part in (row.noun, row.year, row.partner) if part)


def derived_amount(row: Any) -> Amount:
    """A derived value without its range, with its formula and the figures that it follows from."""
    return Amount(
        number(row.value),
        row.unit,
        row.status,
        formula=row.formula,
        sources=codes_in(row.source),
        rows=codes_in(row.rows),
    )


def ledger_table(ask: Ask, scene: Scene) -> Table:
    """What sources print against what follows from their figures, a row a figure."""
    words = scene.language
    heads = ("published", "computed", "difference")
    return Table(
        columns=(
            Column("name", words.t("about.ledger.figure")),
            *(Column(head, words.t(f"about.ledger.{head}"), "usd") for head in heads),
        ),
        rows=tuple(
            Row(
                (
                    f"{ledger_name(row.figure, scene.names, words)}, {row.year}",
                    *ledger_amounts(row),
                ),
                key=ledger_key(row),
            )
            for row in ask.rows(trade.ledger, about.PUBLISHED)
        ),
    )
