"""A table that leaves the program, as it is declared: what it asks, its columns, its filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.amount import MADE_UP, NOT_KNOWN, NOT_PUBLISHED
from dashboard.errors import UnknownSelection
from dashboard.query import Query
from dashboard.store.ask import Ask, Question
from dashboard.store.contract import Capability

FILTERS = ("year", "against", "flow", "group", "partner", "sector", "months", "release")


@dataclass(frozen=True, slots=True)
class NamedTable:
    """What a table asks, its columns, and the filters that apply to it.

    ``columns`` are those of the contract, ``further`` come after them. ``one_year``: always of
    one year, by default the latest. ``of_relations``: years without trade may be chosen as well.
    ``newest``: by default of the newest year, complete or not. ``computed``: its values follow from
    others, and are made up where those are, as its last column says, else ``known_as``; a row
    without any of its ``results`` is not published, or not known of imported data.
    ``by``: the questions that a word chooses between; the first is ``rows``. ``needs``: what a
    dataset must answer to have it. ``extent``: what says of rows, by a word, that files hold a part
    of them alone, where the question does not.
    """

    rows: Question[Any]
    columns: tuple[str, ...]
    further: tuple[str, ...] = ()
    filters: tuple[str, ...] = FILTERS
    one_year: bool = False
    of_relations: bool = False
    newest: bool = False
    computed: bool = False
    known_as: str = "computed"
    results: tuple[str, ...] = ()
    by: Mapping[str, Question[Any]] = field(default_factory=dict)
    needs: Capability | None = None
    extent: Callable[[Query, pd.DataFrame, str], pd.DataFrame] | None = None

    def frame(self, ask: Ask, query: Query, by: str = "") -> pd.DataFrame:
        """The table of a query, of all years if it has none; a column that the dataset does not
        fill is missing everywhere.

        Raises:
            StoreUnavailable: the dataset is not there, or has no such table.
            UnknownSelection: the table cannot be had by that.
        """
        if by and by not in self.by:
            known = f"by {', '.join(self.by)}" if self.by else "in one way only"
            raise UnknownSelection(f"unknown --by: {by}; the table can be had {known}")
        found = ask(self._question(by), query)
        if self.computed:
            known = found[[*self.results]].notna().any(axis=1)
            status = known.map({True: self.known_as, False: NOT_PUBLISHED})
            found = found.assign(status=MADE_UP if ask.store(query).made_up else status)
        if self.extent:
            found = self.extent(query, found, by)
        if "without" in self.filters:
            found = found.assign(without=",".join(query.without))
        found = found.reindex(columns=[*self.columns, *self.further]).reset_index(drop=True)
        found = _without_values(found)
        imported = "release" in self.filters and ask.store(query).until
        return _not_known(found) if imported else found

    def compares(self, query: Query, by: str = "") -> bool:
        """Whether the year compared with changes the table of a query: by what it asks, or as both
        years are narrowed to the months that they have."""
        return "against" in self._question(by).fields or query.months != query.chosen_months

    def _question(self, by: str) -> Question[Any]:
        return self.by.get(by, self.rows)

    def asked(self, query: Query) -> Query:
        """What a reader asks of the table alone: every year, unless one is given. Then the
        months are those that are chosen, as nothing is compared with anything."""
        if self.newest and "year" not in query.given:
            year = max(query.choices.years)
            query = query.with_(year=year)
            return query.with_(against=query.usual_against)
        if self.one_year or "year" in query.given:
            return query
        return query.with_(year=None, months=query.chosen_months)


def _without_values(found: pd.DataFrame) -> pd.DataFrame:
    """A table in which a value that is missing is not said to be published or computed: the status
    ``share_status`` is that of ``share_pct``, and so on."""
    columns = map(str, found.columns)
    of = {name: name.removesuffix("_status") for name in columns if name.endswith("_status")}
    values = {name: found[value] for name, noun in of.items() for value in
              (f"{noun}_usd", f"{noun}_pct") if value in found}  # fmt: skip
    said = {name: found[name].where(value.notna(), NOT_PUBLISHED) for name, value in values.items()}
    return found.assign(**said) if said else found


def _not_known(found: pd.DataFrame) -> pd.DataFrame:
    """A table of imported data, which say nothing of what was published."""
    statuses = [str(name) for name in found.columns if str(name).endswith("status")]
    said = {name: found[name].replace(NOT_PUBLISHED, NOT_KNOWN) for name in statuses}
    return found.assign(**said) if said else found
