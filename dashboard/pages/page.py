"""Page: what is declared of a page, once; and a page as it is drawn, as a value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dashboard import ids
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart, Declaration
from dashboard.copies import replace
from dashboard.documents.address import Address, path_of
from dashboard.language import Language
from dashboard.narrative.scene import Scene
from dashboard.pages.components.cards import Card
from dashboard.query import Problem, Query
from dashboard.store.ask import Ask
from dashboard.store.library import Library

USUAL_FILTERS = tuple(
    noun for noun in ids.FILTERS if noun not in (*ids.OF_CHARTS, "against_release")
)
"""The filters of the bar, of a page that shows no release beside another."""
COMPARING_NOTHING = tuple(noun for noun in USUAL_FILTERS if noun != "against")
"""The filters of a page on which no year is compared with another."""

PARTED, WITHIN = "\n", "|"
"""What parts the surroundings from the charts, and these, in the key of a page; and what parts the
surroundings themselves."""

Props = Mapping[str, Mapping[str, Any]]
"""What changes on a page that stays: properties by component id."""


Panel = Callable[["Shown"], list[Any]]
"""What stands in a place of a page."""


def _nothing(shown: Shown) -> Props:
    return {}


def _as_drawn(shown: Shown) -> Shown:
    return shown


@dataclass(frozen=True, slots=True)
class Page:
    """All that is declared of a page; its addresses are in `dashboard.documents.address`.

    ``title`` and ``body`` make its heading and what is on it. ``changes``: what a change of
    filters changes beside charts, cards and caption; ``panels``: what it changes in places that,
    like charts, can wait until they are seen, by their ids; ``fixed`` are those of them that no
    choice changes: they are told once. ``settled``: the page with what it
    does not show left out. ``filters`` are those that it obeys, ``documents`` what can be taken
    away (`dashboard.pages.components.menus`). ``place`` is that in the navigation, 0: none.
    ``wide``: the charts that take a whole row here and not elsewhere.
    """

    noun: str
    title: Callable[[Shown], str]
    body: Callable[[Shown], list[Any]]
    place: int = 0
    changes: Callable[[Shown], Props] = _nothing
    panels: Mapping[str, Panel] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    settled: Callable[[Shown], Shown] = _as_drawn
    filters: tuple[str, ...] = USUAL_FILTERS
    cards: bool = False
    documents: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its address, where it is of no partner; "" for a page that always is of one."""
        return path_of(self.noun)

    def room_of(self, declared: Declaration) -> int:
        """How much of a row a chart wants here, in halves."""
        return 2 if declared.wide or declared.name in self.wide else 1


@dataclass(frozen=True)
class Drawn:
    """A chart on a page, with its declaration; it is drawn when it is first looked at."""

    declared: Declaration
    draw: Callable[[], Chart] = field(repr=False, compare=False)

    @cached_property
    def chart(self) -> Chart:
        """The chart itself."""
        return self.draw()

    @property
    def chart_id(self) -> str:
        """Its id, known before it is drawn."""
        return self.declared.chart_id


def of_dataset(key: str) -> tuple[str, str]:
    """The dataset and its version that a page of a key shows, which its surroundings begin with;
    empty of none."""
    dataset, _, rest = key.partition(WITHIN)
    return dataset, rest.partition(WITHIN)[0]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was drawn: what was asked, and what is on it.

    ``query`` is the reader's, ``scene`` that of the charts and cards. ``failed`` names the parts
    that could not be shown; parts that are drawn later add to it, so that nobody keeps a page
    that is not whole. ``wanted`` are the ids of the charts and panels that are to be drawn,
    ``tables`` of the charts whose tables are; None: all. ``table_order``: of those that are cut.
    """

    ask: Ask
    page: Page
    address: Address
    query: Query
    scene: Scene
    charts: tuple[Drawn, ...] = ()
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: list[str] = field(default_factory=list, compare=False)
    wanted: frozenset[str] | None = None
    tables: frozenset[str] | None = None
    table_order: str = ""

    @property
    def path(self) -> str:
        """The path of its address."""
        return self.address.path

    @property
    def library(self) -> Library:
        """The data that it is drawn from."""
        return self.ask.library

    @property
    def root(self) -> str:
        """What stands before the paths of the pages: `dashboard.pages.path_prefix`."""
        return self.library.settings.root

    @property
    def words(self) -> Language:
        """The reader's language."""
        return self.scene.language

    @property
    def surroundings(self) -> str:
        """What the surroundings of a page depend on. Those of a page that is not whole are those
        of no other."""
        query, store = self.query, self.ask.store(self.query)
        parts = (query.dataset, store.version, self.path, query.lang, query.release or "",
                 self.library.owned or "", *self.failed)  # fmt: skip
        return WITHIN.join(map(str, parts))

    @property
    def data(self) -> dict[str, str]:
        """Which data are ``chosen``, and which ``version`` of them is shown: releases come and are
        taken back under an open page."""
        query, store = self.query, self.ask.store(self.query)
        return {
            "chosen": f"{query.dataset}|{query.release or ''}",
            "version": f"{store.version}|{self.library.owned or ''}",
        }

    @property
    def key(self) -> str:
        """What the frame of a page depends on: its surroundings, and which charts it has. All else
        is changed in place."""
        return PARTED.join([self.surroundings, *(one.chart_id for one in self.charts)])

    def is_around(self, key: str) -> bool:
        """Whether a page of that key has the same surroundings."""
        return key.partition(PARTED)[0] == self.surroundings

    def holds(self, part_id: str) -> bool:
        """Whether a chart or panel is to be drawn."""
        return self.wanted is None or part_id in self.wanted

    def from_top(self, seen: Collection[str]) -> Shown:
        """The page with the charts drawn that come to stand at its top where others were ``seen``,
        beside those that were wanted. A wide one takes the room of two others."""
        if self.wanted is None:
            return self
        known = [chart_named(one, self.page.noun) for one in seen]
        room = sum(1 if one is None else self.page.room_of(one) for one in known)
        top: set[str] = set()
        for one in self.charts:
            room -= self.page.room_of(one.declared)
            if top and room < 0:
                break
            top.add(one.chart_id)
        return replace(self, wanted=self.wanted | top)

    @property
    def left(self) -> list[str]:
        """The ids of the charts and panels that are on the page and not to be drawn now."""
        every = [*(one.chart_id for one in self.charts), *self.page.panels]
        return [one for one in every if not self.holds(one)]

    @property
    def left_by_choice(self) -> list[str]:
        """Those of them that a choice changes."""
        return [one for one in self.left if one not in self.page.fixed]

    def drawn(self, name: str) -> Drawn | None:
        """The chart of a name, if it is on the page."""
        return next((one for one in self.charts if one.declared.name == name), None)
