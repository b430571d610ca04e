"""Pieces of a page of text: sections, tables, lists of terms, links to other sites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import html

Cell = Any
"""Text or components."""


def section_id(noun: str) -> str:
    """Id of a section's heading, to which the contents of the page lead."""
    return f"about-{noun}"


def section(noun: str, title: str, children: Iterable[Any]) -> Any:
    """A section under its heading."""
    return html.Section(
        [html.H2(title, id=section_id(noun)), *children],
        className="prose",
        **{"aria-labelledby": section_id(noun)},
    )


def data_table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    numeric: frozenset[int] = frozenset(),
) -> Any:
    """A table with its caption; the first cell of a row heads it, ``numeric`` cells align right.

    Its container can be reached and scrolled from the keyboard, for on a narrow screen a table
    is wider than the page.
    """
    head = [
        html.Th(text, scope="col", **_numeric(place in numeric))
        for place, text in enumerate(headers)
    ]
    return html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr(head)),
                html.Tbody([html.Tr(_cells(row, numeric)) for row in rows]),
            ],
            className="data-table",
        ),
        className="table-scroll",
        role="region",
        tabIndex="0",
        **{"aria-label": caption},
    )


def _cells(row: Sequence[Cell], numeric: frozenset[int]) -> list[Any]:
    return [
        html.Td(cell, **_numeric(place in numeric)) if place else html.Th(cell, scope="row")
        for place, cell in enumerate(row)
    ]


def _numeric(right: bool) -> dict[str, str]:
    return {"className": "number"} if right else {}


def folded(summary: str, children: Any) -> Any:
    """What stands behind a summary until it is opened."""
    return html.Details([html.Summary(summary), children], className="folded")


def terms(pairs: Iterable[tuple[str, str]]) -> Any:
    """Terms and what they mean."""
    return html.Dl(
        [part for term, text in pairs for part in (html.Dt(term), html.Dd(text))],
        className="terms",
    )


def points(texts: Iterable[str]) -> Any:
    """A list of sentences."""
    return html.Ul([html.Li(text) for text in texts], className="points")


def external(text: str, address: str, **given: Any) -> Any:
    """A link to another site, or the bare text where the address is not one of the web."""
    if urlsplit(address).scheme not in ("http", "https"):
        return html.Span(text, **given)
    return html.A(text, href=address, target="_blank", rel="noopener noreferrer", **given)


def separated(parts: Sequence[Any], by: str = ", ") -> list[Any]:
    """Components with a text between them."""
    return [piece for part in parts for piece in (by, part)][1:]
