"""What the other data say to a question that one of two has answered: published figures are asked
before imported ones, which may be newer, or of the same year and others."""

from __future__ import annotations

from dashboard.answers.inquiry import IMPORTED, Reply
from dashboard.answers.inquiry_extremes import answer_to
from dashboard.errors import StoreUnavailable
from dashboard.measures.vocabulary import Vocabulary
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

_OTHER = {PUBLISHED: IMPORTED, IMPORTED: PUBLISHED}


def answer_beside(
    ask: Ask,
    text: str,
    vocabulary: Vocabulary,
    lang: str,
    reply: Reply,
    *,
    dated: bool,
    year: int = 0,
) -> Reply | None:
    """The answer of the other data than those of a ``reply`` that has a value: of the same time
    where the text names one (``dated``), else of the ``year`` that is looked at, or of their latest
    where they do not know that. None where they do not know."""
    other = _OTHER.get(reply.query.dataset) if reply.query and reply.value.known else None
    if other is None:
        return None
    try:
        choices = ask.library.choices(other)
    except StoreUnavailable:
        return None
    of_year = year if year in choices.traded else choices.latest
    found = answer_to(ask, text if dated else f"{text} {of_year}", vocabulary, lang, other)
    return found if found.value.known else None
