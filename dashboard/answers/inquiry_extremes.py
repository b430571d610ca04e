"""The year or month in which something was largest or smallest, of those known that compare."""

from __future__ import annotations

from dashboard.amount import UNKNOWN, Amount
from dashboard.answers.inquiry import (
    IMPORTED,
    NEVER,
    NOT_IMPORTED,
    UNDECIDED,
    Reply,
    absent_of,
    reply_of,
    reply_to,
)
from dashboard.copies import replace
from dashboard.errors import StoreUnavailable
from dashboard.measures.inquiry_extremes import (
    TURNS,
    Extreme,
    first_of,
    never,
    of_month,
    of_year,
    read_extreme,
    turn_of,
)
from dashboard.measures.vocabulary import Vocabulary
from dashboard.months import WHOLE_YEAR
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

FEWEST = 2
"""Of fewer years or months none is the largest."""


def answer_to(
    ask: Ask, text: str, vocabulary: Vocabulary, lang: str, dataset: str = "", year: int = 0
) -> Reply:
    """The answer to a question for a figure, or for when it was largest or smallest, rose or fell:
    of ``dataset``, else of the published figures and, where they do not say, of the imported ones.
    Months of no year are those of ``year``, else of the latest."""
    undecided, by_month = list[Reply](), False
    for one in (dataset,) if dataset else (PUBLISHED, IMPORTED):
        try:
            latest = ask.library.choices(one).latest
        except StoreUnavailable:
            undecided = undecided and [*undecided, Reply(UNKNOWN, NOT_IMPORTED)]
            continue
        if (extreme := read_extreme(text, vocabulary, year or latest)) is None:
            continue
        if (found := _reply(ask, extreme, lang, one)).value.known:
            return found
        undecided, by_month = [*undecided, found], extreme.by_month
    if undecided:
        # Of months nothing is published: an import would tell.
        return undecided[-1 if by_month else 0]
    return reply_to(ask, text, vocabulary, lang, dataset)


def _reply(ask: Ask, extreme: Extreme, lang: str, dataset: str) -> Reply:
    """The reply of the one year or month; without a value where fewer than two are known, or where
    it is not certain which of them it is: then with those that are known, if any is."""
    replies = _of_months(ask, extreme, lang, dataset) if extreme.by_month else _of_years(
        ask, extreme, lang, dataset)  # fmt: skip
    known = {when: one.value for when, one in replies.items() if one.value.known}
    first, counted = _which(extreme, known)
    none = bool(extreme.asked.sign) and never(known, extreme.asked.sign)
    if first is None or none:
        reply = reply_of(ask, extreme.asked, lang, dataset)
        status = NEVER if none else UNDECIDED
        if not known:
            status = next((one.status for one in replies.values()), absent_of(dataset))
        months = WHOLE_YEAR if extreme.by_month else extreme.asked.months
        asked = replace(
            extreme.asked, extreme=extreme.end, among=tuple(sorted(known)), months=months
        )
        return replace(reply, value=UNKNOWN, status=status, asked=asked, contrary=False)
    found = replies[first]
    assert found.asked is not None
    return replace(found, asked=replace(found.asked, extreme=extreme.end, among=counted))


def _which(extreme: Extreme, known: dict[int, Amount]) -> tuple[int | None, tuple[int, ...]]:
    """The year or month of the end that is asked for, if it is certain, and among which it is."""
    if extreme.end in TURNS:
        return turn_of(known, extreme.end, extreme.asked.sign), tuple(sorted(known))
    counted = tuple(sorted(when for when, value in known.items() if not value.bound))
    return first_of(known, extreme.end) if len(counted) >= FEWEST else None, counted


def _of_months(ask: Ask, extreme: Extreme, lang: str, dataset: str) -> dict[int, Reply]:
    asked = {month: of_month(extreme, month) for month in sorted(WHOLE_YEAR)}
    return {month: reply_of(ask, one, lang, dataset) for month, one in asked.items()}


def _of_years(ask: Ask, extreme: Extreme, lang: str, dataset: str) -> dict[int, Reply]:
    """The replies of the years that hold all of what is asked for."""
    choices = ask.library.choices(dataset)
    replies = {year: reply_of(ask, of_year(extreme, year), lang, dataset)
               for year in choices.years}  # fmt: skip
    return {year: one for year, one in replies.items() if _is_held(one, year)}


def _is_held(reply: Reply, year: int) -> bool:
    """Whether the months of a year, and all of the trade of these, are known."""
    query, asked = reply.query, reply.asked
    if query is None or asked is None:
        return False
    counted = query.choices.counted(year, query.months, query.flow)
    if counted not in (asked.months or WHOLE_YEAR, frozenset({0})):
        return False
    return not any(query.choices.scope(query, year, month) for month in {0, *counted})
