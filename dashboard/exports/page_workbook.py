"""A workbook of a page: the list of its charts, the table of each, query, definitions, sources."""

from __future__ import annotations

import io

from dashboard.documents.document import PageBook
from dashboard.exports.workbook import begun, ended, numbers
from dashboard.exports.workbook_words import of_words


def page_workbook(page: PageBook) -> bytes:
    """The .xlsx of a page; its first sheet leads to the others."""
    front, out = page.front, io.BytesIO()
    made, styles = begun(front, out)
    listed = made.add_worksheet(front.language.t("workbook.contents"))
    of_words(listed, front.shown, front, styles, contents=True)
    for name, book in zip(page.names, page.books, strict=True):
        numbers(made.add_worksheet(name), book.shown, book, styles)
    ended(made, front, styles)
    return out.getvalue()
