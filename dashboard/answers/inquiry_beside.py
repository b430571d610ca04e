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
    ask: Ask, text: str, vocabulary: Vocabulary, lang: str, reply: Reply, *, dated: bool
) -> Reply | None:
    """The answer of the other data than those of a ``reply`` that has a value: of the same time
    where the text names one (``dated``), else of their latest year. None where they do not know."""
    other = _OTHER.get(reply.query.dataset) if reply.query and reply.value.known else None
    if other is None:
        return None
    try:
        latest = ask.library.choices(other).latest
    except StoreUnavailable:
        return None
    found = answer_to(ask, text if dated else f"{text} {latest}", vocabulary, lang, other)
    return found if found.value.known else None
