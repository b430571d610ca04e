"""Whether there is what an address names: a page, a partner, a number, a view."""

from __future__ import annotations

from dashboard.documents.address import BRIEF, Address, address_of, brief_is_of
from dashboard.errors import StoreUnavailable
from dashboard.pages.figure import panel_of
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask


def is_there(ask: Ask, path: str, text: str) -> bool:
    """Whether the path, with the query of an address where it needs one, leads to something.

    A choice that is not understood takes nothing away: its page is there, with the default in its
    place. A brief is of the partner that its query names, so of none where that is unknown.
    """
    address = address_of(path, ask.library.registers)
    if address is None:
        return False
    query = read_query(text, ask.library, relations=True, against=address.comparable)
    if address.figure:
        return _has_number(ask, address, query)
    if address.page != BRIEF or brief_is_of(query, address, ask.library.registers):
        return True
    return not (query.named or any(one.name == "partner" for one in query.problems))


def _has_number(ask: Ask, address: Address, query: Query) -> bool:
    try:
        return panel_of(ask, address, query)[1]
    except StoreUnavailable:
        # It cannot be asked now: the page says so, and nobody knows that it is not there.
        return True
