"""The workbook of a view: the data behind a chart, what it shows, and where it all comes from."""

from __future__ import annotations

import pandas as pd

from dashboard.answers.tables import EVERY, every_year
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.from_store import chart_of
from dashboard.copies import replace
from dashboard.documents.apart import apart_in
from dashboard.documents.chart_data import data_of_view, is_other_view
from dashboard.documents.chart_sheet import chart_sheet
from dashboard.documents.data_words import named, worded
from dashboard.documents.document import Book
from dashboard.documents.links import NOWHERE, Links, frame_links
from dashboard.documents.signs import frame_signs, frame_whole
from dashboard.documents.slide import sources_of
from dashboard.documents.tables import Table, table_of
from dashboard.errors import StoreUnavailable
from dashboard.flows import noun_of
from dashboard.language import FALLBACK, Language
from dashboard.loaders.records import records, text, translated
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.scene import Scene, scene_of, subject_in_full
from dashboard.narrative.wording import once, unmarked
from dashboard.query import Query
from dashboard.store.ask import Ask

TERMS = {
    "exports": "card.exports",
    "imports": "card.imports",
    "turnover": "card.turnover",
    "balance": "card.balance",
    "coverage": "card.coverage",
    "growth": "chart.column.growth",
    "share": "chart.column.share",
}
STATUSES = ("published", "computed", "implied", "preliminary", "not_published", "not_known")
SOURCES = ("source", "title", "publisher", "address", "published", "accessed")


def workbook(
    ask: Ask,
    declared: Declaration,
    query: Query,
    link: str,
    reference: str = "",
    links: Links = NOWHERE,
) -> Book:
    """The workbook of a chart. Raises ``StoreUnavailable`` when its dataset cannot be asked."""
    chart, scene = chart_of(declared, ask, query), scene_of(ask, query)
    words = scene.language
    sources = in_words(sources_of(ask, declared, chart, query), words)
    return Book(
        chart=chart,
        data=_data(ask, declared, scene, chart, links),
        shown=chart_sheet(chart, words, links),
        query=selected(scene, chart, link, reference),
        definitions=definitions(scene),
        sources=sources_table(sources, chart, words),
        language=words,
        reference=reference,
        led=links.drawn(chart),
    )


def in_words(sources: pd.DataFrame, words: Language) -> pd.DataFrame:
    """The shown columns of the register, titles and publishers in the reader's language."""
    rows = records(sources)
    named = {
        noun: pd.array([translated(row, noun, words.code) for row in rows], dtype="str")
        for noun in ("title", "publisher")
    }
    return sources.assign(**named)[[name for name in SOURCES if name in sources.columns]]


def sources_table(sources: pd.DataFrame, chart: Chart, words: Language) -> Table:
    """The sources by their register, each with its address; where none of it was used, what the
    chart names as such."""
    names, title = list(map(str, sources.columns)), words.t("workbook.sources")
    if sources.empty:
        return Table("Sources", title, (words.t("workbook.source"),), ((chart.source,),))
    headings = [words.t(f"workbook.column.{name}") for name in names]
    found = table_of("Sources", title, sources, headings)
    links = (
        tuple(
            str(cell or "") if name == "address" else ""
            for name, cell in zip(names, row, strict=True)
        )
        for row in found.rows
    )
    return replace(found, links=tuple(links))


def data_frame(ask: Ask, declared: Declaration, query: Query) -> pd.DataFrame:
    """The table behind a chart, with the columns of the contract; of all years, or of
    the months as chosen, where the chart is."""
    asked = declared.scope(query)
    asked = every_year(asked) if declared.every_year else asked
    return EVERY[declared.table].frame(ask, asked, declared.by)


def data_table(ask: Ask, declared: Declaration, query: Query) -> Table:
    """The same as plain cells, under the names of the contract; of a chart that draws sums over
    twelve months or an index what it shows, of a dataset that has no such table, why."""
    if is_other_view(declared, query):
        chart = chart_of(declared, ask, query)
        words = ask.library.language(query.lang)
        return (
            data_of_view(chart, words)
            if chart.table.rows
            else _reason(chart, declared.table, "reason")
        )
    frame = _frame(ask, declared, query)
    if frame is None:
        return _reason(chart_of(declared, ask, query), declared.table, "reason")
    return table_of("Data", declared.table, frame)


def _frame(ask: Ask, declared: Declaration, query: Query) -> pd.DataFrame | None:
    """The table behind a chart; None where the dataset has none, or refuses it for what is
    chosen: two years that have no month in common."""
    needs = EVERY[declared.table].needs
    if needs is not None and needs not in ask.can(query):
        return None
    try:
        return data_frame(ask, declared, query)
    except StoreUnavailable:
        return None


def _reason(chart: Chart, title: str, heading: str) -> Table:
    """What an empty chart says, in the place of its data: a file without rows would say nothing."""
    lines = tuple((line,) for line in once([chart.title, *chart.notes]))
    return Table("Data", title, (heading,), lines)


def _data(ask: Ask, declared: Declaration, scene: Scene, chart: Chart, links: Links) -> Table:
    words = scene.language
    if is_other_view(declared, scene.query) and chart.table.rows:
        return data_of_view(chart, words, links, worded=True)
    frame = _frame(ask, declared, scene.query)
    if frame is None or frame.empty:
        return _reason(chart, chart.title, words.t("refused.column.reason"))
    frame = _with_participants(named(frame, scene, declared.by), ask, words)
    found = frame_links(frame, chart, links)
    whole, apart = frame_whole(frame), apart_in(frame)
    signs = frame_signs(frame, (noun_of(scene.query.flow), "value", "change"))
    frame = worded(frame, scene)
    headings = [_heading(words, str(name)) for name in frame.columns]
    made = table_of("Data", chart.title, frame, headings)
    return replace(made, links=found, signs=signs, whole=whole, apart=apart)


def _with_participants(frame: pd.DataFrame, ask: Ask, words: Language) -> pd.DataFrame:
    """The frame with who took part in its events in the reader's language."""
    if "participants" not in frame.columns:
        return frame
    events = records(ask.library.relations.events)
    said = {text(one, f"participants_{FALLBACK}"): translated(one, "participants", words.code)
            for one in events}  # fmt: skip
    cells = [said.get(cell, cell) or cell for cell in frame["participants"]]
    return frame.assign(participants=cells)


def _heading(words: Language, name: str) -> str:
    key = f"workbook.column.{name}"
    return words.t(key) if words.has(key) else name


def selected(scene: Scene, chart: Chart, link: str, reference: str) -> Table:
    """What was asked, in words, and the address that asks it again."""
    words, query = scene.language, scene.query
    none = words.t("workbook.none")
    year, against = query.pair
    below = unmarked(chart.subtitle, chart.mark)
    rows = [
        ("title", chart.title),
        *((("subtitle", below),) if below else ()),
        ("dataset", words.t(f"dataset.{query.dataset}")),
        ("year", str(year)),
        ("against", str(against)),
        ("filters", subject_in_full(scene) or none),
        ("source", chart.source),
        ("link", link or none),
        *((("reference", reference),) if reference else ()),
        *(("notes", note) for note in (*chart.every_note(words), *alone_note(scene))),
    ]
    headings = (words.t("workbook.name"), words.t("workbook.value"))
    named = tuple((words.t(f"workbook.{name}"), value) for name, value in rows)
    links = tuple(("", link if name in ("link", "reference") else "") for name, _ in rows)
    return Table("Query", words.t("workbook.selection"), headings, named, links=links)


def definitions(scene: Scene) -> Table:
    """What the terms of the field and the statuses of figures mean."""
    words = scene.language
    statuses = (*STATUSES, *(["made_up"] if scene.made_up else []))
    terms = [(words.t(key), words.t(f"workbook.define.{name}")) for name, key in TERMS.items()]
    terms += [(words.t(f"status.{name}"), words.t(f"workbook.define.{name}")) for name in statuses]
    headings = (words.t("workbook.term"), words.t("workbook.meaning"))
    return Table("Definitions", words.t("workbook.definitions"), headings, tuple(terms))
