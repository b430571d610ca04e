"""What is refused, as the terminal shows it in a language."""

from __future__ import annotations

from dashboard.copies import replace
from dashboard.errors import COLUMNS, SHOWN, DashboardError, DataRefused, aligned
from dashboard.language import Language
from dashboard.sentences import Sentence
from dashboard.typography import harmless


def refusal_text(error: DashboardError, words: Language) -> str:
    """What was refused and why, and what to do about it (its notes).

    Sentences that no other language knows are told as they are.
    """
    notes = [_in(words, note) for note in getattr(error, "__notes__", ())]
    lines = "\n".join([_sentence(error, words), *notes]).split("\n")
    return "\n".join(map(harmless, lines))


def _sentence(error: DashboardError, words: Language) -> str:
    if not isinstance(error, DataRefused):
        return _in(words, error.args[0]) if error.args else str(error)
    heads = [words.t(f"refused.column.{name}") for name in COLUMNS]
    shown = [replace(one, reason=_in(words, one.reason)) for one in error.reasons[:SHOWN]]
    return "\n".join([*aligned(heads, shown), _count(error, words)])


def _count(error: DataRefused, words: Language) -> str:
    count = len(error.reasons)
    if not error.complete:
        return words.t("refused.and_more", shown=words.number(min(count, SHOWN), 0))
    if count > SHOWN:
        return words.t("refused.first", shown=SHOWN, count=words.number(count, 0))
    return words.plural("refused.count", count)


def _in(words: Language, text: object) -> str:
    return text.in_language(words) if isinstance(text, Sentence) else str(text)
