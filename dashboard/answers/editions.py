"""The editions of the nomenclature of goods that begin between the two years of a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.loaders.code_changes import Edition, between, load_editions
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.library import Library


class Begun(NamedTuple):
    """An edition: its first year, and its name, ``HS 2017``."""

    since: int
    name: str


@question("year", "against", row=Begun)
def begun(ask: Ask, query: Query) -> Sequence[Begun]:
    """Those that began after the earlier year, up to the later one; newest first."""
    return [Begun(one.since, one.name) for one in editions_between(ask.library, query)]


def editions_between(library: Library, query: Query) -> Sequence[Edition]:
    """The same with what they changed."""
    return between(load_editions(library.settings.data), *query.pair)
