"""What rows of the owner's workbook say that cannot be so, or may not be shown, cell by cell right
though they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.errors import Reason
from dashboard.imports.relations_codes import Names
from dashboard.loaders.columns import is_date
from dashboard.loaders.restricted import MARK, NOT_MARKED
from dashboard.row_amounts import codes_in
from dashboard.sentences import Sentence, said

BEGINS = {"relations": "since", "events": "start"}
_STANDS = {"relations": ("state", "in-force", "planned"), "events": ("held", "held", "announced")}
"""Table → the column that says of a row whether it has begun, its word for that, and the word for
what is still to come."""
ENDED = "ended"
"""The state of a relation that goes on no more."""
_YEARS_AHEAD = 5
"""How far ahead something may begin; what lies farther is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What rows are held against: the day of the import, partner region → its country, and what
    codes are called."""

    today: dt.date
    regions: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=dict)


def at_odds(
    table: str, frame: pd.DataFrame, lines: Sequence[int], place: str, rules: Rules
) -> Iterator[Reason]:
    """Rows that begin in years that nobody plans for yet, or that are said to have begun or ended
    and are still to come, or to go on; regions that lie in another country than the row names."""
    for column, reason in (
        (BEGINS.get(table, ""), lambda row: _ahead(table, row, rules.today)),
        ("until", lambda row: _past_or_ahead(row, rules.today)),
        ("region", lambda row: _elsewhere(row, rules.regions)),
    ):
        if column in frame:
            yield from _each(frame, lines, place, column, reason)


def _each(
    frame: pd.DataFrame,
    lines: Sequence[int],
    place: str,
    column: str,
    reason: Callable[[Mapping[str, str]], Sentence | None],
) -> Iterator[Reason]:
    for line, row in zip(lines, frame.to_dict("records"), strict=True):
        if why := reason(row):
            yield Reason(place, line, column, row[column], why)


def _ahead(table: str, row: Mapping[str, str], today: dt.date) -> Sentence | None:
    begins = row[BEGINS[table]]
    if not is_date(begins):
        return None
    if int(begins[:4]) > today.year + _YEARS_AHEAD:
        return said("refused.sheet.too_far_ahead", years=_YEARS_AHEAD)
    column, begun, planned = _STANDS[table]
    if begins > today.isoformat()[: len(begins)] and row.get(column, begun) in (begun, ""):
        return said("refused.sheet.still_to_come", column=column, planned=planned)
    return None


def _past_or_ahead(row: Mapping[str, str], today: dt.date) -> Sentence | None:
    """What has ended is not still to come, and what is in force is not over."""
    until, state = row["until"], row.get("state")
    if not is_date(until):
        return None
    day, begun = today.isoformat()[: len(until)], _STANDS["relations"][1]
    if state == ENDED and until > day:
        return said("refused.sheet.going_on", ended=ENDED, column="state")
    if state == begun and until < day:
        return said("refused.sheet.run_out", begun=begun, column="state")
    return None


def _elsewhere(row: Mapping[str, str], regions: Mapping[str, str]) -> Sentence | None:
    named = codes_in(row.get("country", ""))
    for region in codes_in(row["region"]):
        country = regions.get(region, "")
        if country and named and country not in named:
            return said("refused.sheet.elsewhere", region=region, country=country)
    return None


def of_closed_source(
    frame: pd.DataFrame, lines: Sequence[int], place: str, closed: Collection[str]
) -> Iterator[Reason]:
    """Rows for publication that rest on a source that is not: nobody could be shown it."""
    marked = frame[MARK] if MARK in frame else [""] * len(frame)
    for column in [name for name in ("source", "end_source", "also") if name in frame]:
        for line, cell, mark in zip(lines, frame[column], marked, strict=True):
            if mark in NOT_MARKED and not frozenset(closed).isdisjoint(codes_in(cell)):
                yield Reason(place, line, column, cell, said("refused.sheet.closed_source"))
