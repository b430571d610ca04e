"""A relation or an event in a cell: what it is, and everything that its row says beside that."""

from __future__ import annotations

from typing import Any

from dashboard.charts.addresses import row_path
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.ties import Event, Relation
from dashboard.pages import html
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import ROW_CELL
from dashboard.pages.components.numbers import number_link


def row_cell(one: Relation | Event, cited: Cited, words: Language) -> Any:
    """Its title, a link to where it comes from; its place, what to know about it, the words of its
    source with what they say, and what sources disagree about."""
    code, quote = words.code, one.quote
    row, place = (
        (one.event, text_in(one, "place", code)) if isinstance(one, Event) else (one.relation, "")
    )
    lines: list[Any] = [text for text in (place, text_in(one, "note", code)) if text]
    if quote.words:
        foreign = {"lang": quote.lang} if quote.lang != code else {}
        lines.append(html.Q(quote.words, **foreign))
        gist = quote.gist.get(code, "") if foreign else ""
        lines += [gist] if gist else []
    lines += cited.disputes(row)
    title = number_link(text_in(one, "title", code), row_path(row))
    notes = html.Div([html.Small(line) for line in lines], className="row-notes")
    return html.Div([title, notes] if lines else title, className=ROW_CELL)
