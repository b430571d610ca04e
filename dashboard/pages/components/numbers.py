"""Numbers on a page, each a link to where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.addresses import amount_path, number_path
from dashboard.documents.trade_cells import place_amounts
from dashboard.language import Language
from dashboard.measures.partner_details import TradeYear
from dashboard.narrative.linked import Line, Number
from dashboard.narrative.traded import PLACES
from dashboard.pages import html
from dashboard.typography import kept_together


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


def fixed_line(line: Line, words: Language) -> list[Any]:
    """A sentence with its numbers as links of a query of their own."""
    return [
        text if isinstance(piece, str) else fixed_link(text, number_path(piece), words, piece.query)
        for piece, text in _shown(line)
    ]


def fixed_link(text: Any, path: str, words: Language, query: str = "") -> Any:
    """A number of a query of its own, whatever is chosen on its page."""
    if not path:
        return text
    asked = "&".join(part for part in (query, f"lang={words.code}") if part)
    return html.A(text, href=f"{path}?{asked}", className="amount")


def rank_numbers(one: TradeYear) -> dict[str, Number]:
    """The place of a year of trade with a country, and among how many: ``rank``, ``ranked``."""
    *_, rank, ranked = place_amounts(one)
    at = (PLACES, str(one.year))
    return {
        "rank": Number(str(one.rank), rank, *at, "rank"),
        "ranked": Number(str(one.ranked), ranked, *at, "ranked"),
    }


def linked(line: Line, partner: str = "") -> list[Any]:
    """A sentence with its numbers as links; ``partner``: of whom its page is."""
    return [
        text if isinstance(piece, str) else _linked(piece, text, partner)
        for piece, text in _shown(line)
    ]


def _shown(line: Line) -> Iterator[tuple[str | Number, str]]:
    """The pieces of a sentence, each with its text as a page shows it: no line ends between a
    number and what it counts."""
    texts = kept_together(one if isinstance(one, str) else one.text for one in line)
    return zip(line, texts, strict=True)


def _linked(number: Number, text: str, partner: str) -> Any:
    path = number_path(number, partner)
    return number_link(text, path) if path else text
