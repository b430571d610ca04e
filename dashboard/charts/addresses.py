"""Addresses of single numbers: each leads to where its number comes from.

A number that is one published figure has the address of that figure, ``/data/figure/T003``. Any
other is a cell of a table of the same query: ``/data/figure/turnover/2018/turnover``. A page about
one partner says so before the table: ``/data/figure/NO-18/fields/energy/relations``.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from dashboard.amount import Amount
from dashboard.narrative.linked import Number

FIGURE = "/data/figure/"
"""How the path of a number begins."""
BEYOND = "beyond-"
"""How the key begins of what is drawn of all others; how many are drawn beside them follows, and
where not all that is left belongs to them, how many are drawn with them: ``beyond-40-93``."""


def row_path(row: str) -> str:
    """The path of a published figure, a relation or an event by its id."""
    return FIGURE + _quoted(row, "")


def cell_path(table: str, row: str, column: str, partner: str = "") -> str:
    """The path of a cell by its table, the key of its row, and its column; ``partner``: the
    country or region that the page of the table is of."""
    named = [part for part in (partner, table) if part]
    return FIGURE + "/".join([*named, _quoted(row, "/"), _quoted(column, "")])


@lru_cache(maxsize=8192)
def _quoted(text: str, safe: str) -> str:
    # There are as many as codes in the registers, and every mark of every chart has one.
    return quote(text, safe=safe)


def number_path(number: Number, partner: str = "") -> str:
    """The path of a number of a sentence; ``partner``: of whom its page is."""
    if not number.table:
        return row_path(number.row)
    of = number.partner or partner
    return amount_path(number.amount, number.table, number.row, number.column, of)


def amount_path(amount: Amount, table: str, row: str, column: str, partner: str = "") -> str:
    """The path of an amount that stands in a cell; empty where it is not known."""
    if not amount.known:
        return ""
    if amount.printed:
        return row_path(amount.rows[0])
    return cell_path(table, row, column, partner)
