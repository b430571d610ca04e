"""The tables whose cells have an address, by name: those of charts, and a few besides.

The server rebuilds the table of a query and looks the cell up, so that an address always leads to
the number that stands on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.amount import Amount, codes_in, counted
from dashboard.amount import known as number
from dashboard.answers import about, trade
from dashboard.charts import chart_named
from dashboard.charts.chart import Column, Row, Table, chart_of
from dashboard.loaders.records import records
from dashboard.measures.headline import headlines, partner_headline
from dashboard.measures.partner_details import TradeYear, trade_years
from dashboard.narrative.figures import derived_name, ledger_name, ledger_note
from dashboard.narrative.scene import Scene, scene_of
from dashboard.query import Query
from dashboard.store.ask import Ask


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: its column, what its row is ``of``, what the table is ``about``, and
    the keys of all rows."""

    amount: Amount
    column: Column
    of: str
    about: str
    rows: tuple[str, ...]


def cell_at(ask: Ask, query: Query, table: str, row: str, column: str) -> Cell | None:
    """The cell of a table of a query; None where there is no such table, row, column or number.

    Raises:
        StoreUnavailable: the dataset cannot be asked.
    """
    found, about_it = table_of(ask, query, table)
    line = next((one for one in found.rows if one.key == row), None)
    places = [place for place, one in enumerate(found.columns) if one.key == column]
    if line is None or not places:
        return None
    amount = line.cells[places[0]]
    if not isinstance(amount, Amount) or not amount.known:
        return None
    words = dict.fromkeys(
        cell for one, cell in zip(found.columns, line.cells, strict=True)
        if isinstance(cell, str) and one.key in HEADS and cell
    )  # fmt: skip
    rows = tuple(one.key for one in found.rows)
    return Cell(amount, found.columns[places[0]], ", ".join(words), about_it, rows)


HEADS = frozenset({"year", "name", "country", "partner", "sector", "code", "month", "part", "of"})
"""The columns whose words say what a row is of."""


def table_of(ask: Ask, query: Query, name: str) -> tuple[Table, str]:
    """The table of a name and what it is about; empty where there is none."""
    if name in TABLES:
        scene = scene_of(ask, query)
        words = scene.language
        year = words.t("chart.year", year=scene.year)
        about_it = (words.t("territory.region"), scene.subject, year, scene.mark)
        return TABLES[name](ask, scene), ", ".join(part for part in about_it if part)
    declared = chart_named(name)
    if declared is None or declared.name != name:
        return Table(), ""
    chart = chart_of(declared, ask, query)
    return chart.table, chart.subtitle


def cards_table(ask: Ask, scene: Scene) -> Table:
    """The headline figures of a selection, a row a card: the value, its change and growth."""
    query, words = scene.query, scene.language
    found = [
        *headlines(ask(trade.years, query), query),
        partner_headline(ask(trade.partner_counts, query), query),
    ]
    return Table(
        columns=(
            Column("of", ""),
            Column("value", words.t("figure.value"), "usd"),
            Column("change", words.t("figure.change", year=scene.against), "usd", change=True),
            Column("growth", words.t("figure.growth", year=scene.against), "pct", change=True),
        ),
        rows=tuple(
            Row((words.t(f"card.{one.noun}"), one.value, one.change, one.growth), key=one.noun)
            for one in found
        ),
    )


def _countries(ask: Ask, scene: Scene) -> Table:
    """How many partner countries traded, a row a year."""
    words = scene.language
    return Table(
        columns=(
            Column("year", words.t("chart.column.year")),
            Column("countries", words.t("card.partners"), "count"),
        ),
        rows=tuple(
            Row((str(row.year), _count(row.countries, row.rows)), key=str(row.year))
            for row in records(ask(trade.partner_counts, scene.query))
        ),
    )


def _count(countries: int, rows: str) -> Amount:
    return replace(counted(int(countries)), rows=codes_in(rows))


def _places(ask: Ask, scene: Scene) -> Table:
    """Trade with the chosen country by year, its share and its place among the partners, whatever
    else is chosen: what its profile and the panel under the map say."""
    words, country = scene.language, next(iter(scene.query.partners), "")
    everyone = scene.query.with_(year=None, against=None, partners=(), sectors=(), flow=None,
                                 chosen_months=None)  # fmt: skip
    nouns = ("exports", "imports", "turnover", "share", "rank")
    return Table(
        columns=(
            Column("year", words.t("chart.column.year")),
            *(Column(noun, words.t(f"profile.head.{noun}")) for noun in nouns),
        ),
        rows=tuple(
            Row((str(one.year), *place_amounts(one)), key=str(one.year))
            for one in trade_years(country, ask(trade.partners, everyone))
        ),
    )


def place_amounts(one: TradeYear) -> tuple[Amount, Amount, Amount, Amount, Amount]:
    """Exports, imports, turnover, share and place of a year of trade with a country."""
    place = Amount(one.rank, "count", "computed") if one.rank else Amount(unit="count")
    return one.exports, one.imports, one.turnover, one.share, place


def _derived(ask: Ask, scene: Scene) -> Table:
    """The values of the published dataset that no source prints, a row each."""
    words = scene.language
    rows = records(ask(about.derived, about.PUBLISHED))
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


def _ledger(ask: Ask, scene: Scene) -> Table:
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
            for row in records(ask(trade.ledger, about.PUBLISHED))
        ),
    )


def ledger_key(row: Any) -> str:
    """The key of a row of the ledger: ``turnover-CHN-2018``."""
    return f"{row.figure}-{row.year}".replace(" ", "-")


def ledger_amounts(row: Any) -> tuple[Amount, Amount, Amount]:
    """What is printed, what is computed, and the difference, of a row of the ledger."""
    qualifier, formula = ledger_note(row.note)
    rows = codes_in(row.computed_rows)
    printed = Amount(
        row.published_usd, status="published", qualifier=qualifier,
        rows=codes_in(row.published_row),
    )  # fmt: skip
    computed = Amount(row.computed_usd, status="computed", formula=formula, rows=rows)
    both = tuple(dict.fromkeys((*rows, *printed.rows)))
    return printed, computed, Amount(row.difference_usd, status="computed", rows=both)


TABLES: Mapping[str, Callable[[Ask, Scene], Table]] = {
    "cards": cards_table,
    "countries": _countries,
    "derived": _derived,
    "ledger": _ledger,
    "places": _places,
}
"""Tables that are those of no chart."""
