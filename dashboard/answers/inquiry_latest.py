"""A question in words that names no date, answered of the latest year."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import UNKNOWN
from dashboard.answers.inquiry import IMPORTED, NOT_UNDERSTOOD, Reply
from dashboard.answers.inquiry_extremes import answer_to
from dashboard.choices import Choices
from dashboard.copies import replace
from dashboard.errors import StoreUnavailable
from dashboard.measures.inquiry_counted import TOTAL
from dashboard.measures.inquiry_view import COURSE, GOODS, LATEST, OF_MEASURE
from dashboard.measures.view_asked import View
from dashboard.measures.vocabulary import Meaning, Vocabulary
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

DATED = frozenset({"year", "months", "count"})
"""Words that say when something was. A preposition alone says nothing of it: «по стране»."""

TRIED = 8
"""Years that are asked at most for the latest one of which something is known."""


def asks_for_latest(said: Sequence[Meaning], view: View | None) -> bool:
    """Whether words name something that is measured and no date, and ask for its amount: how much,
    that of a commodity code, whose chart says the largest part of it alone, or what no view is
    of."""
    kinds = {one.kind for one in said}
    if "measure" not in kinds or DATED & kinds or LATEST in said:
        return False
    return view is None or (view.chart == GOODS and bool(view.code)) or TOTAL in said


def asks_for_sum_of_latest(said: Sequence[Meaning], view: View | None) -> bool:
    """The same of who has no chart beside the answer: of one sum by years, whose chart is titled by
    how it grew, the sum is asked for, "exports to China"."""
    if view is None or any(one.kind == "view" for one in said):
        return asks_for_latest(said, view)
    plain = View(view.chart, flow=view.flow, group=view.group)
    one = replace(plain, partners=view.partners[:1], sectors=view.sectors[:1])
    summed = view == one and view.chart in (COURSE, *OF_MEASURE.values())
    return asks_for_latest(said, None if summed else view)


def answer_of_latest(
    ask: Ask, text: str, vocabulary: Vocabulary, lang: str, dataset: str = "", year: int = 0
) -> Reply:
    """The answer to a question of ``year``, else of the latest year of the first dataset; where
    that does not know it, of the latest year of which any knows it; where none does, why the first
    has no value that understands it."""
    understood: list[Reply] = []
    known: list[tuple[int, Reply]] = []
    for one in (dataset,) if dataset else (PUBLISHED, IMPORTED):
        try:
            choices = ask.library.choices(one)
        except StoreUnavailable:
            continue
        asked = year or choices.latest
        reply = answer_to(ask, f"{text} {asked}", vocabulary, lang, one)
        if reply.value.known and not understood:
            return reply
        understood += [reply] if reply.understood else []
        if reply.value.known:
            known.append((asked, reply))
            continue
        for other in _other_years(choices, reply, asked):
            found = answer_to(ask, f"{text} {other}", vocabulary, lang, one)
            if found.value.known:
                known.append((other, found))
                break
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    return understood[0] if understood else Reply(UNKNOWN, NOT_UNDERSTOOD)


def _other_years(choices: Choices, reply: Reply, asked: int) -> list[int]:
    """The years that may know what a reply does not, newest first: those of what it names."""
    query = reply.query
    named = () if query is None else (*query.partners, *query.sectors)
    known = choices.traded_with(named) if named else ()
    return [one for one in reversed(known) if one != asked][:TRIED]
