"""The one way to the data: a question, a query, and what answers it, kept: as rows for charts and
sentences, as a frame for tables and further measures.

A question declares the fields of the query that its answer depends on. It is given a query that
has forgotten all others, so an answer can never depend on more than its key says; what shows the
day declares ``today``.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload

import pandas as pd

from dashboard.loaders.records import Framed, Rows, frame_of, records
from dashboard.loaders.restricted import number_seen
from dashboard.query import Query
from dashboard.sight import OPEN, Sight
from dashboard.store.contract import Capability, TradeStore
from dashboard.store.datasets import MIRROR
from dashboard.store.library import Library

Row = TypeVar("Row")
Found = TypeVar("Found")
Answer = Callable[["Ask", Query], Rows]
TODAY = "today"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question(Generic[Row]):
    """What is asked, by its name, and the fields of the query that the answer depends on.

    ``year``, ``against`` and so on are those of `Query`; ``today`` is the day. ``row`` is the
    `NamedTuple` of its rows where the answer is made of rows, not of a frame.
    """

    name: str
    fields: tuple[str, ...]
    answer: Answer
    row: type[Row] | None = None


@overload
def question(*fields: str) -> Callable[[Answer], Question[Any]]:
    """Declare a question that answers with a frame."""


@overload
def question(
    *fields: str, row: type[Row]
) -> Callable[[Callable[[Ask, Query], Sequence[Row]]], Question[Row]]:
    """Declare a question that answers with rows of a kind."""


def question(*fields: str, row: Any = None) -> Any:
    """Declare a function ``(Ask, Query) -> DataFrame`` as a question, named after it; with ``row``
    one that answers with rows of that kind."""

    def declared(answer: Answer) -> Question[Any]:
        name = f"{answer.__module__.rpartition('.')[2]}.{answer.__name__}"
        return Question(name, fields, answer, row)

    return declared


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks questions of the open data on a day; answers are kept until the data change.

    Call it with a question and a query. What it answers may be changed by whoever asked. One is
    for one page or file: all that it asks is of the release that answered first, also if another
    is published meanwhile.
    """

    library: Library
    today: dt.date
    _stores: dict[tuple[str, int | None], TradeStore] = field(
        default_factory=dict, repr=False, compare=False
    )
    _able: dict[tuple[str, int | None], Collection[Capability]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _versions: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, question: Question[Any], query: Query) -> pd.DataFrame:
        """The answer as a frame. Raises ``StoreUnavailable`` when the dataset cannot be asked."""
        return self._kept(question, query).frame().copy(deep=False)

    def rows(self, question: Question[Row], query: Query) -> Sequence[Row]:
        """The answer as rows, an attribute a column; nobody may change them.

        Raises:
            StoreUnavailable: the dataset cannot be asked.
        """
        return self._kept(question, query).rows()

    def once(self, name: str, query: Query, find: Callable[[], Found]) -> Found:
        """What ``find`` makes of answers about a query, by a name, kept as they are. Whatever it
        raises is raised, and then nothing is kept."""
        key = (self._version(query.dataset), name, query, self.today)
        found: Found = self.library.kept.ask(key, find)
        return found

    def _kept(self, question: Question[Any], query: Query) -> _Kept:
        found: _Kept = self.library.kept.ask(
            self._key(question, query),
            lambda: _Kept(question.row, self._answered(question, query.only(_asked(question)))),
        )
        return found

    def _key(self, question: Question[Any], query: Query) -> Hashable:
        return (
            self._version(query.dataset),
            question.name,
            query.dataset,
            query.release,
            tuple(getattr(query, name) for name in _asked(question)),
            self.today if TODAY in question.fields else None,
        )

    def _version(self, dataset: str) -> str:
        if dataset not in self._versions:
            self._versions[dataset] = self.library.version(dataset)
        return self._versions[dataset]

    def store(self, query: Query) -> TradeStore:
        """The store of the dataset and release that a query names.

        Raises:
            StoreUnavailable: nothing was imported, or the release is not there.
        """
        asked = query.dataset, query.release
        if asked not in self._stores:
            self._stores[asked] = self.library.store(*asked)
        return self._stores[asked]

    def can(self, query: Query) -> Collection[Capability]:
        """What can be answered of a dataset: what its store can, and what of a partner's own
        figures stands beside that.

        Raises:
            StoreUnavailable: nothing was imported, or the release is not there.
        """
        asked = query.dataset, query.release
        if asked not in self._able:
            store = self.store(query)
            beside = store.until and not store.made_up
            library = self.library
            there = beside and number_seen(library.settings.data_dir, MIRROR, library.sight)
            self._able[asked] = (*store.capabilities, *(("mirror",) if there else ()))
        return self._able[asked]

    def _answered(self, question: Question[Any], query: Query) -> Rows:
        LOG.debug("asked %s of %s", question.name, query.dataset)
        return question.answer(self, query)


def _asked(question: Question[Any]) -> tuple[str, ...]:
    """The fields of the query that a question asks for."""
    return tuple(name for name in question.fields if name != TODAY)


@dataclass(slots=True)
class _Kept:
    """An answer as it was given; in its other form from when that was first wanted.

    Two threads that want it at once may both make it; either is the same.
    """

    row: Any
    given: Rows
    other: Rows | None = field(default=None, repr=False)

    def frame(self) -> pd.DataFrame:
        """The answer as a frame."""
        if isinstance(self.given, pd.DataFrame):
            return self.given
        if self.other is None:
            given = self.given
            self.other = given.frame() if isinstance(given, Framed) else frame_of(self.row, given)
        found = self.other
        assert isinstance(found, pd.DataFrame)
        return found

    def rows(self) -> Sequence[Any]:
        """The answer as rows."""
        if not isinstance(self.given, pd.DataFrame):
            return self.given
        if self.other is None:
            self.other = records(self.given)
        found = self.other
        assert not isinstance(found, pd.DataFrame)
        return found


def ask_of(library: Library, today: dt.date | None = None, sight: Sight = OPEN) -> Ask:
    """Asks of the newest data there are, as far as a reader sees; ``today`` is the day of the
    machine unless given."""
    return Ask(library.current(sight), today or dt.date.today())
