"""The workbook of a page: a list of its charts, and the table of each on a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.charts.chart import Declaration
from dashboard.copies import replace
from dashboard.documents.document import Book, PageBook
from dashboard.documents.links import links_of
from dashboard.documents.opening import opening_of
from dashboard.documents.picture import picture_of
from dashboard.documents.request import Request
from dashboard.documents.slide import sources_of
from dashboard.documents.tables import Cell, Table
from dashboard.documents.workbook import (
    in_words,
    selected,
    sources_table,
    workbook,
)
from dashboard.language import Language
from dashboard.narrative.scene import scene_of
from dashboard.narrative.wording import unmarked
from dashboard.render.fitting import whole_words
from dashboard.store.ask import Ask

LONGEST = 31
"""Letters that Excel gives the name of a sheet."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\']+")
"""What stands in no name of a sheet."""


def page_workbook(
    ask: Ask, request: Request, charts: Sequence[Declaration], title: str
) -> PageBook:
    """The workbook of a page with these ``charts``; one without rows is listed with its reason.

    Raises ``StoreUnavailable`` when the dataset cannot be asked.
    """
    query, links = request.query, links_of(ask, request.link, request.query, request.address.code)
    openings = [opening_of(ask, request, request.address, query, one) for one in charts]
    books = [workbook(ask, one, query, *opening, links)
             for one, opening in zip(charts, openings, strict=True)]  # fmt: skip
    words = ask.library.language(query.lang)
    places = [at for at, book in enumerate(books) if book.shown.rows]
    names = {at: _sheet_name(words, n, books[at]) for n, at in enumerate(places, start=1)}
    sources = pd.concat(
        [sources_of(ask, one, book.chart, query) for one, book in zip(charts, books, strict=True)]
    )
    front = _front(ask, request, books, title)
    listed = replace(
        front,
        shown=_contents(words, books, names, [address for address, _ in openings]),
        query=_with_notes(front.query, words, books),
        sources=sources_table(in_words(sources.drop_duplicates("source"), words), front.chart,
                              words),
    )  # fmt: skip
    tables = [replace(books[at], shown=replace(books[at].shown, name=f"Shown{n}"))
              for n, at in enumerate(places, start=1)]  # fmt: skip
    return PageBook(listed, tuple(tables), tuple(names.values()))


def _sheet_name(words: Language, number: int, book: Book) -> str:
    name = FORBIDDEN.sub(" ", f"{number} {words.t(f'chart_name.{book.chart.name}')}")
    return whole_words(name, lambda text: len(text) <= LONGEST)


def _front(ask: Ask, request: Request, books: Sequence[Book], title: str) -> Book:
    """What is said of all charts together, in the place of what is said of one."""
    charts = tuple(book.chart for book in books)
    caption = picture_of(ask, request, charts, None, title).caption
    chart = replace(books[0].chart, title=title, subtitle=caption.filters, source=caption.source,
                    mark=caption.mark, notes=(), disputes=())  # fmt: skip
    link, short = opening_of(ask, request, request.address, request.query)
    scene = scene_of(ask, request.query)
    query = selected(scene, chart, link, short)
    return replace(books[0], chart=chart, query=query, reference=short)


def _contents(
    words: Language, books: Sequence[Book], names: dict[int, str], addresses: Sequence[str]
) -> Table:
    """The charts in their order: on which sheet, what each shows, how many rows, what opens it."""
    rows: list[tuple[Cell, ...]] = []
    links = []
    for at, book in enumerate(books):
        chart, name = book.chart, names.get(at, "")
        rows.append((name or words.t("workbook.no_sheet"), chart.title,
                     unmarked(chart.subtitle, chart.mark), len(book.shown.rows),
                     book.reference))  # fmt: skip
        links.append((f"internal:'{name}'!A1" if name else "", "", "", "", addresses[at]))
    heads = ("sheet", "title", "unit", "rows", "reference")
    headings = tuple(words.t(f"workbook.{head}") for head in heads)
    title = words.t("workbook.contents")
    return Table("Contents", title, headings, tuple(rows), links=tuple(links))


def _with_notes(query: Table, words: Language, books: Sequence[Book]) -> Table:
    """The selection with the notes of every chart, each said once, by the first that has it."""
    said: dict[str, str] = {}
    for book in books:
        for note in book.chart.every_note(words):
            said.setdefault(note, words.t(f"chart_name.{book.chart.name}"))
    head = words.t("workbook.notes")
    rows = tuple((f"{head}: {name}", note) for note, name in said.items())
    return replace(query, rows=(*query.rows, *rows), links=(*query.links, *[("", "")] * len(rows)))
