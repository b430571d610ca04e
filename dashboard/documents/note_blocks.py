"""The parts of the note on what changed: each a heading with what is said below it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.amount import Amount
from dashboard.answers import trade, why
from dashboard.answers.records import records_of
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.charts.partner_growth import partner_growth_chart
from dashboard.charts.table import Cell, Table
from dashboard.copies import replace
from dashboard.documents.factsheet_blocks import Block, Bullets, Grid, Heading, Small, Words
from dashboard.documents.news_cells import NEWS, compared_with, news_table, other_years
from dashboard.documents.note_account import Account
from dashboard.narrative import note as narrative
from dashboard.narrative.comparability import unlike
from dashboard.narrative.linked import LinkedText
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.traded import of_goods
from dashboard.narrative.turnover import reconciled_line
from dashboard.narrative.wording import flow_note, once
from dashboard.row_amounts import amount_of

MOVED = 3
"""Rises, and falls, that the table lists."""
STEPS = ("part", "value", "change", "growth", "contribution")
"""The columns that it has of the table of contributions."""
COLUMNS = ("partner", "part", "before", "now", "change", "points")
NUMBERS = frozenset({2, 3, 4, 5})
"""Those of the table of growth by partner, and which of them are numbers."""
NEWS_NUMBERS = frozenset({1, 2, 3})
"""The columns of news that are numbers."""


def printed(account: Account) -> list[Block]:
    """That a source states another turnover of the year, where it does."""
    scene = account.scene
    rows = account.ask.rows(trade.ledger, scene.query)
    ledger = {int(row.year): row for row in rows if row.figure == "turnover"}
    line = reconciled_line(scene, ledger)
    return [Small((LinkedText(line),))] if line else []


def figures(account: Account) -> list[Block]:
    """The turnover of both years and what exports and imports did between them; not where one of
    the two is chosen."""
    scene = account.scene
    declared = chart_named("contribution")
    assert declared is not None
    table = chart_of(declared, account.ask, scene.query).table
    kept = table.only(STEPS)
    amounts = (one for row in kept.rows for one in row.cells if isinstance(one, Amount))
    if scene.query.flow or not any(one.known for one in amounts):
        return []
    numbers = frozenset(range(1, len(kept.columns)))
    return [
        Heading(narrative.heading(scene, "figures")),
        replace(_grid(account, kept, declared.name, numbers), wide=frozenset({0})),
    ]


def _grid(account: Account, table: Table, name: str, numbers: frozenset[int]) -> Grid:
    """A table as it is displayed, its numbers with where they lead."""
    heads = tuple(column.label for column in table.columns)
    texts = table.texts(account.scene.language)
    values = tuple(_plain(row.cells) for row in table.rows)
    return Grid(heads, texts, numbers, links=account.links.table(table, name), values=values)


def _plain(cells: Iterable[Cell]) -> tuple[float | None, ...]:
    """The numbers of the cells of a row, None of words."""
    return tuple(one.value if isinstance(one, Amount) else None for one in cells)


def reasons(account: Account) -> list[Block]:
    """What the charts that say why found, each finding once."""
    named = {one.finding: name for name, one in reversed(account.charts.items()) if not one.empty}
    found = once(one.finding for one in account.charts.values() if not one.empty)
    if not found:
        return []
    charts = tuple(named[one] for one in found)
    return [Heading(narrative.heading(account.scene, "reasons")), Bullets(found, charts)]


def moved(account: Account) -> list[Block]:
    """The largest rises and falls by partner."""
    scene, chart = account.scene, account.charts.get("partner_growth")
    if chart is None or chart.empty:
        return []
    columns = [one.key for one in chart.table.columns]
    kept, change = [columns.index(one) for one in COLUMNS], columns.index("change")
    drawn = {one.key for one in chart.plot.categories}
    rows = []
    for row, text in zip(chart.table.rows, chart.table.texts(scene.language), strict=True):
        amount = row.cells[change]
        if row.key in drawn and isinstance(amount, Amount):
            led = [account.links.cell(row.cells[place], chart.name, row.key, column)
                   for place, column in zip(kept, COLUMNS, strict=True)]  # fmt: skip
            said, plain = tuple(text[at] for at in kept), _plain(row.cells[at] for at in kept)
            rows.append((amount.plain(), said, tuple(led), plain))
    rows.sort(key=lambda one: -one[0])
    if len(rows) < 2:
        return []  # the headline says all of it
    rises, falls = ([one for one in rows if (one[0] > 0) is up] for up in (True, False))
    listed = (*rises[:MOVED], *falls[-MOVED:])
    texts, leads, values = zip(*(one[1:] for one in listed), strict=True)
    head = narrative.moved_head(scene)
    grid = Grid(head, texts, NUMBERS, wide=frozenset({0}), links=leads, values=values)
    starred = any("*" in said[0] for said in texts)
    meant = [Small((scene.language.t("chart.eaeu"),))] if starred else []
    return [Heading(narrative.heading(scene, "moved")), grid, *meant]


def came(account: Account) -> list[Block]:
    """Which partners are new, and which traded before alone."""
    scene, chart = account.scene, account.charts.get("partner_growth")
    if chart is None or chart.empty or scene.query.partners:
        return []
    # As it is drawn: what stands below it on a page speaks of other things too.
    drawn = partner_growth_chart(account.ask.rows(why.partner_growth, scene.query), scene)
    lines = drawn.notes or (narrative.none_came(scene),)
    charts = (chart.name,) * len(lines)
    return [Heading(narrative.heading(scene, "came")), Bullets(lines, charts)]


def records(account: Account) -> list[Block]:
    """Since when the year's exports, imports and turnover are the highest or the lowest."""
    query, scene = account.scene.query, of_goods(account.scene)[0]
    years = {row.year: row for row in account.ask.rows(trade.years, query)}
    lines = [
        narrative.record_line(scene, amount_of(years[scene.year], one.noun), one)
        for one in account.ask.rows(records_of, query)
    ]
    return [Heading(narrative.heading(scene, "records")), Bullets(tuple(lines))] if lines else []


def news(account: Account) -> list[Block]:
    """What the release changed against another: news, revision, both together."""
    scene, query, ask = account.scene, account.scene.query, account.ask
    head, release = Heading(narrative.heading(scene, "news")), ask.store(query).release
    other = compared_with(ask, query)
    if other is None or release is None:
        why = "no_releases" if release is None else "no_other"
        return [head, Words(narrative.no_news(scene, why))]
    between, table = Words(narrative.releases(scene, release, other)), news_table(ask, scene)
    beside = [Words(one) for one in narrative.beside(scene, other_years(ask, scene, other))]
    if not table.rows:
        return [head, between, Words(narrative.no_news(scene, narrative.NOTHING)), *beside]
    return [head, between, _grid(account, table, NEWS, NEWS_NUMBERS), *beside]


def missing(account: Account) -> list[Block]:
    """What is not known or not compared, and on which basis the rest stands."""
    scene = account.scene
    # What is folded since other charts show it is known: it has its rows.
    empty = [f"{one.title}." for one in account.charts.values()
             if one.empty and not one.table.keys]  # fmt: skip
    # The first sentence says of what alone there are files, where it has a finding.
    alone = () if account.turnover.finding else alone_note(scene)
    notes = once((unlike(scene), of_goods(scene)[1], flow_note(scene), *alone))
    lines = once((*narrative.unknown(scene, empty, notes), scene.language.t("page.basis")))
    return [Heading(narrative.heading(scene, "missing")), Small(lines)]
