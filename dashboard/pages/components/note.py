"""The note on what changed as a sheet of paper on the screen: its blocks, each number a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet_blocks import Block, Bullets, Grid, Heading, Small, Words
from dashboard.language import Language
from dashboard.narrative.linked import pieces_of
from dashboard.pages import html
from dashboard.pages.components.document import Valued, data_table
from dashboard.pages.components.numbers import linked, number_link
from dashboard.typography import kept

PlaceOf = Callable[[str], tuple[str, str]]
"""Name of a chart → the path of its page, and its place on that."""


def note_sheet(note: Factsheet, reference: str, place_of: PlaceOf, words: Language) -> list[Any]:
    """The sheet, with what opens it again. Beside what a chart says stands the way to it."""
    head = html.Header(
        [
            html.H2(kept(note.title)),
            html.P(note.subtitle, className="chart-source"),
            html.P(note.mark, className="brief-mark") if note.mark else None,
        ]
    )
    parts = [html.Section(one, className="note-part") for one in _parts(note, place_of, words)]
    return [html.Article([head, *parts, html.Footer(reference)], className="sheet note")]


def _parts(note: Factsheet, place_of: PlaceOf, words: Language) -> Iterator[list[Any]]:
    """The blocks, parted before each heading."""
    part: list[Any] = []
    title = note.title
    for block in note.blocks:
        if isinstance(block, Heading):
            if part:
                yield part
            part, title = [], block.text
        part.append(_block(block, title, place_of, words))
    yield part


def _block(block: Block, title: str, place_of: PlaceOf, words: Language) -> Any:
    match block:
        case Heading(text):
            return html.H3(text)
        case Words(text, lead, chart):
            said = _said(text, chart, place_of, words) if chart else linked(pieces_of(text))
            return html.P(said, className="lead" if lead else None)
        case Bullets(items, charts):
            named = charts or ("",) * len(items)
            return html.Ul(
                [html.Li(_said(text, chart, place_of, words) if chart else linked(pieces_of(text)))
                 for text, chart in zip(items, named, strict=True)]
            )  # fmt: skip
        case Small(lines):
            basis = words.t("page.basis")  # which stands at the foot of every page
            notes = [html.P(linked(pieces_of(one))) for one in lines if one != basis]
            return html.Div(notes, className="chart-notes")
        case Grid():
            return _grid(block, title, words)
    raise AssertionError(f"a note has no {type(block).__name__}")


def _said(text: str, chart: str, place_of: PlaceOf, words: Language) -> list[Any]:
    """What a chart says, and the way to it."""
    path, place = place_of(chart)
    way = html.A(
        words.t("what_changed.chart"),
        href=f"{path}#{place}",
        className="note-way",
        **{"data-go": f"{path}#{place}"},
    )
    return [html.Span(linked(pieces_of(text)), className="note-said"), " ", way]


def _grid(grid: Grid, title: str, words: Language) -> Any:
    nothing = (None,) * len(grid.headers)
    rows = [
        [
            Valued(number_link(text, path) if path else text, value) if place in grid.numeric
            else text
            for place, (text, path, value) in enumerate(zip(row, led, values, strict=True))
        ]
        for row, led, values in zip(
            grid.rows, grid.led, grid.values or [nothing] * len(grid.rows), strict=True
        )
    ]  # fmt: skip
    return data_table(words, title, grid.headers, rows, grid.numeric)
