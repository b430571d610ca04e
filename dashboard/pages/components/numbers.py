"""Numbers on a page, each a link to where it comes from."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.amount import Amount
from dashboard.charts.addresses import amount_path, row_path
from dashboard.language import Language
from dashboard.narrative.linked import Line, Number


def number_link(text: Any, path: str, kind: str = "amount", **given: Any) -> Any:
    """A number as a link to where it comes from; as it is where it has no address."""
    if not path:
        return html.Span(text, className=kind, **given)
    return html.A(text, href=path, className=kind, **{"data-figure": path}, **given)


def amount_link(
    text: Any, amount: Amount, table: str, row: str, column: str, partner: str = ""
) -> Any:
    """An amount in a cell as a link; as text where it is not known."""
    path = amount_path(amount, table, row, column, partner)
    return number_link(text, path) if path else text


def fixed_link(text: Any, path: str, words: Language, query: str = "") -> Any:
    """A number of a query of its own, whatever is chosen on its page."""
    if not path:
        return text
    asked = "&".join(part for part in (query, f"lang={words.code}") if part)
    return html.A(text, href=f"{path}?{asked}", className="amount")


def linked(line: Line, partner: str = "") -> list[Any]:
    """A sentence with its numbers as links; ``partner``: of whom its page is."""
    return [piece if isinstance(piece, str) else _linked(piece, partner) for piece in line]


def _linked(number: Number, partner: str) -> Any:
    if not number.table:
        return number_link(number.text, row_path(number.row))
    at = (number.table, number.row, number.column)
    return amount_link(number.text, number.amount, *at, partner)
