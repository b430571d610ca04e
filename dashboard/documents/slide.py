"""A slide: a chart, the figures beside it, and what its speaker can say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.amount import Amount
from dashboard.answers import printed, relations, trade
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.from_store import chart_of
from dashboard.charts.plot import Plot
from dashboard.charts.table import Table
from dashboard.copies import replace
from dashboard.documents.document import GridPart, Slide
from dashboard.documents.links import NOWHERE, Links
from dashboard.language import Language
from dashboard.loaders.records import records, translated
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import count_events
from dashboard.measures.ranks import PrintedRank
from dashboard.narrative import facts as narrative
from dashboard.narrative.facts import Fact
from dashboard.narrative.factsheet import dashes
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.reasons import reason
from dashboard.narrative.scene import Scene, partners_counted, scene_of
from dashboard.narrative.traded import of_goods
from dashboard.narrative.wording import ended
from dashboard.query import Query
from dashboard.render.office_grid_parts import parts
from dashboard.render.office_room import WIDTH
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask

ABREAST = "chosen_years"
"""The chart of years side by side, which have figures of their own."""
GROWTHS = ("growth", "contribution")
"""How the names of the charts end that part a growth."""
MOST_NOTED = 40
"""Rows of the table that the speaker's notes repeat."""
MOST_LED = 40
"""Numbers of which they say where they come from; the view leads to the others."""


def slide(
    ask: Ask,
    declared: Declaration,
    query: Query,
    link: str,
    reference: str = "",
    links: Links = NOWHERE,
) -> Slide:
    """The slide of a chart. Raises ``StoreUnavailable`` when its dataset cannot be asked."""
    chart = chart_of(declared, ask, query)
    scene = scene_of(ask, query)
    found = facts(ask, declared, chart, scene)
    shown = parts(chart.plot, WIDTH)
    return Slide(
        chart=chart,
        facts=tuple(found),
        statuses=narrative.statuses(scene, found),
        dashes=dashes(scene),
        notes=tuple(notes(ask, declared, chart, scene, link, links)),
        link=link,
        reference=reference,
        links=links,
        held="".join(alone_note(scene)) if declared.traded(query) else "",
        parts=tuple(
            GridPart(plot, tuple(notes(ask, declared, _of_part(chart, plot), scene, link, links)))
            for plot in (shown if len(shown) > 1 else ())
        ),
    )


def _of_part(chart: Chart, plot: Plot) -> Chart:
    """A chart with the rows and columns of its table that another part of its grid does not have:
    what is on none of them stands in the table of each."""
    elsewhere = {
        one.key
        for whole, part in ((chart.plot.rows, plot.rows), (chart.plot.categories, plot.categories))
        for one in whole
        if one not in part
    }
    table = chart.table.only({column.key for column in chart.table.columns} - elsewhere)
    # The key of a row is that of a row of the grid, or of one of its squares: "BLR/culture".
    rows = tuple(row for row in table.rows if elsewhere.isdisjoint(row.key.split("/")))
    return replace(chart, plot=plot, table=Table(table.columns, rows))


def worth_showing(slides: list[Slide]) -> list[Slide]:
    """The slides of a page without those that have nothing to show, without a map that only says
    where the partner is, and without a growth of which another slide has all numbers; the first
    one, where none is left: it says why."""
    shown: list[Slide] = []
    for one in slides:
        if one.chart.empty or _only_where(one.chart) or _again(one.chart, shown):
            continue
        shown.append(one)
    return shown or slides[:1]


def _again(chart: Chart, before: Sequence[Slide]) -> bool:
    """Whether a growth has been shown: of one partner that by partner is that by flow, and that by
    partner and commodity group is that by group."""
    changes = _changes(chart)
    others = (_changes(one.chart) for one in before if one.chart.name.endswith(GROWTHS))
    return chart.name.endswith("growth") and any(changes <= one for one in others)


def _changes(chart: Chart) -> frozenset[float]:
    """The changes that a chart draws, to the cent."""
    return frozenset(round(one.plain(), 2) for one in chart.plot.amounts()
                     if one.known and one.unit == "usd")  # fmt: skip


def filled(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """The charts of a page that have something to show; the first one, where none has: it says
    why."""
    return tuple(one for one in charts if not one.empty) or tuple(charts[:1])


def _only_where(chart: Chart) -> bool:
    return chart.plot.shape == "map" and not chart.finding


def facts(ask: Ask, declared: Declaration, chart: Chart, scene: Scene) -> list[Fact]:
    """The figures beside a chart: of events, or of trade with shares and ranks."""
    query = scene.query
    if of_events(declared, chart):
        # What is shown although goods are chosen, of which no event is, is of all events.
        by_goods = reason(scene, of_trade=False) == "no_relations_by_goods"
        asked = query.with_(sectors=()) if by_goods else query
        return narrative.of_events(
            scene, count_events(contacts_of(ask(relations.events, asked)), query.span)
        )
    if declared.name == ABREAST and not chart.empty:
        return _side_by_side(declared, chart, scene)
    if query.code and any("code" in one.fields for one in declared.asks):
        return []  # The figures are of whole groups, and would be read as those of the code.
    query = (scene := of_goods(scene)[0]).query
    rows = {int(row.year): row for row in ask.rows(trade.years, query)}
    now, before = (rows.get(year) for year in query.pair)
    level = narrative.level(scene, now, chart.subtitle)
    if not level.amount.known:
        return [level]
    first = [level, narrative.moved(scene, now, before)]
    if query.partners or declared.table in ("partners", "regions"):
        return [*first, *narrative.of_partners(scene, ask.rows(trade.shares, query))]
    return [*first, *narrative.of_region(scene, now, places(ask, query))]


def _side_by_side(declared: Declaration, chart: Chart, scene: Scene) -> list[Fact]:
    """Of years side by side: those between the years that the chart shows."""
    years, row = [int(one.key) for one in chart.table.rows], chart.table.rows[-1]
    amounts = {
        column.key: found
        for column, found in zip(chart.table.columns, row.cells, strict=True)
        if isinstance(found, Amount)
    }
    of_last = replace(scene, query=declared.scope(scene.query).with_(year=years[-1]))
    return narrative.side_by_side(of_last, chart.name, years, amounts)


def of_events(declared: Declaration, chart: Chart) -> bool:
    """Whether a chart is about events and relations: it counts them, or shows them one by one."""
    traded = any(amount.known and amount.unit != "count" for amount in chart.plot.amounts())
    return declared.table == "events" or not (traded or chart.empty)


def places(ask: Ask, query: Query) -> Sequence[PrintedRank]:
    """Places in the district; only of the region's trade as a whole in a whole year."""
    if query.narrowed or query.months:
        return ()
    return ask.rows(printed.district_ranks, query)


def notes(
    ask: Ask,
    declared: Declaration,
    chart: Chart,
    scene: Scene,
    link: str,
    links: Links = NOWHERE,
) -> list[str]:
    """The speaker's notes: the finding, the partners that the subtitle counts, every figure with
    its status, notes, sources, where its numbers come from, the view."""
    words = scene.language
    table, head = chart.table.texts(words), [column.label for column in chart.table.columns]
    lines = [f"{words.t('export.notes.finding')}: {chart.finding}"] if chart.finding else []
    if counted := partners_counted(scene):
        lines.append(f"{words.t('export.notes.partners')}: {counted}")
    if table:
        lines += ["", words.t("export.notes.figures") + ":", "; ".join(head)]
        lines += ["; ".join(row) for row in table[:MOST_NOTED]]
    if len(table) > MOST_NOTED:
        lines.append(words.t("export.and_more", count=len(table) - MOST_NOTED))
    if noted := chart.every_note(words):
        lines += ["", words.t("export.notes.notes") + ":", *noted]
    lines += ["", words.t("export.notes.sources") + ":", chart.source]
    lines += source_lines(sources_of(ask, declared, chart, scene.query), words)
    lines.append(words.t("page.basis"))
    lines += alone_note(scene)
    if led := led_numbers(chart, links, words):
        lines += ["", words.t("export.notes.numbers") + ":", *led]
    return [*lines, "", f"{words.t('export.notes.view')}: {link}"] if link else lines


def led_numbers(chart: Chart, links: Links, words: Language) -> list[str]:
    """The first numbers of the table of a chart, each with the address of where it comes from."""
    columns, found = chart.table.columns, []
    for row, texts in zip(chart.table.rows, chart.table.texts(words), strict=True):
        head = next((text for text, cell in zip(texts, row.cells, strict=True)
                     if isinstance(cell, str) and text), "")  # fmt: skip
        for column, cell, text in zip(columns, row.cells, texts, strict=True):
            if address := links.cell(cell, chart.name, row.key, column.key):
                found.append(f"{head}, {column.label}: {text} → {address}")
            if len(found) == MOST_LED:
                return found
    return found


def sources_of(ask: Ask, declared: Declaration, chart: Chart, query: Query) -> pd.DataFrame:
    """The sources of what a chart shows: rows of the register of sources, in its order.

    Those of its amounts and of what it shows beside them, and of the events of the year that its
    facts count.
    """
    used = {*chart.sources, *chart.cited}
    if declared.table == "events":
        events = ask(relations.events, query)
        used |= {one for row in contacts_of(events) if row.known_in(query.pair[0])
                 for one in codes_in(row.source)}  # fmt: skip
    sources = ask.library.published.sources
    return sources[sources["source"].isin(used)].reset_index(drop=True)


def source_lines(sources: pd.DataFrame, words: Language) -> list[str]:
    """Sources as lines, in the reader's language: ``S01: title. Publisher, date. Address``."""
    return [source_line(row, words) for row in records(sources)]


def source_line(row: Any, words: Language) -> str:
    """One source as a line."""
    title, publisher = (translated(row, noun, words.code) for noun in ("title", "publisher"))
    published = f", {words.date(row.published)}" if row.published else ""
    line = f"{row.source}: {ended(title)} {publisher}{published}"
    return f"{ended(line)} {row.address}" if row.address else line
