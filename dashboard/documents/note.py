"""The note on what changed: one page with the headline, its reasons, the largest rises and falls,
new and lost partners, records, what is news and what was revised, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.amount import Amount
from dashboard.answers import trade, why
from dashboard.answers.records import records_of
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.charts.partner_growth import partner_growth_chart
from dashboard.charts.table import Cell, Table
from dashboard.documents.document import Deck, Factsheet
from dashboard.documents.factsheet_blocks import Block, Bullets, Grid, Heading, Small, Words
from dashboard.documents.links import NOWHERE, Links
from dashboard.documents.news_cells import NEWS, compared_with, news_table, other_years
from dashboard.documents.slide import slide
from dashboard.flows import NOUNS
from dashboard.narrative import factsheet as headline
from dashboard.narrative import note as narrative
from dashboard.narrative.comparability import unlike
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.scene import Scene, scene_of
from dashboard.narrative.sources import source_line
from dashboard.narrative.wording import capital, lone_flow, once
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask

REASONS = ("sector_growth", "partner_growth", "price_volume")
"""The charts that say why, in the order in which the note repeats their findings."""
MOVED = 3
"""Rises, and falls, that the table lists."""
STEPS = ("part", "value", "change", "growth", "contribution")
COLUMNS = ("partner", "part", "before", "now", "change", "points")
NUMBERS = frozenset({2, 3, 4, 5})
CHANGED = frozenset({1, 2, 3})


@dataclass(frozen=True, slots=True)
class Account:
    """All that a note tells of: the chart of turnover, and those that say why, by name."""

    ask: Ask
    scene: Scene
    turnover: Chart
    charts: dict[str, Chart]
    links: Links = NOWHERE


def note(ask: Ask, query: Query, links: Links = NOWHERE) -> Factsheet:
    """The page. Raises ``StoreUnavailable`` when the dataset or a release cannot be asked."""
    return _page(replace(_account(ask, query), links=links))


def _page(account: Account) -> Factsheet:
    scene = account.scene
    blocks = [
        Words(account.turnover.finding or headline.nothing(scene), lead=True, chart="turnover"),
        *_figures(account),
        *_reasons(account),
        *_moved(account),
        *_came(account),
        *_records(account),
        *_news(account),
        *_missing(account),
    ]
    return Factsheet(
        title=narrative.title(scene),
        subtitle=" · ".join(
            one for one in (capital(scene.subject), source_line(scene, _cited(account))) if one
        ),
        blocks=tuple(blocks),
        footer=scene.language.t("factsheet.prepared"),
        language=scene.language,
        mark=scene.mark,
        links=account.links,
    )


def _cited(account: Account) -> list[str]:
    """The sources of the trade of the two years, not of all that turnover is drawn of, and of what
    changed it."""
    query = account.scene.query
    found = [amount_of(row, noun).sources for row in account.ask.rows(trade.years, query)
             if row.year in query.pair for noun in (*NOUNS.values(), "turnover")]  # fmt: skip
    found += [chart.sources for chart in account.charts.values()]
    return [source for sources in found for source in sources]


def note_deck(ask: Ask, query: Query, link: str, reference: str, links: Links = NOWHERE) -> Deck:
    """The charts of the note as slides; the whole of its text stands with the first, for who
    speaks. Raises as `note`."""
    account = _account(ask, query)
    made = _page(account)
    names = ["turnover", *(name for name, one in account.charts.items() if not one.empty)]
    declared = [one for name in names if (one := chart_named(name)) is not None]
    slides = [slide(ask, one, query, link, reference, links) for one in declared]
    first = replace(slides[0], notes=(made.title, *_lines(made.blocks), "", *slides[0].notes))
    return Deck((first, *slides[1:]), made.language)


def _lines(blocks: Sequence[Block]) -> list[str]:
    """The blocks as lines of text."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading(text):
                lines += ["", text]
            case Words(text):
                lines.append(text)
            case Bullets(items):
                lines += items
            case Small(texts):
                lines += texts
            case Grid(headers, rows):
                lines += ["; ".join(row) for row in (headers, *rows)]
    return lines


def _account(ask: Ask, query: Query) -> Account:
    can = ask.store(query).capabilities
    found = {name: one for name in REASONS
             if (one := chart_named(name)) is not None
             and (one.needs is None or one.needs in can)}  # fmt: skip
    turnover = chart_named("turnover")
    assert turnover is not None
    return Account(
        ask=ask,
        scene=scene_of(ask, query),
        turnover=chart_of(turnover, ask, query),
        charts={name: chart_of(one, ask, query) for name, one in found.items()},
    )


def _figures(account: Account) -> list[Block]:
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


def _reasons(account: Account) -> list[Block]:
    named = {one.finding: name for name, one in reversed(account.charts.items()) if not one.empty}
    found = once(one.finding for one in account.charts.values() if not one.empty)
    if not found:
        return []
    charts = tuple(named[one] for one in found)
    return [Heading(narrative.heading(account.scene, "reasons")), Bullets(found, charts)]


def _moved(account: Account) -> list[Block]:
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


def _came(account: Account) -> list[Block]:
    """Which partners are new, and which traded before alone."""
    scene, chart = account.scene, account.charts.get("partner_growth")
    if chart is None or chart.empty or scene.query.partners:
        return []
    # As it is drawn: what stands below it on a page speaks of other things too.
    drawn = partner_growth_chart(account.ask.rows(why.partner_growth, scene.query), scene)
    lines = drawn.notes or (narrative.none_came(scene),)
    charts = (chart.name,) * len(lines)
    return [Heading(narrative.heading(scene, "came")), Bullets(lines, charts)]


def _records(account: Account) -> list[Block]:
    scene, query = account.scene, account.scene.query
    years = {row.year: row for row in account.ask.rows(trade.years, query)}
    lines = [
        narrative.record_line(scene, amount_of(years[scene.year], one.noun), one)
        for one in account.ask.rows(records_of, query)
    ]
    return [Heading(narrative.heading(scene, "records")), Bullets(tuple(lines))] if lines else []


def _news(account: Account) -> list[Block]:
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
        return [head, between, Words(narrative.no_news(scene, "nothing")), *beside]
    return [head, between, _grid(account, table, NEWS, CHANGED), *beside]


def _missing(account: Account) -> list[Block]:
    scene = account.scene
    empty = [f"{one.title}." for one in account.charts.values() if one.empty]
    notes = once((unlike(scene), lone_flow(scene), *alone_note(scene)))
    lines = once((*narrative.unknown(scene, empty, notes), scene.language.t("page.basis")))
    return [Heading(narrative.heading(scene, "missing")), Small(lines)]
