"""Tables of trade that are those of no chart: cards, and what is said of one partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.amount import Amount, counted, place_of
from dashboard.answers import countries, relations, trade
from dashboard.charts.table import Column, Row, Table
from dashboard.copies import replace
from dashboard.flows import NOUNS
from dashboard.measures.growth import change, growth
from dashboard.measures.headline import headlines, partner_headline
from dashboard.measures.partner_details import TradeYear, trade_years
from dashboard.measures.sums import part_of
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import amount_of, codes_in
from dashboard.store.ask import Ask
from dashboard.trade_rows import Year


def cards_table(ask: Ask, scene: Scene) -> Table:
    """The headline figures of a selection, a row a card: the value, its change and growth."""
    query, words = scene.query, scene.language
    found = [
        *headlines(ask.rows(trade.years, query), query),
        partner_headline(ask.rows(countries.counts_asked(query), query), query),
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


def parts_table(ask: Ask, scene: Scene) -> Table:
    """The parts of exports and imports in the turnover of the year, a row a flow."""
    words = scene.language
    now = next((row for row in ask.rows(trade.years, scene.query) if row.year == scene.year), None)
    return Table(
        columns=(Column("of", ""), Column("share", words.t("export.share.label"), "pct")),
        rows=tuple(
            Row(
                (
                    words.t(f"card.{noun}"),
                    part_of(amount_of(now, noun), amount_of(now, "turnover")),
                ),
                key=noun,
            )
            for noun in NOUNS.values()
        ),
    )


KINDS = ("rate", "growth")
"""The kinds of rates: of growth, and of increase."""


def rates_table(ask: Ask, scene: Scene) -> Table:
    """Rates of growth and of increase on the year before, a row a year."""
    words, nouns = scene.language, (*NOUNS.values(), "turnover")
    of = {int(row.year): row for row in ask.rows(trade.years, scene.query)}

    def cells(year: int) -> Iterator[Amount]:
        for noun in nouns:
            found = growth(*(amount_of(one, noun) for one in _pair(scene, of, year)))
            yield from (rate_of(found), found)

    return Table(
        columns=(
            Column("year", words.t("chart.column.year")),
            *(
                Column(
                    f"{noun}_{kind}",
                    f"{words.t(f'card.{noun}')}: {words.t(f'factsheet.{kind}')}",
                    "pct",
                    change=kind == "growth",
                )
                for noun in nouns
                for kind in KINDS
            ),
        ),
        rows=tuple(Row((str(year), *cells(year)), key=str(year)) for year in of),
    )


def rate_of(increase: Amount) -> Amount:
    """The rate of growth of an increase: a hundred per cent more. Of a printed increase it is
    computed."""
    status = "computed" if increase.status == "published" else increase.status
    return replace(increase.plus(100), status=status)


def countries_table(ask: Ask, scene: Scene) -> Table:
    """How many partner countries traded, a row a year."""
    words = scene.language
    return Table(
        columns=(
            Column("year", words.t("chart.column.year")),
            Column("countries", words.t("card.partners"), "count"),
        ),
        rows=tuple(
            Row((str(row.year), _count(row.countries, row.rows, row.status)), key=str(row.year))
            for row in ask.rows(countries.partner_counts, scene.query)
        ),
    )


def _count(countries: int, rows: str, status: str) -> Amount:
    return replace(counted(int(countries)), rows=codes_in(rows), status=status)


def places_table(ask: Ask, scene: Scene) -> Table:
    """Trade with the chosen country by year, its share and its place among the partners, whatever
    else is chosen: what its profile and the panel under the map say."""
    words, country = scene.language, next(iter(scene.query.partners), "")
    everyone = scene.query.with_(year=None, against=None, partners=(), sectors=(), flow=None,
                                 chosen_months=None)  # fmt: skip
    nouns = ("exports", "imports", "turnover", "share", "rank", "ranked")
    return Table(
        columns=(
            Column("year", words.t("chart.column.year")),
            *(Column(noun, words.t(f"profile.head.{noun}")) for noun in nouns),
        ),
        rows=tuple(
            Row((str(one.year), *place_amounts(one)), key=str(one.year))
            for one in trade_years(
                country,
                ask.rows(trade.partners, everyone),
                ask.rows(relations.standings, everyone),
            )
        ),
    )


def place_amounts(one: TradeYear) -> tuple[Amount, Amount, Amount, Amount, Amount, Amount]:
    """Exports, imports, turnover, share and place of a year of trade with a country, and among how
    many partners that place is."""
    place, among = (
        place_of(number, one.turnover) if one.rank else Amount(unit="count")
        for number in (one.rank, one.ranked)
    )
    return one.exports, one.imports, one.turnover, one.share, place, among


def _pair(scene: Scene, of: Mapping[int, Year], year: int) -> tuple[Year, Year | None]:
    """A year and the one before it; none where these stand for other months, or parts of them."""
    return of[year], of.get(year - 1) if scene.query.alike(year, year - 1) else None


def changes_table(ask: Ask, scene: Scene) -> Table:
    """By how much the turnover changed since the year before, a row a year."""
    words = scene.language
    of = {int(row.year): row for row in ask.rows(trade.years, scene.query)}
    return Table(
        columns=(
            Column("year", words.t("chart.column.year")),
            Column("change", words.t("chart.column.change"), "usd", change=True),
        ),
        rows=tuple(
            Row(
                (
                    str(year),
                    change(*(amount_of(one, "turnover") for one in _pair(scene, of, year))),
                ),
                key=str(year),
            )
            for year in of
        ),
    )
