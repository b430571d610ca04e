"""Page: what is declared of a page, once; and a page as it is drawn, as a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard import ids
from dashboard.charts.chart import Chart, Declaration
from dashboard.language import Language
from dashboard.narrative.scene import Scene
from dashboard.pages.components.cards import Card
from dashboard.query import Problem, Query
from dashboard.store.ask import Ask
from dashboard.store.library import Library

Props = Mapping[str, Mapping[str, Any]]
"""What changes on a page that stays: properties by component id."""


def anything(query: Query, code: str, library: Library) -> Query:
    """The query as the reader asked it: a page that every filter narrows."""
    return query


def _nothing(shown: Shown) -> Props:
    return {}


def _as_drawn(shown: Shown) -> Shown:
    return shown


@dataclass(frozen=True, slots=True)
class Page:
    """All that is declared of a page.

    ``paths`` are its addresses; ``{code}`` in one stands for a partner abroad. ``title`` and
    ``body`` make its heading and what is on it. ``changes``: what a change of filters changes
    beside charts, cards and caption. ``scope``: (query, code, library) → the query that its
    charts and cards are of. ``settled``: the page with what it does not show left out.
    ``documents``: what can be taken away (`dashboard.pages.components.menus`). ``years`` of
    relations may be chosen too where it shows them; ``place`` is that in the navigation, 0 none.
    """

    noun: str
    paths: tuple[str, ...]
    title: Callable[[Shown], str]
    body: Callable[[Shown], list[Any]]
    place: int = 0
    changes: Callable[[Shown], Props] = _nothing
    scope: Callable[[Query, str, Library], Query] = anything
    settled: Callable[[Shown], Shown] = _as_drawn
    filters: tuple[str, ...] = ids.FILTERS
    cards: bool = False
    documents: tuple[str, ...] = ()
    years_of_relations: bool = False

    @property
    def path(self) -> str:
        """Its first address; that of the page itself where it is of no partner."""
        return self.paths[0]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart on a page, with its declaration."""

    declared: Declaration
    chart: Chart


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was drawn: what was asked, and what is on it.

    ``query`` is the reader's, ``scene`` that of the charts and cards. ``code`` is the partner of
    the path, or empty. ``failed`` names the parts that could not be shown; parts that are drawn
    later add to it, so that nobody keeps a page that is not whole.
    """

    ask: Ask
    page: Page
    path: str
    code: str
    query: Query
    scene: Scene
    charts: tuple[Drawn, ...] = ()
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: list[str] = field(default_factory=list, compare=False)

    @property
    def library(self) -> Library:
        """The data that it is drawn from."""
        return self.ask.library

    @property
    def words(self) -> Language:
        """The reader's language."""
        return self.scene.language

    @property
    def key(self) -> str:
        """What the surroundings of a page depend on; all else is changed in place."""
        query, store = self.query, self.ask.store(self.query)
        parts = (self.path, query.lang, query.dataset, query.release or "", store.version)
        return "|".join([*map(str, parts), *(one.chart.chart_id for one in self.charts)])

    def drawn(self, name: str) -> Drawn | None:
        """The chart of a name, if it is on the page."""
        return next((one for one in self.charts if one.chart.name == name), None)
