"""The year or month in which something was largest or smallest, of those known that compare."""

from __future__ import annotations

from dataclasses import replace

from dashboard.answers.inquiry import IMPORTED, Reply, reply_of, reply_to
from dashboard.errors import StoreUnavailable
from dashboard.measures.inquiry_extremes import Extreme, first_of, of_month, of_year, read_extreme
from dashboard.measures.similar import texts_meant
from dashboard.measures.vocabulary import Vocabulary
from dashboard.months import WHOLE_YEAR
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

FEWEST = 2
"""Of fewer years or months none is the largest."""


def answer_to(
    ask: Ask, text: str, vocabulary: Vocabulary, lang: str, dataset: str = "", year: int = 0
) -> Reply:
    """The answer to a question for a figure, or for when it was largest or smallest: of
    ``dataset``, else of the published figures and, where they do not say, of the imported ones.
    Months of no year are those of ``year``, else of the latest."""
    for one in (dataset,) if dataset else (PUBLISHED, IMPORTED):
        try:
            latest = ask.library.choices(one).latest
        except StoreUnavailable:
            continue
        extreme = read_extreme(text, vocabulary, year or latest)
        found = _reply(ask, extreme, lang, one) if extreme else None
        if found is not None:
            return found
    return reply_to(ask, text, vocabulary, lang, dataset)


def answer_as_meant(
    ask: Ask, text: str, vocabulary: Vocabulary, lang: str, dataset: str = ""
) -> tuple[str, Reply]:
    """The first of the ways in which a text may have been meant that is understood, with its
    answer: as it stands, else with letters and keys of one alphabet, else with the nearest words;
    as it stands where none is."""
    plainly = answer_to(ask, text, vocabulary, lang, dataset)
    if plainly.understood:
        return text, plainly
    tried = ((meant, answer_to(ask, meant, vocabulary, lang, dataset))
             for meant in texts_meant(text, vocabulary))  # fmt: skip
    return next(((meant, one) for meant, one in tried if one.understood), (text, plainly))


def _reply(ask: Ask, extreme: Extreme, lang: str, dataset: str) -> Reply | None:
    """The reply of the one year or month; None where fewer than two are known, or where it is not
    certain which of them it is."""
    replies = _of_months(ask, extreme, lang, dataset) if extreme.by_month else _of_years(
        ask, extreme, lang, dataset)  # fmt: skip
    known = {when: one.value for when, one in replies.items() if one.value.known}
    counted = tuple(sorted(when for when, value in known.items() if not value.bound))
    first = first_of(known, extreme.end) if len(counted) >= FEWEST else None
    if first is None or (asked := replies[first].asked) is None:
        return None
    return replace(replies[first], asked=replace(asked, extreme=extreme.end, among=counted))


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
