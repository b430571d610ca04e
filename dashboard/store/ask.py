"""The one way to the data: a question, a query, and the frame that answers it, kept.

A question declares the fields of the query that its answer depends on. It is given a query that
has forgotten all others, so an answer can never depend on more than its key says; what shows the
day declares ``today``.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.query import Query
from dashboard.store.contract import TradeStore
from dashboard.store.library import Library

Answer = Callable[["Ask", Query], pd.DataFrame]
TODAY = "today"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by its name, and the fields of the query that the answer depends on.

    ``year``, ``against`` and so on are those of `Query`; ``today`` is the day.
    """

    name: str
    fields: tuple[str, ...]
    answer: Answer


def question(*fields: str) -> Callable[[Answer], Question]:
    """Declare a function ``(Ask, Query) -> DataFrame`` as a question, named after it."""

    def declared(answer: Answer) -> Question:
        name = f"{answer.__module__.rpartition('.')[2]}.{answer.__name__}"
        return Question(name, fields, answer)

    return declared


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks questions of the open data on a day; answers are kept until the data change.

    Call it with a question and a query. What it answers may be changed by whoever asked.
    """

    library: Library
    today: dt.date

    def __call__(self, question: Question, query: Query) -> pd.DataFrame:
        """The answer. Raises ``StoreUnavailable`` when the dataset cannot be asked."""
        fields = tuple(name for name in question.fields if name != TODAY)
        chosen = query.only(fields)
        key = (
            self.library.version(query.dataset),
            question.name,
            query.dataset,
            query.release,
            tuple(getattr(query, name) for name in fields),
            self.today if TODAY in question.fields else None,
        )
        found = self.library.kept.ask(key, lambda: self._answered(question, chosen))
        return found.copy(deep=False)

    def store(self, query: Query) -> TradeStore:
        """The store of the dataset and release that a query names."""
        return self.library.store(query.dataset, query.release)

    def _answered(self, question: Question, query: Query) -> pd.DataFrame:
        LOG.debug("asked %s of %s", question.name, query.dataset)
        return question.answer(self, query)


def ask_of(library: Library, today: dt.date | None = None) -> Ask:
    """Asks of the newest data there are; ``today`` is the day of the machine unless given."""
    return Ask(library.current(), today or dt.date.today())
